"""Articles to quads: the whole way, again and again, and on bad input."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from diplograph import examples, pipeline
from diplograph.graph import GraphFolder
from diplograph.records import Article

GOLDEN = Path(__file__).parent / "golden"


def lines(folder: Path) -> list[str]:
    return list(GraphFolder.open(folder).lines())


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_golden_story(case: str, tmp_path: Path) -> None:
    """A story gives exactly these quads. DIPLOGRAPH_GOLDEN=write writes them anew, to be read."""
    pipeline.build([GOLDEN / case / "articles.jsonl"], tmp_path / "g")
    found = "".join(lines(tmp_path / "g"))
    expected = GOLDEN / case / "expected.nq"
    if os.environ.get("DIPLOGRAPH_GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_same_articles_same_bytes(tmp_path: Path) -> None:
    """Twice, in two steps or in one: the sorted N-Quads are the same and nothing is counted twice."""
    paths = examples.paths()
    pipeline.build(paths, tmp_path / "once")
    first = pipeline.build(paths[5:], tmp_path / "steps")
    second = pipeline.build(paths, tmp_path / "steps")
    again = pipeline.build(paths, tmp_path / "steps")
    assert lines(tmp_path / "once") == lines(tmp_path / "steps")
    assert (first.new, second.new, second.unchanged) == (len(paths) - 5, 5, len(paths) - 5)
    assert again.new == 0 and not again.changed and again.quads == second.quads


def test_a_changed_article_replaces_its_older_self(tmp_path: Path) -> None:
    """The corrected text counts, the old one is gone."""
    source = tmp_path / "a.jsonl"
    row = {
        "id": "1",
        "lang": "en",
        "published": "2021-04-13",
        "text": "Joe Biden called Vladimir Putin by phone.",
    }
    row["text"] = "Joe Biden telephoned Vladimir Putin."
    source.write_text(json.dumps(row), encoding="utf-8")
    pipeline.build([source], tmp_path / "g")
    row["text"] = "Joe Biden telephoned Volodymyr Zelensky."
    source.write_text(json.dumps(row), encoding="utf-8")
    report = pipeline.build([source], tmp_path / "g")
    assert report.replaced == 1 and report.articles == 1
    text = "".join(lines(tmp_path / "g"))
    assert "Q7747" not in text and "called" in text


HOSTILE = "</script><img src=x onerror=alert(1)>\" ' \\ \u202e"


def test_bad_input_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each bad file ends in one line that names it; the good article among them is built."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 40)
    good = {
        "id": "x",
        "text": "France expelled two Russian diplomats.",
        "title": HOSTILE,
        "published": "2022-04-04",
    }
    rows = [json.dumps({**good, "id": str(n)}) for n in range(6)] + ["{broken"]
    (folder / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "d-greek.txt").write_text("Καλημέρα κόσμε, τι κάνετε σήμερα;", encoding="utf-8")
    (folder / "e-lang.json").write_text(json.dumps({**good, "lang": "xx"}), encoding="utf-8")
    arabic = "طردت فرنسا دبلوماسيين روسيين. وقال وزير الخارجية إن القرار نهائي."
    (folder / "f-1256.txt").write_bytes(arabic.encode("cp1256"))
    (folder / "g-bom.txt").write_bytes(b"\xef\xbb\xbf" + arabic.encode("utf-8"))
    (folder / "h-utf16.txt").write_bytes(arabic.encode("utf-16"))
    (folder / "i-long.txt").write_text("Germany expelled a Russian diplomat, " * 30_000, encoding="utf-8")
    report = pipeline.build([folder], tmp_path / "g")
    told = "\n".join(str(error) for error in report.errors)
    for name in ("a-empty.txt", "b-binary.txt", "c.jsonl:7", "e-lang.json"):
        assert name in told
    assert len(report.errors) == 5
    assert report.articles == 6 + 2  # one text in three encodings is one article
    assert "طردت فرنسا دبلوماسيين" in "".join(lines(tmp_path / "g"))


def test_offsets_point_into_the_text() -> None:
    """Every trigger, sentence and actor of every example stands where its offsets say."""
    errors: list[Exception] = []
    articles = pipeline.read(examples.paths(), on_error=errors.append)
    for article, mentions in pipeline.extract(articles, scope="all"):
        line = pipeline.to_line(article, mentions)
        for event in line["events"]:
            trigger = event["trigger"]
            assert article.text[trigger["start"] : trigger["end"]] == trigger["text"]
            assert event["sentence"]["start"] <= trigger["start"] < event["sentence"]["end"]
            for ref in event["agents"] + event["patients"] + event["attribution"]:
                if ref["start"] is not None:
                    cut = article.text[ref["start"] : ref["end"]]
                    assert cut.split() == ref["text"].split() or ref["text"] in cut
    assert not errors


def test_paragraphs_in_two_languages() -> None:
    """An article that mixes scripts is read paragraph by paragraph, with offsets into the whole."""
    text = (
        "France expelled two Russian diplomats on Monday.\n\n"
        "واستدعت وزارة الخارجية الروسية السفير الفرنسي في موسكو.\n\n"
        "Germany condemned Russia on Tuesday."
    )
    article = Article(id="1", text=text, published=date(2022, 4, 5))
    ((found, mentions),) = pipeline.extract([article])
    assert found.text == text
    assert [m.type for m in mentions] == [
        "recall_or_expel_diplomat", "summon_ambassador", "criticise_condemn",
    ]  # fmt: skip
    assert mentions[1].trigger.cut(text) in {"استدعت", "واستدعت"}


ROWS = {
    "en": ("Japan sanctioned Iran.", "Joe Biden telephoned Vladimir Putin."),
    "ar": ("فرضت اليابان عقوبات على إيران.", "اتصل جو بايدن هاتفيا بفلاديمير بوتين."),
}


@pytest.mark.parametrize("lang", ROWS)
def test_a_fault_of_ours_costs_one_article(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong in the reading of one article, the others are read and the file is named."""
    from diplograph.resolve import details

    def fails(article: Article, *rest: object, **options: object) -> tuple[object, ...]:
        if article.id == "0":
            raise OverflowError("out of range")
        return tuple(rest[0]) if isinstance(rest[0], list) else ()

    monkeypatch.setattr(details, "with_details", fails)
    source = tmp_path / "in.jsonl"
    rows = [{"id": str(n), "lang": lang, "text": text} for n, text in enumerate(ROWS[lang])]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = pipeline.build([source], tmp_path / "g")
    assert report.articles == 1 and report.events == 1
    (error,) = report.errors
    assert error.where == f"{source}:1" and "OverflowError: out of range" in error.problem


@pytest.mark.parametrize("lang", ROWS)
def test_two_texts_with_one_id(lang: str, tmp_path: Path) -> None:
    """The first counts, the second is told with its line; the same text twice is no trouble."""
    source = tmp_path / "in.jsonl"
    first, second = ROWS[lang]
    rows = [{"id": "1", "lang": lang, "text": text} for text in (first, second, first)]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = pipeline.build([source], tmp_path / "g")
    (error,) = report.errors
    assert report.new == 1 and error.where == f"{source}:2" and "'1'" in error.problem


@pytest.mark.parametrize("lang", ROWS)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_is(lang: str, day: date, tmp_path: Path) -> None:
    """The day before the first report, where there is none."""
    source = tmp_path / "in.txt"
    source.write_text(ROWS[lang][0], encoding="utf-8")
    assert pipeline.build([source], tmp_path / "g", published=day).events == 1


def test_an_unknown_language_is_told_with_its_file(tmp_path: Path) -> None:
    """A user looks for a file, not for the hash of a text."""
    source = tmp_path / "in.txt"
    source.write_text("Президент провел переговоры", encoding="utf-8")
    (error,) = pipeline.build([source], tmp_path / "g").errors
    assert str(error).startswith(f"{source}: neither Arabic nor English")

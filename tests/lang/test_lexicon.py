"""A user's own folder: what it adds, and how it is told what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import diplograph as dg
from diplograph.cli import main
from diplograph.errors import ConfigError, DataError
from diplograph.lang import codes, get
from diplograph.lang.lexicon import load
from diplograph.lang.lint import lint_words

ORGS = "id\tname_en\tname_ar\taliases_en\taliases_ar\tkind\tcountry\tsource\n"
# Language, file, its text, a sentence, and who acts on whom after it was read.
ADDED = [
    ("en", "triggers.toml", '[praise]\nframes = [{v = "serenade", agent = "subj", patient = "obj", requires = "two"}]\n',
     "France serenaded Egypt.", "praise"),
    ("ar", "triggers.toml", '[praise]\nframes = [{v = "دندن/يدندن", agent = "subj", patient = "ل", requires = "two"}]\n',
     "دندنت فرنسا لمصر.", "praise"),
]  # fmt: skip


def folder(tmp_path: Path, lang: str, name: str, text: str) -> Path:
    (tmp_path / lang).mkdir(parents=True, exist_ok=True)
    (tmp_path / lang / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("lang", "name", "text", "sentence", "kind"), ADDED)
def test_triggers(tmp_path: Path, lang: str, name: str, text: str, sentence: str, kind: str) -> None:
    """A trigger of one's own works in Python, in extract and in build; without it there is no event."""
    own = folder(tmp_path / "own", lang, name, text)
    assert not dg.extract(sentence, lang=lang)
    (mention,) = dg.extract(sentence, lang=lang, lexicon=own)
    assert (mention.type, [a.country for a in mention.agents], [a.country for a in mention.patients]) == (
        kind,
        ["FRA"],
        ["EGY"],
    )
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "1", "text": sentence, "lang": lang}) + "\n", encoding="utf-8")
    assert main(["extract", str(source), "-o", str(out), "--lexicon", str(own)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["events"][0]["type"] == kind
    graph = dg.build(source, tmp_path / "graph", lexicon=own)
    assert graph.report is not None and graph.report.claims == 1


@pytest.mark.parametrize(
    ("lang", "title", "sentence"),
    [
        ("en", '[chancellor_scribe]\nkind = "office"\nenglish = "Grand Scribe"\narabic = "كبير الكتبة"\nwords = "grand scribe"\n',
         "The French grand scribe visited Egypt."),
        ("ar", '[chancellor_scribe]\nkind = "office"\nenglish = "Grand Scribe"\narabic = "كبير الكتبة"\nwords = "كبير الكتبة"\n',
         "زار كبير الكتبة الفرنسي مصر."),
    ],
)  # fmt: skip
def test_titles(tmp_path: Path, lang: str, title: str, sentence: str) -> None:
    """A title of one's own is an office."""
    own = folder(tmp_path, lang, "roles.toml", title)
    (mention,) = dg.extract(sentence, lang=lang, lexicon=own)
    (agent,) = mention.agents
    assert agent.country == "FRA" and "Grand Scribe" in agent.name


@pytest.mark.parametrize("sentence", ["The Zorblat Pact condemned Egypt.", "أدان ميثاق زوربلات مصر."])
def test_actors(tmp_path: Path, sentence: str) -> None:
    """An actor of one's own has the id and the names its row gives."""
    row = "org/zorblat-pact\tZorblat Pact\tميثاق زوربلات\tthe Zorblat Pact\t\tigo\t\town\n"
    (tmp_path / "orgs.tsv").write_text(ORGS + row, encoding="utf-8")
    (mention,) = dg.extract(sentence, lexicon=tmp_path)
    assert [agent.id for agent in mention.agents] == ["org/zorblat-pact"]
    assert not [a for m in dg.extract(sentence) for a in m.agents if a.id == "org/zorblat-pact"]


def test_changed_files_are_read_again(tmp_path: Path) -> None:
    """In a notebook one mends the file and runs the cell again."""
    own = folder(tmp_path, "en", "triggers.toml", '[praise]\nframes = [{v = "serenade", requires = "two"}]\n')
    assert [m.type for m in dg.extract("France serenaded Egypt.", lexicon=own)] == ["praise"]
    path = own / "en" / "triggers.toml"
    path.write_text('[accuse]\nframes = [{v = "serenade", requires = "two"}]\n', encoding="utf-8")
    import os

    os.utime(path, ns=(1, 1))
    assert [m.type for m in dg.extract("France serenaded Egypt.", lexicon=own)] == ["accuse"]


WRONG = [
    ("en", "triggers.toml", '[praise]\nframes = [\n  {v = "hail"},\n  {v = "laud", agnt = "subj"},\n]\n', 4, "unknown field 'agnt'"),
    ("en", "triggers.toml", '[dance]\nframes = [{v = "waltz"}]\n', 1, "no type of event 'dance'"),
    ("en", "triggers.toml", '# mine\n\n[praise]\nframes = [{v = "laud", patient = "objekt"}]\n', 4, "no slot 'objekt'"),
    ("en", "triggers.toml", '[praise]\nframes = [{v = "laud", weight = 7}]\n', 2, "weight is 7"),
    ("en", "triggers.toml", '[praise]\nframes = [{v = "laud", embeds = "sometimes"}]\n', 2, "embeds: no 'sometimes'"),
    ("en", "triggers.toml", '[praise]\nframes = [{v = "laud", requires = "three"}]\n', 2, "requires: no 'three'"),
    ("en", "triggers.toml", '[praise]\nframes = [{agent = "subj"}]\n', 2, "a frame needs words"),
    ("en", "triggers.toml", '[praise]\nframes = [\n{v = "laud"},\n{v = "laud"},\n]\n', 4, "'laud' stands at line 3 already"),
    ("en", "triggers.toml", '[praise]\nframes = [{v = "مدح"}]\n', 2, "not written in English letters"),
    ("ar", "triggers.toml", '[praise]\nframes = [{v = "laud"}]\n', 2, "not written in Arabic letters"),
    ("ar", "triggers.toml", '[praise]\n\n[[praise.frames]]\nv = "مدح/يمدح"\n\n[[praise.frames]]\nv = "أطرى/يطري"\nwieght = 1\n', 6, "unknown field 'wieght'"),
    ("ar", "triggers.toml", '[praise]\nframes = [{v = "مدح/يمدح"\n', 2, "Unclosed"),
    ("en", "triggers.toml", '[praise\n', 1, "Expected"),
    ("en", "triggers.toml", '[praise]\nframes = [{v = "lau\u200bd"}]\n', 2, "invisible character"),
    ("en", "roles.toml", '[x]\nkind = "king"\nenglish = "a"\narabic = "ا"\nwords = "b"\n', 1, "no kind 'king'"),
    ("ar", "roles.toml", '[x]\nkind = "office"\nenglish = "a"\nwords = "كبير"\n', 1, "lacks arabic"),
    ("en", "topics.toml", 'nuclear = "atom"\ncheese = "brie"\n', 2, "no topic 'cheese'"),
    ("en", "trigers.toml", "", 1, "is not read; known:"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "name", "text", "line", "problem"), WRONG)
def test_wrong(
    tmp_path: Path,
    lang: str,
    name: str,
    text: str,
    line: int,
    problem: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is wrong is told with its file and line, before anything is read or written."""
    own = folder(tmp_path, lang, name, text)
    with pytest.raises(DataError) as told:
        dg.extract("France warned Egypt.", lexicon=own)
    assert str(told.value).startswith(f"{own / lang / name}:{line}: "), told.value
    assert problem in str(told.value)
    out = tmp_path / "out.jsonl"
    out.write_text("kept", encoding="utf-8")
    source = tmp_path / "a.txt"
    source.write_text("France warned Egypt.", encoding="utf-8")
    assert main(["extract", str(source), "-o", str(out), "--lexicon", str(own)]) == 1
    assert out.read_text(encoding="utf-8") == "kept"
    assert main(["kb", "lint", str(own)]) == 1
    assert f"{name}:{line}:" in capsys.readouterr().out


def test_wrong_table(tmp_path: Path) -> None:
    """A wrong row of a table of actors is told the same way."""
    row = "org/zorblat-pact\tZorblat Pact\tميثاق زوربلات\t\t\tclub\t\town\n"
    (tmp_path / "orgs.tsv").write_text(ORGS + row, encoding="utf-8")
    with pytest.raises(DataError) as told:
        dg.extract("France warned Egypt.", lexicon=tmp_path)
    assert str(told.value).startswith(f"{tmp_path / 'orgs.tsv'}:2: ") and "club" in str(told.value)


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is not there, or holds nothing of use, is told so."""
    for place in (tmp_path / "none", tmp_path):
        with pytest.raises(ConfigError, match=r"no such folder|holds neither"):
            dg.extract("France warned Egypt.", lexicon=place)


@pytest.mark.parametrize("lang", codes())
def test_shipped(lang: str) -> None:
    """The shipped word files pass the same check."""
    pack = get(lang)
    assert not [str(p) for p in lint_words(pack.folder, pack, load(pack).prepositions())]

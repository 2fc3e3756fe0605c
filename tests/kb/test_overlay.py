"""Tables of one's own, from the command line to the graph, and what a name or a phrase means with them."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

import diplograph as dg
from diplograph.annotate.components import default_kb, with_overlays
from diplograph.cli import main
from diplograph.errors import DataError
from diplograph.explain import explain
from diplograph.kb.tables import FILES

ROWS = {
    "states.tsv": ["XRU;;Ruritania;روريتانيا;;;Ruritanian;روريتاني;test"],
    "people.tsv": ["person/anna-alba;Anna Alba;آنا ألبا;Alba;ألبا;XRU;test"],
    "tenures.tsv": ["person/anna-alba;foreign_minister;XRU;2015-03-01;2019-05-04;;the gazette"],
}
TEXTS = [
    ("en", "Vladimir Putin met the Ruritanian foreign minister.", "2016-01-02"),
    ("ar", "التقى فلاديمير بوتين وزيرة الخارجية الروريتانية.", "2016-01-03"),
]


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "overlay"
    folder.mkdir()
    for name, rows in ROWS.items():
        header = "\t".join(field.name for field in fields(FILES[name]))
        lines = [header, *(row.replace(";", "\t") for row in rows)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [
        {"id": str(n), "lang": lang, "text": text, "published": day}
        for n, (lang, text, day) in enumerate(TEXTS)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def met(folder: Path) -> set[str]:
    query = (
        "SELECT ?who WHERE { GRAPH <https://w3id.org/diplograph/graph/relations> { wd:Q7747 dg:met ?who } }"
    )
    return {str(row[0]).rsplit("/", 1)[-1] for row in dg.open_graph(folder).sparql(query).rows}


def test_an_office_of_an_overlay_leads_to_its_holder(overlay: Path, source: Path, tmp_path: Path) -> None:
    """In both languages, and only with the overlay; the graph names the row, conforms, and is the same again."""
    graph = tmp_path / "g"
    assert main(["build", str(source), "-o", str(graph), "--kb", str(overlay)]) == 0
    assert "anna-alba" in met(graph)
    rows = (
        dg.open_graph(graph)
        .sparql("SELECT ?row WHERE { ?t a dg:Tenure ; prov:wasDerivedFrom/dg:row ?row }")
        .rows
    )
    assert any("the gazette" in str(row[0]) for row in rows)
    assert main(["validate", str(graph)]) == 0
    before = list(dg.open_graph(graph)._graph.lines())
    assert main(["build", str(source), "-o", str(graph)]) == 0  # it remembers
    assert list(dg.open_graph(graph)._graph.lines()) == before
    assert main(["build", str(source), "-o", str(tmp_path / "without")]) == 0
    assert "anna-alba" not in met(tmp_path / "without")


def test_from_python(overlay: Path, source: Path, tmp_path: Path) -> None:
    """`dg.build(…, kb=…)` does the same."""
    dg.build(source, tmp_path / "g", kb=overlay)
    assert "anna-alba" in met(tmp_path / "g")


def test_a_judgement_in_an_overlay_counts_in_every_graph(
    overlay: Path, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Written, checked, told, used and taken back; the graph says who judged."""
    graph = tmp_path / "g"
    arguments = ["build", str(source), "-o", str(graph), "--kb", str(overlay)]
    assert main(["kb", "same", str(overlay), "آنا ألبا", "Angela Merkel", "--by", "ana"]) == 0
    assert (overlay / "judgements.tsv").read_text(encoding="utf-8").count("\tana\t") == 1
    assert main(arguments) == 0
    assert met(graph) == {"angela-merkel"}
    text = "".join(dg.open_graph(graph)._graph.lines())
    assert "owl#sameAs" in text and '"ana"' in text
    assert main(["kb", "same", str(overlay), "Anna Alba", "Q159"]) == 1  # a person is no state
    assert "cannot be one" in capsys.readouterr().err
    assert main(["kb", "undo", str(overlay), "Anna Alba", "Angela Merkel"]) == 0
    assert not (overlay / "judgements.tsv").exists()
    assert main(arguments) == 0
    assert "anna-alba" in met(graph)
    assert main(["kb", "undo", str(overlay), "Anna Alba", "Angela Merkel"]) == 1


def test_an_overlay_that_is_gone_or_spoilt_is_told(
    overlay: Path, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line with the place; the graph stays."""
    graph = tmp_path / "g"
    assert main(["build", str(source), "-o", str(graph), "--kb", str(overlay)]) == 0
    path = overlay / "people.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("Anna", "\u202eAnna"), encoding="utf-8")
    assert main(["build", str(source), "-o", str(graph)]) == 1
    assert "people.tsv:2: name_en: invisible characters" in capsys.readouterr().err
    assert main(["build", str(source), "-o", str(graph), "--kb", str(tmp_path / "none")]) == 1
    assert "not a folder" in capsys.readouterr().err
    assert "anna-alba" in met(graph)


def test_a_changed_table_is_read_again(overlay: Path) -> None:
    """Within one process as well, and nothing of it stays behind."""
    with with_overlays([overlay]):
        assert default_kb().holders("foreign_minister", "XRU", date(2016, 1, 1))
    path = overlay / "tenures.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("2015", "2018"), encoding="utf-8")
    with with_overlays([overlay]):
        assert not default_kb().holders("foreign_minister", "XRU", date(2016, 1, 1))
    assert default_kb().state("XRU") is None
    with pytest.raises(DataError), with_overlays([overlay / "none"]):
        pass


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "بلينكن",
            [
                "Q7821917",
                "surname by a name in Arabic",
                "people.tsv:",
                "foreign_minister of USA",
                "tenures.tsv:",
            ],
        ),
        ("Blinken", ["Q7821917", "surname by a name in English", "people.tsv:", "foreign_minister of USA"]),
        ("وزير الخارجية الروسي", ["foreign_minister", "of RUS", "→ Q58217", "2004-03-09", "tenures.tsv:"]),
        ("the Russian foreign minister", ["foreign_minister", "of RUS", "→ Q58217", "2004-03-09"]),
        ("Q7747", ["its id", "Vladimir Putin", "president of RUS"]),
        ("بروكسل", ["places.tsv:", "stands for Q458"]),
        ("xyzzy", ["nobody and nothing"]),
    ],
)
def test_what_it_means_and_why(text: str, parts: list[str]) -> None:
    """Candidates, the rule, the row of the tenure and its source."""
    told = "\n".join(explain(text, date(2021, 4, 13)))
    assert all(part in told for part in parts), told


def test_without_a_day_no_office_is_anybody() -> None:
    """And how many it may be is said."""
    told = "\n".join(explain("the Russian president"))
    assert "people held it" in told and "→ Q7747" not in told

"""Rows made to deceive or to break something are refused with file and line, and do no harm before."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from diplograph.cli import main
from diplograph.errors import DataError
from diplograph.kb import DATA, KnowledgeBase, lint
from diplograph.kb.tables import FILES
from diplograph.records import Verdict

HEADERS = {name: "\t".join(field.name for field in fields(row)) for name, row in FILES.items()}


def table(folder: Path, name: str, *rows: str) -> Path:
    """A table with a good header; cells of a row are written with a semicolon between them."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [HEADERS[name], *(row.replace(";", "\t") for row in rows)]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return folder


def people(folder: Path, *rows: str) -> Path:
    return table(folder, "people.tsv", *rows)


GOOD = "person/anna;Anna Alba;آنا ألبا;Alba|A. Alba;ألبا;HUN;test"

# What is put into the name, what is told of it.
SIGNS = [
    ("\u202e{}", "invisible characters"),  # right-to-left override
    ("{}\u2066", "invisible characters"),  # isolate that is never closed
    ("{}\u200f", "invisible characters"),
    ("{}\ufeff", "invisible characters"),
    ("{}\u00ad", "invisible characters"),
    ("{}\u3164", "invisible characters"),  # Hangul filler: a letter that prints nothing
    ("{}\ufe0f", "invisible characters"),
    ("{}\U000e0041", "control characters"),  # a tag character
    ("{}\x00", "control characters"),
    ("{}\x1b[31m", "control characters"),
    ("{}\x07", "control characters"),
    ("{}\ue000", "control characters"),  # private use
    ("{}\u2028", "stray white space"),
    ("{}\u00a0", "stray white space"),
    (" {}", "stray white space"),
    ("<b>{}</b>", "a sign that names do not have"),
    ("{{{}}}", "a sign that names do not have"),
    ("{}\\", "a sign that names do not have"),
    ("={}", "a sign that names do not have"),
    ("{}" + "\u0301" * 9, "marks piled on a letter"),
    ("{0}" * 60, "a name of more than 160 characters"),
]


@pytest.mark.parametrize("column", ["name_en", "name_ar"])
@pytest.mark.parametrize(("frame", "problem"), SIGNS)
def test_signs_that_deceive(frame: str, problem: str, column: str, tmp_path: Path) -> None:
    """In an English and in an Arabic name alike; the report itself is one harmless line."""
    name, old = ("Anna Alba", "Anna Alba") if column == "name_en" else ("آنا ألبا", "آنا ألبا")
    folder = people(tmp_path, GOOD, "person/boris;Boris Bolt;بوريس بولت;;;HUN;test")
    path = folder / "people.tsv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(old, frame.format(name), 1), encoding="utf-8", newline="\n"
    )
    found = lint(folder, base=DATA)
    assert any(f"people.tsv:2: {column}: {problem}" in line for line in found), found
    assert all(line.isprintable() for line in found)
    with pytest.raises(DataError, match=r"people\.tsv:2"):
        KnowledgeBase.load([folder], cache=tmp_path / "cache")


@pytest.mark.parametrize(
    ("column", "name", "problem"),
    [
        ("name_en", "Аnna Alba", "Cyrillic capital letter a"),  # looks the same
        ("name_en", "Αnna Alba", "Greek capital letter alpha"),
        ("name_en", "آنا Alba", "Arabic letters"),
        ("name_ar", "آنا Alba", "Latin letters"),
        ("name_ar", "אנא ألبا", "Hebrew letter"),
        ("name_ar", "ﺁﻧﺎ ﺃﻟﺒﺎ", "presentation forms"),
    ],
)
def test_letters_of_another_script(column: str, name: str, problem: str, tmp_path: Path) -> None:
    """A name is written in its own script."""
    old = "Anna Alba" if column == "name_en" else "آنا ألبا"
    (line,) = lint(people(tmp_path, GOOD.replace(old, name)), base=DATA)
    assert line.startswith(f"people.tsv:2: {column}: ") and problem in line


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("person/x;Anna\tAlba;;;;HUN;test", "8 cells, 7 expected"),  # a tab in a name
        ("person/x;Anna\nAlba;;;;HUN;test", "2 cells, 7 expected"),  # a line feed in a name
        ("person/x;Anna Alba;;;;HUN;test\r", "a carriage return"),
        ("person/x;Anna Alba;;Alba|Alba;;HUN;test", "aliases_en: the same part twice"),
        ("person/x;Anna Alba;;Alba|ALBA;;HUN;test", "aliases_en: the same part twice"),
        ("person/x;Anna Alba;آنا ألبا;;ألبا|ألبا;HUN;test", "aliases_ar: the same part twice"),
        ("person/x;Anna Alba;;Anna Alba;;HUN;test", "aliases_en: repeats the name"),
        ("person/x;Anna Alba;;the;;HUN;test", "aliases_en: 'the' is a word of every text"),
        ("person/x;Anna Alba;آنا ألبا;;قال;HUN;test", "aliases_ar: 'قال' is a word of every text"),
        ("person/x;Anna Alba;آنا ألبا;;آنا ألبا;HUN;test", "aliases_ar: repeats the name"),
        ("person/x;Anna Alba;;Alba||A.;;HUN;test", "aliases_en: an empty part"),
        ("person/x;;آنا ألبا;;;HUN;test", "no English name"),
        ("person/x;Anna Alba;;;;HUN;", "no source"),
        ("person/x;Anna Alba;;;;hun;test", "unknown country 'hun'"),
        ("person/x;Anna Alba;;;;XQX;test", "unknown country 'XQX'"),
        ("Q0;Anna Alba;;;;HUN;test", "'Q0' is neither a QID nor person/"),
        ("Q١٢;Anna Alba;;;;HUN;test", "is neither a QID nor person/"),
        ("person/../../etc;Anna Alba;;;;HUN;test", "is neither a QID nor person/"),
        ("person/A B;Anna Alba;;;;HUN;test", "is neither a QID nor person/"),
        ("Q159;Anna Alba;;;;HUN;test", "Q159 is in the shipped states.tsv"),
        ("person/x;Vladimir Putin;;;;RUS;test", "'vladimir putin' of person/x is a name of Q7747"),
        ("person/x;V. V. Putin;فلاديمير بوتين;;;RUS;test", "'فلاديمير بوتين' of person/x is a name of Q7747"),
    ],
)
def test_rows_of_people(row: str, problem: str, tmp_path: Path) -> None:
    """Cells, aliases, ids and countries, with the line they stand in."""
    found = lint(people(tmp_path, row), base=DATA)
    assert any(problem in line for line in found), found
    assert all(line.startswith("people.tsv:") for line in found)
    assert found[0].startswith("people.tsv:2: ")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (("Q990000900;Anna Alba;;;;HUN;t", "Q990000900;Bela Bo;;;;HUN;t"), "people.tsv:3: Q990000900 is already in people.tsv:2"),
        (("Q990000900;Anna Alba;آنا ألبا;;;HUN;t", "Q990000901;Anna Alba;آنا ألبا;;;HUN;t"), "people.tsv:3: 'anna alba' of Q990000901 is a name of Q990000900"),
        (("Q990000900;A B;آنا ألبا;;;HUN;t", "person/c;C D;سي دي;;آنا ألبا;HUN;t"), "people.tsv:3: 'آنا ألبا' of person/c"),
        (("person/b;Bela Bo;;;;HUN;t", "person/a;Anna Alba;;;;HUN;t"), "people.tsv:3: not sorted"),
        (("Q990000900;Anna Alba;;;;HUN;t", "", "Q990000901;Bela Bo;;;;HUN;t"), "people.tsv:3: an empty line"),
    ],
)  # fmt: skip
def test_rows_that_conflict(rows: tuple[str, ...], problem: str, tmp_path: Path) -> None:
    """One id for two, two ids for one, and disorder."""
    assert any(problem in line for line in lint(people(tmp_path, *rows), base=DATA))


def test_one_qid_in_two_tables(tmp_path: Path) -> None:
    """A QID is a person or an organisation."""
    people(tmp_path, "Q990000900;Anna Alba;;;;HUN;t")
    table(tmp_path, "orgs.tsv", "Q990000900;Alba Group;;;;organisation;HUN;t")
    assert lint(tmp_path, base=DATA) == ["people.tsv:2: Q990000900 is already in orgs.tsv:2"]


@pytest.mark.parametrize("code", ["HU", "hun", "H1N", "HNU", "ÄÖÜ", "هنغ"])
def test_codes_that_are_none(code: str, tmp_path: Path) -> None:
    """A state has a code of ISO 3166-1, or one that the standard leaves to users."""
    folder = table(tmp_path, "states.tsv", f"{code};;Ruritania;روريتانيا;;;Ruritanian;روريتاني;test")
    assert any(
        "states.tsv:2: " in line and "is not an ISO 3166-1" in line for line in lint(folder, base=DATA)
    )
    assert lint(table(tmp_path, "states.tsv", "XRU;;Ruritania;روريتانيا;;;;روريتاني;test"), base=DATA) == []


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ("2001;;;t", "neither an end nor the day it was last seen open"),
        (";;;t", "neither a start nor an end"),
        ("2003;2002;;t", "before it starts"),
        ("2003;;2002;t", "before it starts"),
        ("2001;2002;2003;t", "both an end and as_of"),
        ("2001-02-30;2002;;t", "day is out of range"),
        ("2001-13;2002;;t", "month"),
        ("2001-W01-1;2002;;t", "not a date"),
        ("٢٠٠١;2002;;t", "not a date"),
        ("01.02.2001;2002;;t", "not a date"),
        ("2001;9999;;t", "not a year of our time"),
        ("0001;2002;;t", "not a year of our time"),
        ("1901;2002;;t", "longer than 72 years"),
    ],
)
def test_intervals(cells: str, problem: str, tmp_path: Path) -> None:
    """Open, inverted, endless and impossible times in office."""
    people(tmp_path, GOOD)
    folder = table(tmp_path, "tenures.tsv", f"person/anna;foreign_minister;HUN;{cells}")
    found = lint(folder, base=DATA)
    assert any(line.startswith("tenures.tsv:2: ") and problem in line for line in found), found


def test_intervals_that_overlap(tmp_path: Path) -> None:
    """One person twice at a time in one office."""
    people(tmp_path, GOOD)
    row = "person/anna;foreign_minister;HUN;"
    folder = table(
        tmp_path, "tenures.tsv", f"{row}2001-01-01;2005-01-01;;t", f"{row}2004-01-01;2007-01-01;;t"
    )
    assert lint(folder, base=DATA) == [
        "tenures.tsv:3: person/anna already holds foreign_minister of HUN then"
    ]


def judged(folder: Path, *rows: str) -> list[str]:
    people(
        folder, "Q990000900;Anna Alba;;;;HUN;t", "Q990000901;Bela Bo;;;;HUN;t", "Q990000902;Cili Cs;;;;HUN;t"
    )
    return lint(table(folder, "judgements.tsv", *rows), base=DATA)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (("Q990000900;same;Q990000900;me;;",), ":2: Q990000900 judged against itself"),
        (("Q990000900;same;Q990000901;me;;", "Q990000901;same;Q990000900;me;;"), ":3: a circle: Q990000901 and Q990000900 are one already by line 2"),
        (("Q990000900;same;Q990000901;me;;", "Q990000901;same;Q990000902;me;;", "Q990000902;same;Q990000900;me;;"),
         ":4: a circle: Q990000902 and Q990000900 are one already by line 3, 2"),
        (("Q990000900;different;Q990000902;me;;", "Q990000900;same;Q990000901;me;;", "Q990000901;same;Q990000902;me;;"),
         ":2: Q990000900 and Q990000902 are different here and the same by line 3, 4"),
        (("person/a-hun-1;same;Q990000900;me;;", "person/a-hun-1;same;Q990000901;me;;"),
         ":3: person/a-hun-1 would make one of Q990000900 and Q990000901"),
        (("Q159;same;Q990000900;me;;",), ":2: Q159 and Q990000900 cannot be one: states, people"),
        (("Q990000900;maybe;Q990000901;me;;",), ":2: unknown verdict 'maybe'"),
        (("Q990000900;same;Anna Alba;me;;",), ":2: 'Anna Alba' is neither a QID nor a local id"),
        (("Q990000900;same;Q990000901;;;",), ":2: nobody judged this"),
        (("Q990000900;same;Q990000901;me;yesterday;",), ":2: not a date"),
        (("Q990000900;same;Q990000901;me;;a\u202eb",), ":2: reason: invisible characters"),
        (("Q990000900;different;Q990000901;me;;", "Q990000901;different;Q990000900;me;;"), ":3: said already in line 2"),
    ],
)  # fmt: skip
def test_judgements_that_cannot_stand(rows: tuple[str, ...], problem: str, tmp_path: Path) -> None:
    """Circles, contradictions and joins of what cannot be one, with the lines they rest on."""
    found = judged(tmp_path, *rows)
    assert any(f"judgements.tsv{problem}" in line for line in found), found


def test_a_good_overlay_is_read(tmp_path: Path) -> None:
    """Nothing is said of it, its rows count and its judgements are there."""
    assert (
        judged(
            tmp_path,
            "Q990000900;different;Q990000902;me;2024-01-05;two people",
            "Q990000900;same;Q990000901;me;;",
        )
        == []
    )
    kb = KnowledgeBase.load([tmp_path], cache=tmp_path / "cache")
    assert [(j.left, j.right, j.verdict, j.by) for j in kb.judgements()] == [
        ("Q990000900", "Q990000902", Verdict.DIFFERENT, "me"),
        ("Q990000900", "Q990000901", Verdict.SAME, "me"),
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff\xfe", "people.tsv:1: not readable as UTF-8"),
        (HEADERS["people.tsv"].encode() + b"\nperson/a\t\xe9\n", "people.tsv:2: not readable as UTF-8"),
        (b"\xef\xbb\xbf" + HEADERS["people.tsv"].encode() + b"\n", "people.tsv:1: the header must read"),
        (b"", "people.tsv:1: the header must read"),
    ],
)
def test_files_that_are_none(data: bytes, problem: str, tmp_path: Path) -> None:
    """Bytes that are not text, a byte order mark, nothing at all."""
    (tmp_path / "people.tsv").write_bytes(data)
    assert any(problem in line for line in lint(tmp_path, base=DATA))
    with pytest.raises(DataError, match=r"people\.tsv"):
        KnowledgeBase.load([tmp_path], cache=tmp_path / "cache")


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and one line a problem; a folder without tables and no folder at all are told."""
    people(tmp_path / "bad", "person/x;\u202eAnna;;;;HUN;test")
    assert main(["kb", "lint", str(tmp_path / "bad")]) == 1
    assert "people.tsv:2: name_en: invisible characters" in capsys.readouterr().out
    people(tmp_path / "good", GOOD)
    assert main(["kb", "lint", str(tmp_path / "good")]) == 0
    (tmp_path / "empty").mkdir()
    assert main(["kb", "lint", str(tmp_path / "empty")]) == 1
    assert main(["kb", "lint", str(tmp_path / "none")]) == 1
    assert "not a folder" in capsys.readouterr().err
    assert main(["kb", "lint"]) == 0


@pytest.mark.parametrize(
    ("name", "row", "told"),
    [
        ("people.tsv", "person/anna;France;آنا ألبا;;;HUN;test", "'France' is a state's name"),
        ("people.tsv", "person/anna;Anna Alba;مصر;;;HUN;test", "'مصر' is a state's name"),
        ("people.tsv", "person/anna;Anna Alba;آنا ألبا;A;;HUN;test", "a name of one letter"),
        ("states.tsv", "XRU;Q142;Ruritania;روريتانيا;;;;;test", "Q142 is the QID of FRA already"),
    ],
)
def test_names_and_identifiers_of_states_are_theirs(name: str, row: str, told: str, tmp_path: Path) -> None:
    """Nobody is called like a state, and no two states have one QID."""
    folder = table(tmp_path / "o", name, row)
    with pytest.raises(DataError, match=rf"{name}:2: .*{told}"):
        KnowledgeBase.load([folder], cache=tmp_path / "cache")
    surname = people(tmp_path / "p", "person/anna;Anna Chad;آنا تشاد;Chad;;HUN;test")
    assert lint(surname, base=DATA) == []


def test_a_family_name_may_be_a_word_of_every_text(tmp_path: Path) -> None:
    assert not lint(people(tmp_path, "person/x;Amina Said;;Said;;HUN;test"), base=DATA)

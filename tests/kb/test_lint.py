"""The linter finds what is wrong with a table, and nothing wrong with ours."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from diplograph.kb import DATA, lint

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables to spoil."""
    for path in DATA.glob("*.tsv"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first occurrence and tell its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def add(path: Path, *cells: str) -> None:
    """Append a row where it sorts, as far as the test cares."""
    with path.open("a", encoding="utf-8") as file:
        file.write("\t".join(cells) + "\n")


def test_our_tables_are_clean() -> None:
    """Nothing to say about the shipped data."""
    assert lint(DATA) == []


def test_our_tables_agree_with_the_reference() -> None:
    """No identifier of ours means something else in a table made by others."""
    shared = os.environ.get("DIPLOGRAPH_SHARED")
    base = Path(shared) if shared else ROOT.parent / "shared"
    reference = base / "kb" / "reference.tsv"
    if not reference.is_file():
        pytest.skip("no reference table on this machine (set DIPLOGRAPH_SHARED)")
    assert lint(DATA, reference) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("states.tsv", "iso3\tqid", "iso\tqid", "the header must read"),
        ("states.tsv", "\tRussia\t", "\tRussia\t\t", "cells, 9 expected"),
        ("states.tsv", "Q159\tRussia", "159\tRussia", "is not a QID"),
        ("states.tsv", "\tروسيا\t", "\tRossiya\t", "Latin letters"),
        ("states.tsv", "\tRussia\t", "\tРоссия|روسيا\t", "Arabic letters"),
        ("states.tsv", "\tRussia\t", "\t Russia\t", "stray white space"),
        ("states.tsv", "Russian|Russians", "Russian||Russians", "an empty part"),
        ("states.tsv", "Russian|Russians", "Russian|Russian", "the same part twice"),
        ("states.tsv", "Russian Federation", "Russia", "repeats the name"),
        ("states.tsv", "\tروسيا\t", "\tروسيا\u200f\t", "invisible characters"),
        ("places.tsv", "\tcapital\tRUS\t", "\ttown\tRUS\t", "unknown kind 'town'"),
        ("places.tsv", "\tcapital\tRUS\tRUS\t", "\tcapital\tXYZ\tRUS\t", "unknown country 'XYZ'"),
        ("places.tsv", "\tcapital\tRUS\tRUS\t", "\tcapital\tRUS\t\t", "must stand for its country"),
        ("places.tsv", "\tcapital\tRUS\tRUS\t", "\tcapital\tRUS\tRUS|org/no\t", "stands for 'org/no'"),
        ("orgs.tsv", "org/hamas\t", "hamas\t", "neither a QID nor org/"),
        ("orgs.tsv", "general knowledge; as reported\n", "\n", "no source"),
    ],
)
def test_a_spoilt_cell_is_told_with_its_line(
    folder: Path, file: str, old: str, new: str, problem: str
) -> None:
    """Each kind of slip is found where it is."""
    line = spoil(folder / file, old, new)
    found = [p for p in lint(folder) if problem in p]
    assert found and found[0].startswith(f"{file}:{line}: ")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (("zz/nobody", "president", "FRA", "2001", "2002", "", "t"), "unknown person 'zz/nobody'"),
        (("zz/nobody", "president", "FRA", "2001-13", "2002", "", "t"), "month"),
        (("zz/nobody", "president", "FRA", "1.1.2001", "2002", "", "t"), "not a date"),
        (("zz/nobody", "president", "FRA", "2003", "2002", "", "t"), "before it starts"),
        (("zz/nobody", "president", "FRA", "1901", "2002", "", "t"), "longer than"),
        (("zz/nobody", "president", "FRA", "2001", "", "", "t"), "neither an end nor"),
        (("zz/nobody", "president", "FRA", "2001", "2002", "2003", "t"), "both an end and as_of"),
        (("zz/nobody", "king of pop", "FRA", "2001", "2002", "", "t"), "unknown office"),
        (("zz/nobody", "president", "ZZZ", "2001", "2002", "", "t"), "an office of 'ZZZ'"),
    ],
)
def test_an_impossible_tenure_is_told(folder: Path, cells: tuple[str, ...], problem: str) -> None:
    """Dates, offices, people and states of a tenure must exist."""
    if not (folder / "people.tsv").is_file():
        header = ["id", "name_en", "name_ar", "aliases_en", "aliases_ar", "country", "source"]
        add(folder / "people.tsv", *header)
        add(folder / "people.tsv", "person/a", "A", "", "", "", "FRA", "t")
    if not (folder / "tenures.tsv").is_file():
        add(folder / "tenures.tsv", *["person", "office", "of", "start", "end", "as_of", "source"])
    add(folder / "tenures.tsv", *cells)
    assert any(problem in p for p in lint(folder))


def test_overlapping_tenures_are_told(folder: Path) -> None:
    """Nobody holds an office twice at one time, and two do not both still hold it."""
    (folder / "tenures.tsv").unlink(missing_ok=True)
    add(folder / "tenures.tsv", *["person", "office", "of", "start", "end", "as_of", "source"])
    add(folder / "tenures.tsv", "p/a", "president", "FRA", "2001-01-01", "2005-01-01", "", "t")
    add(folder / "tenures.tsv", "p/a", "president", "FRA", "2003-01-01", "2007-01-01", "", "t")
    add(folder / "tenures.tsv", "p/b", "president", "FRA", "2010-01-01", "", "2012-01-01", "t")
    add(folder / "tenures.tsv", "p/c", "president", "FRA", "2011-01-01", "", "2012-01-01", "t")
    found = lint(folder)
    assert any("tenures.tsv:3: p/a already holds president of FRA" in p for p in found)
    assert any("tenures.tsv:4: p/b is still president of FRA, and so is p/c" in p for p in found)


def test_duplicates_and_disorder_are_told(folder: Path) -> None:
    """One id, one row; rows in order."""
    add(folder / "orgs.tsv", "org/hamas", "Hamas", "حماس", "", "", "armed_group", "PSE", "t")
    found = "\n".join(lint(folder))
    assert "org/hamas is already in orgs.tsv:" in found
    assert "not sorted" in found


def test_an_identifier_that_means_something_else_is_told(folder: Path, tmp_path: Path) -> None:
    """The reference is asked about states, places, organisations and people."""
    header = ["qid", "kind", "iso3", "en", "ar", "aliases_en", "aliases_ar", "demonym_en"]
    reference = tmp_path / "reference.txt"
    add(reference, *header)
    add(reference, "Q159", "country", "UKR", "Ukraine", "", "", "", "")
    add(reference, "Q649", "city", "RUS", "Minsk", "مينسك", "", "", "")
    add(reference, "Q85", "city", "EGY", "Kairo", "", "Cairo", "", "")
    found = lint(folder, reference)
    assert any("Q159 is UKR in the reference, not RUS" in p for p in found)
    assert any("Q649 is Minsk (RUS) in the reference, not Moscow" in p for p in found)
    assert not any("Q85" in p for p in found)


def test_a_file_that_is_not_text_is_told(folder: Path) -> None:
    """Bytes that are no UTF-8 are a problem, not a crash."""
    (folder / "orgs.tsv").write_bytes(b"\xff\xfe\x00")
    assert any(p.startswith("orgs.tsv:1: not readable") for p in lint(folder))

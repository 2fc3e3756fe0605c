"""A folder of knowledge base tables in, what is wrong with it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from pathlib import Path

from diplograph.errors import DataError
from diplograph.kb.tables import FILES, ORG_KINDS, PLACE_KINDS, day, lines
from diplograph.lang.base import INVISIBLE

__all__ = ["OFFICES", "lint"]

OFFICES = frozenset(
    [
        "ambassador",
        "army_chief",
        "chair",
        "commission_president",
        "council_president",
        "crown_prince",
        "defence_minister",
        "deputy_foreign_minister",
        "deputy_prime_minister",
        "finance_minister",
        "foreign_minister",
        "head_of_state",
        "high_representative",
        "intelligence_chief",
        "interior_minister",
        "leader",
        "monarch",
        "national_security_adviser",
        "president",
        "prime_minister",
        "secretary_general",
        "speaker",
        "special_envoy",
        "spokesperson",
        "supreme_leader",
        "vice_president",
    ]
)
# What one table's ids may look like besides a QID.
_LOCAL = {"places.tsv": "place/", "orgs.tsv": "org/", "people.tsv": "person/"}
_QID = re.compile(r"Q[1-9]\d*")
_SLUG = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO3 = re.compile(r"[A-Z]{3}")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-z]")
# Nobody holds an office longer than this; a longer tenure is a slip of the keyboard.
_LONGEST = 72
_SOLE = frozenset({"monarch", "supreme_leader", "foreign_minister", "prime_minister", "president"})


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    cells: Mapping[str, str]

    def problem(self, text: str) -> str:
        return f"{self.file}:{self.line}: {text}"

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> list[str]:
        return self.cells[column].split("|") if self.cells[column] else []


def lint(folder: Path, reference: Path | None = None) -> list[str]:
    """Problems as "file:line: problem", in the order of the files; an empty list if all is well.

    Args:
        folder: where states.tsv, places.tsv, orgs.tsv, people.tsv and tenures.tsv lie.
        reference: a table with the columns qid, kind, iso3, en, ar, aliases_en and aliases_ar to
            hold ids and names against.
    """
    problems: list[str] = []
    tables: dict[str, list[_Row]] = {}
    for name in FILES:
        tables[name] = []
        if (folder / name).is_file():
            for item in _read(folder / name):
                if isinstance(item, str):
                    problems.append(item)
                else:
                    tables[name].append(item)
    problems += _keys(tables)
    problems += _cells(tables)
    problems += _links(tables)
    problems += _tenures(tables)
    if reference is not None:
        problems += _against(tables, reference)
    order = {name: number for number, name in enumerate(FILES)}
    return sorted(dict.fromkeys(problems), key=lambda p: _place_of(p, order))


def _place_of(problem: str, order: Mapping[str, int]) -> tuple[int, int, str]:
    file, line, _ = problem.split(":", 2)
    return order.get(file, len(order)), int(line), problem


def _read(path: Path) -> Iterator[_Row | str]:
    header = [field.name for field in fields(FILES[path.name])]
    try:
        found = list(lines(path))
    except DataError as error:
        yield f"{path.name}:1: not readable as UTF-8 ({error.__cause__})"
        return
    raw = path.read_bytes()
    if b"\r" in raw:
        yield f"{path.name}:1: carriage returns; end lines with a line feed alone"
    if raw and not raw.endswith(b"\n"):
        yield f"{path.name}:{len(found)}: no line feed at the end of the file"
    if not found or found[0][1] != header:
        yield f"{path.name}:1: the header must read {' '.join(header)}"
        return
    for number, cells in found[1:]:
        if len(cells) != len(header):
            yield f"{path.name}:{number}: {len(cells)} cells, {len(header)} expected"
            continue
        yield _Row(path.name, number, dict(zip(header, cells, strict=True)))


def _keys(tables: Mapping[str, list[_Row]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, rows in tables.items():
        before: tuple[str, ...] = ()
        for row in rows:
            key = tuple(row.cells.values())
            if name != "tenures.tsv":
                key = key[:1]
                # a city state may share its id with its capital
                known = seen.setdefault(f"{row[_column(name)]}", f"{row.file}:{row.line}")
                if known != f"{row.file}:{row.line}" and {name, known.split(":")[0]} != {
                    "states.tsv",
                    "places.tsv",
                }:
                    yield row.problem(f"{row[_column(name)]} is already in {known}")
            elif key == before:
                yield row.problem("the same row twice")
            if key < before:
                yield row.problem(f"not sorted: {key[0]} comes after {before[0]}")
            before = key


def _column(name: str) -> str:
    return "qid" if name == "states.tsv" else "id"


def _cells(tables: Mapping[str, list[_Row]]) -> Iterator[str]:
    for name, rows in tables.items():
        for row in rows:
            for column, text in row.cells.items():
                if text != text.strip() or "  " in text:
                    yield row.problem(f"{column}: stray white space")
                if INVISIBLE.search(text) or unicodedata.normalize("NFC", text) != text:
                    yield row.problem(f"{column}: invisible characters, or not in NFC")
                if column in _LISTS:
                    yield from _list(row, column)
                if column.endswith("_ar") and _LATIN.search(text.replace("pl:", "")):
                    yield row.problem(f"{column}: Latin letters in {text!r}")
                if column.endswith("_en") and _ARABIC.search(text):
                    yield row.problem(f"{column}: Arabic letters in {text!r}")
            if not row["source"]:
                yield row.problem("no source")
            if "name_en" in row.cells and not row["name_en"]:
                yield row.problem("no English name")
            yield from _id(name, row)


_LISTS = ("aliases_en", "aliases_ar", "demonyms_en", "demonyms_ar", "stands_for")


def _list(row: _Row, column: str) -> Iterator[str]:
    parts = row.parts(column)
    if any(not part or part != part.strip() for part in parts):
        yield row.problem(f"{column}: an empty part, or white space around a part")
    if len(set(parts)) < len(parts):
        yield row.problem(f"{column}: the same part twice")
    if column.startswith("aliases") and row[column.replace("aliases", "name")] in parts:
        yield row.problem(f"{column}: repeats the name")


def _id(name: str, row: _Row) -> Iterator[str]:
    if name == "states.tsv":
        if not _ISO3.fullmatch(row["iso3"]):
            yield row.problem(f"{row['iso3']!r} is not an ISO 3166-1 alpha-3 code")
        if row["qid"] and not _QID.fullmatch(row["qid"]):
            yield row.problem(f"{row['qid']!r} is not a QID")
    elif name in _LOCAL:
        id = row["id"]
        if not _QID.fullmatch(id) and not (id.startswith(_LOCAL[name]) and _SLUG.fullmatch(id)):
            yield row.problem(f"{id!r} is neither a QID nor {_LOCAL[name]}…")
    kinds = {"places.tsv": PLACE_KINDS, "orgs.tsv": ORG_KINDS}.get(name)
    if kinds and row["kind"] not in kinds:
        yield row.problem(f"unknown kind {row['kind']!r}; known: {', '.join(kinds)}")


def _links(tables: Mapping[str, list[_Row]]) -> Iterator[str]:
    states = {row["iso3"] for row in tables["states.tsv"]}
    orgs = {row["id"] for row in tables["orgs.tsv"]}
    people = {row["id"] for row in tables["people.tsv"]}
    if not states:  # an overlay leans on the shipped states
        return
    for name in ("places.tsv", "orgs.tsv", "people.tsv"):
        for row in tables[name]:
            if row["country"] and row["country"] not in states:
                yield row.problem(f"unknown country {row['country']!r}")
    for row in tables["places.tsv"]:
        for actor in row.parts("stands_for"):
            if actor not in states and actor not in orgs:
                yield row.problem(f"stands for {actor!r}, which is neither a state nor in orgs.tsv")
        if row["kind"] == "capital" and row["country"] not in row.parts("stands_for"):
            yield row.problem("a capital must stand for its country")
    for row in tables["tenures.tsv"]:
        if row["of"] not in states and row["of"] not in orgs:
            yield row.problem(f"an office of {row['of']!r}, which is neither a state nor in orgs.tsv")
        if people and row["person"] not in people:
            yield row.problem(f"tenure of unknown person {row['person']!r}")


def _tenures(tables: Mapping[str, list[_Row]]) -> Iterator[str]:
    spans: dict[tuple[str, str, str], list[tuple[date, date, _Row]]] = {}
    for row in tables["tenures.tsv"]:
        if row["office"] not in OFFICES:
            yield row.problem(f"unknown office {row['office']!r}")
        try:
            start, end, as_of = (day(row[c], last=c != "start") for c in ("start", "end", "as_of"))
        except ValueError as error:
            yield row.problem(str(error))
            continue
        if end is None and as_of is None:
            yield row.problem("neither an end nor the day it was last seen open (as_of)")
        if end is not None and as_of is not None:
            yield row.problem("both an end and as_of; as_of is for tenures that are still open")
        last = end or as_of
        if start is not None and last is not None:
            if last < start:
                yield row.problem(f"ends ({last}) before it starts ({start})")
            elif last.year - start.year > _LONGEST:
                yield row.problem(f"longer than {_LONGEST} years")
            else:
                key = (row["person"], row["office"], row["of"])
                spans.setdefault(key, []).append((start, last, row))
    yield from _overlaps(spans)


def _overlaps(
    spans: Mapping[tuple[str, str, str], list[tuple[date, date, _Row]]],
) -> Iterator[str]:
    """One person twice in one office at one time; two people in an office for one, for long."""
    offices: dict[tuple[str, str], list[tuple[date, date, _Row]]] = {}
    for (_, office, of), tenures in spans.items():
        tenures = sorted(tenures, key=lambda t: (t[0], t[1], t[2].line))
        for (_, end, _), (start, _, row) in pairwise(tenures):
            if start < end and row["start"] != str(end.year):
                yield row.problem(f"{row['person']} already holds {office} of {of} then")
        if office in _SOLE:
            offices.setdefault((office, of), []).extend(tenures)
    for (office, of), tenures in offices.items():
        still = [(start, row) for start, _, row in tenures if not row["end"]]
        for _, row in sorted(still, key=lambda t: (t[0], t[1].line))[:-1]:
            newest = max(still, key=lambda t: (t[0], t[1].line))[1]
            yield row.problem(f"{row['person']} is still {office} of {of}, and so is {newest['person']}")


def _against(tables: Mapping[str, list[_Row]], reference: Path) -> Iterator[str]:
    """QIDs the reference gives to something else: another state, or another name and country."""
    known: dict[str, list[dict[str, str]]] = {}
    header: list[str] = []
    for number, cells in lines(reference):
        if number == 1:
            header = cells
        else:
            entry = dict(zip(header, cells, strict=False))
            known.setdefault(entry["qid"], []).append(entry)
    iso3 = {e["qid"]: e["iso3"] for es in known.values() for e in es if e["kind"] in _STATELIKE}
    for row in tables["states.tsv"]:
        if (expected := iso3.get(row["qid"])) and expected != row["iso3"]:
            yield row.problem(f"{row['qid']} is {expected} in the reference, not {row['iso3']}")
    for name in ("places.tsv", "orgs.tsv", "people.tsv"):
        for row in tables[name]:
            entries = known.get(row["id"])
            if entries and not any(_same(row, entry) for entry in entries):
                names = " / ".join(dict.fromkeys(f"{e['en']} ({e['iso3']})" for e in entries))
                yield row.problem(f"{row['id']} is {names} in the reference, not {row['name_en']}")


_STATELIKE = {"country", "territory"}


def _same(row: _Row, entry: Mapping[str, str]) -> bool:
    """True if one English or Arabic name of both agrees, letter case and marks aside."""
    ours = [row["name_en"], *row.parts("aliases_en"), row["name_ar"], *row.parts("aliases_ar")]
    theirs = [entry["en"], *entry["aliases_en"].split("|"), entry["ar"]]
    theirs += entry["aliases_ar"].split("|")
    return bool({_plain(n) for n in ours if n} & {_plain(n) for n in theirs if n})


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in folded if char.isalnum())

"""A folder of TSV files in, checked rows out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from diplograph.errors import DataError

__all__ = [
    "FILES",
    "ORG_KINDS",
    "PLACE_KINDS",
    "OrgRow",
    "PersonRow",
    "PlaceRow",
    "StateRow",
    "Tables",
    "TenureRow",
    "day",
    "lines",
    "read_tables",
]

PLACE_KINDS = ("capital", "city", "seat", "region", "sea")
ORG_KINDS = ("igo", "organisation", "armed_group", "government")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state or a territory that news treats like one."""

    iso3: str
    qid: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    demonyms_en: tuple[str, ...]
    demonyms_ar: tuple[str, ...]
    source: str

    @property
    def id(self) -> str:
        """Its id as an actor."""
        return self.qid or f"state/{self.iso3.lower()}"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A city, region or sea; `stands_for` is the actor meant when the name is used as a metonym."""

    id: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    kind: str
    country: str
    stands_for: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class OrgRow:
    """An organisation, an armed movement, or a fixed name of a government."""

    id: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    kind: str
    country: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in public office."""

    id: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    country: str
    source: str


@dataclass(frozen=True, slots=True)
class TenureRow:
    """Who held which office of which state or organisation, and when; dates as written."""

    person: str
    office: str
    of: str
    start: str
    end: str
    as_of: str
    source: str


_Row = StateRow | PlaceRow | OrgRow | PersonRow | TenureRow
FILES: dict[str, type[_Row]] = {
    "states.tsv": StateRow,
    "places.tsv": PlaceRow,
    "orgs.tsv": OrgRow,
    "people.tsv": PersonRow,
    "tenures.tsv": TenureRow,
}
_LISTS = {"aliases_en", "aliases_ar", "demonyms_en", "demonyms_ar", "stands_for"}


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of a knowledge base by their keys."""

    states: dict[str, StateRow]
    places: dict[str, PlaceRow]
    orgs: dict[str, OrgRow]
    people: dict[str, PersonRow]
    tenures: tuple[TenureRow, ...]


def read_tables(*folders: Path) -> Tables:
    """The rows of the folders; a row of a later folder replaces the earlier row with its key.

    A file may be missing: an overlay usually brings one or two.

    Raises:
        DataError: a file cannot be read, or a row is not made like its header.
    """
    states: dict[str, StateRow] = {}
    places: dict[str, PlaceRow] = {}
    orgs: dict[str, OrgRow] = {}
    people: dict[str, PersonRow] = {}
    tenures: dict[TenureRow, None] = {}
    for folder in folders:
        if not folder.is_dir():
            raise DataError(f"{folder}: not a folder of knowledge base tables")
        for name in FILES:
            for row in _rows(folder / name):
                match row:
                    case StateRow():
                        states[row.iso3] = row
                    case PlaceRow():
                        places[row.id] = row
                    case OrgRow():
                        orgs[row.id] = row
                    case PersonRow():
                        people[row.id] = row
                    case TenureRow():
                        tenures[row] = None
    return Tables(states, places, orgs, people, tuple(tenures))


def lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a TSV file with their numbers from 1, cut at tabs.

    Raises:
        DataError: the file is not UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            yield number, line.split("\t")


def _rows(path: Path) -> Iterator[_Row]:
    if not path.is_file():
        return
    kind = FILES[path.name]
    header = [field.name for field in fields(kind)]
    for number, cells in lines(path):
        if number == 1:
            if cells != header:
                raise DataError(f"{path}:1: the header must read {' '.join(header)}")
            continue
        if len(cells) != len(header):
            raise DataError(f"{path}:{number}: {len(cells)} cells, {len(header)} expected")
        yield kind(*map(_cell, header, cells))  # type: ignore[arg-type]


def _cell(column: str, text: str) -> str | tuple[str, ...]:
    text = text.strip()
    if column not in _LISTS:
        return text
    return tuple(part.strip() for part in text.split("|") if part.strip())


def day(text: str, *, last: bool = False) -> date | None:
    """A date as the tables write it: its first day, or with `last` its last; `None` if empty.

    Raises:
        ValueError: it is not YYYY, YYYY-MM or YYYY-MM-DD.

    >>> day("2021-02", last=True)
    datetime.date(2021, 2, 28)
    """
    if not text:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year = int(match["year"])
    month = int(match["month"] or (12 if last else 1))
    end = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 1
    return date(year, month, int(match["day"] or (end if last else 1)))

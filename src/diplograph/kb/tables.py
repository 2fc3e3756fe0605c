"""A folder of TSV files in, checked rows out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TextIO, TypeVar

from diplograph.errors import DataError

__all__ = [
    "DATA",
    "FILES",
    "ORG_KINDS",
    "PLACE_KINDS",
    "AccordRow",
    "Entry",
    "JudgementRow",
    "MemberRow",
    "OrgRow",
    "PartRow",
    "PersonRow",
    "PlaceRow",
    "PostRow",
    "StateRow",
    "Tables",
    "TenureRow",
    "day",
    "lines",
    "parse",
    "read_tables",
]

DATA = Path(__file__).parent / "data"
PLACE_KINDS = ("capital", "city", "seat", "region", "sea")
ORG_KINDS = ("igo", "organisation", "media", "armed_group", "government")
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
    """An organisation, an outlet (`media`), an armed movement, or a fixed name of a government."""

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


@dataclass(frozen=True, slots=True)
class PostRow:
    """An envoy or an ambassador: of which state or organisation, and to which one, or to which region."""

    person: str
    office: str
    of: str
    at: str
    start: str
    end: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """That a state belongs to an organisation or a forum, and when; dates as written, an open end is open."""

    org: str
    state: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """That a body is one of another body: an agency, an organ, a court or a force."""

    org: str
    part_of: str
    source: str


@dataclass(frozen=True, slots=True)
class EraRow:
    """The state that a place or a body was of in other times.

    Of a state's code, its places were; of its id, what it is called that both are called (Congo).
    """

    id: str
    was: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class AccordRow:
    """A treaty, an accord, a plan, a process or a dispute, and the topics it is about."""

    id: str
    name_en: str
    name_ar: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    topics: tuple[str, ...]
    begun: str
    source: str


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A decision that two ids are, or are not, one actor."""

    left: str
    verdict: str
    right: str
    by: str
    when: str
    reason: str


_Row = (
    StateRow
    | PlaceRow
    | OrgRow
    | PersonRow
    | AccordRow
    | TenureRow
    | PostRow
    | MemberRow
    | PartRow
    | EraRow
    | JudgementRow
)
FILES: dict[str, type[_Row]] = {
    "states.tsv": StateRow,
    "places.tsv": PlaceRow,
    "orgs.tsv": OrgRow,
    "people.tsv": PersonRow,
    "accords.tsv": AccordRow,
    "tenures.tsv": TenureRow,
    "posts.tsv": PostRow,
    "members.tsv": MemberRow,
    "parts.tsv": PartRow,
    "eras.tsv": EraRow,
    "judgements.tsv": JudgementRow,
}
_Kind = TypeVar(
    "_Kind",
    StateRow,
    PlaceRow,
    OrgRow,
    PersonRow,
    AccordRow,
    TenureRow,
    PostRow,
    MemberRow,
    PartRow,
    EraRow,
    JudgementRow,
)
_HEADERS = {kind: tuple(field.name for field in fields(kind)) for kind in FILES.values()}
_LISTS = {"aliases_en", "aliases_ar", "demonyms_en", "demonyms_ar", "stands_for", "topics"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it stands in a file: its cells are cut when asked for, since there may be many."""

    text: str
    folder: int  # which of the folders read
    line: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of a knowledge base by their keys, and the folders they are from."""

    folders: tuple[Path, ...]
    states: dict[str, Entry]
    places: dict[str, Entry]
    orgs: dict[str, Entry]
    people: dict[str, Entry]
    accords: dict[str, Entry]
    tenures: dict[str, Entry]
    posts: dict[str, Entry]
    members: dict[str, Entry]
    parts: dict[str, Entry]
    eras: dict[str, Entry]
    judgements: dict[str, Entry]

    def where(self, entry: Entry, file: str) -> str:
        """The file and line of a row."""
        return f"{self.folders[entry.folder] / file}:{entry.line}"


def read_tables(*folders: Path) -> Tables:
    """The rows of the folders; a row of a later folder replaces the earlier row with its key.

    A file may be missing: an overlay usually brings one or two.

    Raises:
        DataError: a file cannot be read, or a row is not made like its header.
    """
    tables: dict[str, dict[str, Entry]] = {name: {} for name in FILES}
    for number, folder in enumerate(folders):
        if not folder.is_dir():
            raise DataError(f"{folder}: not a folder of knowledge base tables")
        for name in FILES:
            for key, entry in _entries(folder / name, number):
                tables[name][key] = entry
    return Tables(folders, *tables.values())


def lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a TSV file with their numbers from 1, cut at tabs.

    Raises:
        DataError: the file is not UTF-8 text.
    """
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            if line := line.removesuffix("\n"):
                yield number, line.split("\t")


def _entries(path: Path, folder: int) -> Iterator[tuple[str, Entry]]:
    """The rows of a file by their keys: the first cell, or for a tenure all but its source."""
    if not path.is_file():
        return
    header = [field.name for field in fields(FILES[path.name])]
    # rows without an id are known by what they are about: a tenure by person, office, state and start
    size = {
        "tenures.tsv": 4,
        "posts.tsv": 5,
        "members.tsv": 3,
        "parts.tsv": 2,
        "eras.tsv": 3,
        "judgements.tsv": 3,
    }.get(path.name, 1)
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            line = line.removesuffix("\n")
            cells = line.split("\t")
            if number == 1:
                if cells != header:
                    raise DataError(f"{path}:1: the header must read {' '.join(header)}")
            elif line:
                if len(cells) != len(header):
                    raise DataError(f"{path}:{number}: {len(cells)} cells, {len(header)} expected")
                key = "\t".join(cells[:size]) if size > 1 else cells[0].strip()
                yield key, Entry(line, folder, number)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from error


def parse(kind: type[_Kind], text: str) -> _Kind:
    """The row of a kind that a line of its file is.

    Raises:
        TypeError: a line with too few or too many cells.
    """
    cells = text.split("\t")
    return kind(*map(_cell, _HEADERS[kind], cells))  # type: ignore[arg-type]


def _cell(column: str, text: str) -> str | tuple[str, ...]:
    text = text.strip()
    if column not in _LISTS:
        return text
    if not text:
        return ()
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

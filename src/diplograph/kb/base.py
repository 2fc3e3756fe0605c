"""Tables of actors and offices in; who a name means, and who held an office on a day, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import srsly

from diplograph.kb.forms import articles
from diplograph.kb.index import FORMAT, compile_index
from diplograph.kb.tables import (
    FILES,
    OrgRow,
    PersonRow,
    PlaceRow,
    StateRow,
    Tables,
    TenureRow,
    day,
    read_tables,
)
from diplograph.lang import codes, get
from diplograph.lang.sounds import skeleton
from diplograph.records import Actor, ActorKind, Tenure

__all__ = ["DATA", "KnowledgeBase", "Name", "fingerprint"]

DATA = Path(__file__).parent / "data"
# Offices that several people hold at once: a newcomer does not end the others' time.
_SHARED = {"ambassador", "deputy_foreign_minister", "deputy_prime_minister", "special_envoy",
           "spokesperson", "vice_president"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the knowledge base as it begins at a token."""

    length: int  # tokens
    candidate: int  # which normal form of the first token it was found under
    sense: str  # state, demonym, capital, city, seat, region, sea, igo, …, person, surname
    ref: str  # id of the actor or the place
    country: str | None  # ISO 3166-1 alpha-3


class KnowledgeBase:
    """States, places, organisations, people and who held which office when."""

    def __init__(self, tables: Tables, index: dict[str, Any]) -> None:
        self._tables = tables
        self._names: dict[str, dict[str, list[tuple[str, str, str | None]]]] = index["names"]
        self._starts: dict[str, dict[str, list[int]]] = index["starts"]
        self._states = {row.id: row.iso3 for row in tables.states.values()}
        self._sounds: dict[str, list[str]] | None = None
        self._by_person: dict[str, list[Tenure]] = {}
        self._by_office: dict[tuple[str, str], list[Tenure]] = {}
        for row in tables.tenures:
            tenure = _tenure(row)
            self._by_person.setdefault(tenure.person, []).append(tenure)
            self._by_office.setdefault((tenure.office, tenure.of), []).append(tenure)
        for tenures in (*self._by_person.values(), *self._by_office.values()):
            tenures.sort(key=_order)

    @classmethod
    def load(cls, overlays: Sequence[Path] = (), *, cache: Path | None = None) -> KnowledgeBase:
        """The shipped knowledge base, with rows of other folders added or put in place of its own.

        Args:
            overlays: folders with any of the tables; a later one wins.
            cache: where the compiled index is kept; the user's cache folder if not given.

        Raises:
            DataError: a table is not as it should be.
        """
        folders = (DATA, *overlays)
        tables = read_tables(*folders)
        kept = cache or _cache_folder()
        path = kept / f"kb-{fingerprint(*folders)}.msgpack" if kept else None
        index = _cached(path) if path else None
        if index is None:
            index = compile_index(tables)
            if path:
                _keep(path, index)
        return cls(tables, index)

    # -- actors and places -----------------------------------------------------------------------

    def actor(self, id: str) -> Actor | None:
        """The actor with this id; for a place, the actor it stands for."""
        if (iso3 := self._states.get(id)) is not None:
            return self.state(iso3)
        if (org := self._tables.orgs.get(id)) is not None:
            return Actor(
                id=org.id,
                name=org.name_en,
                name_ar=org.name_ar or None,
                kind=ActorKind(org.kind),
                country=org.country or None,
            )
        if (person := self._tables.people.get(id)) is not None:
            return Actor(
                id=person.id,
                name=person.name_en,
                name_ar=person.name_ar or None,
                kind=ActorKind.PERSON,
                country=person.country or None,
            )
        place = self._tables.places.get(id)
        if place is None or not place.stands_for:
            return None
        # the last one is the more telling: Brussels is BEL, then the European Union
        meant = place.stands_for[-1]
        return self.state(meant) if meant in self._tables.states else self.actor(meant)

    def state(self, iso3: str) -> Actor | None:
        """The state or territory with this ISO 3166-1 alpha-3 code."""
        row = self._tables.states.get(iso3)
        if row is None:
            return None
        return Actor(
            id=row.id,
            name=row.name_en,
            name_ar=row.name_ar or None,
            kind=ActorKind.STATE,
            country=row.iso3,
        )

    def state_id(self, iso3: str) -> str | None:
        """The id of the state with this code."""
        row = self._tables.states.get(iso3)
        return row.id if row is not None else None

    def demonym(self, iso3: str, lang: str) -> str | None:
        """The adjective of a state as news writes it most: "Russian", «روسي»."""
        row = self._tables.states.get(iso3)
        if row is None:
            return None
        demonyms = row.demonyms_ar if lang == "ar" else row.demonyms_en
        return demonyms[0] if demonyms else None

    def place(self, id: str) -> PlaceRow | None:
        """The place with this id."""
        return self._tables.places.get(id)

    def states(self) -> Iterator[Actor]:
        """All states, by code."""
        for iso3 in sorted(self._tables.states):
            if (state := self.state(iso3)) is not None:
                yield state

    def people(self) -> Iterator[Actor]:
        """All people, by id."""
        for id in sorted(self._tables.people):
            if (person := self.actor(id)) is not None:
                yield person

    def names(self, id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All English and all Arabic names of an actor or a place, the one it goes by first."""
        tables = self._tables
        row: StateRow | PlaceRow | OrgRow | PersonRow | None
        row = tables.people.get(id) or tables.orgs.get(id) or tables.places.get(id)
        if row is None and id in self._states:
            row = tables.states.get(self._states[id])
        if row is None:
            return (), ()
        arabic = (row.name_ar, *row.aliases_ar) if row.name_ar else row.aliases_ar
        return (row.name_en, *row.aliases_en), arabic

    def called(self, name: str) -> list[Actor]:
        """The actors that a name, in any language known, can mean."""
        found: dict[str, Actor] = {}
        for code in codes():
            keys = [(key,) for key in get(code).keys(name)]
            for match in self.match(code, keys, 0) if keys else ():
                if match.length == len(keys) and (actor := self.actor(match.ref)) is not None:
                    found.setdefault(actor.id, actor)
        return list(found.values())

    def sounding(self, key: str) -> tuple[str, ...]:
        """Ids of the people one of whose names has this phonetic skeleton (`lang.sounds.skeleton`)."""
        if self._sounds is None:
            self._sounds = {}
            for person in self._tables.people:
                for name in dict.fromkeys(skeleton(n) for names in self.names(person) for n in names):
                    self._sounds.setdefault(name, []).append(person)
        return tuple(self._sounds.get(key, ()))

    # -- names -----------------------------------------------------------------------------------

    def match(self, lang: str, keys: Sequence[Sequence[str]], start: int) -> list[Name]:
        """The names that begin at a token, longest first, in all their senses.

        Args:
            lang: language of the text.
            keys: normal forms of each token, the whole word first; of tokens after `start` only
                the first form is looked at.
            start: the token at which the names begin.
        """
        starts = self._starts.get(lang)
        if starts is None:
            return []
        names = self._names[lang]
        forms = keys[start]
        found: list[Name] = []
        for number, first in enumerate(forms):
            sizes = starts.get(first)
            if sizes is None:
                continue
            bare = number > 0 and forms[0].endswith(tuple(a + first for a in articles(lang)))
            for size in sizes:
                if start + size > len(keys):
                    continue
                rest = [keys[i][0] if keys[i] else "" for i in range(start + 1, start + size)]
                for sense, ref, country in names.get(" ".join([first, *rest]), ()):
                    if not bare or sense == "demonym":
                        found.append(Name(size, number, sense, ref, country))
        if len(found) > 1:
            found.sort(key=lambda name: (-name.length, name.candidate))
        return found

    # -- offices ---------------------------------------------------------------------------------

    def holders(self, office: str, of: str, on: date | None) -> tuple[str, ...]:
        """Ids of the people who held an office on a day, or ever if no day is given.

        Somebody in office when last looked at counts until a successor is known.
        """
        tenures = self._by_office.get((office, of), ())
        if on is None:
            return tuple(dict.fromkeys(tenure.person for tenure in tenures))
        serving = [t for t in tenures if _covers(t, on)]
        if office not in _SHARED:
            serving = [t for t in serving if not _is_stale(t, serving)]
        return tuple(dict.fromkeys(tenure.person for tenure in serving))

    def tenures(self, person: str | None = None) -> Iterator[Tenure]:
        """The tenures of one person, or of everybody, by person and start."""
        people = sorted(self._by_person) if person is None else [person]
        for each in people:
            yield from self._by_person.get(each, ())


def fingerprint(*folders: Path) -> str:
    """16 hexadecimal digits that depend on the tables and the format of the index alone."""
    digest = hashlib.blake2b(f"{FORMAT}".encode(), digest_size=8)
    for folder in folders:
        for name in FILES:
            path = folder / name
            content = path.read_bytes() if path.is_file() else b""
            digest.update(f"\x1f{name}\x1f{len(content)}\x1f".encode())
            digest.update(content)
    return digest.hexdigest()


def _cache_folder() -> Path | None:
    try:
        return Path.home() / ".cache" / "diplograph"
    except RuntimeError:  # a user without a home: compile every time
        return None


def _cached(path: Path) -> dict[str, Any] | None:
    # A cache that is missing, cut short or not readable costs a second, never an error.
    try:
        index = srsly.msgpack_loads(path.read_bytes(), use_list=False)
    except (OSError, ValueError, TypeError, RuntimeError):
        return None
    return index if isinstance(index, dict) and index.get("format") == FORMAT else None


def _keep(path: Path, index: dict[str, Any]) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{id(index):x}.part")
        part.write_bytes(srsly.msgpack_dumps(index))
        part.replace(path)


def _tenure(row: TenureRow) -> Tenure:
    return Tenure(
        person=row.person,
        office=row.office,
        of=row.of,
        start=day(row.start),
        end=day(row.end, last=True),
        as_of=day(row.as_of, last=True),
        source=row.source,
        row="\t".join((row.person, row.office, row.of, row.start, row.end, row.as_of, row.source)),
    )


def _order(tenure: Tenure) -> tuple[date, date, str, str, str]:
    start, end = tenure.start or date.min, tenure.end or date.max
    return start, end, tenure.person, tenure.office, tenure.of


def _covers(tenure: Tenure, on: date) -> bool:
    return (tenure.start or date.min) <= on and (tenure.end is None or on <= tenure.end)


def _is_stale(tenure: Tenure, serving: Sequence[Tenure]) -> bool:
    """True if it was left open on a day before somebody else began."""
    if tenure.end is not None or tenure.as_of is None:
        return False
    return any(
        other.person != tenure.person and other.start is not None and other.start > tenure.as_of
        for other in serving
    )

"""Tables of actors and offices in; who a name means, and who held an office on a day, out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from diplograph.errors import DataError
from diplograph.kb.forms import articles
from diplograph.kb.index import FORMAT, Index, compile_index
from diplograph.kb.lint import find_problems
from diplograph.kb.packed import Packed
from diplograph.kb.tables import (
    DATA,
    FILES,
    AccordRow,
    EraRow,
    JudgementRow,
    MemberRow,
    OrgRow,
    PartRow,
    PersonRow,
    PlaceRow,
    PostRow,
    StateRow,
    Tables,
    TenureRow,
    day,
    parse,
    read_tables,
)
from diplograph.lang import codes, get
from diplograph.lang.memo import Memo
from diplograph.records import Actor, ActorKind, Judgement, Membership, Parthood, Tenure, Verdict

__all__ = ["DATA", "KnowledgeBase", "Name", "fingerprint"]

# Indexes kept for users with several overlays, and answers kept for names that come again.
_KEPT, _REMEMBERED = 8, 20_000
_Row = TypeVar("_Row", PlaceRow, OrgRow, PersonRow, AccordRow)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

# Offices that several people hold at once: a newcomer does not end the others' time.
_SHARED = {"ambassador", "deputy_foreign_minister", "deputy_prime_minister", "special_envoy",
           "spokesperson", "vice_president"}  # fmt: skip


class Name(NamedTuple):
    """A name of the knowledge base as it begins at a token."""

    length: int  # tokens
    candidate: int  # which normal form of the first token it was found under
    sense: str  # state, demonym, capital, city, seat, region, sea, igo, …, person, surname
    ref: str  # id of the actor or the place
    country: str | None  # ISO 3166-1 alpha-3


class _Beginning(NamedTuple):
    """A reading of a word that names begin with."""

    number: int  # among the normal forms of the word
    first: str
    sizes: tuple[int, ...]  # how long the names are, longest first
    bare: bool  # its article was taken off, which only nationalities are listed without


class KnowledgeBase:
    """States, places, organisations, people and who held which office when.

    Only the states are read into memory; all other rows stay in the compiled index until asked for.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self.fingerprint = ""  # of the tables it is from
        rows = (parse(StateRow, index.text(row)) for row in index.rows("states"))
        self._states = {row.iso3: row for row in rows}
        self._state_actors = {
            row.iso3: Actor(
                id=row.id,
                name=row.name_en,
                name_ar=row.name_ar or None,
                kind=ActorKind.STATE,
                country=row.iso3,
            )
            for row in self._states.values()
        }
        self._state_ids = {row.id: row.iso3 for row in self._states.values()}
        self._people: dict[str, tuple[Tenure, ...]] = {}
        self._offices: dict[tuple[str, str], tuple[Tenure, ...]] = {}
        self._actors = Memo(self._actor, most=_REMEMBERED)
        self._posts: dict[tuple[str, str, str], list[PostRow]] | None = None
        self._members: dict[str, list[MemberRow]] | None = None
        self._parts: dict[str, list[Parthood]] | None = None
        self._eras: dict[str, list[tuple[date, date, str]]] | None = None
        self._capitals: dict[str, str] | None = None
        self._beginnings = Memo(self._begun)
        self._places = Memo(partial(self._row, "places", PlaceRow), most=_REMEMBERED)
        self._accords = Memo(partial(self._row, "accords", AccordRow), most=_REMEMBERED)

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
        kept = cache or _cache_folder()
        content = fingerprint(*folders)
        path = kept / f"kb-{content}.index" if kept else None
        index = _cached(path) if path else None
        if index is None:
            for folder in overlays:
                _refuse(folder)
            index = _compiled(read_tables(*folders), path)
        kb = cls(index)
        kb.fingerprint = content
        return kb

    # -- actors and places -----------------------------------------------------------------------

    def actor(self, id: str) -> Actor | None:
        """The actor with this id; for a place, the actor it stands for."""
        return self._actors[id]

    def _actor(self, id: str) -> Actor | None:
        if (iso3 := self._state_ids.get(id)) is not None:
            return self.state(iso3)
        if (org := self._row("orgs", OrgRow, id)) is not None:
            return Actor(
                id=org.id,
                name=org.name_en,
                name_ar=org.name_ar or None,
                kind=ActorKind.ORGANISATION if org.kind == "media" else ActorKind(org.kind),
                country=org.country or None,
            )
        if (person := self._row("people", PersonRow, id)) is not None:
            return Actor(
                id=person.id,
                name=person.name_en,
                name_ar=person.name_ar or None,
                kind=ActorKind.PERSON,
                country=person.country or None,
            )
        place = self.place(id)
        if place is None or not place.stands_for:
            return None
        # the last one is the more telling: Brussels is BEL, then the European Union
        meant = place.stands_for[-1]
        return self.state(meant) if meant in self._states else self.actor(meant)

    def _row(self, table: str, kind: type[_Row], id: str) -> _Row | None:
        for number in self._index.find(f"{table}.id", id):
            row = parse(kind, self._index.text(number))
            if row.id == id:
                return row
        return None

    def state(self, iso3: str) -> Actor | None:
        """The state or territory with this ISO 3166-1 alpha-3 code."""
        return self._state_actors.get(iso3)

    def state_id(self, iso3: str) -> str | None:
        """The id of the state with this code."""
        row = self._states.get(iso3)
        return row.id if row is not None else None

    def demonym(self, iso3: str, lang: str) -> str | None:
        """The adjective of a state as news writes it most: "Russian", «روسي»."""
        row = self._states.get(iso3)
        if row is None:
            return None
        demonyms = row.demonyms_ar if lang == "ar" else row.demonyms_en
        return demonyms[0] if demonyms else None

    def place(self, id: str) -> PlaceRow | None:
        """The place with this id."""
        return self._places[id]

    def states(self) -> Iterator[Actor]:
        """All states, by code."""
        for iso3 in sorted(self._states):
            if (state := self.state(iso3)) is not None:
                yield state

    def seats(self) -> Iterator[tuple[str, Actor]]:
        """The places that stand for a state or a union, by id, each with what it stands for."""
        for id in sorted(self._id(number) for number in self._index.rows("places")):
            row = self.place(id)
            for code in row.stands_for if row is not None else ():
                if (actor := self.state(code) or self.actor(code)) is not None:
                    yield id, actor

    def capital(self, iso3: str) -> str | None:
        """The id of the city that a state is governed from."""
        if self._capitals is None:
            self._capitals = {
                actor.country: id
                for id, actor in self.seats()
                if actor.country and (row := self.place(id)) is not None and row.kind == "capital"
            }
        return self._capitals.get(iso3)

    def people(self) -> Iterator[Actor]:
        """All people, by id."""
        for id in sorted(self._id(number) for number in self._index.rows("people")):
            if (person := self.actor(id)) is not None:
                yield person

    def names(self, id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All English and all Arabic names of an actor or a place, the one it goes by first."""
        row: StateRow | PlaceRow | OrgRow | PersonRow | AccordRow | None = None
        if id in self._state_ids:
            row = self._states[self._state_ids[id]]
        row = (
            row
            or self._row("people", PersonRow, id)
            or self._row("orgs", OrgRow, id)
            or self._row("places", PlaceRow, id)
            or self._row("accords", AccordRow, id)
        )
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
        return tuple(self._id(number) for number in self._index.find("sound", key))

    # -- accords, members and posts ----------------------------------------------------------------

    def accord(self, id: str) -> AccordRow | None:
        """The treaty, process or dispute with this id."""
        return self._accords[id]

    def members(self, org: str, on: date | None = None) -> tuple[str, ...]:
        """The states (ISO 3166-1 alpha-3) that belong to an organisation on a day, or ever."""
        rows = self._memberships().get(org, ())
        return tuple(sorted({row.state for row in rows if _is_member(row, on)}))

    def memberships(self, iso3: str, on: date | None = None) -> tuple[str, ...]:
        """Ids of the organisations that a state belongs to on a day, or ever did."""
        rows = (row for held in self._memberships().values() for row in held if row.state == iso3)
        return tuple(sorted({row.org for row in rows if _is_member(row, on)}))

    def memberships_of(self, org: str) -> list[Membership]:
        """Who belongs to an organisation or did, with the rows that say so."""
        return [
            Membership(
                org=row.org, state=row.state, start=day(row.start), end=day(row.end, last=True),
                source=row.source, row="\t".join((row.org, row.state, row.start, row.end, row.source)),
            )
            for row in self._memberships().get(org, ())
        ]  # fmt: skip

    def _memberships(self) -> dict[str, list[MemberRow]]:
        """The rows of the members table by organisation."""
        if self._members is None:
            self._members = {}
            for number in self._index.rows("members"):
                row = parse(MemberRow, self._index.text(number))
                self._members.setdefault(row.org, []).append(row)
        return self._members

    def part_of(self, org: str) -> tuple[str, ...]:
        """Ids of the organisations that a body is an organ, an agency, a court or a force of."""
        return tuple(sorted({part.part_of for part in self.parthoods_of(org)}))

    def parthoods_of(self, org: str) -> list[Parthood]:
        """What a body is part of, with the rows that say so."""
        if self._parts is None:
            self._parts = {}
            for number in self._index.rows("parts"):
                row = parse(PartRow, self._index.text(number))
                part = Parthood(
                    org=row.org, part_of=row.part_of, source=row.source,
                    row="\t".join((row.org, row.part_of, row.source)),
                )  # fmt: skip
                self._parts.setdefault(row.org, []).append(part)
        return self._parts.get(org, [])

    def was(self, id: str, on: date) -> str | None:
        """The code of the state that a place, a body or a state's places were of then, if it differs."""
        if self._eras is None:
            self._eras = {}
            for number in self._index.rows("eras"):
                row = parse(EraRow, self._index.text(number))
                first, last = day(row.start) or date.min, day(row.end, last=True) or date.max
                self._eras.setdefault(row.id, []).append((first, last, row.was))
        return next((was for first, last, was in self._eras.get(id, ()) if first <= on <= last), None)

    def posted(self, office: str, of: str, at: str, on: date) -> tuple[str, ...]:
        """Ids of the envoys or ambassadors of a state or an organisation to another on a day."""
        if self._posts is None:
            self._posts = {}
            for number in self._index.rows("posts"):
                row = parse(PostRow, self._index.text(number))
                self._posts.setdefault((row.office, row.of, row.at), []).append(row)
        rows = self._posts.get((office, of, at), ())
        known = [
            (begun, row)
            for row in rows
            if (begun := day(row.start)) is not None and begun <= on <= (day(row.end, last=True) or date.max)
        ]
        last = max((begun for begun, _ in known), default=None)
        # somebody last seen in the post counts until a successor is known
        return tuple(dict.fromkeys(row.person for begun, row in known if row.end or begun == last))

    # -- names -----------------------------------------------------------------------------------

    def match(self, lang: str, keys: Sequence[Sequence[str]], start: int) -> list[Name]:
        """The names that begin at a token, longest first, in all their senses.

        Args:
            lang: language of the text.
            keys: normal forms of each token, the whole word first; of tokens after `start` only
                the first form is looked at.
            start: the token at which the names begin.
        """
        found: list[Name] = []
        for number, first, sizes, bare in self._beginnings[lang, tuple(keys[start])]:
            rest = keys[start + 1 : start + sizes[0]] if sizes[0] > 1 else ()
            words = [first, *[forms[0] if forms else "" for forms in rest]]
            for size in sizes:
                if size > len(words):
                    continue
                name = " ".join(words[:size])
                for sense, row, country in self._index.senses(lang, name):
                    if not bare or sense == "demonym":
                        found.append(Name(size, number, sense, self._id(row), country))
        if len(found) > 1:
            found.sort(key=lambda name: (-name.length, name.candidate))
        return found

    def begins(self, lang: str, forms: tuple[str, ...]) -> bool:
        """Whether names begin with a word, by its normal forms: with most words none do."""
        return bool(self._beginnings[lang, forms])

    def _begun(self, word: tuple[str, tuple[str, ...]]) -> tuple[_Beginning, ...]:
        """The readings of a word, with its language, that names begin with; most words have none."""
        lang, forms = word
        found = []
        for number, first in enumerate(forms):
            if sizes := self._index.sizes(lang, first):
                bare = number > 0 and forms[0].endswith(tuple(a + first for a in articles(lang)))
                found.append(_Beginning(number, first, sizes, bare))
        return tuple(found)

    def _id(self, row: int) -> str:
        """The id of the actor or place in a row."""
        number = self._index.qid(row)
        if number:
            return f"Q{number}"
        text = self._index.text(row)
        return parse(StateRow, text).id if row in self._index.rows("states") else text[: text.index("\t")]

    # -- offices ---------------------------------------------------------------------------------

    def holders(self, office: str, of: str, on: date | None) -> tuple[str, ...]:
        """Ids of the people who held an office on a day, or ever if no day is given.

        Somebody in office when last looked at counts until a successor is known.
        """
        tenures = self._offices.get((office, of))
        if tenures is None:
            found = self._found("office", f"{office}\t{of}")
            tenures = tuple(t for t in found if (t.office, t.of) == (office, of))
            _remember(self._offices, (office, of), tenures)
        if on is None:
            return tuple(dict.fromkeys(tenure.person for tenure in tenures))
        serving = [t for t in tenures if _covers(t, on)]
        if office not in _SHARED:
            serving = [t for t in serving if not _is_stale(t, serving)]
        return tuple(dict.fromkeys(tenure.person for tenure in serving))

    def tenures(self, person: str | None = None) -> Iterator[Tenure]:
        """The tenures of one person, or of everybody, by person and start."""
        if person is None:
            found = (self._tenure(row) for row in self._index.rows("tenures"))
            # a stable sort: the rows are in order of their start
            yield from sorted(found, key=lambda tenure: tenure.person)
            return
        known = self._people.get(person)
        if known is None:
            known = tuple(t for t in self._found("holder", person) if t.person == person)
            _remember(self._people, person, known)
        yield from known

    def _found(self, name: str, key: str) -> Iterator[Tenure]:
        return (self._tenure(row) for row in self._index.find(name, key))

    def _tenure(self, row: int) -> Tenure:
        return _tenure(parse(TenureRow, self._index.text(row)))

    def judgements(self) -> list[Judgement]:
        """The decisions of the tables on what is one actor and what is not."""
        rows = (parse(JudgementRow, self._index.text(row)) for row in self._index.rows("judgements"))
        return [
            Judgement(
                left=row.left, right=row.right, verdict=Verdict(row.verdict), by=row.by,
                when=day(row.when), reason=row.reason,
            )
            for row in rows
        ]  # fmt: skip

    def where(self, tenure: Tenure) -> str:
        """The file and line that a tenure stands in, as "folder/tenures.tsv:12"."""
        for row in self._index.find("holder", tenure.person):
            if self._tenure(row) == tenure:
                return self._place_of(row, "tenures.tsv")
        return ""

    def row_of(self, id: str) -> str:
        """The file and line that an actor or a place stands in, and the source the row names."""
        tables = ("places", "people", "orgs", "accords")
        found = [(n, f"{t}.tsv") for t in tables for n in self._index.find(f"{t}.id", id)]
        if id in self._state_ids:
            numbers = self._index.rows("states")
            found += [(n, "states.tsv") for n in numbers if self._id(n) == id]
        for number, file in found:
            if self._id(number) == id:
                source = self._index.text(number).rsplit("\t", 1)[-1]
                return f"{self._place_of(number, file)}: {source}"
        return ""

    def _place_of(self, row: int, file: str) -> str:
        folder, line = self._index.where(row)
        return f"{file}:{line}" if folder == 0 else f"{Path(self._index.folders[folder]) / file}:{line}"


def _is_member(row: MemberRow, on: date | None) -> bool:
    start, end = day(row.start) or date.min, day(row.end, last=True) or date.max
    return on is None or start <= on <= end


def fingerprint(*folders: Path) -> str:
    """16 hexadecimal digits that depend on the tables and the format of the index alone."""
    digest = hashlib.blake2b(f"{FORMAT}".encode(), digest_size=8)
    for folder in folders:
        for name in FILES:
            path = folder / name
            digest.update(f"\x1f{name}\x1f".encode())
            try:
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, _blake).digest())
            except FileNotFoundError:
                continue
            except OSError as error:
                raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    return digest.hexdigest()


def _blake() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _cache_folder() -> Path | None:
    try:
        return Path.home() / ".cache" / "diplograph"
    except RuntimeError:  # a user without a home: compile every time
        return None


def _cached(path: Path) -> Index | None:
    # A cache that is missing, cut short or not readable costs seconds, never an error.
    try:
        index = Index(Packed(path))
    except (OSError, ValueError, TypeError, LookupError):
        return None
    with suppress(OSError):
        os.utime(path)
    return index


def _refuse(overlay: Path) -> None:
    """Stops at an overlay whose rows cannot be trusted; order and line ends are forgiven."""
    grave = [problem for problem in find_problems(overlay, base=DATA) if not problem.formal]
    if grave:
        more = f"; {len(grave) - 1} more" if len(grave) > 1 else ""
        raise DataError(f"{overlay / str(grave[0])}{more}: `diplograph kb lint {overlay}` lists all")


def _compiled(tables: Tables, path: Path | None) -> Index:
    """The tables as an index, kept in a file where there can be one."""
    if path is None:
        return Index(Packed(compile_index(tables)))
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            compile_index(tables, file)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return Index(Packed(compile_index(tables)))
    _tidy(path.parent)
    return Index(Packed(path))


def _tidy(folder: Path) -> None:
    """Removes all but the indexes used last: each change of a table leaves one behind."""
    with suppress(OSError):
        found = sorted(folder.glob("kb-*"), key=lambda path: path.stat().st_mtime)
        for path in found[:-_KEPT]:
            path.unlink(missing_ok=True)


def _remember(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Keeps an answer, within bounds."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value


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

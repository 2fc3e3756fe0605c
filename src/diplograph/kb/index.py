"""Tables in, one compiled index out: what every name can mean, in arrays that need no loading.

Names are kept as 64-bit hashes of their keys. Of ten million names two share one with a chance
of 1 in 350,000, and a word that is no name is taken for one once in 10^12 look-ups.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO, Any

import numpy

from diplograph.errors import DataError
from diplograph.kb.forms import demonym_keys, name_keys, person_keys
from diplograph.kb.packed import Packed, pack
from diplograph.kb.tables import (
    ORG_KINDS,
    PLACE_KINDS,
    AccordRow,
    Entry,
    OrgRow,
    PersonRow,
    PlaceRow,
    StateRow,
    Tables,
    TenureRow,
    day,
    parse,
)
from diplograph.lang.sounds import skeleton

__all__ = ["FORMAT", "Index", "compile_index"]

FORMAT = 11  # raised whenever what compile_index writes changes its shape or its contents
_LANGS = ("ar", "en")
# The caller looks at the first sense when it has no better reason; the order is by how often news
# means the name so.
_SENSES = ("state", "demonym", "person", "surname", "igo", "government", "seat", "armed_group",
           "organisation", "media", "capital", "city", "region", "sea", "accord")  # fmt: skip
_NUMBER = {sense: number for number, sense in enumerate(_SENSES)}
_OF_STATES = {"state", "demonym"}
_TABLES = (
    "states", "places", "orgs", "people", "accords", "tenures", "posts", "members", "parts", "eras",
    "judgements",
)  # fmt: skip
# Lengths of names are bits of one number; nothing that is a name has more words.
_LONGEST = 63
_BEARERS = 32
# Words and names looked up before, kept for the next time; news says the same ones again.
_REMEMBERED, _FEW = 50_000, 8

_Numbers = numpy.ndarray[Any, Any]
_Any = StateRow | PlaceRow | OrgRow | PersonRow | AccordRow


def compile_index(tables: Tables, file: IO[bytes] | None = None) -> bytes:
    """The index as a file, or its bytes if no file is given."""
    arrays: dict[str, tuple[str, bytes]] = {}
    numbers: dict[str, dict[str, int]] = {}
    texts: list[bytes] = []
    folders, lines_ = array("H"), array("I")
    for name in _TABLES:
        entries: dict[str, Entry] = getattr(tables, name)
        if name == "tenures":
            ordered = sorted(_tenures(tables), key=lambda pair: pair[0])
            entries = {str(number): entry for number, (_, entry) in enumerate(ordered)}
        numbers[name] = {}
        for key, entry in entries.items():
            numbers[name][key] = len(texts)
            texts.append(entry.text.encode())
            folders.append(entry.folder)
            lines_.append(entry.line)
    starts = numpy.zeros(len(texts) + 1, dtype="uint64")
    numpy.cumsum([len(text) for text in texts], out=starts[1:])
    arrays["rows"] = ("B", b"".join(texts))
    arrays["row.start"] = ("Q", starts.tobytes())
    arrays["row.folder"] = ("H", folders.tobytes())
    arrays["row.line"] = ("I", lines_.tobytes())
    del texts
    for name in ("places", "orgs", "people", "accords"):
        found = numbers[name]
        _multi(arrays, f"{name}.id", array("Q", map(_hash, found)), array("I", found.values()))
    _tenure_arrays(arrays, (entry for _, entry in ordered), numbers["tenures"].values())
    countries = sorted(tables.states)
    names = {code: _Names() for code in _LANGS}
    sounds_h, sounds_r = array("Q"), array("I")
    codes = {iso3: number for number, iso3 in enumerate(countries, start=1)}
    others: dict[str, int] = {}
    for row, number in _rows(tables, numbers):
        country = "" if isinstance(row, AccordRow) else row.iso3 if isinstance(row, StateRow) else row.country
        if country and country not in codes:
            codes[country] = len(countries) + len(others) + 1
            others[country] = codes[country]
        for code in _LANGS:
            for keys, sense in _entries(row, code):
                names[code].add(keys, sense, number, codes.get(country, 0))
        if isinstance(row, PersonRow):
            # the last words of names are few: a person's names mostly share theirs
            last = {name.rsplit(None, 1)[-1] for code in _LANGS for name in _names(row, code) if name}
            heard = set(map(skeleton, last))
            for key in sorted(heard - {""}):
                sounds_h.append(_hash(key))
                sounds_r.append(number)
    _multi(arrays, "sound", sounds_h, sounds_r)
    weight = _prominence(tables)
    every = ["", *countries, *others]
    weights = numpy.array([weight[country] for country in every], dtype="int64")
    rank, qids = _ranks(tables, numbers)
    # rows shipped before those of overlays, then by age in Wikidata, which began with the best known
    order = numpy.lexsort((rank, qids, qids == 0, numpy.frombuffer(folders, "uint16")[: len(rank)]))
    known = numpy.empty(len(rank), dtype="uint32")
    known[order] = numpy.arange(len(rank), dtype="uint32")
    arrays["row.qid"] = ("Q", qids.tobytes())
    for code in _LANGS:
        names[code].write(arrays, code, weights, rank, known)
    meta = {
        "format": FORMAT,
        "folders": [str(folder) for folder in tables.folders],
        "countries": every,
        "first": {name: min(found.values(), default=0) for name, found in numbers.items()},
        "count": {name: len(found) for name, found in numbers.items()},
    }
    if file is not None:
        pack(arrays, meta, file)
        return b""
    out = BytesIO()
    pack(arrays, meta, out)
    return out.getvalue()


class _Names:
    """The names of one language as they are gathered."""

    def __init__(self) -> None:
        self.hashes, self.senses, self.rows, self.countries = array("Q"), array("B"), array("I"), array("H")
        self.begins, self.sizes = array("Q"), array("Q")
        self._first: dict[str, int] = {}

    def add(self, keys: tuple[str, ...], sense: str, row: int, country: int) -> None:
        if len(keys) > _LONGEST:
            return
        first = self._first.get(keys[0])
        if first is None:
            first = self._first[keys[0]] = _hash(keys[0])
        self.hashes.append(first if len(keys) == 1 else _hash(" ".join(keys)))
        self.senses.append(_NUMBER[sense])
        self.rows.append(row)
        self.countries.append(country)
        self.begins.append(first)
        self.sizes.append(1 << len(keys))

    def write(
        self, arrays: dict[str, tuple[str, bytes]], code: str, weights: _Numbers, rank: _Numbers,
        known: _Numbers,
    ) -> None:  # fmt: skip
        hashes, senses = numpy.frombuffer(self.hashes, "uint64"), numpy.frombuffer(self.senses, "uint8")
        rows, countries = numpy.frombuffer(self.rows, "uint32"), numpy.frombuffer(self.countries, "uint16")
        of_states = numpy.isin(senses, [_NUMBER[sense] for sense in _OF_STATES])
        heavy = numpy.where(of_states, -weights[countries], 0)
        order = numpy.lexsort((rank[rows], heavy, senses, hashes))
        hashes, senses, rows, countries = hashes[order], senses[order], rows[order], countries[order]
        new = numpy.ones(len(hashes), dtype=bool)
        new[1:] = (hashes[1:] != hashes[:-1]) | (senses[1:] != senses[:-1]) | (rows[1:] != rows[:-1])
        hashes, senses, rows, countries = hashes[new], senses[new], rows[new], countries[new]
        kept = _best_known(hashes, senses, known[rows])
        hashes, senses, rows, countries = hashes[kept], senses[kept], rows[kept], countries[kept]
        unique, first = numpy.unique(hashes, return_index=True)
        arrays[f"{code}.name"] = ("Q", unique.tobytes())
        arrays[f"{code}.first"] = ("I", numpy.append(first, len(hashes)).astype("uint32").tobytes())
        arrays[f"{code}.sense"] = ("B", senses.tobytes())
        arrays[f"{code}.row"] = ("I", rows.tobytes())
        arrays[f"{code}.country"] = ("H", countries.tobytes())
        begins, sizes = numpy.frombuffer(self.begins, "uint64"), numpy.frombuffer(self.sizes, "uint64")
        order = numpy.argsort(begins, kind="stable")
        begins, sizes = begins[order], sizes[order]
        unique, first = numpy.unique(begins, return_index=True)
        masks = numpy.bitwise_or.reduceat(sizes, first) if len(first) else sizes
        arrays[f"{code}.begin"] = ("Q", unique.tobytes())
        arrays[f"{code}.sizes"] = ("Q", masks.tobytes())


def _best_known(hashes: _Numbers, senses: _Numbers, known: _Numbers) -> _Numbers:
    """All but the bearers of a surname beyond the best known: a word that means anybody means nobody.

    An office and a state still lead to the others.
    """
    order = numpy.lexsort((known, senses, hashes))
    new = numpy.ones(len(order), dtype=bool)
    new[1:] = (hashes[order][1:] != hashes[order][:-1]) | (senses[order][1:] != senses[order][:-1])
    places = numpy.arange(len(order))
    rank = numpy.empty(len(order), dtype="int64")
    rank[order] = places - numpy.maximum.accumulate(numpy.where(new, places, 0))
    kept: _Numbers = (senses != _NUMBER["surname"]) | (rank < _BEARERS)
    return kept


def _multi(arrays: dict[str, tuple[str, bytes]], name: str, keys: array[int], rows: array[int]) -> None:
    """An array of sorted keys, and for each a stretch of an array of rows, in the order given."""
    hashes, values = numpy.frombuffer(keys, "uint64"), numpy.frombuffer(rows, "uint32")
    order = numpy.argsort(hashes, kind="stable")
    unique, first = numpy.unique(hashes[order], return_index=True)
    arrays[name] = ("Q", unique.tobytes())
    arrays[f"{name}.first"] = ("I", numpy.append(first, len(hashes)).astype("uint32").tobytes())
    arrays[f"{name}.row"] = ("I", values[order].tobytes())


def _tenure_arrays(
    arrays: dict[str, tuple[str, bytes]], ordered: Iterable[Entry], numbers: Iterable[int]
) -> None:
    people, offices = array("Q"), array("Q")
    for entry in ordered:
        person, office, of, _ = entry.text.split("\t", 3)
        people.append(_hash(person))
        offices.append(_hash(f"{office}\t{of}"))
    rows = array("I", numbers)
    _multi(arrays, "holder", people, rows)
    _multi(arrays, "office", offices, rows)


def _tenures(tables: Tables) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """The tenures with what orders them: start, then end; an open end last.

    Raises:
        DataError: a date that is none.
    """
    for entry in tables.tenures.values():
        row = parse(TenureRow, entry.text)
        try:
            start, end, _ = day(row.start), day(row.end, last=True), day(row.as_of, last=True)
        except ValueError as error:
            raise DataError(f"{tables.where(entry, 'tenures.tsv')}: {error}") from error
        yield (str(start or ""), str(end or "9999"), row.person, row.office, row.of), entry


def _ranks(tables: Tables, numbers: dict[str, dict[str, int]]) -> tuple[_Numbers, _Numbers]:
    """The place of each row in the order of ids, and the number of its QID, 0 for other ids."""
    ids: list[tuple[str, int]] = []
    for name in ("states", "places", "orgs", "people", "accords"):
        for key, number in numbers[name].items():
            id = parse(StateRow, tables.states[key].text).id if name == "states" else key
            ids.append((id, number))
    rank, qids = numpy.zeros(len(ids), dtype="uint32"), numpy.zeros(len(ids), dtype="uint64")
    for place, (id, number) in enumerate(sorted(ids)):
        rank[number] = place
        if id[:1] == "Q" and id[1:].isdecimal() and id.isascii() and len(id) < 19 and id[1] != "0":
            qids[number] = int(id[1:])
    return rank, qids


def _rows(tables: Tables, numbers: dict[str, dict[str, int]]) -> Iterator[tuple[_Any, int]]:
    for key, entry in tables.states.items():
        yield parse(StateRow, entry.text), numbers["states"][key]
    for key, entry in tables.places.items():
        place = parse(PlaceRow, entry.text)
        _check_kind(place.kind, PLACE_KINDS, tables.where(entry, "places.tsv"))
        yield place, numbers["places"][key]
    for key, entry in tables.orgs.items():
        org = parse(OrgRow, entry.text)
        _check_kind(org.kind, ORG_KINDS, tables.where(entry, "orgs.tsv"))
        yield org, numbers["orgs"][key]
    for key, entry in tables.people.items():
        yield parse(PersonRow, entry.text), numbers["people"][key]
    for key, entry in tables.accords.items():
        yield parse(AccordRow, entry.text), numbers["accords"][key]


def _check_kind(kind: str, known: tuple[str, ...], where: str) -> None:
    if kind not in known:
        raise DataError(f"{where}: unknown kind {kind!r}; known: {', '.join(known)}")


def _prominence(tables: Tables) -> Counter[str]:
    """How much the tables know of each state: of two Congos, news means the one there is news of."""
    weight = Counter(entry.text.split("\t", 3)[2] for entry in tables.tenures.values())
    for name, column in (("places", 6), ("orgs", 6), ("people", 5)):
        entries: dict[str, Entry] = getattr(tables, name)
        weight.update(entry.text.split("\t")[column] for entry in entries.values())
    return weight


def _entries(row: _Any, lang: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The key sequences of a row's names, each with the sense it has there."""
    if isinstance(row, StateRow):
        for name in _names(row, lang):
            yield from ((keys, "state") for keys in name_keys(lang, name))
        for demonym in row.demonyms_ar if lang == "ar" else row.demonyms_en:
            yield from ((keys, "demonym") for keys in demonym_keys(lang, demonym))
        return
    if isinstance(row, PersonRow):
        for name in _names(row, lang):
            for keys in person_keys(lang, name):
                yield keys, "person" if len(keys) > 1 else "surname"
        return
    for name in _names(row, lang):
        for keys in name_keys(lang, name):
            if isinstance(row, AccordRow):
                yield keys, "accord"
            else:
                yield keys, row.kind


def _names(row: _Any, lang: str) -> tuple[str, ...]:
    if lang == "ar":
        return (row.name_ar, *row.aliases_ar) if row.name_ar else row.aliases_ar
    return (row.name_en, *row.aliases_en)


def _hash(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


# -- asking ----------------------------------------------------------------------------------------


class Index:
    """A compiled index: rows by number, and the numbers that names, ids, offices and sounds lead to.

    Raises:
        ValueError: it is not whole, or of another format.
    """

    def __init__(self, packed: Packed) -> None:
        if packed.meta.get("format") != FORMAT:
            raise ValueError("an index of another format")
        self._packed = packed
        self.folders: list[str] = packed.meta["folders"]
        self._countries: list[str | None] = [country or None for country in packed.meta["countries"]]
        self._first: dict[str, int] = packed.meta["first"]
        self._count: dict[str, int] = packed.meta["count"]
        self._starts = packed.array("row.start")
        self._qids = packed.array("row.qid")
        self._where = packed.array("row.folder"), packed.array("row.line")
        self._multi = {
            name: tuple(packed.array(part) for part in (name, f"{name}.first", f"{name}.row"))
            for name in ("places.id", "orgs.id", "people.id", "accords.id", "holder", "office", "sound")
        }
        self._langs = {
            code: tuple(
                packed.array(f"{code}.{part}")
                for part in ("begin", "sizes", "name", "first", "sense", "row", "country")
            )
            for code in _LANGS
        }
        self._senses: dict[str, dict[str, tuple[tuple[str, int, str | None], ...]]]
        self._senses = {code: {} for code in _LANGS}

    def rows(self, name: str) -> range:
        """The numbers of the rows of a table."""
        first = self._first[name]
        return range(first, first + self._count[name])

    def text(self, row: int) -> str:
        """A row as it stands in its file."""
        return self._packed.cut("rows", self._starts[row], self._starts[row + 1]).decode()

    def qid(self, row: int) -> int:
        """The number of the QID that a row has for its id, 0 if it has another kind of id."""
        return self._qids[row] if row < len(self._qids) else 0

    def where(self, row: int) -> tuple[int, int]:
        """Which folder a row is from, and its line there."""
        return self._where[0][row], self._where[1][row]

    def find(self, name: str, key: str) -> list[int]:
        """The rows that an id, a person's id, an office or a skeleton leads to."""
        hashes, first, rows = self._multi[name]
        at = _at(hashes, _hash(key))
        return [] if at is None else list(rows[first[at] : first[at + 1]])

    def sizes(self, lang: str, key: str) -> tuple[int, ...]:
        """How long the names are that begin with a key, longest first."""
        if lang not in self._langs:
            return ()
        begins, masks = self._langs[lang][:2]
        at = _at(begins, _hash(key))
        mask = 0 if at is None else masks[at]
        return tuple(size for size in range(mask.bit_length() - 1, 0, -1) if mask >> size & 1)

    def senses(self, lang: str, key: str) -> tuple[tuple[str, int, str | None], ...]:
        """What the joined keys of a name can mean: sense, row, country."""
        known = self._senses[lang]
        found = known.get(key)
        if found is None:
            _, _, names, first, senses, rows, countries = self._langs[lang]
            at = _at(names, _hash(key))
            places = range(0) if at is None else range(first[at], first[at + 1])
            found = tuple((_SENSES[senses[i]], rows[i], self._countries[countries[i]]) for i in places)
            if len(found) <= _FEW:
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[key] = found
        return found


def _at(hashes: memoryview[int], value: int) -> int | None:
    at = bisect_left(hashes, value)
    return at if at < len(hashes) and hashes[at] == value else None

"""Tables in, one compiled index out: what every name can mean, as plain lists and strings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from diplograph.kb.forms import demonym_keys, name_keys
from diplograph.kb.tables import OrgRow, PersonRow, PlaceRow, StateRow, Tables

__all__ = ["FORMAT", "compile_index"]

FORMAT = 2  # raised whenever what compile_index returns changes its shape or its contents
_LANGS = ("ar", "en")
# The caller looks at the first sense when it has no better reason; the order is by how often news
# means the name so.
_SENSES = ("state", "demonym", "person", "surname", "igo", "government", "seat", "armed_group",
           "organisation", "capital", "city", "region", "sea")  # fmt: skip

_OF_STATES = {"state", "demonym"}

_Sense = tuple[str, str, str | None]  # sense, ref, country


def compile_index(tables: Tables) -> dict[str, Any]:
    """Names by their keys, and nothing that msgpack cannot write.

    `names[lang]` maps the joined keys of a name to its senses, `starts[lang]` the first key of a
    name to the lengths of the names that begin so, longest first.
    """
    names: dict[str, dict[str, list[list[str | None]]]] = {}
    starts: dict[str, dict[str, list[int]]] = {}
    weight = _prominence(tables)

    def order(sense: _Sense) -> tuple[int, int, str]:
        kind, ref, country = sense
        return _SENSES.index(kind), -weight[country or ""] if kind in _OF_STATES else 0, ref

    for lang in _LANGS:
        found: dict[tuple[str, ...], dict[_Sense, None]] = {}
        for keys, sense in _entries(tables, lang):
            found.setdefault(keys, {})[sense] = None
        names[lang] = {}
        begins: dict[str, set[int]] = {}
        for keys, senses in sorted(found.items()):
            ordered = sorted(senses, key=order)
            names[lang][" ".join(keys)] = [list(sense) for sense in ordered]
            begins.setdefault(keys[0], set()).add(len(keys))
        starts[lang] = {first: sorted(sizes, reverse=True) for first, sizes in begins.items()}
    return {"format": FORMAT, "names": names, "starts": starts}


def _prominence(tables: Tables) -> Counter[str]:
    """How much the tables know of each state: of two Congos, news means the one there is news of."""
    weight = Counter(tenure.of for tenure in tables.tenures)
    for rows in (tables.places, tables.orgs, tables.people):
        weight.update(row.country for row in rows.values())
    return weight


def _entries(tables: Tables, lang: str) -> Iterator[tuple[tuple[str, ...], _Sense]]:
    for state in tables.states.values():
        for name in _names(state, lang):
            yield from _each(name_keys(lang, name), ("state", state.id, state.iso3))
        for demonym in state.demonyms_ar if lang == "ar" else state.demonyms_en:
            yield from _each(demonym_keys(lang, demonym), ("demonym", state.id, state.iso3))
    for place in tables.places.values():
        for name in _names(place, lang):
            yield from _each(name_keys(lang, name), (place.kind, place.id, place.country or None))
    for org in tables.orgs.values():
        for name in _names(org, lang):
            yield from _each(name_keys(lang, name), (org.kind, org.id, org.country or None))
    for person in tables.people.values():
        for name in _names(person, lang):
            for keys in name_keys(lang, name):
                sense = "person" if len(keys) > 1 else "surname"
                yield keys, (sense, person.id, person.country or None)


def _names(row: StateRow | PlaceRow | OrgRow | PersonRow, lang: str) -> tuple[str, ...]:
    if lang == "ar":
        return (row.name_ar, *row.aliases_ar) if row.name_ar else row.aliases_ar
    return (row.name_en, *row.aliases_en)


def _each(variants: Iterable[tuple[str, ...]], sense: _Sense) -> Iterator[tuple[tuple[str, ...], _Sense]]:
    for keys in variants:
        yield keys, sense

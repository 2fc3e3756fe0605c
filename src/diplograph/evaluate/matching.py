"""Gold and predicted events of a sentence in, pairs of them out, and whether their actors are the same.

A pair is one gold event and one predicted event that tell the same happening. The pairs of a sentence
are the ones that agree best together: by type first, then by category, then by who takes part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from diplograph.lang import codes, get
from diplograph.vocab import EVENT_TYPES

__all__ = ["Actor", "Event", "hits", "pair", "plover_of", "roles", "same_name", "same_state", "states"]

Event = Mapping[str, Any]
Actor = Mapping[str, Any]
_Same = Callable[[Actor, Actor], bool]

# Words that make no difference to who is meant.
_FUNCTION = frozenset(["the", "of", "a", "and", "al", "el"])
# Titles: "US President Joe Biden" is "Joe Biden".
_TITLES = frozenset(
    [
        *("president", "prime", "minister", "foreign", "defence", "defense", "secretary", "general", "king"),
        *("queen", "prince", "sheikh", "emir", "chancellor", "premier", "leader", "official", "officials"),
        *("spokesman", "spokeswoman", "spokesperson", "senior", "ambassador", "envoy", "deputy", "vice"),
        *("chief", "mr", "mrs", "ms", "dr", "sir", "lord", "us", "un", "former", "acting"),
        *("رييس", "وزير", "وزيره", "خارجيه", "دفاع", "امير", "ملك", "سفير", "مسوول", "متحدث", "باسم", "نايب"),
        "وزرا",
    ]
)


def plover_of(event: Event) -> str:
    """The PLOVER category an event is given, or that of its type."""
    kind = EVENT_TYPES.get(str(event.get("type")))
    return str(event.get("plover") or (kind.plover if kind else "NONE")).upper()


# -- actors ------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """A name as normal forms, without articles and function words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[.'’`]", "", plain)
    lang = next((code for code in codes() if code != "en" and get(code).letters.search(name)), "en")
    pack = get(lang)
    return tuple(
        word
        for key in pack.keys(name if lang != "en" else plain)
        if (word := pack.bare(key)) not in _FUNCTION
    )


def _names(actor: Actor) -> list[str]:
    single = (actor.get(key) for key in ("name", "name_ar", "text"))
    return [str(name) for name in (*(actor.get("names") or ()), *single) if name]


def same_name(gold: Actor, found: Actor) -> bool:
    """Whether one name of the gold actor is one of the found one's; of people, a part is enough."""
    own = [_words(name) for name in (gold.get("names") or [gold.get("name")]) if name]
    for name in _names(found):
        words = _words(name)
        if not words:
            continue
        for other in own:
            if sorted(words) == sorted(other):
                return True
            if gold.get("kind") == "person":
                one, two = set(words) - _TITLES, set(other) - _TITLES
                shared = one & two
                if any(len(word) > 2 for word in shared) and (one <= two or two <= one):
                    return True
    return False


def same_state(gold: Actor, found: Actor) -> bool:
    """Whether both act for one state; actors without one are told by name."""
    if gold.get("country"):
        return found.get("country") in {gold["country"], *(gold.get("country_alt") or ())}
    return same_name(gold, found)


def states(actors: Iterable[Actor]) -> list[Actor]:
    """One actor for each state, and each that has none."""
    out: dict[Any, Actor] = {}
    for actor in actors:
        out.setdefault(actor.get("country") or _words(next(iter(_names(actor)), "")), actor)
    return list(out.values())


def hits(gold: Sequence[Actor], found: Sequence[Actor], same: _Same) -> int:
    """How many gold actors have one of their own among the found."""
    edges = {(i, j): 1.0 for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)}
    return len(_assign(edges))


def _assign(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, each used once, that weigh most together."""
    if len(weights) < 2:
        return list(weights)
    import networkx

    graph = networkx.Graph()
    for (i, j), weight in weights.items():
        graph.add_edge(("row", i), ("column", j), weight=weight)
    pairs = []
    for one, other in networkx.max_weight_matching(graph):
        row, column = (one, other) if one[0] == "row" else (other, one)
        pairs.append((row[1], column[1]))
    return sorted(pairs)


# -- events ------------------------------------------------------------------------------------


def roles(gold: Event, found: Event) -> tuple[list[Actor], list[Actor]]:
    """The found agents and patients; where the type knows no direction, in the roles gold gives them."""
    agents, patients = list(found.get("agents") or ()), list(found.get("patients") or ())
    kind = EVENT_TYPES.get(gold["type"])
    if not (gold.get("symmetric") or (kind is not None and kind.symmetric)):
        return agents, patients
    wanted = [(a, 0) for a in gold.get("agents") or ()] + [(a, 1) for a in gold.get("patients") or ()]
    given = [(a, 0) for a in agents] + [(a, 1) for a in patients]
    weights = {}
    for i, (one, role) in enumerate(wanted):
        for j, (other, now) in enumerate(given):
            weight = 4 * same_name(one, other) + 3 * same_state(one, other)
            if weight:
                weights[i, j] = weight + 0.1 * (role == now)
    role_of = {j: wanted[i][1] for i, j in _assign(weights)}
    sides: tuple[list[Actor], list[Actor]] = ([], [])
    for j, (actor, now) in enumerate(given):
        sides[role_of.get(j, now)].append(actor)
    return sides


def pair(gold: Sequence[Event], found: Sequence[Event]) -> list[tuple[int, int]]:
    """Gold and found events of one sentence, as pairs of positions."""
    weights = {}
    for i, event in enumerate(gold):
        for j, other in enumerate(found):
            weight = _agreement(event, other)
            if weight:
                weights[i, j] = weight
    return _assign(weights)


def _agreement(gold: Event, found: Event) -> float:
    """How much two events agree: 0 when in nothing that would make them one happening."""
    same = gold["type"] == found["type"]
    other = found["type"] in (gold.get("type_alt") or ())
    category = plover_of(gold) == plover_of(found) != "NONE"
    agents, patients = roles(gold, found)
    shares = []
    for wanted, given in ((gold.get("agents") or (), agents), (gold.get("patients") or (), patients)):
        by_state = _share(states(wanted), states(given), same_state)
        shares.append((by_state, _share(wanted, given, same_name), bool(wanted and given and by_state)))
    if not (same or other or category or any(touch for _, _, touch in shares)):
        return 0.0
    total: float = (
        100 * same
        + 55 * (other and not same)
        + 25 * category
        + sum(9 * by_state + 6 * by_name for by_state, by_name, _ in shares)
        + 2 * (gold.get("polarity", "affirmed") == found.get("polarity", "affirmed"))
        + 2 * (gold.get("modality", "actual") == found.get("modality", "actual"))
        + 4 * (not gold.get("optional"))
        + 1
    )
    return total


def _share(gold: Sequence[Actor], found: Sequence[Actor], same: _Same) -> float:
    if not gold and not found:
        return 0.5
    return 2 * hits(gold, found, same) / (len(gold) + len(found))

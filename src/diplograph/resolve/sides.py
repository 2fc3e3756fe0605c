"""The tellings of one event in, what their sources agree and differ in out.

A source is who the text says it from, by the side it speaks for (the Kremlin and its spokesman are one);
without one, the outlet. What one source says is compared with what the first other source says of the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from diplograph.records import Comparison
from diplograph.resolve.tellings import Telling
from diplograph.resolve.voices import voices

__all__ = ["SLOTS", "compare"]

SLOTS = ("happened", "time", "place", "number", "initiative", "request", "topic")
_Said = tuple[Telling, str]
_MOST = 5  # values of one slot that are told apart: more is noise


def compare(tellings: Sequence[Telling]) -> tuple[int, tuple[Comparison, ...]]:
    """How many independent outlets tell an event, and how the accounts of its sources compare.

    Args:
        tellings: all of one event.
    """
    ordered = sorted(tellings, key=lambda t: (t.published or date.max, t.key))
    if len(ordered) == 1:
        return 1, ()
    voice = voices((t.mention.article, t.publisher, t.print) for t in ordered)
    sources: dict[Hashable, list[Telling]] = {}
    for telling in ordered:
        sources.setdefault(_source(telling, voice), []).append(telling)
    if len(sources) == 1:
        return len(set(voice.values())), ()
    agreed: dict[tuple[str, str], list[str]] = {}
    differences: list[Comparison] = []
    for slot in SLOTS:
        told = [found for own in sources.values() if (found := _first(own, slot)) is not None]
        firsts: list[_Said] = []
        for telling, value in told:
            same = next((other for other, seen in firsts if seen == value or _same(slot, seen, value)), None)
            if same is not None:
                agreed.setdefault((same.id, telling.id), []).append(slot)
            elif len(firsts) < _MOST:
                differences += [
                    Comparison(left=other.id, right=telling.id, agree=False,
                               slots=(slot,), values=(seen, value))
                    for other, seen in firsts
                    if _differ(slot, (other, seen), (telling, value))
                ]  # fmt: skip
                firsts.append((telling, value))
    agreements = [
        Comparison(left=left, right=right, agree=True, slots=tuple(slots))
        for (left, right), slots in agreed.items()
    ]
    order = sorted([*agreements, *differences], key=lambda c: (c.left, c.right, c.agree, c.slots))
    return len(set(voice.values())), tuple(order)


def _source(telling: Telling, voice: Mapping[str, int]) -> Hashable:
    chain = telling.mention.attribution
    return (chain[0].country or chain[0].id) if chain else voice[telling.mention.article]


def _first(tellings: Sequence[Telling], slot: str) -> _Said | None:
    """The first of a source's tellings that says something of a slot, and what."""
    return next(((t, value) for t in tellings if (value := _value(t, slot)) is not None), None)


def _value(telling: Telling, slot: str) -> str | None:
    mention = telling.mention
    match slot:
        case "happened":
            return "no" if telling.negated else None if telling.ahead else "yes"
        case "time":
            when = mention.when
            return when.iso if when is not None and not telling.ahead else None
        case "place":
            # «بحثا الوضع في السودان» tells what it was about, not where it was.
            return telling.place[0] if telling.place and mention.type != "discuss" else None
        case "number":
            return str(mention.number) if mention.number is not None else None
        case "initiative":
            return mention.initiative
        case "request":
            return f"{mention.initiative} → {mention.asked}" if mention.asked else None
    return ", ".join(mention.topics) or None if telling.speech or telling.family == "contact" else None


def _same(slot: str, left: str, right: str) -> bool:
    return slot == "topic" and not set(left.split(", ")).isdisjoint(right.split(", "))


def _differ(slot: str, left: _Said, right: _Said) -> bool:
    """True if both cannot be: a month and a day in it, or a state and its city, are no difference."""
    if slot == "time":
        return len(left[1]) == len(right[1]) == len("2021-04-13")
    if slot == "place":
        here, there = left[0].place, right[0].place
        return bool(here and there and here[1] and there[1] and here[1] != there[1])
    return True

"""Tellings of many articles in, events with all their claims out.

Two tellings are of one event when type, actors, time and place agree (`likeness`). The order of the
articles plays no part: tellings that may agree are compared pair by pair, pairs that agree are joined,
best first, and a join that would bring together tellings that cannot be one is refused. So no chain of
likenesses reaches from one happening to the next.

What becomes of a telling depends only on those it is linked to by pairs that agree, and theirs in turn
(`neighbourhood`): what is added later changes the events it touches and no others, and ends where one
build of everything would have ended.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, groupby

from diplograph.errors import ConfigError
from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Join,
    Judgement,
    Tenure,
    Verdict,
    When,
    content_hash,
)
from diplograph.resolve.likeness import THRESHOLD, decide, likeness
from diplograph.resolve.sides import compare
from diplograph.resolve.tellings import Telling, keys_of, read_tellings, sought_by

__all__ = [
    "best_reason",
    "event_id",
    "explain",
    "find_claim",
    "merge",
    "merge_tellings",
    "neighbourhood",
    "similarity",
]

# A telling that says less than two others which cannot be one, and is as like the one as the other, is of
# neither.
_MARGIN = 0.08
_WEEK = 7  # days
_SHORTEST = 4  # characters of an id that are worth a search

_Pair = frozenset[str]
_Tenures = Callable[[str], Iterable[Tenure]]


@dataclass(slots=True, eq=False)
class _Unit:
    """Tellings that are alike in all that is compared: cost grows with what differs."""

    number: int
    first: Telling
    tellings: list[Telling] = field(default_factory=list)
    sentences: set[tuple[str, int]] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        """Takes in a telling that is like the first."""
        self.tellings.append(telling)
        self.sentences.add((telling.mention.article, telling.mention.sentence.start))

    @property
    def detail(self) -> tuple[int, int, int]:
        """How much it says: sides named, people named, how exactly when."""
        telling = self.first
        parties = (*telling.agents, *telling.patients)
        people = sum(party.kind is ActorKind.PERSON for party in parties)
        return int(telling.whole), people, _exactness(telling)

    def is_vaguer(self, other: _Unit) -> bool:
        """True if it leaves open something that the other says."""
        return any(mine < theirs for mine, theirs in zip(self.detail, other.detail, strict=True))


def _exactness(telling: Telling) -> int:
    """How exactly a telling says when: not at all, in some weeks, by the day of the report, by a day."""
    if telling.start is None or telling.end is None or telling.recalled:
        return 0
    if not telling.dated:
        return 2
    return 3 if telling.end - telling.start <= _WEEK else 1


def merge(
    mentions: Iterable[tuple[Article, EventMention]],
    judgements: Sequence[Judgement] = (),
    *,
    tenures: _Tenures | None = None,
) -> list[Event]:
    """Events in order of date, type and id.

    Args:
        mentions: event mentions with their articles, in any order.
        judgements: stored decisions on claims, by their ids; they win over the score.
        tenures: offices a person held, so that a secretary general speaks for the organisation.
    """
    articles: dict[str, Article] = {}
    found: dict[str, dict[str, EventMention]] = defaultdict(dict)
    for article, mention in mentions:
        articles[article.id] = article
        found[article.id][mention.id] = mention
    tellings = [
        telling
        for key in sorted(articles)
        for telling in read_tellings(
            articles[key], [found[key][name] for name in sorted(found[key])], tenures=tenures
        )
    ]
    return merge_tellings(tellings, judgements)


def merge_tellings(tellings: Iterable[Telling], judgements: Sequence[Judgement] = ()) -> list[Event]:
    """`merge`, of tellings that were made ready before."""
    verdicts = _verdicts(judgements)
    judged = {claim for pair in verdicts for claim in pair}
    units = _units(tellings, judged)
    pairs = _agreeing(units, verdicts)
    groups = _judged_same(_join(units, pairs, verdicts), verdicts, judgements)
    return sorted((_event(group) for group in groups), key=_order)


def _order(event: Event) -> tuple[str, str, str]:
    day = event.when.start.isoformat() if event.when and event.when.start else "9999"
    return day, event.type, event.id


def similarity(left: tuple[Article, EventMention], right: tuple[Article, EventMention]) -> float:
    """How sure it is that two claims tell of one event: 0 to 1."""
    return likeness(*_two(left, right))


def explain(left: tuple[Article, EventMention], right: tuple[Article, EventMention]) -> str:
    """Why two claims are taken for one event, or are not."""
    return str(decide(*_two(left, right)))


def best_reason(
    left: Sequence[tuple[Article, EventMention]],
    right: Sequence[tuple[Article, EventMention]],
    *,
    tenures: _Tenures | None = None,
) -> str:
    """The decision on the two most alike of some claims and others."""
    some, others = (
        [t for article, mention in side for t in read_tellings(article, [mention], tenures=tenures)]
        for side in (left, right)
    )
    found = [
        (likeness(one, other), one.key, other.key, one, other)
        for one in some
        for other in others
        if one.id != other.id
    ]
    if not found:
        return "one claim"
    _, _, _, one, other = max(found, key=lambda row: row[:3])
    return f"{decide(one, other)} ({one.id} and {other.id}; one event from {THRESHOLD})"


def _two(left: tuple[Article, EventMention], right: tuple[Article, EventMention]) -> tuple[Telling, Telling]:
    (one,), (other,) = read_tellings(left[0], [left[1]]), read_tellings(right[0], [right[1]])
    return one, other


def neighbourhood(
    seeds: Iterable[Telling],
    fetch: Callable[[Sequence[str]], Iterable[Telling]],
    judgements: Sequence[Judgement] = (),
) -> list[Telling]:
    """The tellings whose events depend on the seeds, these among them.

    `merge_tellings` of them gives the events that a merge of everything gives for them.

    Args:
        seeds: what is new, or was changed, or judged.
        fetch: the stored tellings that lie in drawers of these names (`keys_of`) or have these ids
            of claims; those it gave before may be given again.
        judgements: stored decisions; both claims of one belong together.
    """
    partners: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        partners[judgement.left].add(judgement.right)
        partners[judgement.right].add(judgement.left)
    inside = {telling.id: telling for telling in seeds}
    drawers: dict[str, dict[str, Telling]] = defaultdict(dict)
    asked: set[str] = set()
    filed: set[str] = set()

    def file(telling: Telling) -> None:
        """Puts a telling into its drawers, once: what is fetched is fetched again and again."""
        key = telling.id
        if key not in filed:
            filed.add(key)
            for name in (*keys_of(telling), key):
                drawers[name][key] = telling

    for telling in inside.values():
        file(telling)
    waiting = list(inside.values())
    while waiting:
        telling = waiting.pop()
        names = list(sought_by(telling))
        unknown = [name for name in (*names, *partners[telling.id]) if name not in asked]
        asked.update(unknown)
        for other in fetch(unknown) if unknown else ():
            file(other)
        near = {key: other for name in names for key, other in drawers[name].items()}
        for name in partners[telling.id]:
            near.update(drawers[name])
        for key, other in near.items():
            if key not in inside:
                linked = key in partners[telling.id] or likeness(telling, other) >= THRESHOLD
                if linked:
                    inside[key] = other
                    waiting.append(other)
    return list(inside.values())


# -- which pairs agree -------------------------------------------------------------------------


def _verdicts(judgements: Sequence[Judgement]) -> dict[_Pair, Verdict]:
    """The last word on each pair."""
    return {
        frozenset((j.left, j.right)): j.verdict
        for j in judgements
        if j.left != j.right and j.verdict is not Verdict.UNSURE
    }


def _units(tellings: Iterable[Telling], judged: set[str]) -> list[_Unit]:
    """Like tellings together, in an order that is the same for the same tellings."""
    alike: dict[object, _Unit] = {}
    ordered = sorted(tellings, key=lambda t: t.key)
    for _, same in groupby(ordered, key=lambda t: t.key):
        telling = next(same)
        signature = telling.key if telling.id in judged else telling.signature
        unit = alike.get(signature)
        if unit is None:
            unit = alike[signature] = _Unit(len(alike), telling)
        unit.add(telling)
    return list(alike.values())


def _agreeing(units: Sequence[_Unit], verdicts: Mapping[_Pair, Verdict]) -> dict[tuple[int, int], float]:
    """The score of each pair that agrees.

    Those that name both sides are compared by pair of sides, those that name one by that side, in both
    cases in order of time, so that only what is near in time meets.
    """
    drawers: dict[tuple[str, ...], list[_Unit]] = defaultdict(list)
    for unit in units:
        telling = unit.first
        sides = telling.sides
        if telling.whole:
            for pair in combinations(sides, 2) if len(sides) > 1 else [sides * 2]:
                drawers[telling.family, *pair].append(unit)
        for side in sides:
            drawers[telling.family, side].append(unit)
    pairs: dict[tuple[int, int], float] = {}
    for name in sorted(drawers):
        if len(name) > 2 or any(not unit.first.whole for unit in drawers[name]):
            for left, right in _near(drawers[name], lone=len(name) == 2):
                key = _numbers(left, right)
                if key not in pairs and not _apart(left, right, verdicts):
                    score = likeness(left.first, right.first)
                    if score >= THRESHOLD:
                        pairs[key] = score
    return _decided(units, pairs)


def _near(units: Sequence[_Unit], *, lone: bool) -> Iterable[tuple[_Unit, _Unit]]:
    """Pairs whose times may be one; with `lone`, those of which one names a single side."""
    undated = [unit for unit in units if unit.first.reach is None]
    yield from (
        (left, right)
        for left, right in combinations(undated, 2)
        if not lone or not (left.first.whole and right.first.whole)
    )
    if not lone:
        yield from (
            (unit, other)
            for unit in undated
            if not unit.first.speech
            for other in units
            if other.first.start is not None
        )
    dated = sorted(
        ((reach, unit.number, unit) for unit in units if (reach := unit.first.reach) is not None),
        key=lambda row: row[:2],
    )
    whole: list[tuple[int, _Unit]] = []
    single: list[tuple[int, _Unit]] = []
    for (first, last), _, unit in dated:
        whole = [row for row in whole if row[0] >= first]
        single = [row for row in single if row[0] >= first]
        if lone:
            yield from ((other, unit) for _, other in single)
        if not lone or not unit.first.whole:
            yield from ((other, unit) for _, other in whole)
        (whole if unit.first.whole else single).append((last, unit))


def _numbers(left: _Unit, right: _Unit) -> tuple[int, int]:
    """The key of a pair."""
    return _ordered(left.number, right.number)


def _ordered(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


def _apart(left: _Unit, right: _Unit, verdicts: Mapping[_Pair, Verdict]) -> bool:
    """True if two units were judged to differ, or one sentence tells both.

    Who speaks of one happening twice in a sentence does not tell it in two ways: "after Italy had
    expelled Russians, Russia expelled Italians".
    """
    if not left.sentences.isdisjoint(right.sentences):
        return True
    return _judged_apart(left, right, verdicts)


def _judged_apart(left: _Unit, right: _Unit, verdicts: Mapping[_Pair, Verdict]) -> bool:
    if not verdicts:
        return False
    return verdicts.get(frozenset((left.first.id, right.first.id))) is Verdict.DIFFERENT


def _decided(units: Sequence[_Unit], pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The pairs without those of a vague telling that might be of either of two happenings."""
    links: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), score in pairs.items():
        for vague, other in ((left, right), (right, left)):
            if units[vague].is_vaguer(units[other]):
                links[vague].append((score, other))
    unsure = set()
    for vague, found in links.items():
        best = max(found)[0]
        rivals = [other for score, other in sorted(found) if score > best - _MARGIN]
        if any(
            likeness(units[one].first, units[other].first) == 0.0 for one, other in combinations(rivals, 2)
        ):
            unsure |= {_ordered(vague, other) for _, other in found}
    return {pair: score for pair, score in pairs.items() if pair not in unsure}


# -- groups ------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Group:
    """Units that tell one event, and what held them together."""

    units: list[_Unit]
    joins: list[Join] = field(default_factory=list)


def _join(
    units: Sequence[_Unit],
    pairs: Mapping[tuple[int, int], float],
    verdicts: Mapping[_Pair, Verdict],
) -> list[_Group]:
    """Groups by agreeing pairs, best first; no group holds two that cannot be one."""
    group_of = list(range(len(units)))
    members = {unit.number: _Group([unit]) for unit in units}
    # Numbers follow the order of the tellings' keys, so equal scores are settled alike in every run.
    for (left, right), _ in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[left], group_of[right]
        if a == b:
            continue
        if any(
            _apart(one, other, verdicts)
            or (_numbers(one, other) not in pairs and likeness(one.first, other.first) == 0.0)
            for one in members[a].units
            for other in members[b].units
        ):
            continue
        later = members.pop(b)
        for unit in later.units:
            group_of[unit.number] = a
        why = _joined(units[left].first, units[right].first)
        members[a].joins += [*later.joins, why]
        members[a].units += later.units
    return list(members.values())


def _joined(left: Telling, right: Telling) -> Join:
    """Why two tellings are of one event."""
    if left.key > right.key:
        left, right = right, left
    decision = decide(left, right)
    return Join(left=left.id, right=right.id, score=round(decision.score, 2), reason=decision.told)


def _alike(unit: _Unit) -> Iterator[Join]:
    """Why the tellings of a unit are of one event: all for the reason for which the first two are."""
    first = unit.tellings[0]
    if len(unit.tellings) > 1:
        why = _joined(first, unit.tellings[1])
        for telling in unit.tellings[1:]:
            yield Join(left=first.id, right=telling.id, score=why.score, reason=why.reason)


def _judged_same(
    groups: list[_Group], verdicts: Mapping[_Pair, Verdict], judgements: Sequence[Judgement]
) -> list[_Group]:
    """The groups, those of two claims that were judged the same put together.

    It is done last, so that a judgement on two claims brings along what belongs to each of them.
    """
    group_of = {unit.first.id: number for number, group in enumerate(groups) for unit in group.units}
    judged_by = {frozenset((j.left, j.right)): j.by for j in judgements if j.verdict is Verdict.SAME}
    for pair in sorted(sorted(p) for p, verdict in verdicts.items() if verdict is Verdict.SAME):
        if not all(claim in group_of for claim in pair):
            continue
        a, b = sorted(group_of[claim] for claim in pair)
        left, right = groups[a], groups[b]
        if a == b or any(_judged_apart(one, other, verdicts) for one in left.units for other in right.units):
            continue
        for unit in right.units:
            group_of[unit.first.id] = a
        by = judged_by[frozenset(pair)]
        left.joins += [*right.joins, Join(left=pair[0], right=pair[1], score=1.0, reason=f"judged by {by}")]
        left.units += right.units
        right.units = []
    return [group for group in groups if group.units]


# -- events ------------------------------------------------------------------------------------


def event_id(claim_id: str) -> str:
    """The id of an event whose first telling is this claim: it stays while older tellings do not come."""
    return content_hash("event", claim_id)


def find_claim(text: str, events: Iterable[Event]) -> tuple[Event, EventMention]:
    """The event and the claim that an id, or the beginning of one, means.

    An id of an event leads to the event that now holds the telling it was named after, so that it
    still leads somewhere when events were put together.

    Raises:
        ConfigError: it means nothing here, or more than one thing.
    """
    wanted = text.strip().rsplit("/", 1)[-1].lower()
    found: dict[str, tuple[Event, EventMention]] = {}
    for event in events:
        for claim in event.claims:
            for id in (claim.id, event_id(claim.id)):
                if id == wanted:
                    return event, claim
            if len(wanted) >= _SHORTEST and event_id(claim.id).startswith(wanted):
                found.setdefault(event.id, (event, claim))
    if len(found) > 1:
        raise ConfigError(f"{text!r} begins the ids of {len(found)} events; give more of it")
    if not found:
        raise ConfigError(
            f"no event or claim {text!r} here; `diplograph events list GRAPH` lists the events with their ids"
        )
    return next(iter(found.values()))


def _event(group: _Group) -> Event:
    """What the tellings of one event have in common, told as exactly as any of them tells it."""
    ordered = sorted((t for unit in group.units for t in unit.tellings), key=lambda t: t.key)
    joins = [*group.joins, *(join for unit in group.units for join in _alike(unit))]
    first = min(ordered, key=lambda t: (t.published or date.max, t.key))
    kind = _kind(ordered)
    chosen = [t for t in ordered if t.mention.type == kind]
    best = max(reversed(chosen), key=_precision)
    agents = _most_specific(chosen, "agents", best)
    known = {ref.id for ref in agents}
    patients = tuple(ref for ref in _most_specific(chosen, "patients", best) if ref.id not in known)
    sources, comparisons = compare(ordered)
    told = sorted((best, *ordered), key=lambda t: t.mention.type == "discuss")  # which says about what
    place = next((t.mention.place for t in told if t.mention.place is not None), None)
    return Event(
        id=event_id(first.id),
        type=kind,
        agents=agents,
        patients=patients,
        place=place,
        when=_when(ordered),
        claims=tuple(t.mention for t in ordered),
        sources=sources,
        comparisons=comparisons,
        joins=tuple(sorted(joins, key=lambda join: (join.left, join.right))),
    )


# Of two names for one happening, the one that says less.
_VAGUE = {"discuss": 2, "arrive": 1, "host": 1, "negotiate": 1, "appeal_request": 1, "warn": 1}


def _kind(tellings: Sequence[Telling]) -> str:
    """The type most tellings have, of those that say most."""
    kinds = Counter(t.mention.type for t in tellings)
    said = min(2 if name == "discuss" else 0 for name in kinds)
    return min(
        (name for name in kinds if said or name != "discuss"),
        key=lambda name: (-kinds[name], _VAGUE.get(name, 0), name),
    )


_SPECIFIC = {
    ActorKind.PERSON: 4, ActorKind.OFFICE: 3, ActorKind.GOVERNMENT: 2, ActorKind.ARMED_GROUP: 2,
    ActorKind.IGO: 2, ActorKind.ORGANISATION: 2, ActorKind.STATE: 1, ActorKind.POPULATION: 0,
}  # fmt: skip


def _precision(telling: Telling) -> tuple[int, int, float]:
    mention = telling.mention
    refs = (*mention.agents, *mention.patients)
    sides = bool(mention.agents) + bool(mention.patients)
    return sides, sum(_SPECIFIC[ref.kind] for ref in refs), mention.score


def _most_specific(tellings: Sequence[Telling], role: str, best: Telling) -> tuple[ActorRef, ...]:
    refs: tuple[ActorRef, ...] = getattr(best.mention, role)
    if not refs:
        refs = next((found for t in tellings if (found := getattr(t.mention, role))), ())
    return tuple(replace(ref, text=None, span=None) for ref in refs)


def _when(tellings: Sequence[Telling]) -> When | None:
    """The narrowest time given by a telling of it as done, else by any; else the days of the first report."""
    dated = [
        (t.ahead, t.mention.when)
        for t in tellings
        if t.mention.when is not None and t.mention.when.start is not None and not t.negated
    ]
    if dated:
        done = [when for ahead, when in dated if not ahead] or [when for _, when in dated]
        best = min(done, key=lambda w: (_length(w), w.start or date.max, w.granularity))
        return replace(best, text=None, span=None)
    days = [t.published for t in tellings if t.published is not None]
    if not days or any(t.ahead for t in tellings):
        return None
    first = min(days)
    before = max(first, date.min + timedelta(days=1)) - timedelta(days=1)
    return When(start=before, end=first, granularity="range")


def _length(when: When) -> timedelta:
    return (when.end or when.start) - when.start if when.start else timedelta.max

"""Event mentions of many articles in, events with all their claims out.

Two claims are of one event when type, actors, time and place agree. The order of the articles
plays no part: claims are compared pair by pair inside blocks, pairs that agree are joined, best
first, and a join that would bring together claims that disagree is refused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Judgement,
    Modality,
    Place,
    Polarity,
    Verdict,
    When,
    content_hash,
)
from diplograph.vocab import EVENT_TYPES, SPEECH_ACTS

__all__ = ["THRESHOLD", "merge", "similarity"]

# Pairs that score at least this much are one event (actors weigh .55, time .3, place and context .15).
THRESHOLD = 0.62
# An article tells of what happened in the days before it.
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=1)
_PLANNED_AHEAD = timedelta(days=10)
# Happenings that are told again and again under several names.
_FAMILY = {
    "arrive": "visit",
    "visit": "visit",
    "call": "call",
    "meet": "meet",
    "negotiate": "meet",
    "discuss": "meet",
    "accuse": "accuse",
}
# Words are said often: two condemnations by one side are one only within one article or one day.
_SPEECH = SPEECH_ACTS | {"agree"}


_Party = tuple[str, str, bool]  # id, state it acts for, whether it is a person


@dataclass(slots=True)
class _Claim:
    mention: EventMention
    article: Article
    family: str
    agents: tuple[_Party, ...]
    patients: tuple[_Party, ...]
    start: date | None
    end: date | None
    dated: bool  # the sentence says when

    @property
    def signature(self) -> tuple[object, ...]:
        """All that the comparison of two claims looks at."""
        place = self.mention.place
        return (
            self.article.published, self.article.id if self.start is None else "",
            self.mention.type, self.agents, self.patients, self.start, self.end, self.dated,
            place.id or place.text if place else None,
        )  # fmt: skip

    @property
    def key(self) -> tuple[str, str]:
        return (self.article.id, self.mention.id)


def merge(
    mentions: Iterable[tuple[Article, EventMention]], judgements: Sequence[Judgement] = ()
) -> list[Event]:
    """Events in order of date, type and id.

    Args:
        mentions: event mentions with their articles, in any order.
        judgements: stored decisions on claims, by their ids; they win over the score.
    """
    claims = sorted((_claim(article, mention) for article, mention in mentions), key=lambda c: c.key)
    verdicts: dict[frozenset[str], Verdict] = {
        frozenset((j.left, j.right)): j.verdict
        for j in judgements
        if j.verdict in {Verdict.SAME, Verdict.DIFFERENT}
    }
    judged = {claim_id for pair in verdicts for claim_id in pair}
    # Tellings that are alike in all that counts are one from the start: cost grows with what differs.
    alike: dict[tuple[object, ...], list[_Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim.signature if claim.mention.id not in judged else claim.key].append(claim)
    units = list(alike.values())
    firsts = [unit[0] for unit in units]
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, claim in enumerate(firsts):
        for key in _blocks(claim):
            blocks[key].append(number)
    pairs: dict[tuple[int, int], float] = {}
    for members in blocks.values():
        for left, right in combinations(members, 2):
            if (left, right) not in pairs:
                score = _judged(firsts[left], firsts[right], verdicts)
                if score >= THRESHOLD:
                    pairs[left, right] = score
    by_id = {claim.mention.id: number for number, claim in enumerate(firsts)}
    for pair, verdict in verdicts.items():
        numbers = sorted(by_id[claim_id] for claim_id in pair if claim_id in by_id)
        if verdict is Verdict.SAME and len(numbers) == 2:
            pairs[numbers[0], numbers[1]] = 2.0
    groups = _join(firsts, pairs, verdicts)
    events = [_event([claim for i in group for claim in units[i]]) for group in groups]
    return sorted(
        events,
        key=lambda e: (e.when.start.isoformat() if e.when and e.when.start else "9999", e.type, e.id),
    )


def _judged(left: _Claim, right: _Claim, verdicts: dict[frozenset[str], Verdict]) -> float:
    verdict = verdicts.get(frozenset((left.mention.id, right.mention.id)))
    if verdict is Verdict.DIFFERENT:
        return 0.0
    return 2.0 if verdict is Verdict.SAME else _score(left, right)


def similarity(left: tuple[Article, EventMention], right: tuple[Article, EventMention]) -> float:
    """How sure it is that two claims tell of one event: 0 to 1."""
    return _score(_claim(*left), _claim(*right))


def _claim(article: Article, mention: EventMention) -> _Claim:
    start = end = None
    dated = False
    when = mention.when
    if when is not None and when.start is not None:
        start, end, dated = when.start, when.end or when.start, True
    elif article.published is not None:
        if mention.modality is Modality.ACTUAL:
            start, end = article.published - _BEFORE, article.published + _AFTER
        else:
            start, end = article.published - _BEFORE, article.published + _PLANNED_AHEAD
    return _Claim(
        mention,
        article,
        _FAMILY.get(mention.type, mention.type),
        _parties(mention.agents),
        _parties(mention.patients),
        start,
        end,
        dated,
    )


def _parties(refs: Sequence[ActorRef]) -> tuple[_Party, ...]:
    return tuple(sorted((ref.id, ref.country or ref.id, ref.kind is ActorKind.PERSON) for ref in refs))


def _blocks(claim: _Claim) -> Iterable[tuple[str, ...]]:
    """Claims that share none of these are never compared: a pair of sides, or one, in a fortnight."""
    sides = sorted({state for _, state, _ in (*claim.agents, *claim.patients)})
    if claim.start is None or claim.end is None:
        spells = {"undated"}
    else:
        ends = (claim.start.toordinal() // 14, claim.end.toordinal() // 14)
        spells = {str(number) for number in range(ends[0], min(ends[1], ends[0] + 30) + 1)}
    for spell in sorted(spells):
        for side in sides:
            yield claim.family, side, spell


def _score(left: _Claim, right: _Claim) -> float:
    if left.family != right.family:
        return 0.0
    actors = _actors(left, right)
    if actors == 0.0:
        return 0.0
    time = _time(left, right)
    if time == 0.0:
        return 0.0
    speech = left.mention.type in _SPEECH
    if speech and left.article.id != right.article.id and time < 0.6:
        return 0.0
    context = _place(left.mention.place, right.mention.place)
    if context == 0.0 and left.family in {"visit", "meet"} and not speech:
        return 0.0
    return 0.55 * actors + 0.3 * time + 0.15 * context


def _actors(left: _Claim, right: _Claim) -> float:
    """1 for the same people, less where one telling names the state and the other its minister."""
    if EVENT_TYPES[left.mention.type].symmetric or EVENT_TYPES[right.mention.type].symmetric:
        mine = _best(left.agents + left.patients, right.agents + right.patients)
        theirs = _best(right.agents + right.patients, left.agents + left.patients)
        return min(mine, theirs) if min(mine, theirs) > 0 else 0.0
    agents = _side(left.agents, right.agents)
    patients = _side(left.patients, right.patients)
    return 0.0 if agents == 0.0 or patients == 0.0 else (agents + patients) / 2


def _side(left: tuple[_Party, ...], right: tuple[_Party, ...]) -> float:
    if not left and not right:
        return 0.7
    if not left or not right:
        return 0.45
    return max(_best(left, right), _best(right, left))


def _best(some: tuple[_Party, ...], others: tuple[_Party, ...]) -> float:
    """The mean of what each of some finds among the others; 0 if one finds a stranger."""
    if not some:
        return 0.0
    total = 0.0
    for actor, state, person in some:
        found = 0.0
        for other, other_state, other_person in others:
            if actor == other:
                found = 1.0
                break
            if state == other_state and not (person and other_person):
                found = max(found, 0.8)  # the minister acts for his state
        total += found
        if found == 0.0:
            return 0.0
    return total / len(some)


def _time(left: _Claim, right: _Claim) -> float:
    if left.start is None or right.start is None or left.end is None or right.end is None:
        same = left.article.id == right.article.id
        return 0.8 if same else 0.4
    if left.start > right.end or right.start > left.end:
        return 0.0
    if left.dated and right.dated:
        return 1.0 if (left.start, left.end) == (right.start, right.end) else 0.8
    if left.article.published == right.article.published:
        return 0.9
    return 0.6


def _place(left: Place | None, right: Place | None) -> float:
    if left is None or right is None:
        return 0.5
    if left.id == right.id and left.id is not None:
        return 1.0
    if left.country and left.country == right.country:
        return 0.7
    return 0.0 if left.country and right.country else 0.5


def _join(
    claims: Sequence[_Claim],
    pairs: dict[tuple[int, int], float],
    verdicts: dict[frozenset[str], Verdict],
) -> list[list[int]]:
    """Groups by agreeing pairs, best first; no group holds two claims that contradict each other."""
    group_of = list(range(len(claims)))
    members = {i: [i] for i in range(len(claims))}
    order = sorted(pairs.items(), key=lambda item: (-item[1], claims[item[0][0]].key, claims[item[0][1]].key))
    for (left, right), score in order:
        a, b = group_of[left], group_of[right]
        if a == b:
            continue
        if score < 2.0 and any(
            _contradict(claims[i], claims[j], verdicts) for i in members[a] for j in members[b]
        ):
            continue
        for i in members[b]:
            group_of[i] = a
        members[a].extend(members.pop(b))
    return [sorted(group) for group in members.values()]


def _contradict(left: _Claim, right: _Claim, verdicts: dict[frozenset[str], Verdict]) -> bool:
    if verdicts.get(frozenset((left.mention.id, right.mention.id))) is Verdict.DIFFERENT:
        return True
    return _actors(left, right) == 0.0 or _time(left, right) == 0.0


def _event(claims: Sequence[_Claim]) -> Event:
    """What the claims of one event have in common, told as exactly as any of them tells it."""
    ordered = sorted(claims, key=lambda c: c.key)
    kinds = Counter(c.mention.type for c in ordered)
    kind = min(kinds, key=lambda name: (-kinds[name], _rank(name), name))
    best = max(reversed(ordered), key=_precision)
    agents = _most_specific([c for c in ordered if c.mention.type == kind] or ordered, "agents", best)
    patients = _most_specific([c for c in ordered if c.mention.type == kind] or ordered, "patients", best)
    known = {ref.id for ref in agents}
    patients = tuple(ref for ref in patients if ref.id not in known)
    place = next((c.mention.place for c in (best, *ordered) if c.mention.place is not None), None)
    when = _event_time(ordered)
    claim_ids = sorted(c.mention.id for c in ordered)
    return Event(
        id=content_hash(kind, *(ref.id for ref in (*agents, *patients)), *claim_ids[:1]),
        type=kind,
        agents=agents,
        patients=patients,
        place=place,
        when=when,
        claims=tuple(c.mention for c in ordered),
    )


def _rank(name: str) -> int:
    """Of two names for one happening, the one that says more."""
    return {"arrive": 1, "discuss": 2, "negotiate": 1}.get(name, 0)


_SPECIFIC = {
    ActorKind.PERSON: 4, ActorKind.OFFICE: 3, ActorKind.GOVERNMENT: 2, ActorKind.ARMED_GROUP: 2,
    ActorKind.IGO: 2, ActorKind.ORGANISATION: 2, ActorKind.STATE: 1, ActorKind.POPULATION: 0,
}  # fmt: skip


def _precision(claim: _Claim) -> tuple[int, int, float]:
    refs = (*claim.mention.agents, *claim.mention.patients)
    sides = bool(claim.mention.agents) + bool(claim.mention.patients)
    return sides, sum(_SPECIFIC[ref.kind] for ref in refs), claim.mention.score


def _most_specific(claims: Sequence[_Claim], role: str, best: _Claim) -> tuple[ActorRef, ...]:
    refs: tuple[ActorRef, ...] = getattr(best.mention, role)
    if not refs:
        for claim in claims:
            refs = getattr(claim.mention, role)
            if refs:
                break
    return tuple(replace(ref, text=None, span=None) for ref in refs)


def _event_time(claims: Sequence[_Claim]) -> When | None:
    """The narrowest time that a claim gives; without one, the day before the first report."""
    dated = [
        c.mention.when
        for c in claims
        if c.mention.when is not None
        and c.mention.when.start is not None
        and c.mention.polarity is Polarity.AFFIRMED
    ]
    if dated:
        best = min(
            dated,
            key=lambda w: ((w.end or w.start) - w.start if w.start else timedelta.max, w.start or date.max),
        )
        return replace(best, text=None, span=None)
    days = [c.article.published for c in claims if c.article.published is not None]
    if not days or any(c.mention.modality is not Modality.ACTUAL for c in claims):
        return None
    first = min(days)
    return When(start=first - timedelta(days=1), end=first, granularity="range")

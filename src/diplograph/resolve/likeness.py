"""Two tellings in, how sure it is that they tell one happening, and why, out.

The score is a product, so that tellings that agree in all but one thing are not one happening when
that one thing cannot be. Its factors were set on `tests/resolve/corpus/develop.jsonl`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.records import ActorKind
from diplograph.resolve.tellings import Party, Telling

__all__ = ["THRESHOLD", "Decision", "decide", "likeness"]

THRESHOLD = 0.5

# Two names of one happening, and how often the one stands for the other.
_NEAR = {
    frozenset(("call", "discuss")): 0.8,
    frozenset(("meet", "discuss")): 0.8,
    frozenset(("meet", "host")): 0.95,
    frozenset(("host", "discuss")): 0.8,
    frozenset(("host", "negotiate")): 0.8,
    frozenset(("meet", "negotiate")): 0.85,
    frozenset(("negotiate", "discuss")): 0.8,
    frozenset(("visit", "arrive")): 0.95,
    frozenset(("demand", "appeal_request")): 0.7,
    frozenset(("warn", "threaten")): 0.7,
}
# Where two acts of these types happen in two countries, they are two.
_PHYSICAL = {"meet", "negotiate", "visit", "arrive", "leave", "host", "sign_agreement", "attack",
             "deploy_mobilise", "withdraw", "demonstrate", "seize_arrest_detain"}  # fmt: skip
# Acts a side does not do to another on one day and again on the next.
_ONCE = {"recall_or_expel_diplomat", "sever_relations", "establish_or_normalise_relations", "recognise",
         "sign_agreement", "sanction", "lift_sanction", "join_leave_treaty_or_org", "appoint_envoy",
         "suspend_cancel", "extradite"}  # fmt: skip
_WHO = {ActorKind.STATE: "state", ActorKind.GOVERNMENT: "body", ActorKind.OFFICE: "office",
        ActorKind.PERSON: "person"}  # fmt: skip
# Who may stand for whom on one side, and how well.
_STANDS_FOR = {
    frozenset(("state", "body")): 0.9,
    frozenset(("state", "office")): 0.9,
    frozenset(("state", "person")): 0.85,
    frozenset(("body", "office")): 0.8,
    frozenset(("body", "person")): 0.8,
    frozenset(("office", "person")): 0.8,
    frozenset(("group", "person")): 0.8,
    frozenset(("body",)): 0.6,
    frozenset(("state", "group")): 0.5,
}
# Those a state has posted abroad; papers call an envoy by any of these names.
_POSTED = {
    frozenset(("office/diplomat", "office/special_envoy")): 0.9,
    frozenset(("office/ambassador", "office/special_envoy")): 0.9,
    frozenset(("office/charge_d_affaires", "office/special_envoy")): 0.8,
    frozenset(("office/ambassador", "office/charge_d_affaires")): 0.7,
    frozenset(("office/charge_d_affaires", "office/diplomat")): 0.8,
    frozenset(("office/ambassador", "office/diplomat")): 0.6,
}
_MISSING = 0.65  # one telling does not name this side
_EXTRA = 0.8  # for each party only one telling names
_SILENT = 0.1  # nothing to compare: no reason to join, none to keep apart
# One telling does not say when; what else they share, or differ in, decides.
_SOME_TIME, _SHARED, _UNLIKE = 0.55, 1.2, 0.9
_STAY = 3  # days on which a visit may be told to begin, to go on and to end


@dataclass(frozen=True, slots=True)
class Decision:
    """How sure it is that two tellings tell one happening: the score, 0 to 1, and each reason's share."""

    score: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def same(self) -> bool:
        """True if they are taken for one."""
        return self.score >= THRESHOLD

    @property
    def told(self) -> str:
        """The reasons with their shares."""
        return ", ".join(f"{name} {share:.2f}" for name, share in self.reasons)

    def __str__(self) -> str:
        return f"{self.score:.2f}: {self.told}"


def decide(left: Telling, right: Telling) -> Decision:
    """The decision on two tellings, with its reasons."""
    reasons = (
        ("type", _type(left, right)),
        ("actors", _actors(left, right)),
        ("time", _time(left, right)),
        ("place", _place(left, right)),
        ("topic", _topic(left, right)),
    )
    score = 1.0
    for _, share in reasons:
        score *= share
    return Decision(score, reasons)


def likeness(left: Telling, right: Telling) -> float:
    """The score alone: `decide(left, right).score`, and no more work than needed."""
    score = _type(left, right)
    for factor in (_time, _actors, _place, _topic):
        if score == 0.0:
            return 0.0
        score *= factor(left, right)
    return score


def _type(left: Telling, right: Telling) -> float:
    a, b = left.mention.type, right.mention.type
    if a == b:
        return 1.0
    near = _NEAR.get(frozenset((a, b)), 0.0)
    # One article that warns and threatens, or appeals and demands, tells two things.
    return 0.0 if left.speech and left.mention.article == right.mention.article else near


# -- actors ------------------------------------------------------------------------------------


def _actors(left: Telling, right: Telling) -> float:
    if left.symmetric and right.symmetric:
        return _both(left.agents + left.patients, right.agents + right.patients)
    return _side(left.agents, right.agents) * _side(left.patients, right.patients)


def _side(left: Sequence[Party], right: Sequence[Party]) -> float:
    """How well two tellings agree on who is on one side."""
    if left == right:
        return 1.0 if left else 0.85
    if not left or not right:
        return _MISSING
    matched, total = _matched(left, right)
    if matched < min(len(left), len(right)):
        return 0.0
    return float(total / matched * _EXTRA ** abs(len(left) - len(right)))


def _both(left: Sequence[Party], right: Sequence[Party]) -> float:
    """How well two tellings of an act without direction agree on who takes part."""
    if left == right:
        return 1.0 if len(left) > 1 else 0.85
    if not left or not right:
        return _SILENT
    matched, total = _matched(left, right)
    fewest = min(len(left), len(right))
    if matched < fewest:
        return _SILENT if max(len(left), len(right)) == 1 else 0.0
    if fewest == 1:
        return total * (_MISSING if max(len(left), len(right)) > 1 else 1.0)
    return float(total / matched * _EXTRA ** abs(len(left) - len(right)))


def _matched(left: Sequence[Party], right: Sequence[Party]) -> tuple[int, float]:
    """How many of the parties find each other, each once, best first, and how well in sum."""
    pairs = sorted(
        ((_stands_for(a, b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    used: set[tuple[str, int]] = set()
    count, total = 0, 0.0
    for like, i, j in pairs:
        if like and ("l", i) not in used and ("r", j) not in used:
            used |= {("l", i), ("r", j)}
            count += 1
            total += like
    return count, total


def _stands_for(left: Party, right: Party) -> float:
    if left.id == right.id:
        return 1.0
    here, there = left.id.partition("-"), right.id.partition("-")
    if here[2] and here[2] == there[2]:
        posted = frozenset((here[0], there[0]))
        if posted in _POSTED:
            return _POSTED[posted]
    kinds = frozenset((_WHO.get(left.kind, "group"), _WHO.get(right.kind, "group")))
    like = _STANDS_FOR.get(kinds, 0.0)
    if not like:
        return 0.0
    if kinds == {"group", "person"}:  # its leader; not a minister of the state it fights in
        group, person = (left, right) if right.kind is ActorKind.PERSON else (right, left)
        return like if group.id in person.sides else 0.0
    return like if not set(left.sides).isdisjoint(right.sides) else 0.0


# -- time --------------------------------------------------------------------------------------


def _time(left: Telling, right: Telling) -> float:
    if left.start is None and right.start is None:
        return 0.6
    if left.start is None or right.start is None:
        return _some_time(left, right)
    again = left.ahead != right.ahead and not left.negated and not right.negated
    if again and left.mention.article == right.mention.article:
        # "They met on Monday and will meet again": two, unless the article gives both one date.
        return 0.9 if left.dated and right.dated and left.start == right.start else 0.0
    known = _known_times(left, right)
    if left.recalled or right.recalled:
        return max(known, _some_time(left, right))
    return known


def _known_times(left: Telling, right: Telling) -> float:
    if left.dated and right.dated:
        return _dates(left, right)
    if left.dated or right.dated:
        return _date_and_report(left, right) if left.dated else _date_and_report(right, left)
    return _reports(left, right)


def _some_time(left: Telling, right: Telling) -> float:
    """One article gives no day, or only says that it was before: what is said of the rest must bear it."""
    if left.speech or not left.whole or not right.whole or (left.recalled and right.recalled):
        return 0.0 if left.speech else _SILENT
    for back, other in ((left, right), (right, left)):
        if back.recalled and other.start is not None:
            first, last = back.reach or (0, 0)
            if other.start > last or (other.end or other.start) < first:
                return 0.0
    return _SOME_TIME * _support(left, right)


def _support(left: Telling, right: Telling) -> float:
    """What place, number and topic say for two tellings, or against them, when time says nothing."""
    here, there = left.mention, right.mention
    found = [
        value == other
        for value, other in ((left.place, right.place), (here.number, there.number))
        if value is not None and other is not None
    ]
    if here.topics and there.topics:
        found.append(not set(here.topics).isdisjoint(there.topics))
    return _SHARED if any(found) else _UNLIKE if found else 1.0


def _dates(left: Telling, right: Telling) -> float:
    """Both articles say when."""
    assert left.start is not None and right.start is not None
    assert left.end is not None and right.end is not None
    if (left.start, left.end) == (right.start, right.end):
        return 1.0
    if left.start > right.end or right.start > left.end:
        near = max(left.start, right.start) - min(left.end, right.end) == 1
        # Plans slip by a day; what is not done twice in two days is dated by its announcement too.
        once = left.mention.type in _ONCE and right.mention.type in _ONCE
        if near and (once or left.ahead != right.ahead):
            return 0.6
        apart = max(left.start, right.start) - min(left.end, right.end)
        stay = left.family == "visit" and not left.ahead and not right.ahead
        return 0.7 if stay and apart <= _STAY else 0.0
    return min(_narrow(left), _narrow(right))


def _once(left: Telling, right: Telling) -> bool:
    """True for acts that are not done again within days; of another number they may be."""
    here, there = left.mention, right.mention
    other = here.number is not None and there.number is not None and here.number != there.number
    return here.type in _ONCE and there.type in _ONCE and not other


def _narrow(dated: Telling) -> float:
    """How much an interval says: a day of a week, of a month, of a season."""
    assert dated.start is not None and dated.end is not None
    days = dated.end - dated.start
    return 0.9 if days <= 7 else 0.8 if days <= 31 else 0.65 if days <= 92 else 0.55


def _date_and_report(dated: Telling, report: Telling) -> float:
    """One article says when; the other, of a known day, says that it has happened or will."""
    score = _date_and_day(dated, report)
    return score if dated.start == dated.end else score * _narrow(dated) ** 0.5


def _date_and_day(dated: Telling, report: Telling) -> float:
    assert dated.start is not None and dated.end is not None and report.start is not None
    published = report.start
    if report.ahead:
        if dated.end < published - 1 or dated.start > published + 21:
            return 0.0
        return 0.8 if dated.start <= published + 7 else 0.65
    if dated.start > published + 1:
        told_off = report.negated and not report.speech and dated.ahead
        return 0.7 if told_off and dated.start <= published + 21 else 0.0
    late = max(published - dated.end, 0)
    if report.speech or dated.speech:
        return 0.95 if late <= 1 else 0.6 if late == 2 else 0.0
    if dated.start == published + 1:
        return 0.6  # the day had begun elsewhere
    if late > 3:  # news is told within days, a denial may take a week
        return 0.6 if late <= 7 and (dated.negated != report.negated or _once(dated, report)) else 0.0
    return 0.95 if late <= 1 else 0.85 if late == 2 else 0.75


def _reports(left: Telling, right: Telling) -> float:
    """Neither article says when; both are of a known day."""
    assert left.start is not None and right.start is not None
    apart = abs(left.start - right.start)
    if left.ahead and right.ahead:
        return 0.9 if apart <= 3 else 0.7 if apart <= 14 else 0.55 if apart <= 21 else 0.0
    if left.ahead or right.ahead:
        plan, report = (left, right) if left.ahead else (right, left)
        after = report.start - plan.start  # type: ignore[operator]
        return 0.7 if 0 <= after <= 14 else 0.55 if after == -1 else 0.0
    if left.speech:
        return 0.95 if apart == 0 else 0.8 if apart == 1 else 0.0
    if apart > 3:
        return 0.6 if apart <= 7 and (left.negated != right.negated or _once(left, right)) else 0.0
    return (0.95, 0.9, 0.75, 0.6)[apart]


# -- place and topic ---------------------------------------------------------------------------


def _place(left: Telling, right: Telling) -> float:
    if left.place is None or right.place is None or left.place == right.place:
        return 1.0
    there, here = left.place[1], right.place[1]
    physical = left.mention.type in _PHYSICAL and right.mention.type in _PHYSICAL
    if not there or not here:
        return 0.85
    if there != here:
        return 0.0 if physical else 0.8
    if left.family == "visit":
        return 0.9  # two cities of one visit
    return 0.7 if physical else 0.95


def _topic(left: Telling, right: Telling) -> float:
    """Words are cheap: two condemnations of one day about two things are two."""
    if not left.speech or not left.mention.topics or not right.mention.topics:
        return 1.0
    if not set(left.mention.topics).isdisjoint(right.mention.topics):
        return 1.0
    return 0.75 if left.start == right.start else 0.6

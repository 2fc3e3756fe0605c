"""A clause, its times and its places in, when and where each of its events was out.

A time belongs to one predicate: the one it stands by, not the one nearest in letters. "Complained on
Tuesday over raids last Friday" has two events on two days. Words that begin another clause, and verbs
between, keep a time from a predicate. What is left without a time of its own takes the one of the
predicate it belongs together with: "met during a visit on Monday".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diplograph.events.arguments import Filled
from diplograph.events.clauses import JOURNEYS, Clause, Group, Predicate
from diplograph.lang.lexicon import Lexicon
from diplograph.records import Place, When
from diplograph.vocab import SPEECH_ACTS

__all__ = ["Timetable", "parted_by", "place_of"]

_STOPS = frozenset(";؛:")
_DASHES = frozenset("-–—ـ")
_COMMAS = frozenset(",،")
# Words a time may be away from its predicate, in units of one word.
_REACH = 28
# A word that opens another clause, and a finite verb, cost as much as so many words.
_CLAUSE, _VERB, _COMMA, _STOP = 12.0, 8.0, 3.0, 30.0
# How many words of a sentence a dateline may take: "BEIRUT, April 13 (Reuters) -".
_DATELINE = 14
# Types whose patient is a place on the map as well: an attack on a town, aid for a region.
_AT_PATIENT = frozenset(
    [
        "attack",
        "seize_arrest_detain",
        "embargo",
        "aid_humanitarian",
        "aid_military",
        "aid_economic",
        "repress",
    ]
)
_SENT = frozenset({"aid_humanitarian", "aid_military"})
# How many words a journey may be from the encounter it is for.
_JOURNEY = 20
# How many words may stand between "after" and what was before, and between it and how long before.
_AFTER, _HOW_LONG = 8, 4


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where a time stands: its words, and the predicate it belongs to."""

    when: When
    start: int
    end: int
    host: Predicate | None
    bound: bool  # "Tuesday's raid": of that noun and of nothing else


class Timetable:
    """The times of one sentence, each given to the predicate it dates."""

    def __init__(self, clause: Clause, times: Sequence[When]) -> None:
        self.clause = clause
        self.stands: list[_Stand] = []
        if not times:
            return
        first = self._after_dateline()
        placed: list[tuple[When, int, int, bool]] = []
        for when in times:
            place = self._words_of(when)
            if place is None or place[0] < first or self._is_aside(place[0]):
                continue
            start, end = place
            placed.append((when, start, end, end < clause.end and clause.words[end].has("genitive")))
        if not placed:
            return
        self._walls = self._barriers()
        costs = sorted(
            (cost, number, at)
            for number, (_, start, end, bound) in enumerate(placed)
            for at, predicate in enumerate(clause.predicates)
            if (cost := self._cost(predicate, start, end, bound)) < _REACH
        )
        hosts: dict[int, int] = {}
        for _, number, at in costs:  # the nearest pairs first, one time a predicate
            if number not in hosts and at not in hosts.values():
                hosts[number] = at
        for number, (when, start, end, bound) in enumerate(placed):
            host = clause.predicates[hosts[number]] if number in hosts else None
            self.stands.append(_Stand(when, start, end, host, bound))

    def time_of(self, predicate: Predicate, light: Predicate | None, *, ahead: bool) -> When | None:
        """When what a predicate tells of was, or is to be.

        Args:
            predicate: the trigger.
            light: the verb that carries it, where it is a noun.
            ahead: True for what is planned or asked for: it is not on the day it was agreed on.
        """
        own = [predicate] if light is None else [predicate, light]
        for one in own:
            for stand in self.stands:
                if stand.host is not None and stand.host.start == one.start:
                    return stand.when
        best: tuple[float, When] | None = None
        for stand in self.stands:
            host = stand.host
            if host is None or stand.bound or "speech" in host.tags:
                continue
            if ahead and host.finite and not host.future:
                continue
            for one in own:
                cost = self._apart(one, host)
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, stand.when
        return best[1] if best is not None else None

    # -- where times stand -------------------------------------------------------------------

    def _words_of(self, when: When) -> tuple[int, int] | None:
        assert when.span is not None
        words = self.clause.words
        inside = [
            i
            for i in range(self.clause.start, self.clause.end)
            if words[i].start < when.span.end and when.span.start < words[i].end
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def _after_dateline(self) -> int:
        """The first word after "BEIRUT, April 13 (Reuters) -", or the start."""
        clause = self.clause
        for i in range(clause.start, min(clause.end, clause.start + _DATELINE)):
            predicate = clause.predicate_at(i)
            if predicate is not None and predicate.finite:
                return clause.start
            word = clause.words[i]
            spaced = i > clause.start and clause.words[i - 1].end < word.start
            if (word.text in _DASHES and spaced) or (word.text == ":" and i > clause.start):
                return i + 1
        return clause.start

    def _is_aside(self, i: int) -> bool:
        """ "The first visit since 2011": a time the event is measured from, not its own."""
        k = i - 1
        while k >= self.clause.start and self.clause.words[k].has("det"):
            k -= 1
        return k >= self.clause.start and self.clause.words[k].has("since")

    def _cost(self, predicate: Predicate, start: int, end: int, bound: bool) -> float:
        """How far a time is from a predicate, in words and what lies between."""
        if bound:
            near = predicate.pos == "n" and end <= predicate.start <= end + 4
            return 0.0 if near else float(_REACH)
        clause = self.clause
        if start >= predicate.end:
            first, last, weight = predicate.end, start, 1.0
        elif end <= predicate.start:
            first, last, weight = end, predicate.start, 1.5
            if not predicate.finite:
                weight = 2.0
            if predicate.infinitive or predicate.participle:
                weight, last = 2.0, predicate.left
        else:
            return 0.0
        cost = weight * max(0, last - first)
        if cost >= _REACH:
            return cost
        if last > first:
            cost += self._walls[last - clause.start] - self._walls[first - clause.start]
        if end <= predicate.start and not predicate.finite:
            cost += _VERB  # "agreed on Saturday to provide aid", «أكد أمس الإفراج عنه»
        elif end <= predicate.start and self._is_taken(start):
            cost += _VERB  # "the attack in August was condemned"
        return cost

    def _is_taken(self, start: int) -> bool:
        """Whether a predicate stands before a time with nothing between that parts them."""
        clause = self.clause
        for i in range(start - 1, max(clause.start, start - 8) - 1, -1):
            word = clause.words[i]
            if word.name < 0 and (word.is_punct or word.has("comp", "rel", "contrast", "and", "conj")):
                return False
            other = clause.predicate_at(i)
            if other is not None:
                return other.end <= start
        return False

    def _barriers(self) -> list[float]:
        """What the words of the clause put between a time and a predicate, summed up to each word."""
        clause = self.clause
        sums = [0.0]
        for i in range(clause.start, clause.end):
            word = clause.words[i]
            cost = 0.0
            if word.text in _STOPS:
                cost = _STOP
            elif word.text in _COMMAS:
                cost = _COMMA
            elif word.name < 0 and word.has("comp", "rel", "contrast"):
                cost = _CLAUSE
            other = clause.predicate_at(i)
            if other is not None and other.finite:
                cost += _VERB
            sums.append(sums[-1] + cost)
        return sums

    def _apart(self, one: Predicate, host: Predicate) -> int | None:
        """How far two predicates of one clause are apart; None for two of different clauses."""
        clause = self.clause
        low, high = (one, host) if one.start < host.start else (host, one)
        if (between := parted_by(clause, high)) is not None and between >= low.end:
            return None
        for i in range(low.end, high.left if high.left > low.start else high.start):
            word = clause.words[i]
            if word.text in _STOPS or (word.name < 0 and word.has("comp", "rel", "contrast")):
                return None
            other = clause.predicate_at(i)
            if other is not None and other.finite and other.start not in {one.start, host.start}:
                return None
        if one.finite and host.finite:
            # "met on Monday and signed a pact": one subject, two verbs
            same = one.start > host.start and clause.subject(one) is clause.subject(host)
            if not same or not isinstance(clause.subject(one), Group):
                return None
        return high.start - low.end


def parted_by(clause: Clause, predicate: Predicate) -> int | None:
    """The word by which what a predicate tells is a length of time away from what is told before it.

    "Met in Ohrid, three weeks after their talks", «بعد ثلاثة أسابيع من محادثاتهما»: two happenings, and what
    is said of the one, when and where, is not said of the other.
    """
    words, rtl = clause.words, clause.verb_first
    if not clause.where("apart"):
        return None
    for i in range(predicate.start - 1, max(clause.start, predicate.start - _AFTER) - 1, -1):
        word = words[i]
        if word.text in _STOPS or word.text in _COMMAS:
            return None
        if word.name < 0 and word.has("apart"):
            near = range(i + 1, min(i + 1 + _HOW_LONG, predicate.start)) if rtl else range(i - 1, i - 2, -1)
            return i if any(clause.start <= k and words[k].has("duration") for k in near) else None
        other = clause.predicate_at(i)
        if other is not None and other.finite and other.start != predicate.start:
            return None
    return None


def place_of(
    filled: Filled, clause: Clause, where: Callable[[Group | None], Place | None]
) -> tuple[Group, Place] | None:
    """Where an event was: the group of words that says it, and the place.

    Args:
        filled: the event with its arguments.
        clause: its sentence.
        where: the place a group stands for, None for one that is none.
    """
    for group in _where_said(filled, clause):
        place = where(group)
        if place is not None:
            return group, place
    return None


def _where_said(filled: Filled, clause: Clause) -> Iterator[Group]:
    """Groups that may say where, the surest first."""
    predicate, kind = filled.predicate, filled.frame.type
    at, to = _prepositions(clause.lexicon)
    patients = [item for item in filled.patients if isinstance(item, Group)]
    if kind in JOURNEYS:
        yield from patients
    names = to if kind in JOURNEYS or kind in _SENT else at
    own = [predicate] if filled.light is None else [predicate, filled.light]
    stop = max(filled.stop, *(clause.limit(one.end) for one in own))
    after = [group for group in clause.groups if predicate.end <= group.start < stop]
    if clause.verb_first:
        after = [
            group
            for group in after
            if not _is_of_topic(clause, predicate, group)
            and not _is_of_another(clause, predicate, group)
            and not _is_stationed(clause, group)
        ]
    if kind in SPEECH_ACTS:
        after = [group for group in after if _is_spoken_at(filled, clause, group)]
    yield from (
        group
        for group in after
        if (group.governor in names and not _is_owner(clause, group))
        or _in_its(clause, group, at)
        or _in_part(clause, group, at)
    )
    if kind in _AT_PATIENT:
        yield from (group for group in patients if _is_spot(clause, group))
        roles = [item for item in (*filled.agents, *filled.patients) if isinstance(item, Group)]
        yield from (g for g in after if g.governor and _is_spot(clause, g) and not any(g is r for r in roles))
    if filled.light is not None:  # استأنفت أمس في القاهرة المفاوضات
        inner = range(filled.light.end, predicate.start)
        yield from (
            group
            for group in clause.groups
            if group.start in inner and group.governor in at and not _is_stationed(clause, group)
        )
    yield from _inside_relative(clause, predicate, at)
    if kind == "attack":
        yield from _where_hit(clause, predicate, at)
    if clause.is_reason(predicate):
        return  # خرجوا في كراتشي تنديدا بالقصف: that was somewhere else
    yield from _before(clause, own, at)
    if kind not in JOURNEYS:
        yield from _arrived(clause, predicate, to)


@lru_cache(maxsize=16)
def _prepositions(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """What stands before where something is; the same, and what stands before where it goes."""
    at = frozenset(lexicon.settings.get("at_place", ()))
    return at, at | frozenset(lexicon.settings.get("to_place", ()))


def _is_owner(clause: Clause, group: Group) -> bool:
    """ "At Iran's request": whose something is that is said of no place; but "in Iran's capital"."""
    return not clause.verb_first and group.genitive and group.governor == "at"


def _in_its(clause: Clause, group: Group, at: frozenset[str]) -> bool:
    """ "In the town of Lahore", «في مدينة لاهور»: a word for a place stands between."""
    nouns = clause.lexicon.settings.get("place_nouns", ())
    i = group.start - 1
    if group.governor and group.governor_at == i:
        i -= 1  # of
    if i <= clause.start or clause.words[i].name >= 0:
        return False
    if clause.base(i) not in nouns and clause.words[i].key not in nouns:
        return False
    for k in range(i, max(clause.start, i - 4) - 1, -1):
        if clause.words[k].is_punct:
            return False
        before = clause.preposition_ending(k)
        taken = clause.words[k].clitics.strip("وف").removesuffix("ال")
        if (before is not None and before[0] in at) or (taken and taken in at):
            return True
    return False


def _in_part(clause: Clause, group: Group, at: frozenset[str]) -> bool:
    """دخلت القوات شمال العراق: a part of a country says where, with no preposition before it."""
    apart = clause.verb_first and not group.governor and _is_spot(clause, group)
    return apart and clause.words[group.start].key in at


def _is_spot(clause: Clause, group: Group) -> bool:
    """A town, a region, a sea, an embassy somewhere: where something happens, not who."""
    mention = clause.mentions[group.mentions[0]]
    return mention.kind == "place" or bool(mention.post)


def _is_of_topic(clause: Clause, predicate: Predicate, group: Group) -> bool:
    """مباحثات بشأن الوضع في دارفور: a place inside what was talked about."""
    first = group.governor_at if group.governor else group.start
    for i in range(first - 1, predicate.end - 1, -1):
        word = clause.words[i]
        if word.is_punct:
            return False
        if "topical" in word.tags:
            return i < first - 1 and clause.words[i + 1].name < 0  # but: مباحثات حول لبنان في باريس
    matters = clause.lexicon.sets.get("matters", frozenset())
    k = first - 1  # ناقش الوضع الأمني في اليمن
    while k > predicate.end and clause.words[k].name < 0 and clause.words[k].key.startswith("ال"):
        if clause.words[k].key in matters:
            return True
        k -= 1
    return k >= predicate.end and clause.words[k].name < 0 and clause.words[k].key in matters


def _is_of_another(clause: Clause, predicate: Predicate, group: Group) -> bool:
    """استدعت السفير احتجاجا على احتجاز رعاياها في باكو: the place of what it answers or follows."""
    for other in clause.predicates:
        if predicate.end < other.start < group.start and other.pos == "n":
            if any(
                clause.words[i].has("answering", "apart") and clause.words[i].name < 0
                for i in range(max(predicate.end, other.start - 2), other.start)
            ):
                return True
    since = clause.lexicon.sets.get("aftermath", frozenset())
    return any(
        clause.words[i].has("apart") and clause.words[i + 1].key in since and clause.words[i].name < 0
        for i in range(predicate.end, group.start - 1)
    )


def _is_stationed(clause: Clause, group: Group) -> bool:
    """القوات المنتشرة في أفغانستان: where somebody is, whatever they do."""
    stationed = clause.lexicon.sets.get("stationed", frozenset())
    before = group.governor_at - 1 if group.governor else -1
    return before >= clause.start and clause.words[before].key in stationed


def _is_spoken_at(filled: Filled, clause: Clause, group: Group) -> bool:
    """Whether a place is where it was said: beside the verb, who says it or what he says it in.

    "Condemned raids in Gaza": a place after what the words are about is the place of that.
    """
    said = {i for item in filled.agents if isinstance(item, Group) and _is_somebody(clause, item)
            for i in range(item.start, item.end)}  # fmt: skip
    first = group.governor_at if group.governor else group.start
    for i in range(first - 1, filled.predicate.end - 1, -1):
        word = clause.words[i]
        if word.has("statement"):
            return True
        if i not in said and not word.has("day", "adverb", "det", "filler", "title"):
            return False
    return True


def _is_somebody(clause: Clause, group: Group) -> bool:
    """Somebody, not a body that may be called after a place: the Jihad in Gaza."""
    mention = clause.mentions[group.mentions[-1]]
    return mention.kind in {"person", "name"} or (mention.role is not None and mention.role.kind == "office")


def _inside_relative(clause: Clause, predicate: Predicate, at: frozenset[str]) -> list[Group]:
    """ "The attack that took place in Jerusalem", «الهجوم الذي وقع في القدس»."""
    stop = clause.limit(predicate.end)
    if predicate.pos != "n" or stop >= clause.end or not clause.words[stop].has("rel"):
        return []
    if any(p.pos == "n" and predicate.end <= p.start < stop for p in clause.predicates):
        return []  # انتقاده على خلفية عدم دعوته إلى القمة التي تعقد في بوخارست: of the noun beside it
    verb = next((p for p in clause.predicates if p.start > stop), None)
    if verb is None or verb.start > stop + 3:
        return []
    end = clause.limit(verb.end)
    return [g for g in clause.groups if verb.end <= g.start < end and g.governor in at][:1]


def _where_hit(clause: Clause, predicate: Predicate, at: frozenset[str]) -> list[Group]:
    """قتلوا في هجوم استهدف نقطة تفتيش في بغداد, في قصف نفذته: where the attack they died in was."""
    stop = clause.limit(predicate.end)
    verb = (
        clause.predicate_at(stop)
        if predicate.pos == "v" and clause.verb_first and stop < clause.end
        else None
    )
    if verb is None or not clause.event_before(verb.start):
        return []
    deed = next((p for p in reversed(clause.predicates) if p.pos == "n" and p.end <= verb.start), None)
    if deed is None or deed.start <= predicate.end or clause.words[deed.start - 1].key not in at:
        return []  # ردا على هجوم شنته
    if not (verb.pronoun or clause.words[verb.start].has("hits")):
        return []
    end = clause.limit(verb.end)
    return [
        g
        for g in clause.groups
        if verb.end <= g.start < end and (g.governor in at or _in_part(clause, g, at))
    ]


def _before(clause: Clause, own: Sequence[Predicate], at: frozenset[str]) -> list[Group]:
    """ "In Geneva, the ministers met", «وفي جنيف اجتمع الوزراء»: the place opens the clause."""
    first = min(own, key=lambda p: p.start)
    found = []
    for group in clause.groups:
        if group.start >= first.start:
            break
        if group.governor not in at or any(
            p.start < first.start and p.end <= group.start for p in clause.predicates
        ):
            continue
        if any(p.finite for p in clause.predicates if group.end <= p.start < first.start):
            continue
        found.append(group)
    since = (parted_by(clause, first) or clause.start) if found else clause.start
    return [group for group in found if group.start >= since]


def _arrived(clause: Clause, predicate: Predicate, to: frozenset[str]) -> list[Group]:
    """ "Return to Geneva for talks", "met him during a visit to Amman": the place of the journey."""
    for other in clause.journeys:
        low, high = (other, predicate) if other.start < predicate.start else (predicate, other)
        between = range(low.end, high.start)
        if len(between) > _JOURNEY or other.start == predicate.start:
            continue
        if clause.verb_first and other.finite and predicate.pos == "n" and other is high:
            if "motion" not in other.tags:
                continue  # دعم إيران أدى إلى: what came of it
        if parted_by(clause, high) in between:
            continue
        if any(
            clause.words[i].text in _STOPS
            or (clause.words[i].name < 0 and clause.words[i].has("comp", "rel", "contrast"))
            for i in between
        ):
            continue
        if any(
            p.finite
            for p in clause.predicates
            if p is not other and p is not predicate and p.start in between
        ):
            continue
        end = clause.limit(other.end)
        reached = [
            g
            for g in clause.groups
            if other.end <= g.start < end and (g.governor in to or (not g.governor and other.pos == "v"))
        ]
        if reached:
            return reached[:2]
    return []

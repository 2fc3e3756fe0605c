"""An article with its event mentions in, what a comparison of tellings looks at out.

A telling is an event mention made ready to be compared: its parties with the sides they act for, the
days it may speak of, and whether it looks ahead. All of it is made from one article alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from diplograph.records import ActorKind, ActorRef, Article, EventMention, Modality, Polarity, Tenure
from diplograph.resolve.ago import LATELY
from diplograph.resolve.voices import fingerprint
from diplograph.vocab import EVENT_TYPES, SPEECH_ACTS

__all__ = ["Party", "Telling", "family_of", "keys_of", "read_tellings", "sought_by"]

# Types that may name one happening. A call and a meeting are told apart, but either may be told as
# talks about something (discuss); an arrival is the beginning of the visit.
_FAMILIES = {
    "call": "contact", "meet": "contact", "discuss": "contact", "negotiate": "contact",
    "visit": "visit", "arrive": "visit",
    "demand": "request", "appeal_request": "request",
    "warn": "menace", "threaten": "menace",
}  # fmt: skip
_SPELL = 32  # days; what may be one happening shares one of these
_LONGEST = 800  # days; a longer time says nothing of when
# How far the time of two tellings of one happening may lie apart, from the day of the article.
_BACK, _ON, _AHEAD = 7, 1, 21


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: an actor, the sides it may act for, and what it is."""

    id: str
    sides: tuple[str, ...]
    kind: ActorKind


@dataclass(slots=True, eq=False)
class Telling:
    """One claim, ready to be compared with others."""

    mention: EventMention
    key: tuple[str, str]  # article and claim: a place in the order of all tellings
    published: date | None
    publisher: str
    family: str
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    start: int | None  # days, as `date.toordinal` counts them; of the article where nothing is said
    end: int | None
    dated: bool  # the article says when
    ahead: bool  # planned, proposed or asked for: not told as done
    negated: bool
    recalled: bool  # told as gone before what the article reports, on some day of late
    speech: bool
    symmetric: bool
    place: tuple[str, str] | None  # id or words, and country
    print: bytes = b""  # of the article's words: see `voices`

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.key[1]

    @property
    def reach(self) -> tuple[int, int] | None:
        """First and last day on which another telling of the same may stand; None without a date."""
        if self.start is None or self.end is None:
            return None
        if self.dated:
            return self.start - 1, self.end + 1
        if self.recalled:
            return self.start - LATELY[1], self.start + _ON
        if self.ahead:
            return self.start - 1, self.start + _AHEAD
        # "It will not", "it did not": before and after the day of which it is said.
        return self.start - _BACK, self.start + (_AHEAD if self.negated else _ON)

    @property
    def sides(self) -> tuple[str, ...]:
        """Every side that takes part, in order."""
        return tuple(sorted({side for party in (*self.agents, *self.patients) for side in party.sides}))

    @property
    def whole(self) -> bool:
        """True if the telling names both sides."""
        if self.symmetric:
            return len(self.agents) + len(self.patients) > 1
        return bool(self.agents and self.patients)

    @property
    def signature(self) -> tuple[object, ...]:
        """All that a comparison looks at: what is alike in this is one from the start."""
        lone = self.ahead or self.start is None or not (self.agents or self.patients)
        return (
            self.mention.type, self.agents, self.patients, self.start, self.end, self.dated, self.ahead,
            self.recalled, self.negated, self.place, self.mention.topics if self.speech else (),
            self.key if lone and not (self.agents or self.patients) else self.mention.article if lone else "",
        )  # fmt: skip


def family_of(kind: str) -> str:
    """The name that types share which may tell of one happening."""
    return _FAMILIES.get(kind, kind)


def _is_reception(mention: EventMention) -> bool:
    """One who receives another meets him; a state that hosts a conference, or talks of others, does not."""
    return mention.type == "host" and all(
        len(refs) == 1 and refs[0].kind in (ActorKind.PERSON, ActorKind.OFFICE)
        for refs in (mention.agents, mention.patients)
    )


def read_tellings(
    article: Article,
    mentions: Sequence[EventMention],
    *,
    tenures: Callable[[str], Iterable[Tenure]] | None = None,
    text: bytes | None = None,
) -> list[Telling]:
    """The tellings of one article.

    Args:
        article: the article.
        mentions: all its event mentions.
        tenures: offices a person held, so that a secretary general acts for the organisation.
        text: the fingerprint of its text, where it was made before: that takes longer than the rest.
    """
    if text is None:
        text = fingerprint(article) if mentions else b""
    found = [_telling(article, mention, tenures, text) for mention in mentions]
    _take_back(found)
    dated = [telling for telling in found if telling.dated and not telling.ahead]
    for telling in found:
        if not telling.dated and not telling.ahead and not telling.recalled and not telling.speech:
            _lend(telling, dated)
    return found


def _telling(
    article: Article,
    mention: EventMention,
    tenures: Callable[[str], Iterable[Tenure]] | None,
    text: bytes,
) -> Telling:
    start = end = None
    dated = False
    when = mention.when
    speech = mention.type in SPEECH_ACTS
    if when is not None and when.start is not None:
        start, end = when.start.toordinal(), (when.end or when.start).toordinal()
        dated = end - start <= _LONGEST
    recalled = False
    if not dated:
        start = end = article.published.toordinal() if article.published else None
        if mention.ago is not None and start is not None and not speech:
            recalled = mention.ago == LATELY
            if not recalled:
                start, end, dated = start - mention.ago[1], start - mention.ago[0], True
    place = mention.place
    received = _is_reception(mention)
    return Telling(
        mention=mention,
        key=(mention.article, mention.id),
        published=article.published,
        publisher=article.publisher or "",
        family=family_of("meet" if received else mention.type),
        agents=_parties(mention.agents, article.published, tenures),
        patients=_parties(mention.patients, article.published, tenures),
        start=start,
        end=end,
        dated=dated,
        ahead=mention.modality is not Modality.ACTUAL and not speech,
        negated=mention.polarity is Polarity.NEGATED,
        recalled=recalled,
        speech=speech,
        symmetric=received or EVENT_TYPES[mention.type].symmetric,
        place=(place.id or place.text, place.country or "") if place else None,
        print=text,
    )


def _take_back(tellings: Sequence[Telling]) -> None:
    """What is called off on Friday is not of Friday: the day of calling off dates no visit."""
    called_off = {
        (telling.mention.sentence, telling.start): telling
        for telling in tellings
        if telling.mention.type == "suspend_cancel" and telling.dated
    }
    for telling in tellings:
        other = called_off.get((telling.mention.sentence, telling.start))
        if other is not None and telling.dated and telling.negated and telling.published:
            telling.start = telling.end = telling.published.toordinal()
            telling.dated = False


def _lend(telling: Telling, dated: Sequence[Telling]) -> None:
    """A telling that gives no date has the one its article gives the same happening elsewhere.

    Not in the same sentence: that does not tell one thing twice.
    """
    dates = {
        (other.start, other.end)
        for other in dated
        if other.family == telling.family
        and other.mention.sentence != telling.mention.sentence
        and _alike(telling, other)
        and not (telling.place and other.place and telling.place != other.place)
    }
    if len(dates) == 1:
        ((telling.start, telling.end),) = dates
        telling.dated = True


def _alike(left: Telling, right: Telling) -> bool:
    """True if the article speaks of the same parties, as far as it names them."""
    if left.symmetric and right.symmetric:
        mine, theirs = {*left.agents, *left.patients}, {*right.agents, *right.patients}
        return mine <= theirs or theirs <= mine
    return all(
        not some or not others or some == others
        for some, others in ((left.agents, right.agents), (left.patients, right.patients))
    )


def _parties(
    refs: Sequence[ActorRef],
    on: date | None,
    tenures: Callable[[str], Iterable[Tenure]] | None,
) -> tuple[Party, ...]:
    found = set()
    for ref in refs:
        if ref.country is None and ref.id.startswith(("office/", "body/")):
            continue  # "diplomats", of a state that is not named: nobody to compare with
        sides = [ref.country or ref.id]
        if ref.kind is ActorKind.PERSON and tenures is not None:
            sides += [t.of for t in tenures(ref.id) if t.of and _during(t, on)]
        found.add(_party(ref.id, tuple(sorted(set(sides))), ref.kind))
    return tuple(sorted(found, key=lambda party: party.id))


@lru_cache(maxsize=100_000)
def _party(id: str, sides: tuple[str, ...], kind: ActorKind) -> Party:
    """One object for all who are the same: there are a few thousand actors and millions of tellings."""
    return Party(id, sides, kind)


def _during(tenure: Tenure, on: date | None) -> bool:
    return on is not None and (tenure.start or date.min) <= on <= (tenure.end or date.max)


def keys_of(telling: Telling) -> Iterator[str]:
    """Names of the drawers a telling lies in, for others to find it."""
    yield from _spells(telling)
    if telling.whole and telling.reach is not None and not telling.speech:
        yield from (f"{name}|ever" for name in _pairs(telling))


def sought_by(telling: Telling) -> Iterator[str]:
    """Names of the drawers in which all lie that may tell the same happening as a telling.

    They are what an index of stored tellings is asked for. A telling of an article without a date may
    be of any time, so it looks through all of a pair of sides, and all of a pair look for it.
    """
    yield from _spells(telling)
    if telling.whole and not telling.speech:
        if telling.reach is None:
            yield from (f"{name}|ever" for name in _pairs(telling))
        else:
            yield from (f"{telling.family}|{side}|undated" for side in telling.sides)


def _spells(telling: Telling) -> Iterator[str]:
    reach = telling.reach
    spells = range(reach[0] // _SPELL, reach[1] // _SPELL + 1) if reach else ("undated",)
    for spell in spells:
        for side in telling.sides:
            yield f"{telling.family}|{side}|{spell}"


def _pairs(telling: Telling) -> Iterator[str]:
    sides = telling.sides
    for left, right in combinations(sides, 2) if len(sides) > 1 else [sides * 2]:
        yield f"{telling.family}|{left}|{right}"

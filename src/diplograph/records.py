"""What travels between the stages: frozen records, standard library only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

__all__ = [
    "Actor",
    "ActorKind",
    "ActorRef",
    "Article",
    "Comparison",
    "Event",
    "EventMention",
    "Join",
    "Judgement",
    "Modality",
    "OfficeClaim",
    "Place",
    "Polarity",
    "Span",
    "Tenure",
    "Verdict",
    "When",
    "content_hash",
]


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    OFFICE = "office"
    PERSON = "person"
    IGO = "igo"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    POPULATION = "population"


class Polarity(StrEnum):
    """Whether the happening is said to have happened."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How real the happening is said to be."""

    ACTUAL = "actual"
    PLANNED = "planned"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"


class Verdict(StrEnum):
    """What a judgement says of two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: characters, half-open, into the article exactly as read."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def cut(self, text: str) -> str:
        """The text the span claims."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read; the text is never edited."""

    id: str
    text: str
    lang: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    # File, or file and line, for errors; no part of what the article is, and kept nowhere.
    where: str = field(default="", compare=False, repr=False)

    @property
    def origin(self) -> str:
        """How an error calls it: where it was read, else its address or id."""
        return self.where or self.url or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who held an office, from when to when; `None` is an open end as of `as_of`."""

    person: str
    office: str
    of: str = ""  # ISO code of a state, or id of an organisation
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    source: str = ""
    row: str = ""  # the row of the table, as it stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That a state belongs to an organisation, and from when to when; `None` is an open end."""

    org: str
    state: str  # ISO 3166-1 alpha-3
    start: date | None = None
    end: date | None = None
    source: str = ""
    row: str = ""  # the row of the table, as it stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class Parthood:
    """That a body is an organ, an agency, a court or a force of another."""

    org: str
    part_of: str
    source: str = ""
    row: str = ""  # the row of the table, as it stands there


class Shown:
    """A record that a notebook can show. Records know no page: whoever draws them says how."""

    __slots__ = ()
    shown_by: ClassVar[Callable[[Any], str] | None] = None

    def _repr_html_(self) -> str | None:
        show = type(self).shown_by
        return show(self) if show is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Shown):
    """An entry of the knowledge base, or an actor minted from an article."""

    id: str  # "Q7747", or a minted local name such as "person/rybkov-rus-1a2b3c4d"
    name: str  # English
    name_ar: str | None = None
    kind: ActorKind = ActorKind.ORGANISATION
    country: str | None = None  # ISO 3166-1 alpha-3 of the state it acts for


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as one sentence names it."""

    id: str
    name: str
    name_ar: str | None = None
    kind: ActorKind = ActorKind.ORGANISATION
    country: str | None = None
    text: str | None = None  # surface form; None when the argument is implied
    span: Span | None = None
    state: str | None = None  # id of the state it acts for, where known
    named: str | None = None  # the id it had before a judgement joined it to this actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event took place."""

    text: str
    name: str | None = None
    country: str | None = None
    id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When: the words, and the interval of days they mean (both ends inclusive), where computable."""

    text: str | None = None
    span: Span | None = None
    start: date | None = None
    end: date | None = None
    granularity: str = "day"  # day, week, month, season, year, decade, range

    @property
    def iso(self) -> str | None:
        """ISO 8601: a day, month or year, or an interval `start/end`; `None` when not computable."""
        if self.start is None:
            return None
        if self.end is None or self.start == self.end:
            return self.start.isoformat()
        if self.granularity == "month":
            return self.start.isoformat()[:7]
        if self.granularity == "year":
            return self.start.isoformat()[:4]
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One claim in one sentence."""

    article: str
    type: str
    trigger: Span
    sentence: Span
    agents: tuple[ActorRef, ...] = ()
    patients: tuple[ActorRef, ...] = ()
    place: Place | None = None
    when: When | None = None
    topics: tuple[str, ...] = ()  # names of `vocab.TOPICS`
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    attribution: tuple[ActorRef, ...] = ()  # innermost source first
    rule: str = ""
    score: float = 0.5
    domestic: bool = False
    initiative: str | None = None  # the side at whose wish it happened: ISO code, or id of the actor
    asked: str | None = None  # the side that it was asked for by the one whose initiative it was
    sense: str = ""  # a name of `vocab.SENSES` where the trigger tells more than the type
    number: int | None = None  # how many were expelled, killed, freed, promised
    # Told as gone before what the article reports: how many days before its date, at least and at most.
    ago: tuple[int, int] | None = None

    @property
    def id(self) -> str:
        """Made from what the claim is and where it stands, so that two runs agree."""
        return content_hash(self.article, self.type, str(self.trigger.start), str(self.trigger.end))

    @property
    def is_asserted(self) -> bool:
        """True if the claim says that it really happened."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeClaim:
    """What an article says of somebody's office: "the new Spanish foreign minister Carlos Pardo"."""

    article: str
    person: ActorRef
    office: str
    of: str  # ISO code of a state, or id of an organisation
    span: Span  # the whole phrase
    sentence: Span
    status: str = "holder"  # holder, new, former, acting, designate

    @property
    def id(self) -> str:
        """Made from what is said and where, so that two runs agree."""
        where = f"{self.span.start}-{self.span.end}"
        return content_hash(self.article, "office", self.office, self.of, where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two claims of one event, of two sources, agree or differ in.

    A difference has one slot and the value of either side; an agreement may have many slots.
    """

    left: str  # ids of claims
    right: str
    agree: bool
    slots: tuple[str, ...]  # happened, time, place, number, initiative, request, topic
    values: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Made from what is compared."""
        return content_hash(self.left, self.right, str(self.agree), *self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two claims of one event are of one event."""

    left: str  # ids of claims
    right: str
    score: float  # 0 to 1
    reason: str  # each share of the score, or who judged

    @property
    def id(self) -> str:
        """Made from what is joined."""
        return content_hash("join", self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Shown):
    """What happened, with all its support."""

    id: str
    type: str
    agents: tuple[ActorRef, ...]
    patients: tuple[ActorRef, ...]
    place: Place | None = None
    when: When | None = None
    claims: tuple[EventMention, ...] = field(default=())
    sources: int = 1  # independent ones: an outlet and who reprints it are one
    comparisons: tuple[Comparison, ...] = ()
    joins: tuple[Join, ...] = ()  # one fewer than claims: what held them together

    @property
    def is_asserted(self) -> bool:
        """True if at least one claim says that it really happened."""
        return any(claim.is_asserted for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A stored decision that two things are, or are not, one."""

    left: str
    right: str
    verdict: Verdict
    by: str
    when: date | None = None
    reason: str = ""


def content_hash(*parts: str) -> str:
    """16 hexadecimal digits that depend on the parts alone."""
    return hashlib.blake2b("\x1f".join(parts).encode(errors="surrogatepass"), digest_size=8).hexdigest()

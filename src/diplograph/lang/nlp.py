"""What annotation leaves in a Doc: words with their readings, mentions of actors, times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplograph.lang.lexicon import Form, Lexicon, Role
from diplograph.records import When

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Accord", "Annotation", "Mention", "Relations", "Word"]

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Word:
    """One token and what the lexicon knows of it."""

    i: int
    text: str
    start: int  # characters
    end: int
    key: str
    candidates: tuple[str, ...]
    tags: frozenset[str] = _NONE
    forms: tuple[Form, ...] = ()
    clitics: str = ""  # proclitics taken off for the reading chosen
    phrase: int = 1  # words the tags cover
    name: int = -1  # index of the mention that covers it
    quoted: bool = False

    def has(self, *tags: str) -> bool:
        """True if the word has one of these classes."""
        return not self.tags.isdisjoint(tags)

    @property
    def is_punct(self) -> bool:
        """True for punctuation."""
        return "punct" in self.tags


@dataclass(slots=True)
class Mention:
    """Words that name an actor, with what they say about it."""

    start: int  # words, half-open
    end: int
    head: tuple[int, int]  # words of the name, or of the nominal head
    kind: str  # person, role, body, state, org, group, place, name, counterpart, pronoun
    refs: tuple[str, ...] = ()  # candidates in the knowledge base
    role: Role | None = None
    country: str | None = None  # iso3 said by an adjective or a genitive
    of: str | None = None  # organisation the role or body belongs to
    name: str | None = None  # surface of a name the knowledge base does not have
    adjective: bool = False  # a nationality used as an adjective
    genitive: bool = False  # followed by 's, or a possessor
    plural: bool = False
    definite: bool = False
    clitics: str = ""
    target: str | None = None  # "ambassador to X"
    post: tuple[str, ...] = ()  # where an embassy is, or who serves in one: السفارة السويدية في بغداد
    second: tuple[int, int] | None = None  # words of an apposition
    former: bool = False  # "the former president"
    sense: str = ""  # what the knowledge base says a name is: armed_group, igo, …
    named_state: bool = False  # its state is named by a noun: أمير قطر, not أمير قطري
    possessed: bool = False  # "his forces", قواته: of whoever was named before
    noun: str = ""  # what the words of its role say in English: "rebel leaders", "foreign ministry spokesman"
    region: str | None = None  # the place its state is known by: "Darfur rebels"
    descent: str | None = None  # the nation that a minority is of by descent: "ethnic Albanians in Serbia"
    extra: list[str] = field(default_factory=list)  # further states of a plural: رئيسا روسيا والصين
    shares: bool = False  # its noun is that of the one before it: "officials of Iran and Iraq"
    each: bool = False  # one of several whom a plural of an office names: "the presidents of Egypt and Sudan"

    @property
    def is_named(self) -> bool:
        """True if a person is called by name."""
        return self.kind in {"person", "name"}

    @property
    def is_human(self) -> bool:
        """True if a person is called by name or by office."""
        return self.is_named or (self.role is not None and self.role.kind in {"office", "person"})

    @property
    def is_outlet(self) -> bool:
        """True for a newspaper, an agency or a channel, by name or by what it is."""
        return self.sense == "media" or (self.role is not None and self.role.kind == "media")


@dataclass(slots=True)
class Relations:
    """What a parser says of a word: the words that are its subject and its object."""

    subject: int | None = None
    object: int | None = None


@dataclass(frozen=True, slots=True)
class Accord:
    """Words that name a treaty, a process or a dispute: it acts for nobody, but says what is talked of."""

    start: int  # words, half-open
    end: int
    id: str
    topics: tuple[str, ...]


class Annotation:
    """What the components found in one text; lives in `doc.user_data["diplograph"]`."""

    __slots__ = (
        "accords",
        "bounds",
        "lexicon",
        "mentions",
        "published",
        "relations",
        "tensed",
        "text",
        "times",
        "words",
    )

    def __init__(self, text: str, words: list[Word], lexicon: Lexicon) -> None:
        self.text = text
        self.words = words
        self.lexicon = lexicon
        self.bounds: list[tuple[int, int]] = []
        self.mentions: list[Mention] = []
        self.accords: list[Accord] = []
        self.times: list[When] = []
        self.tensed: set[int] = set()  # where those begin that the tense of the sentence decides
        self.published: date | None = None
        self.relations: Mapping[int, Relations] = {}  # of a plugged-in parser

    def sentence_at(self, i: int) -> tuple[int, int] | None:
        """The sentence that holds a word, as a range of words."""
        k = bisect_right(self.bounds, i, key=_first) - 1
        return self.bounds[k] if k >= 0 and i < self.bounds[k][1] else None

    def times_in(self, start: int, end: int) -> list[When]:
        """The time expressions that begin in a range of characters."""
        first = bisect_left(self.times, start, key=_start)
        return self.times[first : bisect_left(self.times, end, key=_start)]


def _first(bounds: tuple[int, int]) -> int:
    return bounds[0]


def _start(when: When) -> int:
    return when.span.start if when.span is not None else 0

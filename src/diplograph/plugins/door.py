"""Claims of another extractor in, event mentions out; what does not hold is refused with its reason.

The checks are those our own mentions pass by being made from the text: a type of the scheme, a trigger
and actors that stand in the article word for word, offsets inside it, a time that the words mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diplograph.errors import ArticleError
from diplograph.lang.times import find_times
from diplograph.records import (
    Actor,
    ActorKind,
    ActorRef,
    Article,
    EventMention,
    Modality,
    Place,
    Polarity,
    Span,
    When,
    content_hash,
)
from diplograph.vocab import EVENT_TYPES, TOPICS

__all__ = ["Claim", "Names", "admit"]

_ENDS = ".!?؟\n"
_Short = Annotated[str, Field(min_length=1, max_length=500)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Strict):
    """Words of the article: by what they are, and where they stand if the extractor knows."""

    text: _Short
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class _Party(_Strict):
    """Somebody who takes part, as the text names them; `id` and `country` where the extractor knows."""

    text: str | None = Field(default=None, max_length=500)
    name: str | None = Field(default=None, max_length=500)
    name_ar: str | None = Field(default=None, max_length=500)
    id: str | None = Field(default=None, max_length=200)
    country: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    kind: ActorKind | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class Claim(_Strict):
    """One claim of an extractor, as it comes to the door."""

    type: str
    trigger: _Words | _Short
    sentence: _Words | _Short | None = None
    agents: tuple[_Party | _Short, ...] = Field(default=(), max_length=50)
    patients: tuple[_Party | _Short, ...] = Field(default=(), max_length=50)
    attribution: tuple[_Party | _Short, ...] = Field(default=(), max_length=50)
    place: _Short | None = None
    time: _Short | None = None
    topics: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    score: float = Field(default=0.5, ge=0, le=1)


class Names(Protocol):
    """What tells who a name means: the knowledge base."""

    def match(self, lang: str, keys: Sequence[Sequence[str]], start: int) -> Sequence[Any]:
        """The names that begin at a word, longest first."""
        ...

    def actor(self, id: str) -> Actor | None:
        """The actor with this id."""
        ...

    def state(self, iso3: str) -> Actor | None:
        """The state with this code."""
        ...

    def place(self, id: str) -> Any:
        """The place with this id."""
        ...


def admit(
    article: Article,
    claims: Iterable[Mapping[str, Any]],
    names: Names,
    *,
    rule: str,
    on_refused: Callable[[ArticleError], None] | None = None,
) -> list[EventMention]:
    """The mentions that claims make, in order of appearance.

    Args:
        article: what the extractor read; its language is known.
        claims: what it found.
        names: the knowledge base.
        rule: what the mentions name as the one that made them.
        on_refused: gets the trouble with a claim that does not hold, and the others stay; raised
            without it.

    Raises:
        ArticleError: a claim does not hold; says which and why.
    """
    out = []
    for number, row in enumerate(claims, start=1):
        try:
            mention = _Admission(article, names, rule).mention(Claim.model_validate(row))
        except ValueError as problem:  # pydantic's errors are ValueErrors
            told = str(problem)
            if isinstance(problem, ValidationError):
                first = problem.errors()[0]
                told = ".".join(str(part) for part in first["loc"]) + ": " + first["msg"]
            error = ArticleError(f"{rule}: claim {number}: {told}", where=article.origin)
            if on_refused is None:
                raise error from problem
            on_refused(error)
            continue
        out.append(mention)
    return sorted(out, key=lambda mention: (mention.trigger.start, mention.type))


class _Admission:
    def __init__(self, article: Article, names: Names, rule: str) -> None:
        self.article = article
        self.names = names
        self.rule = rule

    def mention(self, claim: Claim) -> EventMention:
        if claim.type not in EVENT_TYPES:
            raise ValueError(f"no type of event {claim.type!r}")
        if unknown := set(claim.topics) - set(TOPICS):
            raise ValueError(f"no topic {sorted(unknown)[0]!r}")
        sentence = self.span(claim.sentence, Span(0, len(self.article.text))) if claim.sentence else None
        trigger = self.span(claim.trigger, sentence or Span(0, len(self.article.text)))
        if sentence is None:
            sentence = self.around(trigger)
        if not (sentence.start <= trigger.start and trigger.end <= sentence.end):
            raise ValueError("the trigger stands outside its sentence")
        agents = tuple(self.party(party, sentence) for party in claim.agents)
        patients = tuple(self.party(party, sentence) for party in claim.patients)
        if not agents and not patients:
            raise ValueError("nobody takes part")
        sides = {ref.country or ref.id for ref in (*agents, *patients)}
        return EventMention(
            article=self.article.id,
            type=claim.type,
            trigger=trigger,
            sentence=sentence,
            agents=agents,
            patients=patients,
            place=self.place(claim.place, sentence),
            when=self.when(claim.time, sentence),
            topics=claim.topics,
            polarity=claim.polarity,
            modality=claim.modality,
            attribution=tuple(self.party(party, sentence) for party in claim.attribution),
            rule=self.rule,
            score=round(claim.score, 2),
            domestic=len(sides) < 2,
        )

    def span(self, words: _Words | str, inside: Span) -> Span:
        """Where words stand; they must be the article's own."""
        text = words if isinstance(words, str) else words.text
        if isinstance(words, _Words) and words.start is not None and words.end is not None:
            if words.start >= words.end or self.article.text[words.start : words.end] != text:
                raise ValueError(f"{text!r} does not stand at {words.start}–{words.end}")
            return Span(words.start, words.end)
        at = self.article.text.find(text, inside.start, inside.end)
        if at < 0:
            raise ValueError(f"{text!r} does not stand in the text")
        return Span(at, at + len(text))

    def around(self, trigger: Span) -> Span:
        text = self.article.text
        start = max(text.rfind(mark, 0, trigger.start) for mark in _ENDS) + 1
        ends = [at for mark in _ENDS if (at := text.find(mark, trigger.end)) >= 0]
        end = min(ends) + 1 if ends else len(text)
        while start < trigger.start and text[start].isspace():
            start += 1
        while end > trigger.end and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def party(self, party: _Party | str, sentence: Span) -> ActorRef:
        if isinstance(party, str):
            party = _Party(text=party)
        span = None
        if party.text:
            words = _Words(text=party.text, start=party.start, end=party.end)
            try:
                span = self.span(words, sentence)
            except ValueError:
                span = self.span(words, Span(0, len(self.article.text)))
        known = self.known(party)
        if known is not None:
            country = known.country or party.country
            state = self.names.state(country) if country else None
            return ActorRef(
                id=known.id, name=known.name, name_ar=known.name_ar, kind=known.kind, country=country,
                text=party.text, span=span, state=state.id if state else None,
            )  # fmt: skip
        name = party.name or party.text
        if not name:
            raise ValueError("a party has neither text nor name")
        kind = party.kind or ActorKind.ORGANISATION
        state = self.names.state(party.country) if party.country else None
        folder = "person" if kind is ActorKind.PERSON else "org"
        return ActorRef(
            id=f"{folder}/x-{content_hash(name.casefold(), party.country or '')[:12]}",
            name=name, name_ar=party.name_ar, kind=kind, country=party.country,
            text=party.text, span=span, state=state.id if state else None,
        )  # fmt: skip

    def known(self, party: _Party) -> Actor | None:
        """The actor of the knowledge base a party is: by id, by its whole name, by its state."""
        if party.id and (found := self.names.actor(party.id)) is not None:
            return found
        for name in (party.text, party.name, party.name_ar):
            for ref in self.refs(name) if name else ():
                actor = self.names.actor(ref)
                if actor is not None and party.country in {None, actor.country}:
                    return actor
        if party.country and party.kind in {None, ActorKind.STATE}:
            return self.names.state(party.country)
        return None

    def refs(self, name: str) -> list[str]:
        """The ids a whole name stands for, in either language."""
        from diplograph.lang import codes, get
        from diplograph.lang.base import split_words

        for code in codes():
            words = split_words(name)
            keys = [get(code).candidates(word) for word in words]
            if not keys:
                continue
            found = [match for match in self.names.match(code, keys, 0) if match.length == len(keys)]
            ids = list(dict.fromkeys(match.ref for match in found))
            if len(ids) == 1:
                return ids
        return []

    def place(self, text: str | None, sentence: Span) -> Place | None:
        if text is None:
            return None
        span = self.span(text, sentence)
        for ref in self.refs(text):
            row = self.names.place(ref)
            if row is not None:
                return Place(text=text, name=row.name_en, country=row.country or None, id=ref, span=span)
            actor = self.names.actor(ref)
            if actor is not None and actor.kind is ActorKind.STATE:
                return Place(text=text, name=actor.name, country=actor.country, id=actor.id, span=span)
        return Place(text=text, span=span)

    def when(self, text: str | None, sentence: Span) -> When | None:
        """What the words mean is ours to compute, so that two extractors date alike."""
        if text is None:
            return None
        span = self.span(text, sentence)
        whole = self.article.text[sentence.start : sentence.end]
        for when in find_times(whole, self.article.lang or "en", self.article.published):
            assert when.span is not None
            first, last = when.span.start + sentence.start, when.span.end + sentence.start
            if first < span.end and span.start < last:
                return replace(when, text=text, span=span)
        return When(text=text, span=span)

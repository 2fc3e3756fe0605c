"""The claims of an article in, the same with what their sentences say besides out.

That is at whose wish it happened and how many it was about, what the accounts of two sides differ in
when they agree on who did what; and how long before the article it was, where it is only recalled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from diplograph import lang
from diplograph.kb import KnowledgeBase
from diplograph.lang import LanguagePack
from diplograph.lang.times import find_times
from diplograph.records import Article, EventMention, Modality, Polarity, Span
from diplograph.resolve.ago import ago
from diplograph.resolve.tokens import Token, keyed, number_of, tokens_of
from diplograph.resolve.wishes import ENCOUNTERS, Wish, told_wish, who_was_asked, wish_of
from diplograph.vocab import SPEECH_ACTS

__all__ = ["with_details"]

_NEXT = re.compile(r"[.!؟?…»”\"]*[ \t]+(?P<next>[^\n.!؟?]{3,300})")
# Types whose number is of what they are about: people expelled, killed, freed; troops; votes.
_COUNTED = {"recall_or_expel_diplomat", "attack", "seize_arrest_detain", "release", "deploy_mobilise",
            "withdraw", "sanction", "aid_military", "aid_humanitarian", "aid_economic"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `details.toml` that count, by their normal forms."""

    numbers: Mapping[str, int]
    powers: Mapping[str, int]
    units: Mapping[str, int]


class _Told:
    """What a sentence says whichever of its events is asked about."""

    def __init__(self, article: Article, sentence: Span, pack: LanguagePack, kb: KnowledgeBase) -> None:
        self._article, self._sentence = article, sentence
        self._pack, self._kb = pack, kb

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words."""
        return tokens_of(self._article.text, self._sentence, self._pack)

    @cached_property
    def wish(self) -> Wish | None:
        """At whose wish an encounter was."""
        return told_wish(self.tokens, self._pack, self._kb)

    @cached_property
    def counts(self) -> tuple[tuple[int, int], ...]:
        """Numbers with where they begin."""
        return tuple(_numbers(self.tokens, _words(self._pack)))


@cache
def _words(pack: LanguagePack) -> _Words:
    return _Words(keyed(pack, "numbers"), keyed(pack, "powers"), keyed(pack, "units"))


def with_details(
    article: Article, mentions: Sequence[EventMention], kb: KnowledgeBase, *, domestic: bool = True
) -> list[EventMention]:
    """The mentions with initiative, number and how long ago where their sentences tell them.

    Args:
        article: of one language throughout.
        mentions: its event mentions.
        kb: knows the names of sides.
        domestic: whether domestic events get them as well; if not, they stay as they are.
    """
    if not article.lang:
        return list(mentions)
    pack = lang.get(article.lang)
    beside: dict[Span, list[EventMention]] = {}
    for mention in mentions:
        beside.setdefault(mention.sentence, []).append(mention)
    told: dict[Span, _Told] = {}
    met = {sentence for sentence, own in beside.items() if any(_is_held(m) for m in own)}
    out = []
    for mention in mentions:
        if mention.type not in SPEECH_ACTS and (domestic or not mention.domestic):
            sentence = mention.sentence
            if sentence not in told:
                told[sentence] = _Told(article, sentence, pack, kb)
            own, others = told[sentence], beside[sentence]
            met_there = mention.type in ENCOUNTERS
            wish = wish_of(mention, others, own.tokens, own.wish, pack) if met_there else None
            if met_there and (wish is None or not wish.asked) and mention.modality is Modality.ACTUAL:
                after = _next_sentence(article.text, sentence)
                if after is not None and not any(after.start < s.end and s.start < after.end for s in met):
                    # "The call took place at Moscow's request", «وكانت موسكو قد طلبت الاتصال».
                    wish = told_wish(tokens_of(article.text, after, pack), pack, kb) or wish
            if wish is not None and wish.known and mention.modality is Modality.REQUESTED:
                mention = _held(article, mention)
            details: dict[str, Any] = {
                "initiative": wish.side if wish is not None else None,
                "asked": who_was_asked(mention, wish),
                "number": _number(mention, others, own),
                "ago": ago(mention, others, own.tokens, pack) if _is_past(mention) else None,
            }
            if any(value is not None for value in details.values()):
                mention = replace(mention, **details)
        out.append(mention)
    return out


def _is_held(mention: EventMention) -> bool:
    return mention.type in ENCOUNTERS and mention.modality not in (Modality.REQUESTED, Modality.PROPOSED)


def _held(article: Article, mention: EventMention) -> EventMention:
    """An encounter that was asked for and is told of as one that there was: on the last such day."""
    when = mention.when
    if when is None or len(mention.agents) + len(mention.patients) < 2:
        return mention
    if when.start is not None and article.published is not None and when.start > article.published:
        (past, *_) = [*find_times(when.text or "", article.lang or "", article.published, ahead=False), None]
        if past is None or past.start is None or past.start > article.published:
            return mention
        when = replace(past, text=when.text, span=when.span)
    return replace(mention, modality=Modality.ACTUAL, when=when)


def _next_sentence(text: str, sentence: Span) -> Span | None:
    """The sentence after one, in the same paragraph; None at its end."""
    found = _NEXT.match(text, sentence.end)
    return Span(found.start("next"), found.end("next")) if found is not None else None


def _is_past(mention: EventMention) -> bool:
    """True for what is told as done, on a day that is not given."""
    undated = mention.when is None or mention.when.start is None
    return undated and mention.modality is Modality.ACTUAL and mention.polarity is Polarity.AFFIRMED


# -- how many ----------------------------------------------------------------------------------


def _number(mention: EventMention, others: Sequence[EventMention], sentence: _Told) -> int | None:
    """The first count after the trigger and before the next one, else one before the first; no dates."""
    if mention.type not in _COUNTED:
        return None
    when = mention.when.span if mention.when is not None else None
    triggers = [o.trigger.start for o in others if o.type in _COUNTED]
    own = mention.trigger.start
    until = min((start for start in triggers if start > own), default=mention.sentence.end)
    since = mention.sentence.start if own == min(triggers) else own
    found = [
        (start, value)
        for start, value in sentence.counts
        if since <= start < until and (when is None or not when.start <= start < when.end)
    ]
    after = [value for start, value in found if start >= own]
    return after[0] if after else found[-1][1] if found else None


def _numbers(tokens: Sequence[Token], words: _Words) -> Iterator[tuple[int, int]]:
    """Counts with where they begin: 30, thirty, 1,200, two hundred, «ثلاثين», «25 ألفا»."""
    place = 0
    while place < len(tokens):
        start, value = place, number_of(tokens[place], words.numbers)
        if value is None:
            place += 1
            continue
        place += 1
        while place < len(tokens):
            power = next((words.powers[f] for f in tokens[place].forms if f in words.powers), None)
            more = number_of(tokens[place], words.numbers)
            if power is not None:
                value *= power
            elif more is not None and more < 10 <= value and value % 10 == 0:
                value += more  # thirty-five, «خمسة وثلاثين» the other way round
            elif more is not None and value < 10 <= more < 100:
                value += more
            else:
                break
            place += 1
        year = 1900 <= value <= 2100 and place - start == 1
        # "six months after", «48 ساعة»
        time = place < len(tokens) and any(form in words.units for form in tokens[place].forms[:2])
        if not year and not time and value > 1:
            yield tokens[start].start, value

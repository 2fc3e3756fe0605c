"""The claims of an article in, the same with what their sentences say besides out.

That is at whose wish it happened and how many it was about, what the accounts of two sides differ in
when they agree on who did what; and how long before the article it was, where it is only recalled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph import lang
from diplograph.kb import KnowledgeBase
from diplograph.lang import LanguagePack
from diplograph.records import ActorRef, Article, EventMention, Modality, Polarity, Span
from diplograph.resolve.ago import ago
from diplograph.resolve.tokens import Token, details_of, keyed, number_of, tokens_of
from diplograph.vocab import SPEECH_ACTS

__all__ = ["with_details"]

_NEXT = re.compile(r"[.!؟?…»”\"]*[ \t]+(?P<next>[^\n.!؟?]{3,300})")
_REACH = 3  # words between "at the request of" and the name: "the Turkish foreign ministry of"
# Types whose number is of what they are about: people expelled, killed, freed; troops; votes.
_COUNTED = {"recall_or_expel_diplomat", "attack", "seize_arrest_detain", "release", "deploy_mobilise",
            "withdraw", "sanction", "aid_military", "aid_humanitarian", "aid_economic"}  # fmt: skip
_WISHES = {"propose", "invite", "appeal_request", "demand", "offer"}
_MET = {"call", "meet", "visit", "arrive", "host", "negotiate", "discuss"}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `details.toml` by their normal forms."""

    before: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first words, the longest first
    after: frozenset[str]
    callers: frozenset[str]
    bare: frozenset[str]
    helpers: frozenset[str]
    numbers: Mapping[str, int]
    powers: Mapping[str, int]
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says whichever of its events is asked about."""

    tokens: Sequence[Token]
    wish: str | None  # the side at whose wish something happened
    counts: tuple[tuple[int, int], ...]  # numbers with where they begin


@cache
def _words(pack: LanguagePack) -> _Words:
    def phrases(text: str) -> list[tuple[str, ...]]:
        return [pack.keys(phrase) for phrase in text.split("|") if phrase]

    wish = details_of(pack)["initiative"]
    before: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases(wish["before"]), key=lambda keys: (-len(keys), keys)):
        before[phrase[0]] = (*before.get(phrase[0], ()), phrase)
    return _Words(
        before=before,
        after=frozenset(keys[0] for keys in phrases(wish["after"])),
        callers=frozenset(keys[0] for keys in phrases(wish["callers"])),
        bare=frozenset(keys[0] for keys in phrases(wish["bare"])),
        helpers=frozenset(keys[0] for keys in phrases(wish["helpers"])),
        numbers=keyed(pack, "numbers"),
        powers=keyed(pack, "powers"),
        units=keyed(pack, "units"),
    )


def with_details(article: Article, mentions: Sequence[EventMention], kb: KnowledgeBase) -> list[EventMention]:
    """The mentions with initiative, number and how long ago where their sentences tell them.

    Args:
        article: of one language throughout.
        mentions: its event mentions.
        kb: knows the names of sides.
    """
    if not article.lang:
        return list(mentions)
    pack = lang.get(article.lang)
    words = _words(pack)
    beside: dict[Span, list[EventMention]] = {}
    for mention in mentions:
        beside.setdefault(mention.sentence, []).append(mention)
    told: dict[Span, _Told] = {}
    met = {sentence for sentence, own in beside.items() if any(m.type in _MET for m in own)}
    out = []
    for mention in mentions:
        if mention.type not in SPEECH_ACTS:
            sentence = mention.sentence
            if sentence not in told:
                tokens = tokens_of(article.text, sentence, pack)
                counts = tuple(_numbers(tokens, words))
                told[sentence] = _Told(tokens, _told_wish(tokens, words, pack.code, kb), counts)
            own, others = told[sentence], beside[sentence]
            initiative = _initiative(mention, others, own, words)
            if initiative is None and mention.type in _MET and mention.modality is Modality.ACTUAL:
                after = _next_sentence(article.text, sentence)
                if after is not None and not any(after.start < s.end and s.start < after.end for s in met):
                    # "The call took place at Moscow's request."
                    initiative = _told_wish(tokens_of(article.text, after, pack), words, pack.code, kb)
            mention = replace(
                mention,
                initiative=initiative,
                number=_number(mention, others, own),
                ago=ago(mention, others, own.tokens, pack) if _is_past(mention) else None,
            )
        out.append(mention)
    return out


def _next_sentence(text: str, sentence: Span) -> Span | None:
    """The sentence after one, in the same paragraph; None at its end."""
    found = _NEXT.match(text, sentence.end)
    return Span(found.start("next"), found.end("next")) if found is not None else None


def _is_past(mention: EventMention) -> bool:
    """True for what is told as done, on a day that is not given."""
    undated = mention.when is None or mention.when.start is None
    return undated and mention.modality is Modality.ACTUAL and mention.polarity is Polarity.AFFIRMED


# -- at whose wish -----------------------------------------------------------------------------


def _initiative(
    mention: EventMention,
    others: Sequence[EventMention],
    sentence: _Told,
    words: _Words,
) -> str | None:
    """The side, by ISO code or id: "at Ankara's request", who dialled, who proposed the meeting."""
    if mention.type not in _MET:
        return None
    if sentence.wish is not None:
        return sentence.wish
    if mention.modality in (Modality.PROPOSED, Modality.REQUESTED):
        wishes = [o for o in others if o.type in _WISHES and o.agents]
        return _side(wishes[0].agents[0]) if len(wishes) == 1 else None
    if mention.type == "call" and mention.agents:
        # «اتصل» is who dials; «اتصالا» and "a phone call" are of both.
        trigger = mention.trigger
        place = next((n for n, t in enumerate(sentence.tokens) if t.span.start >= trigger.start), None)
        if place is not None and _dials(sentence.tokens, place, trigger, words):
            return _side(mention.agents[0])
    return None


def _dials(tokens: Sequence[Token], place: int, trigger: Span, words: _Words) -> bool:
    word = tokens[place]
    if word.span.end > trigger.end:
        return False
    if word.among(words.callers):
        return True
    alone = place + 1 == len(tokens) or tokens[place + 1].span.start >= trigger.end
    return alone and word.among(words.bare) and place > 0 and tokens[place - 1].among(words.helpers)


def _told_wish(tokens: Sequence[Token], words: _Words, code: str, kb: KnowledgeBase) -> str | None:
    keys = [token.forms for token in tokens]
    for start, token in enumerate(tokens):
        # Of phrases that begin alike the longer counts, whichever clitics it is read with.
        begun = [phrase for form in token.forms for phrase in words.before.get(form, ())]
        for phrase in sorted(begun, key=len, reverse=True) if len(begun) > 1 else begun:
            end = start + len(phrase)
            if len(keys) >= end and all(part in keys[start + i] for i, part in enumerate(phrase)):
                for place in range(end, min(end + _REACH + 1, len(keys))):
                    for found in kb.match(code, keys, place)[:1]:
                        return found.country or found.ref
        if tokens[start].among(words.after):
            for place in range(max(start - 3, 0), start):
                for found in kb.match(code, keys, place):
                    if place + found.length == start:
                        return found.country or found.ref
    return None


def _side(ref: ActorRef) -> str:
    return ref.country or ref.id


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
            yield tokens[start].span.start, value

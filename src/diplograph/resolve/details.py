"""The claims of an article in, the same with what their sentences say besides out.

That is at whose wish it happened and how many it was about: what the accounts of two sides differ in
when they agree on who did what.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph import lang
from diplograph.kb import KnowledgeBase
from diplograph.lang import LanguagePack
from diplograph.records import ActorRef, Article, EventMention, Modality, Span

__all__ = ["with_details"]

_WORD = re.compile(r"[^\W_]+(?:[.,'’ـ\u064b-\u065f][^\W_]+)*")
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
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
    numbers: Mapping[str, int]
    powers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says whichever of its events is asked about."""

    tokens: Sequence[_Token]
    wish: str | None  # the side at whose wish something happened
    counts: tuple[tuple[int, int], ...]  # numbers with where they begin


@cache
def _words(pack: LanguagePack) -> _Words:
    data = tomllib.loads((pack.folder / "details.toml").read_text(encoding="utf-8"))

    def phrases(text: str) -> list[tuple[str, ...]]:
        return [pack.keys(phrase) for phrase in text.split("|") if phrase]

    wish = data["initiative"]
    before: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases(wish["before"]), key=lambda keys: (-len(keys), keys)):
        before[phrase[0]] = (*before.get(phrase[0], ()), phrase)
    return _Words(
        before=before,
        after=frozenset(keys[0] for keys in phrases(wish["after"])),
        callers=frozenset(keys[0] for keys in phrases(wish["callers"])),
        numbers={pack.key(word): value for word, value in data["numbers"].items()},
        powers={pack.key(word): value for word, value in data["powers"].items()},
    )


def with_details(article: Article, mentions: Sequence[EventMention], kb: KnowledgeBase) -> list[EventMention]:
    """The mentions with initiative and number where their sentences tell them.

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
    out = []
    for mention in mentions:
        if mention.type in _MET or mention.type in _COUNTED:
            sentence = mention.sentence
            if sentence not in told:
                tokens = _tokens(article.text, sentence, pack)
                counts = tuple(_numbers(tokens, words))
                told[sentence] = _Told(tokens, _told_wish(tokens, words, pack.code, kb), counts)
            own, others = told[sentence], beside[sentence]
            initiative = _initiative(mention, others, own, words)
            mention = replace(mention, initiative=initiative, number=_number(mention, others, own))
        out.append(mention)
    return out


def _tokens(text: str, sentence: Span, pack: LanguagePack) -> list[_Token]:
    return [
        _Token(Span(*found.span()), pack.candidates(found.group()))
        for found in _WORD.finditer(text, sentence.start, sentence.end)
    ]


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
        first = next((t for t in sentence.tokens if t.span.start >= mention.trigger.start), None)
        # «اتصل» is who dials; «اتصالا» and "a call" are of both.
        if first is not None and first.span.end <= mention.trigger.end and _is(first, words.callers):
            return _side(mention.agents[0])
    return None


def _told_wish(tokens: Sequence[_Token], words: _Words, code: str, kb: KnowledgeBase) -> str | None:
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
        if _is(tokens[start], words.after):
            for place in range(max(start - 3, 0), start):
                for found in kb.match(code, keys, place):
                    if place + found.length == start:
                        return found.country or found.ref
    return None


def _is(token: _Token, keys: frozenset[str]) -> bool:
    return any(form in keys for form in token.forms[:2])


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


def _numbers(tokens: Sequence[_Token], words: _Words) -> Iterator[tuple[int, int]]:
    """Counts with where they begin: 30, thirty, 1,200, two hundred, «ثلاثين», «25 ألفا»."""
    place = 0
    while place < len(tokens):
        start, value = place, _value(tokens[place], words)
        if value is None:
            place += 1
            continue
        place += 1
        while place < len(tokens):
            power = next((words.powers[f] for f in tokens[place].forms if f in words.powers), None)
            more = _value(tokens[place], words)
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
        if not year and value > 1:
            yield tokens[start].span.start, value


def _value(token: _Token, words: _Words) -> int | None:
    whole = token.forms[0]
    if _FIGURES.fullmatch(whole):
        return int(whole.replace(",", "")) if len(whole) < 16 else None
    return next((words.numbers[form] for form in token.forms if form in words.numbers), None)

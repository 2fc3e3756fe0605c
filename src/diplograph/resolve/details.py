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
from diplograph.lang.times import find_times
from diplograph.records import ActorRef, Article, EventMention, Modality, Polarity, Span
from diplograph.resolve.ago import ago
from diplograph.resolve.tokens import Token, details_of, keyed, number_of, tokens_of
from diplograph.vocab import SPEECH_ACTS

__all__ = ["with_details"]

_NEXT = re.compile(r"[.!؟?…»”\"]*[ \t]+(?P<next>[^\n.!؟?]{3,300})")
_REACH = 3  # words between "at the request of" and the name: "the Turkish foreign ministry of"
_OBJECT = 6  # words from "asked" to the call that was asked for, those of who was asked among them
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
    sides: frozenset[str]  # "the American side"
    wanted: Mapping[
        str, tuple[tuple[tuple[str, ...], str], ...]
    ]  # by first word: all words, what comes later
    encounters: frozenset[str]
    between: frozenset[str]
    relative: frozenset[str]
    definite: frozenset[str]
    other: frozenset[str]
    never: frozenset[str]
    asked: frozenset[str]
    callers: frozenset[str]
    bare: frozenset[str]
    helpers: frozenset[str]
    numbers: Mapping[str, int]
    powers: Mapping[str, int]
    units: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Wish:
    """At whose wish an encounter came about; sides are ISO codes or ids."""

    side: str
    asked: bool = False  # by asking the other
    whom: str | None = None  # who was asked, where it is told
    known: bool = False  # "it was Moscow that asked for the call": told of one that there was


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says whichever of its events is asked about."""

    tokens: Sequence[Token]
    wish: _Wish | None
    counts: tuple[tuple[int, int], ...]  # numbers with where they begin


@cache
def _words(pack: LanguagePack) -> _Words:
    def phrases(text: str) -> list[tuple[str, ...]]:
        return [pack.keys(phrase) for phrase in text.split("|") if phrase]

    wish = details_of(pack)["initiative"]
    before: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases(wish["before"]), key=lambda keys: (-len(keys), keys)):
        before[phrase[0]] = (*before.get(phrase[0], ()), phrase)
    wanted: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for text in wish["wanted"].split("|"):
        verb, _, later = text.partition("~")
        keys = pack.keys(verb)
        wanted[keys[0]] = (*wanted.get(keys[0], ()), (keys, pack.key(later.strip())))

    def single(name: str) -> frozenset[str]:
        return frozenset(keys[0] for keys in phrases(wish[name]))

    return _Words(
        before=before,
        wanted={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in wanted.items()},
        after=single("after"),
        sides=single("sides"),
        encounters=single("encounters"),
        between=single("between"),
        relative=single("relative"),
        definite=single("definite"),
        other=single("other"),
        never=single("never"),
        asked=single("asked"),
        callers=single("callers"),
        bare=single("bare"),
        helpers=single("helpers"),
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
    met = {sentence for sentence, own in beside.items() if any(_is_held(m) for m in own)}
    out = []
    for mention in mentions:
        if mention.type not in SPEECH_ACTS:
            sentence = mention.sentence
            if sentence not in told:
                tokens = tokens_of(article.text, sentence, pack)
                counts = tuple(_numbers(tokens, words))
                told[sentence] = _Told(tokens, _told_wish(tokens, words, pack, kb), counts)
            own, others = told[sentence], beside[sentence]
            wish = _wish(mention, others, own, words)
            if (
                (wish is None or not wish.asked)
                and mention.type in _MET
                and mention.modality is Modality.ACTUAL
            ):
                after = _next_sentence(article.text, sentence)
                if after is not None and not any(after.start < s.end and s.start < after.end for s in met):
                    # "The call took place at Moscow's request", «وكانت موسكو قد طلبت الاتصال».
                    wish = _told_wish(tokens_of(article.text, after, pack), words, pack, kb) or wish
            if wish is not None and wish.known and mention.modality is Modality.REQUESTED:
                mention = _held(article, mention)
            mention = replace(
                mention,
                initiative=wish.side if wish is not None else None,
                asked=_asked(mention, wish),
                number=_number(mention, others, own),
                ago=ago(mention, others, own.tokens, pack) if _is_past(mention) else None,
            )
        out.append(mention)
    return out


def _is_held(mention: EventMention) -> bool:
    return mention.type in _MET and mention.modality not in (Modality.REQUESTED, Modality.PROPOSED)


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


# -- at whose wish -----------------------------------------------------------------------------


def _wish(
    mention: EventMention, others: Sequence[EventMention], sentence: _Told, words: _Words
) -> _Wish | None:
    """Of the sentence of an event: "at Ankara's request", who dialled, who proposed the meeting."""
    if mention.type not in _MET:
        return None
    if sentence.wish is not None:
        return sentence.wish
    if mention.modality in (Modality.PROPOSED, Modality.REQUESTED):
        wishes = [o for o in others if o.type in _WISHES and o.agents]
        if len(wishes) != 1:
            return None
        (wish,) = wishes
        whom = {_side(ref) for ref in wish.patients}
        return _Wish(
            _side(wish.agents[0]), wish.type == "appeal_request", whom.pop() if len(whom) == 1 else None
        )
    if mention.type == "call" and mention.agents:
        # «اتصل» is who dials; «اتصالا» and "a phone call" are of both.
        trigger = mention.trigger
        place = next((n for n, t in enumerate(sentence.tokens) if t.span.start >= trigger.start), None)
        if place is not None and _dials(sentence.tokens, place, trigger, words):
            return _Wish(_side(mention.agents[0]))
    return None


def _asked(mention: EventMention, wish: _Wish | None) -> str | None:
    """Who was asked for it: whom the text names, or the only other side there is."""
    if wish is None or not wish.asked:
        return None
    others = {_side(ref) for ref in (*mention.agents, *mention.patients)} - {wish.side}
    return wish.whom if wish.whom in others else others.pop() if len(others) == 1 else None


def _dials(tokens: Sequence[Token], place: int, trigger: Span, words: _Words) -> bool:
    word = tokens[place]
    if word.span.end > trigger.end:
        return False
    if word.among(words.callers):
        return True
    alone = place + 1 == len(tokens) or tokens[place + 1].span.start >= trigger.end
    return alone and word.among(words.bare) and place > 0 and tokens[place - 1].among(words.helpers)


def _told_wish(tokens: Sequence[Token], words: _Words, pack: LanguagePack, kb: KnowledgeBase) -> _Wish | None:
    keys = [token.forms for token in tokens]
    for start, token in enumerate(tokens):
        # Of phrases that begin alike the longer counts, whichever clitics it is read with.
        begun = [phrase for form in token.forms for phrase in words.before.get(form, ())]
        for phrase in sorted(begun, key=len, reverse=True) if len(begun) > 1 else begun:
            end = start + len(phrase)
            if len(keys) >= end and all(part in keys[start + i] for i, part in enumerate(phrase)):
                for place in range(end, min(end + _REACH + 1, len(keys))):
                    for found in kb.match(pack.code, keys, place)[:1]:
                        return _Wish(found.country or found.ref, not words.asked.isdisjoint(phrase))
        if tokens[start].among(words.after):
            own = start - 1 if start and tokens[start - 1].among(words.sides) else start
            side = _named_before(keys, own, pack, kb)
            if side is not None:
                return _Wish(side, token.among(words.asked))
        wanted = _who_wanted(tokens, keys, start, words, pack, kb)
        if wanted is not None:
            return wanted
    return None


def _who_wanted(
    tokens: Sequence[Token],
    keys: Sequence[tuple[str, ...]],
    start: int,
    words: _Words,
    pack: LanguagePack,
    kb: KnowledgeBase,
) -> _Wish | None:
    """ "Moscow had asked for the call", «طلبت موسكو إجراء الاتصال», where a word begins such a verb."""
    rows = [row for form in keys[start][:2] for row in words.wanted.get(form, ())]
    for verb, later in rows:
        end = start + len(verb)
        if not all(start + i < len(keys) and part in keys[start + i][:2] for i, part in enumerate(verb)):
            continue
        subject = start
        while subject and tokens[subject - 1].among(words.between):
            subject -= 1
        if any(token.among(words.never) for token in tokens[max(subject - 3, 0) : start]):
            return None
        side = _named_before(keys, subject, pack, kb)
        rtl = pack.direction == "rtl"  # adjectives come after
        thing = _encounter(tokens, range(end, min(end + _OBJECT, len(tokens))), words, after=rtl)
        if thing is None and side is not None and subject == start and not later:
            # "the call, which Moscow requested": nothing may stand between the two but the name
            thing = _encounter(tokens, range(max(start - 5, 0), start), words, after=rtl)
            end = start
        if thing is None or (later and not any(later in form[:1] for form in keys[end:thing])):
            continue
        names = [
            (place, found.country or found.ref)
            for place in range(end, thing)
            for found in kb.match(pack.code, keys, place)[:1]
        ]
        if side is None and rtl and names and names[0][0] <= end + 1:
            side = names.pop(0)[1]
        if side is not None:
            whom = next((name for _, name in names if name != side), None)
            known = any(token.among(words.relative) for token in tokens[subject:start])
            known = known or (thing > 0 and tokens[thing - 1].among(words.definite))
            return _Wish(side, not words.asked.isdisjoint(verb), whom, known)
    return None


def _encounter(tokens: Sequence[Token], places: range, words: _Words, *, after: bool) -> int | None:
    """Where a call or a meeting is named that is known already, not another one."""
    for place in places:
        if tokens[place].among(words.encounters):
            near = tokens[place + 1 : place + 3] if after else tokens[max(place - 2, places.start) : place]
            return None if any(token.among(words.other) for token in near) else place
    return None


def _named_before(
    keys: Sequence[tuple[str, ...]], end: int, pack: LanguagePack, kb: KnowledgeBase
) -> str | None:
    """The side whose name ends where a word begins."""
    for place in range(max(end - 3, 0), end):
        for found in kb.match(pack.code, keys, place):
            if place + found.length == end:
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

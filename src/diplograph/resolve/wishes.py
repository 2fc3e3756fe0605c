"""The words of a sentence in, at whose wish an encounter came about out: who asked whom, who dialled.

"At Ankara's request", «بمبادرة من واشنطن», "Moscow had asked for the call", «واشنطن هي التي طلبت اللقاء»:
what two sides often tell in opposite ways of one call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.kb import KnowledgeBase
from diplograph.lang import LanguagePack
from diplograph.records import ActorRef, EventMention, Modality, Span
from diplograph.resolve.tokens import Token, details_of

__all__ = ["ENCOUNTERS", "Wish", "told_wish", "who_was_asked", "wish_of"]

ENCOUNTERS = frozenset({"call", "meet", "visit", "arrive", "host", "negotiate", "discuss"})
_WISHES = {"propose", "invite", "appeal_request", "demand", "offer"}
_REACH = 3  # words between "at the request of" and the name: "the Turkish foreign ministry of"
_OBJECT = 6  # words from "asked" to the call that was asked for, those of who was asked among them


@dataclass(frozen=True, slots=True)
class Wish:
    """At whose wish an encounter came about; sides are ISO codes or ids."""

    side: str
    asked: bool = False  # by asking the other
    whom: str | None = None  # who was asked, where it is told
    known: bool = False  # "it was Moscow that asked for the call": told of one that there was


def told_wish(tokens: Sequence[Token], pack: LanguagePack, kb: KnowledgeBase) -> Wish | None:
    """What a sentence tells of at whose wish an encounter was, this one or that of the sentence before.

    Args:
        tokens: its words.
        pack: its language.
        kb: knows the names of sides.
    """
    words = _words(pack)
    keys = [token.forms for token in tokens]
    for start, token in enumerate(tokens):
        if words.telling.isdisjoint(token.forms):
            continue
        # Of phrases that begin alike the longer counts, whichever clitics it is read with.
        begun = [phrase for form in token.forms for phrase in words.before.get(form, ())]
        for phrase in sorted(begun, key=len, reverse=True) if len(begun) > 1 else begun:
            end = start + len(phrase)
            if len(keys) >= end and all(part in keys[start + i] for i, part in enumerate(phrase)):
                for place in range(end, min(end + _REACH + 1, len(keys))):
                    for found in kb.match(pack.code, keys, place)[:1]:
                        return Wish(found.country or found.ref, not words.asked.isdisjoint(phrase))
        if token.among(words.after):
            own = start - 1 if start and tokens[start - 1].among(words.sides) else start
            side = _named_before(keys, own, pack, kb)
            if side is not None:
                return Wish(side, token.among(words.asked))
        wanted = _who_wanted(tokens, keys, start, words, pack, kb)
        if wanted is not None:
            return wanted
    return None


def wish_of(
    mention: EventMention,
    others: Sequence[EventMention],
    tokens: Sequence[Token],
    told: Wish | None,
    pack: LanguagePack,
) -> Wish | None:
    """At whose wish an encounter was by its own sentence.

    Args:
        mention: an event mention.
        others: all of its sentence.
        tokens: the words of its sentence.
        told: what its words tell, whichever of its events is asked about.
        pack: its language.
    """
    if mention.type not in ENCOUNTERS:
        return None
    if told is not None:
        return told
    if mention.modality in (Modality.PROPOSED, Modality.REQUESTED):
        wishes = [o for o in others if o.type in _WISHES and o.agents]
        if len(wishes) != 1:
            return None
        (wish,) = wishes
        whom = {_side(ref) for ref in wish.patients}
        return Wish(
            _side(wish.agents[0]), wish.type == "appeal_request", whom.pop() if len(whom) == 1 else None
        )
    if mention.type == "call" and mention.agents:
        # «اتصل» is who dials; «اتصالا» and "a phone call" are of both.
        trigger = mention.trigger
        place = next((n for n, t in enumerate(tokens) if t.start >= trigger.start), None)
        if place is not None and _dials(tokens, place, trigger, _words(pack)):
            return Wish(_side(mention.agents[0]))
    return None


def who_was_asked(mention: EventMention, wish: Wish | None) -> str | None:
    """Who was asked for it: whom the text names, or the only other side there is."""
    if wish is None or not wish.asked:
        return None
    others = {_side(ref) for ref in (*mention.agents, *mention.patients)} - {wish.side}
    return wish.whom if wish.whom in others else others.pop() if len(others) == 1 else None


# -- words -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """The table `initiative` of `details.toml` by normal forms."""

    before: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first words, the longest first
    after: frozenset[str]
    sides: frozenset[str]  # "the American side"
    # By the first word: all words, and what stands before the object.
    wanted: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
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
    telling: frozenset[str]  # all words that a wish can be told from


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

    after = single("after")
    return _Words(
        before=before,
        wanted={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in wanted.items()},
        after=after,
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
        telling=after.union(before, wanted),
    )


# -- looking -----------------------------------------------------------------------------------


def _dials(tokens: Sequence[Token], place: int, trigger: Span, words: _Words) -> bool:
    word = tokens[place]
    if word.end > trigger.end:
        return False
    if word.among(words.callers):
        return True
    alone = place + 1 == len(tokens) or tokens[place + 1].start >= trigger.end
    return alone and word.among(words.bare) and place > 0 and tokens[place - 1].among(words.helpers)


def _who_wanted(
    tokens: Sequence[Token],
    keys: Sequence[tuple[str, ...]],
    start: int,
    words: _Words,
    pack: LanguagePack,
    kb: KnowledgeBase,
) -> Wish | None:
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
        # «اتصل ببوتين واقترح لقاء»: a verb joined by a conjunction goes on with the subject before it.
        joined = keys[start][0] != verb[0]
        side = None if joined else _named_before(keys, subject, pack, kb)
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
            return Wish(side, not words.asked.isdisjoint(verb), whom, known)
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

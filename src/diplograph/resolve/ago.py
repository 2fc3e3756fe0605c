"""A claim with the words of its sentence in, how long before its article it says it was out.

"Three weeks after their talks in Brussels", «بعد أن طردت صوفيا دبلوماسيين روسا»: a sentence goes back to
what was before it, and often says by how much. What is only said to be before was some time of late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.lang import LanguagePack
from diplograph.records import EventMention
from diplograph.resolve.tokens import Token, details_of, keyed, number_of

__all__ = ["LATELY", "ago"]

# What an article recalls without a word of when: news goes back to the last of its kind.
LATELY = (0, 45)
_SLACK = 3  # days between what an article reports and its date, and what is counted along
_NEAR = 8  # words between «كان» and its verb: the subject stands there
_CLOSE = 4  # words between "had" and its verb


@dataclass(frozen=True, slots=True)
class _Words:
    after: frozenset[str]
    had: frozenset[str]
    last: frozenset[str]
    earlier: frozenset[str]
    between: frozenset[str]
    several: frozenset[str]
    plural: frozenset[str]
    numbers: Mapping[str, int]
    units: Mapping[str, int]


@cache
def _words(pack: LanguagePack) -> _Words:
    sets = {
        name: frozenset(pack.key(word) for word in text.split("|"))
        for name, text in details_of(pack)["before"].items()
    }
    return _Words(**sets, numbers=keyed(pack, "numbers"), units=keyed(pack, "units"))


def ago(
    mention: EventMention, others: Sequence[EventMention], tokens: Sequence[Token], pack: LanguagePack
) -> tuple[int, int] | None:
    """How many days before the date of the article, at least and at most; None if nothing says so.

    Args:
        mention: a claim that does not say when.
        others: all claims of its sentence.
        tokens: the words of its sentence.
        pack: its language.
    """
    words = _words(pack)
    own = mention.trigger
    left = max((o.trigger.end for o in others if o.trigger.end <= own.start), default=0)
    right = min((o.trigger.start for o in others if o.trigger.start >= own.end), default=mention.sentence.end)
    before = [token for token in tokens if left <= token.start and token.end <= own.start]
    behind = [token for token in tokens if own.end <= token.start and token.end <= right]
    rtl = pack.direction == "rtl"
    goes_back = False
    for place in range(len(before) - 1, -1, -1):
        if before[place].among(words.after):
            # "two months after the summit", «بعد شهرين من القمة»: «الإثنين، بعد شهرين» is no two days
            near, far = _length(before[:place], words, back=True), _length(before[place + 1 :], words)
            found = far or near if rtl else near or far
            if found:
                return found
            goes_back = True
            break
    goes_back = goes_back or any(t.among(words.had) for t in before[-(_NEAR if rtl else _CLOSE) :])
    nearest = behind[:1] if rtl else before[-1:]
    goes_back = goes_back or any(token.among(words.last) for token in nearest)
    if goes_back:
        for place, token in enumerate(behind):
            if token.among(words.earlier):
                # "eleven days earlier", «قبل ذلك بأسبوعين»
                span = behind[place + 1 :] if rtl else behind[:place]
                found = _length(span, words, back=not rtl)
                if found:
                    return found
    return LATELY if goes_back else None


def _length(tokens: Sequence[Token], words: _Words, *, back: bool = False) -> tuple[int, int] | None:
    """The length of time at the beginning of some words, or at their end."""
    nearest = list(tokens[-4:][::-1] if back else tokens[:4])
    count: int | None = None
    unit: int | None = None
    vague = many = False
    for token in nearest:
        value = number_of(token, words.numbers)
        if value is not None:
            count = value
        elif unit is None and (known := _unit(token, words)) is not None:
            unit, many = known, token.among(words.plural)
        elif token.among(words.several):
            vague = True
        elif not token.among(words.between):
            break
    if unit is None or (count or 1) * unit > 3650:
        return None
    if vague or (many and count is None):  # "several weeks after", "days after"
        return (unit, max(6 * unit, 14 if unit else 0) + _SLACK)
    days = (count or 1) * unit
    slack = _SLACK + days // 4
    return (max(days - slack, 0), days + slack)


def _unit(token: Token, words: _Words) -> int | None:
    return next((words.units[form] for form in token.forms[:2] if form in words.units), None)

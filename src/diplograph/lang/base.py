"""What a language brings: a code, its direction, and normal forms of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["DIGITS", "INVISIBLE", "PRONOUNS", "PRONOUN_HEH", "LanguagePack", "fold_digits"]

# Bidi controls, joiners, the byte-order mark and the soft hyphen: never part of a word.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
# Normal forms fold ta marbuta to heh. A verb with the pronoun -hu must not be mistaken for a noun in
# ta marbuta (شنه "launched it", حركة "movement"), so in word lists that pronoun is written heh goal.
PRONOUN_HEH = "\u06c1"
# What a word with an Arabic pronoun written onto it ends in: منه, عليها, ذاته.
PRONOUNS = ("ه", "ها", "هم", "هما")
_WORD = re.compile(r"[\w'’ـ\u064b-\u065f\u0670.&+-]+")
# Arabic-Indic and Persian digits, each with the ASCII one.
DIGITS = {c: str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}


def fold_digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII, one for one."""
    for digit, ascii in DIGITS.items():  # ten times as fast as `translate`
        text = text.replace(digit, ascii)
    return text


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language: how its words look up, and where its word lists live."""

    code: str
    name: str
    direction: str  # "ltr" or "rtl"
    key: Callable[[str], str]  # the normal form of one token
    candidates: Callable[[str], tuple[str, ...]]  # normal forms of a token, with and without clitics
    folder: Path
    letters: re.Pattern[str]  # one letter of its script
    signs: re.Pattern[str]  # a word that its texts are full of and those of others in its script are not
    foreign: re.Pattern[str]  # a common word of another language in its script
    article: str = ""  # the definite article, where it is written onto the noun

    def bare(self, key: str) -> str:
        """A normal form without its article."""
        return key[len(self.article) :] if self.article and key.startswith(self.article) else key

    def keys(self, phrase: str) -> tuple[str, ...]:
        """The normal forms of the words of a phrase."""
        if phrase.isalpha() and (key := self.key(phrase)):
            return (key,)  # one word, as most of what a lexicon lists
        found = (self.key(word) for word in split_words(phrase))
        return tuple(key for key in found if key)


# What is longer is a text and comes once; kept, the texts of an archive take all memory.
_PHRASE = 80  # characters


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase as words, the way the tokenizers of the pipelines cut it."""
    return _split(phrase) if len(phrase) <= _PHRASE else _split.__wrapped__(phrase)


@lru_cache(maxsize=65536)
def _split(phrase: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _WORD.findall(INVISIBLE.sub("", phrase)):
        if word.isalnum():  # most; the rest would leave it as it is
            words.append(word)
            continue
        cut = word.strip("-&+")
        if not cut:
            continue
        # "U.S." stays whole; "al-Qaeda" and "Jean-Marc" are cut at the hyphen like in running text.
        words.extend(part for part in cut.split("-") if part.strip("."))
    return tuple(words)

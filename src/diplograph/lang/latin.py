"""A name in Arabic letters in, the same name in Latin letters out: as news writes it where that is known."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from diplograph.lang.ar.text import key

__all__ = ["romanise"]

# Simplified ALA-LC for what no list has; w and y are long vowels between consonants.
_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a",
    "ى": "a", "أ": "a", "إ": "i", "آ": "a", "ؤ": "u", "ئ": "i", "ء": "",
}  # fmt: skip
_LONG = {"و": "u", "ي": "i"}
_CONSONANTS = frozenset("بتثجحخدذرزسشصضطظغفقكلمنه")
# Sounds that only words of Arabic have: a name without them may be of any language.
_OWN = frozenset("ثحذصضطظعقءؤئة")
_LIQUID = frozenset("لرنس")  # what may stand before a consonant at the end: Holm, Bart, Brandt
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_EDGES = "-ـ–"


def romanise(name: str) -> str:
    """An Arabic name in Latin letters, good enough to read and to find again.

    >>> romanise("جلال الشرفي"), romanise("عبد الله بن زايد"), romanise("ريبكوف")
    ('Jalal al-Sharafi', 'Abdullah bin Zayed', 'Ribkov')
    """
    written = [_MARKS.sub("", word).strip(_EDGES) for word in name.split()]
    out: list[str] = []
    for number, word in enumerate(word for word in written if word):
        servant = bool(out) and out[-1] == "Abdul" and word.startswith("ال")
        if servant and word == "الله":
            out[-1] = "Abdullah"
        elif servant:
            out.append(_word(word[2:]))
        elif word in {"بن", "ابن"} and number:
            out.append("bin")
        elif word.startswith("ال") and len(word) > 4 and _known(word) is None:
            out.append(("al-" if number else "Al-") + _word(word[2:]))
        else:
            out.append(_word(word))
    return " ".join(word for word in out if word)


def _word(word: str) -> str:
    return _known(word) or "-".join(_known(part) or _spelt(part) for part in word.split("-") if part)


def _known(word: str) -> str | None:
    return _names().get(key(word))


@cache
def _names() -> dict[str, str]:
    from diplograph.lang import get

    path = get("ar").folder / "latin.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["names"])


def _spelt(word: str) -> str:
    """A word nobody listed, with the short vowels that no consonants stand together without."""
    foreign = not _OWN.intersection(word)
    out = ""
    for i, letter in enumerate(word):
        if letter.isascii():
            out += letter
            continue
        before, after = word[i - 1 : i], word[i + 1 : i + 2]
        if letter in _LONG and (not before or before in "اأآ" or after in {"ا", "آ", "و", "ي", "ى", "ة"}):
            out += {"و": "w", "ي": "y"}[letter]
        elif letter in _LONG:
            out += "o" if letter == "و" and foreign else _LONG[letter]
        elif letter == "ف" and before in {"و", "ي"} and foreign and not after:
            out += "v"  # Slavic names: لافروف
        elif letter == "غ" and foreign:
            out += "g"
        else:
            out += _LETTERS.get(letter, "")
        if letter in _CONSONANTS and after in _CONSONANTS and _needs_vowel(word, i):
            out += "a"
    return out[:1].upper() + out[1:]


def _needs_vowel(word: str, i: int) -> bool:
    """Whether two consonants cannot stand together: at the start, before a third, and at a long end."""
    if i == 0:
        return True
    third = word[i + 2 : i + 3]
    if third:
        return third in _CONSONANTS
    return len(word) > 3 and (word[i] not in _LIQUID or word[i] == word[i + 1])

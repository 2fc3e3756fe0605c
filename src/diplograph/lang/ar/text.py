"""Arabic words in, normal forms for look-up out; the text itself is never edited."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from diplograph.lang.base import INVISIBLE, fold_digits

__all__ = ["candidates", "key", "strip_clitics"]

# Harakat, Quranic marks, dagger alef and tatweel carry no identity in news text.
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_FOLD = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
        "گ": "غ",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "تش",
        "’": "'",
    }
)
# The one mark that tells words of the news apart: مسيّرة is a drone, مسيرة a march.
_DRONE = re.compile("مسي[\u064b-\u0650]*\u0651[\u064b-\u0650]*ر")
_TRIM = "'\"«»“”„‟.,،؛؟!:;()[]{}…-–—"
_ARABIC = re.compile("[\u0621-\u064a]")
# Letters with one spelling and no marks: what most words are made of, and all that inflecting adds.
_PLAIN = re.compile("[ابتثجحخدذرزسشصضطظعغفقكلمنهوي\u06c1]+")
# One proclitic conjunction, then one preposition or the future marker, then the article.
_PROCLITICS = re.compile(r"^(?P<conj>[وف]?)(?P<prep>[بلكس]?)(?P<art>ال)?(?=..)")


@lru_cache(maxsize=200_000)
def key(token: str) -> str:
    """The normal form of a token: marks off, hamza, ya and ta-marbuta spellings folded.

    >>> key("الأوكرانيّة") == key("الاوكرانيه")
    True
    """
    if _PLAIN.fullmatch(token):
        return token.replace("اورب", "اوروب").replace("ديموقرا", "ديمقرا")
    folded = unicodedata.normalize("NFKC", INVISIBLE.sub("", token))
    folded = _DRONE.sub("مسيير", folded)
    folded = _MARKS.sub("", folded).strip(_TRIM).translate(_FOLD)
    folded = fold_digits(folded).casefold()
    folded = folded.replace("اورب", "اوروب")  # أوربا, الأوربي: Europe is written both ways
    folded = folded.replace("ديموقرا", "ديمقرا")  # and so is democracy
    if folded.endswith("ء") and len(folded) > 2:
        folded = folded[:-1]
    return folded


@lru_cache(maxsize=200_000)
def candidates(token: str) -> tuple[str, ...]:
    """Normal forms under which a token may be found: whole first, then ever fewer clitics.

    >>> candidates("وللسودان")
    ('وللسودان', 'للسودان', 'السودان', 'لسودان', 'سودان')
    """
    whole = key(token)
    return (whole, *(form for form, _ in strip_clitics(whole)))


@lru_cache(maxsize=200_000)
def strip_clitics(form: str) -> tuple[tuple[str, str], ...]:
    """Shorter forms of a normal form, each with the proclitics taken off it, longest first.

    >>> strip_clitics("بالروسي")
    (('الروسي', 'ب'), ('روسي', 'بال'))
    """
    if not _ARABIC.match(form):
        return ()
    out: list[tuple[str, str]] = []

    def add(rest: str, taken: str) -> None:
        if len(rest) >= 2 and all(rest != known for known, _ in out):
            out.append((rest, taken))

    heads = [("", form)]
    if form[0] in "وف" and len(form) > 2:  # وحث, وشن: verbs of two letters
        add(form[1:], form[0])
        heads.append((form[0], form[1:]))
    for taken, rest in heads:
        if rest.startswith("ال") and len(rest) > 4:
            add(rest[2:], taken + "ال")
        if len(rest) < 4:
            continue
        if rest.startswith("لل"):
            add("ال" + rest[2:], taken + "ل")
            add(rest[2:], taken + "لل")
            if len(rest) > 3:  # an initial lam of the noun is written once: للبنان
                add(rest[1:], taken + "ل")
        elif rest[0] in "بلكس":
            add(rest[1:], taken + rest[0])
            if rest[1:3] == "ال" and len(rest) > 5:
                add(rest[3:], taken + rest[0] + "ال")
    return tuple(sorted(out, key=lambda pair: -len(pair[0])))

"""English words in, normal forms for look-up out; the text itself is never edited."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from diplograph.lang.base import INVISIBLE, fold_digits

__all__ = ["candidates", "key"]

_TRIM = "\"«»“”„‟,;:!?()[]{}…-–—'‘"
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d"})


@lru_cache(maxsize=200_000)
def key(token: str) -> str:
    """The normal form of a token: accents off, lower case, no possessive.

    >>> key("Élysée’s"), key("U.S.")
    ('elysee', 'us')
    """
    if token.isascii() and token.isalpha():
        return token.lower()
    folded = unicodedata.normalize("NFKD", INVISIBLE.sub("", token)).casefold().translate(_FOLD)
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    folded = fold_digits(folded).strip(_TRIM)
    if folded.endswith("'s"):
        folded = folded[:-2]
    return folded.replace(".", "").strip(_TRIM)


@lru_cache(maxsize=200_000)
def candidates(token: str) -> tuple[str, ...]:
    """The one normal form: English has no proclitics.

    >>> candidates("Kremlin's")
    ('kremlin',)
    """
    return (key(token),)

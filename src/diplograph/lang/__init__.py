"""A language code or a text in, the language pack out."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from diplograph.errors import LanguageError
from diplograph.lang.base import LanguagePack

__all__ = ["LanguagePack", "codes", "detect", "get"]

# A paragraph decides by its letters; below this share of the winning script it is left undecided.
_SHARE = 0.5


@cache
def _packs() -> dict[str, LanguagePack]:
    from diplograph.lang import ar, en

    packs = {"ar": ar.PACK, "en": en.PACK}
    for point in entry_points(group="diplograph.languages"):
        if point.name not in packs:
            packs[point.name] = point.load()
    return dict(sorted(packs.items()))


def codes() -> tuple[str, ...]:
    """The codes of the installed languages."""
    return tuple(_packs())


def get(code: str) -> LanguagePack:
    """The pack of a language.

    Raises:
        LanguageError: nothing installed reads that language.
    """
    try:
        return _packs()[code]
    except KeyError:
        raise LanguageError(f"no language pack for {code!r}; installed: {', '.join(codes())}") from None


def detect(text: str) -> str | None:
    """The language of a text by the script of its letters, or `None` if no pack fits.

    >>> detect("قال الكرملين"), detect("The Kremlin said"), detect("123")
    ('ar', 'en', None)
    """
    sample = text[:20_000]
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return None
    counts = {code: len(pack.letters.findall(sample)) for code, pack in _packs().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] / letters >= _SHARE else None

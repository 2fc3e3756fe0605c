"""A language code or a text in, the language pack out."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import entry_points

from diplograph.errors import LanguageError
from diplograph.lang.base import LanguagePack

__all__ = ["LanguagePack", "codes", "detect", "get", "written_as"]

# A paragraph decides by its letters; below this share of the winning script it is left undecided.
_SHARE = 0.5
# A language is told from others in its script by its signs, a fifth of the words of news in English and a
# third in Arabic. A headline or a sentence may have none, so only texts of so many words are held to it.
_WORDS, _SIGNS = 40, 0.04
_SAMPLE = 20_000  # characters
_RUN = re.compile(r"[^\W\d_]+")


@cache
def _runs(letter: re.Pattern[str]) -> re.Pattern[str]:
    """Letters of one script in a row."""
    return re.compile(f"(?:{letter.pattern})+", letter.flags)


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


def written_as(text: str) -> str | None:
    """The language whose script most letters of a text are of, or `None` if no pack's are half of them."""
    sample = text[:_SAMPLE]
    counts: dict[str, int] = {}
    for code, pack in _packs().items():
        counts[code] = sum(map(len, _runs(pack.letters).findall(sample)))
        if counts[code] > _SHARE * len(sample):
            return code
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] / letters >= _SHARE else None


def detect(text: str) -> str | None:
    """The language of a text by the script of its letters and its commonest words, or `None` if no pack fits.

    >>> detect("قال الكرملين"), detect("The Kremlin said"), detect("123")
    ('ar', 'en', None)
    >>> detect("Le président russe a rencontré lundi à Paris son homologue français pour parler de la "
    ...        "crise, selon un communiqué de la présidence") is None
    True
    """
    best, sample = written_as(text), text[:_SAMPLE]
    if best is None:
        return None
    pack = _packs()[best]
    words = _RUN.findall(sample)
    signs, foreign = len(pack.signs.findall(sample)), len(pack.foreign.findall(sample))
    if foreign > max(1, signs) or (signs < _SIGNS * len(words) and len(set(words)) >= _WORDS):
        return None
    return best

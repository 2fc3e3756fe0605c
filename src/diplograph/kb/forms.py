"""Names and demonyms as the tables write them in, the token keys news shows them as out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from diplograph.lang import get

__all__ = ["articles", "demonym_keys", "name_keys", "person_keys"]

# What a language joins to the front of a word to make it definite; stripped candidates that lost
# one may be a demonym («الروسي») but not a name that is written without it («المالي» is not Mali).
_ARTICLES: dict[str, tuple[str, ...]] = {"ar": ("ال", "لل")}
# "Father of" by which a man is called after his son, in the accusative and the genitive.
_KUNYA: dict[str, dict[str, tuple[str, ...]]] = {"ar": {"ابو": ("ابا", "ابي")}}
_SAME = str.maketrans("‐‑–’", "---'")
_JOINTS = re.compile("[-‐‑–,()/+'’]")
_PIECE = re.compile(r"'s(?!\w)|[-,()/+]|'(?!\w)|(?:(?!'s?(?!\w))[^\s,()/+-])+")


def articles(lang: str) -> tuple[str, ...]:
    """The joined articles of a language, as its keys write them."""
    return _ARTICLES.get(lang, ())


def name_keys(lang: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The key sequences of a name, by the ways a tokenizer can cut it.

    A hyphen, comma, bracket or possessive may stay on its word, be a token of its own (whose key is
    empty), or be left out.

    >>> name_keys("en", "Guinea-Bissau")
    (('guinea-bissau',), ('guinea', '', 'bissau'), ('guinea', 'bissau'))
    """
    key = get(lang).key
    if not _JOINTS.search(name):  # most names: one way only
        plain = tuple(map(key, name.split()))
        return (plain,) if plain and plain[0] and plain[-1] else ()
    name = name.translate(_SAME)
    whole = tuple(key(word) for word in name.split())
    apart = tuple(key(piece) for piece in _PIECE.findall(name))
    while apart and not apart[-1]:
        apart = apart[:-1]
    found = dict.fromkeys([whole, apart, tuple(part for part in apart if part)])
    return tuple(keys for keys in found if keys and keys[0] and keys[-1])


def person_keys(lang: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The key sequences of a person's name, with those of a kunya in its other cases.

    >>> ("ابي", "مازن") in person_keys("ar", "أبو مازن")
    True
    """
    found = name_keys(lang, name)
    cases = _KUNYA.get(lang)
    if cases is None:
        return (*found, *(other for keys in found if (other := _initials(keys)) is not None))
    others = [
        (case, *keys[1:]) for keys in found if keys[0] in cases and len(keys) > 1 for case in cases[keys[0]]
    ]
    return (*found, *others) if others else found


def _initials(keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """ "B. J. Habibie" as it is written without a blank: B.J. Habibie."""
    one = next((i for i, key in enumerate(keys) if len(key) != 1), len(keys))
    return ("".join(keys[:one]), *keys[one:]) if 1 < one < len(keys) else None


def demonym_keys(lang: str, demonym: str) -> tuple[tuple[str, ...], ...]:
    """The key sequences of a demonym in all its forms.

    >>> ("روسيات",) in demonym_keys("ar", "روسي")
    True
    """
    inflect = _INFLECT.get(lang, _as_written)
    found: dict[tuple[str, ...], None] = {}
    for form in inflect(demonym):
        found.update(dict.fromkeys(name_keys(lang, form)))
    return tuple(found)


def _as_written(demonym: str) -> Iterator[str]:
    yield demonym


def _arabic(demonym: str) -> Iterator[str]:
    """Gender, number, case and, for more than one word, the article of a nisba; of "pl:روس" the case.

    Single words are left without the article, as the caller strips it.
    """
    if demonym.startswith("pl:"):
        words = demonym[3:].split()
        yield from _with_article(words)
        if len(words) == 1 and not words[0].endswith(("ة", "ون", "ين")):
            yield words[0] + "ا"  # دبلوماسيين روسا
        return
    words = demonym.split()
    endings = ("", "ة", "ا", "ون", "ين", "ات", "ان", "تان", "تين")
    for ending in endings:
        # جنوب أفريقي inflects its last word only
        yield from _with_article([w + ending if w.endswith("ي") else w for w in words])


def _with_article(words: list[str]) -> Iterator[str]:
    yield " ".join(words)
    if len(words) > 1:
        yield " ".join(word if word.startswith("و") else "ال" + word for word in words)
        yield " ".join(["ال" + words[0], *words[1:]])


_INFLECT: dict[str, Callable[[str], Iterator[str]]] = {"ar": _arabic}

"""Texts in, the words a search goes by out: Arabic without marks, hamza spellings and clitics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from diplograph.errors import QueryError
from diplograph.lang import codes, get
from diplograph.lang.base import split_words
from diplograph.lang.sounds import skeleton
from diplograph.records import Article

__all__ = ["expression_of", "holds", "name_keys", "passage", "words_of"]

_KEEP = re.compile(r"[\W_]+")


def words_of(article: Article) -> str:
    """The normal forms of the words of an article, each once, with and without clitics."""
    words = set(split_words(f"{article.title or ''}\n{article.text}"))
    return " ".join(sorted({form for word in words for form in _forms(word)}))


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, ...]:
    for code in codes():
        pack = get(code)
        if pack.letters.search(word):
            return tuple(clean for form in pack.candidates(word) if (clean := _KEEP.sub("", form)))
    clean = _KEEP.sub("", word.casefold())
    return (clean,) if clean else ()


def expression_of(text: str, *, loose: bool = False) -> str:
    """A search as FTS5 takes it: every word must be there, in whatever spelling; `*` ends a beginning.

    Args:
        text: the words.
        loose: without their clitics as well: «لبوتين» finds «بوتين».

    Raises:
        QueryError: there is no word in it.
    """
    parts = []
    for raw in text.split():
        for word in split_words(raw.rstrip("*")):
            forms = _forms(word)
            if forms:
                # The word as it stands, or without its article: «الكرملين» finds «كرملين».
                wanted = forms if loose else _wanted(word, forms)
                shown = [f'"{form}"' + ("*" if raw.endswith("*") else "") for form in wanted]
                parts.append("(" + " OR ".join(shown) + ")")
    if not parts:
        raise QueryError(f"no word to search for in {text!r}")
    return " AND ".join(parts)


def name_keys(name: str) -> list[str]:
    """What a name is looked up by, surest first: its words as a whole, how it sounds, each word by itself.

    >>> name_keys("بلينكن")[1] == name_keys("Blinken")[1]
    True
    """
    words = [forms[0] for word in split_words(name) if (forms := _forms(word))]
    whole = " ".join(words)
    heard = skeleton(name)
    return [
        f"={whole}",
        f"~{heard if len(heard) > 2 else whole}",
        *(f" {word}" for word in dict.fromkeys(words)),
    ]


def _wanted(word: str, forms: tuple[str, ...]) -> list[str]:
    whole = forms[0]
    return [whole, whole[2:]] if whole.startswith("ال") and whole[2:] in forms else [whole]


def passage(texts: Iterable[str], search: str) -> str:
    """The first text with all the words of a search, else the first with anything in it."""
    shown = [flat for text in texts if (flat := " ".join(text.split()))]
    return next((text for text in shown if holds(text, search)), shown[0] if shown else "")


def holds(sentence: str, text: str) -> bool:
    """Whether a sentence has every word of a search."""
    have = {form for word in split_words(sentence) for form in _forms(word)}
    for raw in text.split():
        for word in split_words(raw.rstrip("*")):
            wanted = _wanted(word, _forms(word)) if _forms(word) else []
            if raw.endswith("*"):
                if not any(form.startswith(start) for form in have for start in wanted):
                    return False
            elif wanted and have.isdisjoint(wanted):
                return False
    return True

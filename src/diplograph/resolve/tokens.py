"""A stretch of text in, its words with their normal forms and the numbers among them out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from diplograph.lang import LanguagePack
from diplograph.records import Span

__all__ = ["Token", "details_of", "keyed", "number_of", "tokens_of"]

_WORD = re.compile(r"[^\W_]+(?:[.,'’ـ\u064b-\u065f][^\W_]+)*")
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Token(NamedTuple):
    """A word: where it stands and the forms it may have without its clitics, the whole one first."""

    start: int
    end: int
    forms: tuple[str, ...]

    def among(self, keys: frozenset[str]) -> bool:
        """True if it is one of some words, as it stands or without one clitic."""
        return not keys.isdisjoint(self.forms[:2])


@cache
def details_of(pack: LanguagePack) -> dict[str, Any]:
    """The tables of a language's `details.toml`, as they are written."""
    return tomllib.loads((pack.folder / "details.toml").read_text(encoding="utf-8"))


def keyed(pack: LanguagePack, table: str) -> dict[str, int]:
    """A table of `details.toml` that gives words a number, by their normal forms."""
    return {pack.key(word): value for word, value in details_of(pack)[table].items()}


def tokens_of(text: str, span: Span, pack: LanguagePack) -> list[Token]:
    """The words of a stretch of text."""
    return [
        Token(found.start(), found.end(), pack.candidates(found.group()))
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def number_of(token: Token, numbers: Mapping[str, int]) -> int | None:
    """The number a word names, in figures or in letters.

    Args:
        token: the word.
        numbers: those that have names, by their normal forms.
    """
    whole = token.forms[0]
    if whole[:1].isdigit() and _FIGURES.fullmatch(whole):
        return int(whole.replace(",", "")) if len(whole) < 16 else None
    return next((numbers[form] for form in token.forms if form in numbers), None)

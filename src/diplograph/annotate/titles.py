"""Words of a headline in, the same words out with capitals where a sentence has them: "Bush Meets Putin"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diplograph.lang.lexicon import Lexicon
from diplograph.lang.nlp import Word

if TYPE_CHECKING:
    from diplograph.annotate.mentions import Names

__all__ = ["even_out"]

_STOPS = frozenset(".!?;")
# What stays small in a headline, and what says nothing of one.
_SMALL = ("prep", "conj", "det", "comp", "rel", "poss", "pron", "to", "be", "neg")
_FEWEST = 4  # words: fewer with capitals are a name more often than a headline


def even_out(
    words: Sequence[Word], bounds: Sequence[tuple[int, int]], lexicon: Lexicon, names: Names
) -> None:
    """Small letters for the words of headlines that are no names, where every word has a capital.

    A word is a name if the knowledge base has it, if the rest of the text writes it so inside its
    sentences, or if it stands right after a given name or an office.
    """
    titles = [(start, end) for start, end in bounds if _is_title(words, start, end)]
    if not titles:
        return
    inside = {i for start, end in titles for i in range(start, end)}
    firsts = {start for start, _ in bounds}
    body = {word.text for word in words if word.i not in inside and word.i not in firsts}
    given = lexicon.sets.get("given", frozenset())
    for start, end in titles:
        loud = all(words[i].text.isupper() for i in range(start, end) if words[i].text.isalpha())
        keys = [words[i].candidates for i in range(start, end)]
        i = start
        while i < end:
            found = names.match(lexicon.code, keys, i - start)
            if found:
                stop = i + found[0].length
                for word in words[i:stop]:
                    _write(word, loud, capital=not word.has(*_SMALL))
                i = stop
                continue
            word, before = words[i], words[i - 1] if i > start else None
            called = before is not None and not (word.tags or word.forms) and (
                (before.key in given and before.text[:1].isupper())
                or before.has("title")
                or ((before.key,) in lexicon.roles and lexicon.roles[before.key,].kind == "office")
            )  # fmt: skip
            written = word.text.capitalize()
            known = written in body and word.text.lower() not in body
            _write(word, loud, capital=i == start or called or known)
            i += 1


def _is_title(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether all words that could be small have capitals, and some of them are no names."""
    if words[end - 1].text[-1] in _STOPS:
        return False
    told = [
        word
        for word in words[start:end]
        if word.text[0].isalpha() and not word.has(*_SMALL) and (len(word.text) > 3 or word.text[0].isupper())
        if word.i == start or words[word.i - 1].text != "-"
    ]  # "bin", "van" and "as" are small anyway, and so is the end of Ki-moon
    if len(told) < _FEWEST or not all(word.text[0].isupper() for word in told):
        return False
    return sum(bool(word.forms) or word.has("verb", "speech", "parley") for word in told[1:]) > 0


def _write(word: Word, loud: bool, *, capital: bool) -> None:
    text = word.text
    if not text.isalpha() or (text.isupper() and len(text) > 1 and not loud):
        return  # U.S., G20, NATO
    if loud or not capital:
        word.text = text.capitalize() if capital else text.lower()

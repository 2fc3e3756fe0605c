"""Articles in, which of them speak with one voice out: outlets that reprint a text are one source."""

from __future__ import annotations

from collections.abc import Iterable

import numpy
from rensa import RMinHash

from diplograph import lang
from diplograph.lang.base import split_words
from diplograph.records import Article

__all__ = ["ALGORITHM", "alike", "fingerprint", "voices"]

# Fingerprints made by another one compare with none of ours.
ALGORITHM = RMinHash.ALGORITHM_VERSION

_HASHES = 64
_SHINGLE = 3  # words
# Share of runs of three words in common from which two texts are one. A reprint with a paragraph cut
# or added keeps more; two reports of one happening by two writers share under a fifth.
_SAME_TEXT = 0.5


def fingerprint(article: Article) -> bytes:
    """The MinHash of a text: 64 numbers of 4 bytes, empty for a text without words."""
    words = _keys(article)
    if not words:
        return b""
    signature = RMinHash(num_perm=_HASHES, seed=1)
    signature.update([" ".join(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 1))])
    return numpy.array(signature.digest(), dtype="<u4").tobytes()


def _keys(article: Article) -> list[str]:
    text = article.text
    if article.lang in lang.codes():
        return list(lang.get(article.lang).keys(text))
    return [word.casefold() for word in split_words(text)]


def alike(left: bytes, right: bytes) -> float:
    """The share of runs of words that two texts have in common, as their fingerprints tell it."""
    if not left or not right:
        return 0.0
    one, other = (numpy.frombuffer(value, dtype="<u4") for value in (left, right))
    return float((one == other).mean())


def voices(articles: Iterable[tuple[str, str, bytes]]) -> dict[str, int]:
    """The voice of each article, numbered from 0 in the order of ids.

    Args:
        articles: id, outlet (empty if not known) and fingerprint of each.
    """
    rows = sorted(set(articles))
    voice = list(range(len(rows)))

    def root(number: int) -> int:
        while voice[number] != number:
            number = voice[number]
        return number

    def join(left: int, right: int) -> None:
        a, b = sorted((root(left), root(right)))
        voice[b] = a

    outlets: dict[str, int] = {}
    texts: dict[bytes, int] = {}
    for number, (_, outlet, text) in enumerate(rows):
        if outlet:
            join(outlets.setdefault(outlet, number), number)
        if text:
            join(texts.setdefault(text, number), number)
    distinct = sorted(texts.values())
    if len(distinct) > 1:
        table = numpy.stack([numpy.frombuffer(rows[number][2], dtype="<u4") for number in distinct])
        for place, number in enumerate(distinct[:-1]):
            shared = (table[place + 1 :] == table[place]).mean(axis=1)
            for other in numpy.flatnonzero(shared >= _SAME_TEXT):
                join(number, distinct[place + 1 + int(other)])
    roots = [root(number) for number in range(len(rows))]
    order = {value: place for place, value in enumerate(dict.fromkeys(roots))}
    return {row[0]: order[value] for row, value in zip(rows, roots, strict=True)}

"""Texts without full stops, without spaces, without sense: cut somewhere, and read in time that grows with them."""

from __future__ import annotations

import gc
import random
import time

import pytest

from diplograph.annotate import annotate
from diplograph.annotate.words import _LONGEST
from diplograph.pipeline import Extraction
from diplograph.records import Article

ARABIC = "أعلن الكرملين أن الرئيس الروسي فلاديمير بوتين أجرى أمس اتصالا هاتفيا مع نظيره الأميركي جو بايدن "
ENGLISH = (
    "The Kremlin said the minister told his country on Monday that Putin had called Biden from Brussels "
)


def noise(letters: str, *, capital: bool = False) -> str:
    """Random words, a thousand of them."""
    dice = random.Random(7)
    words = ["".join(dice.choice(letters) for _ in range(dice.randint(2, 9))) for _ in range(1000)]
    return " ".join(word.title() if capital else word for word in words) + " "


KINDS = {
    "arabic": ("ar", ARABIC),
    "english": ("en", ENGLISH),
    "arabic noise": ("ar", noise("ابتجدرسعفقكلمنهوي")),
    "english noise": ("en", noise("abcdefghijklmnopqrstuvwxyz")),
    "english noise in capitals": ("en", noise("abcdefghijklmnopqrstuvwxyz", capital=True)),
    "arabic without spaces": ("ar", "بوتين"),
    "english without spaces": ("en", "Putin"),
    "brackets": ("en", "("),
    "an address": ("en", "http://a.b/"),
    "quotation marks": ("ar", "» "),
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_is_longer_than_sentences_get(kind: str) -> None:
    """A text without a full stop is cut, and no word is lost or told twice."""
    lang, text = KINDS[kind]
    article = Article(id="x", text=text * (20_000 // len(text)), lang=lang)
    ((_, doc),) = annotate([article])
    annotation = doc.user_data["diplograph"]
    assert max(end - start for start, end in annotation.bounds) <= _LONGEST + 1
    assert doc.text == article.text
    covered = [i for start, end in annotation.bounds for i in range(start, end)]
    assert covered == list(range(len(annotation.words)))


@pytest.mark.parametrize("kind", KINDS)
def test_cost_grows_with_the_text(kind: str) -> None:
    """Eight times the text takes nowhere near sixty-four times the time."""
    lang, text = KINDS[kind]
    reader = Extraction()

    def seconds(size: int) -> float:
        article = Article(id="x", text=(text * (size // len(text) + 1))[:size], lang=lang)
        gc.collect()
        gc.disable()  # a collection takes as long as all that other tests keep
        try:
            start = time.process_time()
            reader.read(article)
            return time.process_time() - start
        finally:
            gc.enable()

    seconds(10_000)
    small = max(min(seconds(10_000), seconds(10_000)), 0.004)
    # a second try where the machine was busy with something else
    assert seconds(80_000) / small < 20 or seconds(80_000) / small < 20

"""How fast it is, as ratios to a reference run at the same time: machines are noisy.

Run: poe bench. Nothing here fails on a slow machine; the figures are for people.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import spacy

import diplograph as dg
from diplograph import examples, pipeline
from diplograph.records import Article
from diplograph.resolve.events import merge


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def articles(copies: int) -> list[Article]:
    found = list(pipeline.read(examples.paths(), on_error=print))
    return [
        Article(id=f"{a.id}-{n}", text=a.text, lang=a.lang, published=a.published)
        for n in range(copies)
        for a in found
    ]


def test_extraction_against_tokenizing() -> None:
    """Extraction in units of spaCy's own tokenizing of the same text."""
    sample = articles(4)
    blank = {"ar": spacy.blank("ar"), "en": spacy.blank("en")}
    list(pipeline.extract(sample[:2]))
    reference = seconds(lambda: [blank[a.lang or "en"].make_doc(a.text) for a in sample])
    own = seconds(lambda: list(pipeline.extract(sample)))
    words = sum(len(a.text.split()) for a in sample)
    print(f"\nextraction: {own / reference:.1f} × tokenizing, {words / own:,.0f} words/s")


def test_cost_grows_with_the_work() -> None:
    """Four times the text, four times the time: for one long article, for many, and for merging."""
    text = "Germany expelled a Russian diplomat, and Russia summoned the German ambassador. "
    small, large = (
        seconds(lambda n=n: dg.extract(text * n, published=date(2022, 4, 4)))  # type: ignore[misc]
        for n in (200, 800)
    )
    print(f"\none article, 4 × the text: {large / small:.1f} × the time")
    told = articles(1)
    arabic, english = ([a.text for a in told if a.lang == lang] for lang in ("ar", "en"))
    for lang, texts in (("ar", arabic), ("en", english)):
        words = sum(len(text.split()) for text in texts)
        copies = 100_000 // words
        day = date(2022, 4, 4)
        apart = seconds(lambda: [dg.extract(t, published=day) for t in texts])  # noqa: B023
        one = "\n".join(text for _ in range(copies) for text in texts)
        whole = seconds(lambda: dg.extract(one, published=day))  # noqa: B023
        ratio = whole / (copies * apart)
        print(f"100,000 words of {lang} as one article: {ratio:.2f} × the time a word of short ones takes")
        line = one.replace("\n", " ").replace(". ", " ").replace("؟", " ")
        flat = seconds(lambda: dg.extract(line, published=day))  # noqa: B023
        print(f"the same as one line without full stops: {flat / (copies * apart):.2f} ×")
        assert ratio < 1.25
    pairs = [(a, m) for a, ms in pipeline.extract(articles(12)) for m in ms]
    quarter = seconds(lambda: merge(pairs[: len(pairs) // 4]))
    print(f"merging, 4 × the claims: {seconds(lambda: merge(pairs)) / quarter:.1f} × the time")

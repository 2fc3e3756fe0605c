"""News made from the annotated sentences: one in four holds an event, as in a day of a news agency."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from diplograph.evaluate.gold import read_gold
from diplograph.records import Article

__all__ = ["articles", "count"]

GOLD = Path(__file__).parents[1] / "gold"


def articles(lang: str, number: int, *, sentences: int = 12, seed: int = 1) -> list[Article]:
    """Articles of so many sentences; the same seed, the same news."""
    source = random.Random(seed)
    full, empty = _sentences(lang)
    out = []
    for n in range(number):
        text = [source.choice(full if k % 4 == 0 else empty) for k in range(sentences)]
        source.shuffle(text)
        out.append(Article(id=f"{lang}-{n}", text=" ".join(text), lang=lang, published=date(2023, 5, 10)))
    return out


def _sentences(lang: str) -> tuple[list[str], list[str]]:
    records = [
        record
        for path in sorted(GOLD.glob("*.jsonl"))
        for group in read_gold(path)
        for record in group
        if record["lang"] == lang
    ]
    full = [str(record["text"]) for record in records if record["events"]]
    return full, [str(record["text"]) for record in records if not record["events"]]


def count(found: list[Article], sentences: int = 12) -> int:
    """How many sentences they were made of."""
    return len(found) * sentences

"""How well tellings are put together, on a corpus written for it, and that no happening eats another."""

from __future__ import annotations

import pytest

from diplograph import pipeline
from diplograph.resolve.events import merge
from gold import HALVES, aligned, bcubed, clusters, read, wrong_pairs

# Lowering a floor is a deliberate act.
FLOORS = {
    ("develop", "gold"): 0.97,
    ("check", "gold"): 0.97,
    ("twists.develop", "gold"): 0.97,
    ("twists.check", "gold"): 0.96,
    ("twists.fresh", "gold"): 0.96,
    ("twists.later", "gold"): 0.97,
    ("twists.blind", "gold"): 0.97,
    ("develop", "text"): 0.92,
    ("check", "text"): 0.89,
    ("twists.develop", "text"): 0.85,
    ("twists.check", "text"): 0.88,
    ("twists.fresh", "text"): 0.94,
    ("twists.later", "text"): 0.87,
    ("twists.blind", "text"): 0.92,
}


def test_the_corpus() -> None:
    """Short articles in both languages, over many happenings, in parts that share none."""
    articles: dict[str, str | None] = {}
    told: list[set[str]] = []
    for half in HALVES:
        tellings, happening = read(half)
        articles |= {article.id: article.lang for article, _ in tellings}
        told.append(set(happening.values()))
        for article, mention in tellings:
            assert mention.sentence.start <= mention.trigger.start < mention.sentence.end
            assert mention.trigger.cut(article.text).strip()
    assert len(articles) >= 300 and sum(lang == "ar" for lang in articles.values()) >= 120
    assert len(set().union(*told)) >= 120 and sum(map(len, told)) == len(set().union(*told))


@pytest.mark.parametrize("half", HALVES)
def test_from_gold_mentions(half: str) -> None:
    """B-cubed over the gold mentions, and not one pair of happenings taken for one."""
    tellings, happening = read(half)
    found = clusters(merge(tellings))
    scores = bcubed(happening, found)
    print(f"{half}: P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}")
    assert wrong_pairs(happening, found) == []
    assert scores.f1 >= FLOORS[half, "gold"]


@pytest.mark.parametrize("half", HALVES)
def test_from_the_text(half: str) -> None:
    """The same from what extraction finds; what it misses costs recall, what it adds costs precision."""
    tellings, happening = read(half)
    articles = {article.id: article for article, _ in tellings}
    extracted = [(a, m) for a, mentions in pipeline.extract(articles.values()) for m in mentions]
    stands_for = aligned(tellings, extracted)
    gold = {stands_for.get(key, key): told for key, told in happening.items()}
    scores = bcubed(gold, clusters(merge(extracted)))
    print(
        f"{half}: P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}, {len(stands_for)} of {len(happening)} found"
    )
    assert scores.f1 >= FLOORS[half, "text"]

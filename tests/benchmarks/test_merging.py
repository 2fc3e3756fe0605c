"""What merging costs as an archive grows, and how well it does on composed happenings.

Run: poe bench. Of the time only the ratio counts: it should be near 1 however many articles there are.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from happenings import compose

from diplograph.resolve.events import merge_tellings
from diplograph.resolve.tellings import Telling, read_tellings

sys.path.insert(0, str(Path(__file__).parents[1] / "resolve"))

from gold import bcubed, clusters

_LEAST = 0.97  # B-cubed F1 on composed happenings


def measured(count: int) -> tuple[float, float]:
    """CPU-seconds a telling, and B-cubed F1."""
    tellings: list[Telling] = []
    happening: dict[str, str] = {}
    for told in compose(count):
        tellings += read_tellings(told.article, told.mentions)
        happening |= {m.id: str(n) for m, n in zip(told.mentions, told.happenings, strict=True)}
    start = time.process_time()
    events = merge_tellings(tellings)
    spent = time.process_time() - start
    return spent / len(tellings), bcubed(happening, clusters(events)).f1


@pytest.mark.parametrize("count", [10_000, 100_000])
def test_cost_is_linear(count: int) -> None:
    """A telling costs what it costs among a thousand articles."""
    base, _ = measured(1_000)
    spent, score = measured(count)
    print(
        f"\n{count} articles: {spent / base:.2f} × the time a telling of 1000, {spent * 1e6:.0f} µs, F1 {score:.3f}"
    )
    assert score >= _LEAST

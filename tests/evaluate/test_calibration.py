"""How far a score can be trusted."""

from __future__ import annotations

import random

from diplograph.evaluate import Scored, error_of, fit, reliability


def test_reliability() -> None:
    """Each range of scores has its count, mean score and the share that was right."""
    scored = [Scored("en", 0.85, right, {}) for right in (True, True, True, False)] + [
        Scored("ar", 1.0, True, {})
    ]
    low, high = reliability(scored)
    assert (low.low, low.count, low.right) == (0.8, 4, 0.75) and (high.count, high.mean, high.right) == (
        1,
        1.0,
        1.0,
    )
    assert abs(error_of([low, high]) - 0.08) < 1e-9


def test_fit() -> None:
    """Weights found on data with a known chance give that chance back."""
    source = random.Random(1)
    rows = [({"a": 1.0} if source.random() < 0.5 else {}, source.random()) for _ in range(4000)]
    told = [(found, draw < (0.8 if found else 0.3)) for found, draw in rows]
    bias, weights = fit(told)
    import math

    assert abs(1 / (1 + math.exp(-bias)) - 0.3) < 0.03
    assert abs(1 / (1 + math.exp(-bias - weights["a"])) - 0.8) < 0.03

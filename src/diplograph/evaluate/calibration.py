"""Scored events with what was right in, how far a score can be trusted out, and weights that make it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diplograph.evaluate.scores import Scored

__all__ = ["Bin", "error_of", "fit", "reliability", "to_text"]


@dataclass(frozen=True, slots=True)
class Bin:
    """Events whose scores fall in a range: how many, their mean score, and the share that was right."""

    low: float
    high: float
    count: int
    mean: float
    right: float


def reliability(scored: Sequence[Scored], edges: Sequence[float] = ()) -> list[Bin]:
    """A row for each range of scores that holds events.

    Args:
        scored: events with what was right.
        edges: the ends of the ranges; tenths without them.
    """
    ends = list(edges) or [number / 10 for number in range(11)]
    rows = []
    for low, high in pairwise(ends):
        inside = [one for one in scored if low <= one.score < high or (high == ends[-1] == one.score)]
        if inside:
            count = len(inside)
            mean = sum(one.score for one in inside) / count
            rows.append(Bin(low, high, count, mean, sum(one.right for one in inside) / count))
    return rows


def error_of(rows: Sequence[Bin]) -> float:
    """The expected calibration error: how far score and share lie apart, weighed by events."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.mean - row.right) for row in rows) / total if total else 0.0


def to_text(scored: Sequence[Scored]) -> str:
    """The table for people; right is an event with its type and both sides right."""
    rows = reliability(scored)
    lines = [f"{'score':12}{'events':>8}{'mean':>8}{'right':>8}"]
    for row in rows:
        lines.append(f"{row.low:.1f} – {row.high:.1f}   {row.count:>8}{row.mean:>8.2f}{row.right:>8.2f}")
    lines.append(f"expected calibration error {error_of(rows):.3f}")
    return "\n".join(lines)


def fit(
    rows: Sequence[tuple[Mapping[str, float], bool]], *, penalty: float = 2.0
) -> tuple[float, dict[str, float]]:
    """A logistic regression with a ridge, by Newton's method: its bias and weights.

    Args:
        rows: features of an event, and whether it was right.
        penalty: how strongly weights are drawn to nothing; in events.
    """
    import numpy as np

    names = sorted({name for found, _ in rows for name in found})
    x = np.array([[found.get(name, 0.0) for name in names] + [1.0] for found, _ in rows])
    y = np.array([float(right) for _, right in rows])
    weights = np.zeros(len(names) + 1)
    ridge = np.diag([penalty] * len(names) + [0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chance - y) + ridge @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        step = np.linalg.solve(curve, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return float(weights[-1]), {name: round(float(w), 4) for name, w in zip(names, weights, strict=False)}

"""Who is connected to whom in, a place on the page for each out: the same graph, the same picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["layout"]

_UNIT = 120.0  # how far apart neighbours want to be
_WIDE = 1.2  # screens are wider than high
_GAP = 70.0
# Distances to every node up to here; beyond, to this many landmarks (time and memory stay linear).
_LANDMARKS = 300
_MANY = 900  # above, a few rounds must do: labels are then drawn only where there is room


def layout(
    sizes: Mapping[str, tuple[float, float]], edges: Sequence[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """A place for each node, near what it is connected to and clear of the others.

    Distances on the page follow distances in the graph (stress majorization, started from
    landmark scaling): nothing is left to chance, and a new node moves the others little.

    Args:
        sizes: width and height each node needs with its label.
        edges: pairs of nodes.
    """
    import networkx as nx
    import numpy as np

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    graph.add_edges_from(sorted((a, b) for a, b in edges if a != b))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    boxes: list[tuple[list[str], Floats]] = []
    for part in parts:
        names = sorted(part)
        room = np.array([sizes[name] for name in names])
        points = _stress(names, graph) if len(names) > 1 else np.zeros((1, 2))
        points = points * [_stretch(points), 1.0]
        if len(names) > _MANY:
            room[:, 0] = room[:, 1]
            points = _spread(points, room)
        boxes.append((names, _apart(points, room)))
    return _packed(boxes, sizes)


def _stress(names: Sequence[str], graph: Any) -> Floats:
    """One connected part, by the method of Gansner, Koren and North (2004) with landmarks."""
    import numpy as np

    number = {name: index for index, name in enumerate(names)}
    near = [[number[other] for other in graph.adj[name]] for name in names]
    steps = _distances(near, min(len(names), _LANDMARKS))
    points = _scaled(steps) * _UNIT
    count, marks = len(names), steps.shape[1]
    # In the order of _distances, so that column j stands for node `pivot[j]`.
    pivot = np.argmin(steps, axis=0)
    far = steps * _UNIT
    weight = np.where(far > 0, 1.0 / np.maximum(far, 1.0) ** 2, 0.0) * (count / marks)
    heads = np.repeat(np.arange(count), [len(some) for some in near])
    tails = np.array([other for some in near for other in some], dtype=np.intp)
    pull = 1.0 / _UNIT**2
    total = weight.sum(axis=1) + pull * np.bincount(heads, minlength=count)
    for _ in range(90 if count <= 2000 else 40):
        moved = np.zeros_like(points)
        for axis in (0, 1):
            gap = points[:, axis, None] - points[None, pivot, axis]
            if axis == 0:
                other = points[:, 1, None] - points[None, pivot, 1]
                length = np.maximum(np.hypot(gap, other), 1e-6)
            moved[:, axis] = (weight * (points[None, pivot, axis] + far * gap / length)).sum(axis=1)
        along = points[heads] - points[tails]
        reach = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
        target = points[tails] + _UNIT * along / reach
        for axis in (0, 1):
            moved[:, axis] += pull * np.bincount(heads, weights=target[:, axis], minlength=count)
        points = 0.4 * points + 0.6 * moved / total[:, None]
    centred: Floats = points - points.mean(axis=0)
    return centred


def _distances(near: Sequence[Sequence[int]], marks: int) -> Floats:
    """Steps from each node to each landmark; every next landmark is the node farthest from all before."""
    import numpy as np

    count = len(near)
    columns = []
    source = max(range(count), key=lambda node: (len(near[node]), -node))
    nearest = np.full(count, np.inf)
    for _ in range(marks):
        column = np.full(count, np.inf)
        column[source] = 0
        ring, step = [source], 0
        while ring:
            step += 1
            following = []
            for node in ring:
                for other in near[node]:
                    if column[other] == np.inf:
                        column[other] = step
                        following.append(other)
            ring = following
        columns.append(column)
        nearest = np.minimum(nearest, column)
        source = int(np.argmax(nearest))
    return np.stack(columns, axis=1)


def _scaled(steps: Floats) -> Floats:
    """A first placement: the two directions in which the distances differ most."""
    import numpy as np

    squares = steps**2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, : min(2, vectors.shape[1])]
    # An eigenvector has no sign of its own; give it one, or the picture flips between machines.
    axes = axes * np.sign(axes[np.argmax(np.abs(axes), axis=0), range(axes.shape[1])] + 1e-12)
    points = centred @ axes
    if points.shape[1] < 2:
        points = np.column_stack([points, np.zeros(len(points))])
    points = points / max(float(np.abs(points).max()), 1e-9) * math.sqrt(len(points))
    # Twins (same neighbours) would lie on one point and never part: a small spiral tells them apart.
    turn = np.arange(len(points)) * 2.399963
    apart: Floats = points + 0.05 * np.column_stack([np.cos(turn), np.sin(turn)])
    return apart


def _apart(points: Floats, room: Floats) -> Floats:
    """Moves boxes off each other along the shorter way, all together, until none overlap."""
    import numpy as np

    points, count, widest = points.copy(), len(points), float(room[:, 0].max())
    for turn in range(400 if count <= _MANY else max(6, 100_000 // count)):
        if turn % 60 == 59:
            points *= 1.06  # too tight to come apart in place
        order = np.argsort(points[:, 0], kind="stable")
        sorted_points, half, push = points[order], room[order] / 2, np.zeros_like(points)
        touched = False
        for step in range(1, count):  # each with the one `step` places to its right
            gap = sorted_points[step:] - sorted_points[:-step]
            if float(gap[:, 0].min()) >= widest:
                break
            over = half[step:] + half[:-step] - np.abs(gap)
            rows = np.nonzero((over > 0.5).all(axis=1))[0]
            if not len(rows):
                continue
            touched = True
            axis = np.argmin(over[rows], axis=1)
            away = 0.3 * over[rows, axis] * np.where(gap[rows, axis] >= 0, 1.0, -1.0)
            push[rows + step, axis] += away
            push[rows, axis] -= away
        if not touched:
            break
        points[order] += push
    return points


def _stretch(points: Floats) -> float:
    """How much wider the picture should be drawn: screens are wider than high, chains wider still."""
    width, height = points.max(axis=0) - points.min(axis=0)
    return min(1.7, max(0.6, _WIDE * float(height) / max(float(width), 1.0)))


def _spread(points: Floats, room: Floats) -> Floats:
    """The same picture, large enough for all the boxes."""
    width, height = points.max(axis=0) - points.min(axis=0)
    needed = float(room.prod(axis=1).sum())
    grown: Floats = points * max(1.0, math.sqrt(needed / max(float(width * height), 1.0)))
    return grown


def _packed(
    boxes: Sequence[tuple[list[str], Floats]], sizes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Parts side by side in rows under the largest."""
    import numpy as np

    places: dict[str, tuple[float, float]] = {}
    measured = []
    for names, points in boxes:
        room = np.array([sizes[name] for name in names])
        low, high = (points - room / 2).min(axis=0), (points + room / 2).max(axis=0)
        measured.append((names, points - low, high - low))
    area = sum(float((size[0] + _GAP) * (size[1] + _GAP)) for *_, size in measured)
    width = max([float(size[0]) for *_, size in measured] + [math.sqrt(area * _WIDE)], default=0.0)
    left = top = row = 0.0
    for names, points, size in measured:
        if left and left + size[0] > width:
            left, top, row = 0.0, top + row + _GAP, 0.0
        for name, (x, y) in zip(names, points, strict=True):
            places[name] = (round(left + float(x), 1), round(top + float(y), 1))
        left += float(size[0]) + _GAP
        row = max(row, float(size[1]))
    return places

"""Places on the page."""

from __future__ import annotations

import math
import random
import time

from diplograph.view.layout import layout


def tree(count: int, seed: int = 5) -> tuple[dict[str, tuple[float, float]], list[tuple[str, str]]]:
    chance = random.Random(seed)
    names = [f"n{number:05}" for number in range(count)]
    edges = [(names[i], names[int(i * chance.random() ** 2)]) for i in range(1, count)]
    return dict.fromkeys(names, (90.0, 50.0)), edges


def test_same_graph_same_picture() -> None:
    """Order of input changes nothing."""
    sizes, edges = tree(80)
    assert layout(sizes, edges) == layout(dict(reversed(sizes.items())), [(b, a) for a, b in reversed(edges)])


def test_nothing_overlaps() -> None:
    """Every node has the room that it and its label need."""
    sizes, edges = tree(150)
    places = list(layout(sizes, edges).values())
    over = [
        (a, b)
        for i, a in enumerate(places)
        for b in places[i + 1 :]
        if abs(a[0] - b[0]) < 85 and abs(a[1] - b[1]) < 45
    ]
    assert over == []


def test_a_new_node_moves_the_others_little() -> None:
    """One more actor: the picture is still the one the reader knows."""
    shares = []
    for seed in range(8):
        sizes, edges = tree(40 + 10 * seed, seed)
        before = layout(sizes, edges)
        after = layout({**sizes, "z": (90.0, 50.0)}, [*edges, ("z", "n00007")])
        extent = max(x for x, _ in before.values())
        moved = sorted(math.dist(before[name], after[name]) for name in before)
        shares.append(moved[len(moved) // 2] / extent)
    # Now and then two directions are as good as equal and change places.
    assert sum(share > 0.1 for share in shares) <= 2
    assert sorted(shares)[4] < 0.05


def test_cost_grows_with_the_graph() -> None:
    """Three times the graph takes about three times as long, and a thousand lone nodes hardly any."""

    def seconds(count: int) -> float:
        sizes, edges = tree(count, 5)
        start = time.process_time()
        layout(sizes, edges)
        return time.process_time() - start

    assert seconds(3000) < 8 * seconds(1000) + 0.5
    start = time.process_time()
    layout({f"n{i}": (9.0, 9.0) for i in range(5000)}, [])
    assert time.process_time() - start < 3


def test_large_and_odd_graphs() -> None:
    """Thousands of nodes, none, one, alone, with itself: a place for each, and all finite."""
    sizes, edges = tree(3000)
    for some, lines in (
        (sizes, edges),
        ({}, []),
        ({"a": (9.0, 9.0)}, [("a", "a")]),
        ({"a": (9.0, 9.0), "b": (9.0, 9.0)}, []),
    ):
        places = layout(some, lines)
        assert places.keys() == some.keys()
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert len(set(layout(sizes, edges).values())) > 2990

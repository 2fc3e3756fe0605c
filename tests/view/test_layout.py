"""Places on the page."""

from __future__ import annotations

import math
import random
import statistics
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


def news(count: int, seed: int) -> tuple[dict[str, tuple[float, float]], list[tuple[str, str]]]:
    """As in the news: few are in most of it, and most deal with their neighbours."""
    chance = random.Random(seed)
    names = [f"n{number:05}" for number in range(count)]
    edges = []
    for _ in range(2 * count):
        left = int(count * chance.random() ** 3)
        near = chance.random() < 0.7
        right = left % 8 + 8 * chance.randrange(count // 8) if near else int(count * chance.random() ** 3)
        edges.append((names[left], names[right]))
    return dict.fromkeys(names, (90.0, 50.0)), edges


def moved(before: dict[str, tuple[float, float]], after: dict[str, tuple[float, float]]) -> float:
    """How far most actors are from where they were, as a share of the picture, which fills the screen both times."""

    def shown(places: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        low, high = ([pick(p[axis] for p in places.values()) for axis in (0, 1)] for pick in (min, max))
        wide = max(high[0] - low[0], high[1] - low[1])
        middle = [(low[axis] + high[axis]) / 2 for axis in (0, 1)]
        return {name: ((x - middle[0]) / wide, (y - middle[1]) / wide) for name, (x, y) in places.items()}

    old, new = shown(before), shown(after)
    return statistics.median(math.dist(old[name], new[name]) for name in old)


def test_an_article_more_moves_most_actors_little() -> None:
    """The picture is still the one the reader knows: most actors stay within a tenth of it.

    Not always: a picture about as high as wide may turn, for it has directions that are as good as equal. Of 160 such
    graphs 14 did, that is, most actors moved by more than a fifth; of the 16 here one or two.
    """
    shares = []
    for seed in range(8):
        sizes, edges = tree(40 + 10 * (seed % 8), seed)
        shares.append(
            moved(layout(sizes, edges), layout({**sizes, "z": (90.0, 50.0)}, [*edges, ("z", "n00007")]))
        )
        sizes, edges = news(60 + 20 * (seed % 8), seed)
        shares.append(moved(layout(sizes, edges[:-5]), layout(sizes, edges)))
    assert statistics.median(shares) < 0.1
    assert sum(share > 0.2 for share in shares) <= 3


def test_an_earlier_picture_is_kept() -> None:
    """Drawn after an earlier picture, with an article more, all is where it was: none turns, none moves far."""
    shares, same = [], []
    for seed in range(8):
        sizes, edges = tree(40 + 10 * seed, seed)
        before = layout(sizes, edges)
        more = {**sizes, "z": (90.0, 50.0), "zz": (90.0, 50.0)}
        shares.append(moved(before, layout(more, [*edges, ("z", "n00007"), ("z", "zz")], before=before)))
        same.append(moved(before, layout(sizes, edges, before=before)))
        sizes, edges = news(60 + 20 * seed, seed)
        before = layout(sizes, edges[:-5])
        shares.append(moved(before, layout(sizes, edges, before=before)))
    assert statistics.median(shares) < 0.03
    assert max(shares) < 0.15
    assert max(same) < 0.08


def test_an_earlier_picture_of_others_is_none() -> None:
    """Of strangers, of few, of large and lone ones: places for all, near neighbours for those who are new."""
    sizes, edges = tree(80)
    assert layout(sizes, edges, before={"x": (1.0, 2.0)}) == layout(sizes, edges)
    sizes, edges = tree(1200)
    before = layout(sizes, edges)
    sizes |= {"lone": (9.0, 9.0), "y": (90.0, 50.0), "z": (90.0, 50.0)}
    after = layout(sizes, [*edges, ("n00500", "y"), ("y", "z")], before=before)
    assert after.keys() == sizes.keys() and all(math.isfinite(x + y) for x, y in after.values())
    assert moved(before, after) < 0.1


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

"""The accounts of one event beside each other, as an analyst reads them in a terminal."""

from __future__ import annotations

import json

import pytest

import diplograph as dg
from diplograph.view import to_json, to_text


def call_of(graph: dg.KnowledgeGraph) -> dg.Event:
    return next(e for e in graph.events(type="call", actor="Putin"))


def test_the_call_has_two_sides(example_graph: dg.KnowledgeGraph) -> None:
    """The Kremlin and the White House each with the sentences said from them."""
    event = call_of(example_graph)
    sides = {side.name: side for side in example_graph.sides(event)}
    assert {"Kremlin", "White House"} <= set(sides)
    assert "الكرملين" in sides["Kremlin"].quotes[0].sentence
    assert "the White House said" in sides["White House"].quotes[0].sentence
    texts = {article.id: article.text for article in example_graph.articles()}
    for side in sides.values():
        for quote in side.quotes:
            assert " ".join(texts[quote.article][quote.start : quote.end].split()) == quote.sentence
    assert sum(len(side.quotes) for side in sides.values()) == len(event.claims)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("call: Joe Biden", "according to Kremlin", "independent sources", "They agree on")),
     ("ar", ("اتصال هاتفي: جو بايدن", "بحسب الكرملين", "مصادر مستقلة", "تتفق الروايات في"))],
)  # fmt: skip
def test_side_by_side(example_graph: dg.KnowledgeGraph, lang: str, words: tuple[str, ...]) -> None:
    """In both languages; beside each other where there is room, below each other where there is not."""
    event = call_of(example_graph)
    sides = example_graph.sides(event)
    wide, narrow = (to_text(event, sides, lang=lang, width=width) for width in (120, 40))
    for word in words:
        assert word in wide
    assert any(
        "الكرملين" in line and "President Joe Biden" in line
        for line in to_text(event, sides, width=120).split("\n")
    )
    assert all(len(line) <= 120 for line in wide.split("\n")[2:] if "|" in line)
    assert "|" not in narrow


def test_as_json(example_graph: dg.KnowledgeGraph) -> None:
    """For programs: accounts and comparisons."""
    event = call_of(example_graph)
    data = json.loads(to_json(event, example_graph.sides(event)))
    assert data["independent_sources"] == 3 and len(data["accounts"]) >= 3
    assert {"left", "right", "agree", "slots", "values"} <= set(data["comparisons"][0])


def test_controls_do_not_reach_the_terminal(example_graph: dg.KnowledgeGraph) -> None:
    """An escape sequence in a quoted sentence is not obeyed."""
    from dataclasses import replace

    event = call_of(example_graph)
    side = example_graph.sides(event)[0]
    hostile = replace(side, quotes=(replace(side.quotes[0], sentence="x\x1b[2J\u202ey", outlet="a\x07"),))
    text = to_text(event, [hostile])
    assert not any(char in text for char in "\x1b\x07\u202e")

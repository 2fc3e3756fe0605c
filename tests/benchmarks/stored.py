"""Composed articles in, a graph of them out, without reading: all that named queries ask for is in it.

What is composed to be read holds what a reader surely finds. Here claims are also quoted, denied, planned, placed
and about something, and every type of event occurs, so that no query is quick only because it has no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from happenings import Told, compose

import diplograph as dg
from diplograph.annotate.components import default_kb
from diplograph.assemble import assemble
from diplograph.graph import GraphFolder
from diplograph.records import ActorKind, ActorRef, EventMention, Modality, OfficeClaim, Place, Polarity, Span
from diplograph.vocab import EVENT_TYPES, TOPICS

__all__ = ["stored", "values"]

_MOST = 4  # tellings of a happening: many events, each told a few times, are the harder graph to ask
_TRAVEL = {"visit", "arrive", "leave", "host", "meet"}
_CITIES = ("Q84", "Q90", "Q649", "Q1490", "Q85", "Q61", "Q60", "Q71", "Q1741", "Q239", "Q956", "Q3616")
_OFFICES = ("president", "prime_minister", "foreign_minister")


def stored(count: int, folder: Path, *, seed: int = 0) -> dg.KnowledgeGraph:
    """A graph of so many articles with richer claims, the same for the same seed."""
    graph = GraphFolder.create(folder)
    with graph.building() as archive:
        for told in compose(count, seed=seed, most=_MOST):
            rich = tuple(_richer(told, seed))
            archive.put(told.article, rich, "composed", _offices(told, rich))
        archive.commit()
        assemble(graph, archive, default_kb(), {"scope": "all", "version": "0"})
    return dg.open_graph(folder)


def values(graph: dg.KnowledgeGraph) -> dict[str, str]:
    """Of each kind of parameter a value that the graph has much of."""
    (dyad, *_), *_ = graph.sparql(
        "SELECT ?d (COUNT(*) AS ?n) { GRAPH graph:events { ?e dg:dyad ?d } } GROUP BY ?d ORDER BY DESC(?n) LIMIT 1"
    ).rows
    (actor, *_), *_ = graph.query("most-active").rows
    (event, *_), *_ = graph.query("most-independent-sources").rows
    (source, *_), *_ = graph.query("sources").rows
    return {
        "dyad": dyad, "actor": actor, "event": event, "source": source, "place": "Q239", "month": "2015-01",
        "on": "2015-01-12", "date": "2015-01-12", "type": "call", "topic": "trade", "relation": "call", "slot": "number",
    }  # fmt: skip


def _richer(told: Told, seed: int) -> Iterator[EventMention]:
    """Each claim, as some source, place, topic, plan or denial changes it; the same for all who tell a happening."""
    for mention, number in zip(told.mentions, told.happenings, strict=True):
        happening, own = Random(f"{seed}/{number}/rich"), Random(f"{seed}/{mention.id}/rich")
        kind = happening.choice(list(EVENT_TYPES)) if happening.random() < 0.5 else mention.type
        place = None
        if kind in _TRAVEL or happening.random() < 0.2:
            place = happening.choice(_places())
        status = own.random()
        yield replace(
            mention,
            type=kind,
            place=place,
            topics=(happening.choice(list(TOPICS)),) if happening.random() < 0.3 else (),
            polarity=Polarity.NEGATED if status < 0.05 else Polarity.AFFIRMED,
            modality=own.choice(list(Modality)) if 0.05 < status < 0.25 else Modality.ACTUAL,
            attribution=(own.choice((*mention.agents, *mention.patients)),) if own.random() < 0.4 else (),
            number=own.choice((7, 8)) if happening.random() < 0.1 else None,
        )


@cache
def _places() -> tuple[Place, ...]:
    """Cities in which such things happen."""
    rows = (default_kb().place(id) for id in _CITIES)
    return tuple(
        Place(text=row.name_en, name=row.name_en, country=row.country or None, id=row.id)
        for row in rows
        if row
    )


def _offices(told: Told, mentions: tuple[EventMention, ...]) -> tuple[OfficeClaim, ...]:
    """Of one article in ten what it says of somebody's office."""
    rng = Random(f"{told.article.id}/offices")
    people: list[tuple[ActorRef, EventMention]] = [
        (ref, m)
        for m in mentions
        for ref in m.agents
        if ref.kind is ActorKind.PERSON and ref.country and ref.span
    ]
    if not people or rng.random() > 0.1:
        return ()
    ref, mention = rng.choice(people)
    assert ref.country is not None and ref.span is not None
    return (
        OfficeClaim(
            article=told.article.id, person=ref, office=rng.choice(_OFFICES), of=ref.country, span=ref.span,
            sentence=Span(mention.sentence.start, mention.sentence.end),
            status=rng.choice(("holder", "new", "former")),
        ),
    )  # fmt: skip

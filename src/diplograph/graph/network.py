"""Events in, a networkx graph of actors out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplograph.errors import ConfigError
from diplograph.records import ActorRef, Event
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    import networkx

__all__ = ["network", "networks"]

# XML 1.0 has no place for these, so GraphML and GEXF cannot hold them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def network(events: Iterable[Event]) -> networkx.MultiDiGraph[str]:
    """Actors as nodes, and an edge for each pair of agent and patient of an event.

    Edge attributes: event, type, relation, plover, group, asserted, modality, claims, date.
    """
    import networkx as nx

    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()

    def add(ref: ActorRef) -> None:
        graph.add_node(
            ref.id,
            label=_clean(ref.name),
            label_ar=_clean(ref.name_ar or ""),
            kind=str(ref.kind),
            country=_clean(ref.country or ""),
        )

    for event in events:
        kind = EVENT_TYPES[event.type]
        for ref in (*event.agents, *event.patients):
            add(ref)
        for agent in event.agents:
            for patient in event.patients:
                graph.add_edge(
                    agent.id,
                    patient.id,
                    key=event.id,
                    event=event.id,
                    type=event.type,
                    relation=kind.relation,
                    plover=kind.plover,
                    group=kind.group,
                    asserted=event.is_asserted,
                    modality="|".join(sorted({str(claim.modality) for claim in event.claims})),
                    claims=len(event.claims),
                    date=(event.when.iso or "") if event.when else "",
                )
    return graph


def networks(events: Iterable[Event], kind: str) -> networkx.MultiDiGraph[str]:
    """A network of one of three kinds.

    Args:
        events: what it is made of.
        kind: `actors` (see `network`); `events`: actors and events as nodes, edges from agents to events
            and from events to patients; `claims`: events, claims, sources and articles.

    Raises:
        ConfigError: no such kind.
    """
    if kind == "actors":
        return network(events)
    if kind not in {"events", "claims"}:
        raise ConfigError(f"no network of {kind!r}; choose actors, events or claims")
    import networkx as nx

    graph: networkx.MultiDiGraph[str] = nx.MultiDiGraph()
    for event in events:
        node = f"event/{event.id}"
        graph.add_node(
            node,
            node="event",
            type=event.type,
            asserted=event.is_asserted,
            date=(event.when.iso or "") if event.when else "",
        )
        for role, refs in (("agent", event.agents), ("patient", event.patients)):
            for ref in refs if kind == "events" else ():
                graph.add_node(
                    ref.id, node="actor", label=_clean(ref.name), country=_clean(ref.country or "")
                )
                ends = (ref.id, node) if role == "agent" else (node, ref.id)
                graph.add_edge(*ends, key=role, role=role)
        for claim in event.claims if kind == "claims" else ():
            told = f"claim/{claim.id}"
            graph.add_node(
                told,
                node="claim",
                polarity=str(claim.polarity),
                modality=str(claim.modality),
                score=claim.score,
            )
            graph.add_edge(node, told, key="supported by", role="supported by")
            article = f"article/{_clean(claim.article)}"
            graph.add_node(article, node="article")
            graph.add_edge(told, article, key="stands in", role="stands in")
            for ref in claim.attribution:
                graph.add_node(
                    ref.id, node="actor", label=_clean(ref.name), country=_clean(ref.country or "")
                )
                graph.add_edge(told, ref.id, key="claimed by", role="claimed by")
    return graph


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)

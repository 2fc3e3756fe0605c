"""Events in, a networkx graph of actors out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplograph.records import ActorRef, Event
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    import networkx

__all__ = ["network"]

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
            country=ref.country or "",
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


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)

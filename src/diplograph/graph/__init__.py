"""Events in, a dataset on disk out: N-Quads, an embedded store, validation, export."""

from __future__ import annotations

from diplograph.graph.quads import (
    actor_quads,
    article_quads,
    event_quads,
    joined_quads,
    judgement_quads,
    office_claim_quads,
    relation_quads,
    tenure_quads,
)
from diplograph.graph.store import GraphFolder

__all__ = [
    "GraphFolder",
    "actor_quads",
    "article_quads",
    "event_quads",
    "joined_quads",
    "judgement_quads",
    "office_claim_quads",
    "relation_quads",
    "tenure_quads",
]

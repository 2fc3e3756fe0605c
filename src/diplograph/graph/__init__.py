"""Events in, a dataset on disk out: N-Quads, an embedded store, validation, export."""

from __future__ import annotations

from diplograph.graph.archive import Archive, Stored
from diplograph.graph.index import Index
from diplograph.graph.partitions import Spool, width_for
from diplograph.graph.quads import (
    actor_lines,
    article_lines,
    event_lines,
    joined_lines,
    judgement_lines,
    membership_lines,
    office_claim_lines,
    relation_iri,
    relation_lines,
    tenure_lines,
)
from diplograph.graph.reader import Reader
from diplograph.graph.store import Draft, GraphFolder

__all__ = [
    "Archive",
    "Draft",
    "GraphFolder",
    "Index",
    "Reader",
    "Spool",
    "Stored",
    "actor_lines",
    "article_lines",
    "event_lines",
    "joined_lines",
    "judgement_lines",
    "membership_lines",
    "office_claim_lines",
    "relation_iri",
    "relation_lines",
    "tenure_lines",
    "width_for",
]

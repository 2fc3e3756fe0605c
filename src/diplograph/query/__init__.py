"""Named queries and free SPARQL in, rows out."""

from __future__ import annotations

from diplograph.query.named import NamedQuery, Names, bind, day_of, event_type, list_queries, named_query
from diplograph.query.protocol import answer
from diplograph.query.run import Result, ask, check, run, strange

__all__ = [
    "NamedQuery",
    "Names",
    "Result",
    "answer",
    "ask",
    "bind",
    "check",
    "day_of",
    "event_type",
    "list_queries",
    "named_query",
    "run",
    "strange",
]

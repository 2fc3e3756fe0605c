"""Named queries and free SPARQL in, rows out."""

from __future__ import annotations

from diplograph.query.named import NamedQuery, Names, bind, list_queries, named_query
from diplograph.query.protocol import answer
from diplograph.query.run import Result, ask, check, run

__all__ = [
    "NamedQuery",
    "Names",
    "Result",
    "answer",
    "ask",
    "bind",
    "check",
    "list_queries",
    "named_query",
    "run",
]

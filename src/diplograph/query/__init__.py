"""Named queries and free SPARQL in, rows out."""

from __future__ import annotations

from diplograph.query.named import NamedQuery, bind, list_queries, named_query
from diplograph.query.run import Result, run

__all__ = ["NamedQuery", "Result", "bind", "list_queries", "named_query", "run"]

"""Named queries and free SPARQL in, rows out."""

from __future__ import annotations

from diplograph.query.named import NamedQuery, Names, bind, list_queries, named_query
from diplograph.query.run import Result, run

__all__ = ["NamedQuery", "Names", "Result", "bind", "list_queries", "named_query", "run"]

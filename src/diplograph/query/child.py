"""A query in, its answer out: run in a process that can be ended, from standard input to standard output.

The request is a JSON object: `store`, `query`, and `limit` for rows as JSON, or `select` and `graph` (formats
of pyoxigraph by name) with `most` bytes for an answer of the SPARQL Protocol.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from diplograph.errors import QueryError
from diplograph.query.run import MEMORY, NO_ROOM, REFUSED, ask, explain, opened
from diplograph.vocab import PREFIXES

__all__ = ["answered", "main"]


class _Capped(io.BytesIO):
    """Bytes, up to a number of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, piece: Any) -> int:
        """Takes a piece in.

        Raises:
            OverflowError: it would be too much.
        """
        if self.tell() + len(piece) > self._most:
            raise OverflowError(f"the answer is longer than {self._most >> 20} MB; ask with LIMIT")
        return super().write(piece)


def main() -> int:
    """Answers the request; `REFUSED` with the reason where there is no answer."""
    code, content = answered(json.loads(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(content)
    return code


def answered(request: Mapping[str, Any]) -> tuple[int, bytes]:
    """How the process ends, and what it says."""
    _limit(int(request.get("memory", MEMORY)))
    try:
        return 0, _served(request) if "most" in request else _rows(request)
    except QueryError as error:
        return REFUSED, str(error).encode(errors="replace")
    except MemoryError:
        return NO_ROOM, b""


def _limit(memory: int) -> None:
    """Has this process end when it wants more memory, before the machine has none for others."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):  # macOS takes no limit of this kind
        resource.setrlimit(
            resource.RLIMIT_AS, (memory if most == resource.RLIM_INFINITY else min(memory, most), most)
        )


def _rows(request: Mapping[str, Any]) -> bytes:
    result = ask(opened(Path(request["store"])), request["query"], request["limit"])
    return json.dumps({"columns": result.columns, "rows": result.rows}).encode()


def _served(request: Mapping[str, Any]) -> bytes:
    """The media type, a line end, and the answer in it."""
    import pyoxigraph

    store, out = opened(Path(request["store"])), _Capped(request["most"])
    graphs: dict[str, Any] = {
        name: [pyoxigraph.NamedNode(iri) for iri in request[name]] or None
        for name in ("default_graph", "named_graphs")
    }
    try:
        answer = store.query(
            request["query"],
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=not any(graphs.values()),
            **graphs,
        )
        if isinstance(answer, pyoxigraph.QueryTriples):
            form: Any = getattr(pyoxigraph.RdfFormat, request["graph"])
        else:
            form = getattr(pyoxigraph.QueryResultsFormat, request["select"])
        answer.serialize(out, form)
    except OverflowError as error:
        raise QueryError(str(error)) from error
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(explain(request["query"], str(error))) from error
    return f"{form.media_type}\n".encode() + out.getvalue()


if __name__ == "__main__":
    sys.exit(main())

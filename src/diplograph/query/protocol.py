"""A query as the SPARQL 1.1 Protocol sends it in, the answer in the format asked for out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from diplograph.errors import QueryError
from diplograph.query.run import check, in_child

__all__ = ["answer"]

_MOST = 64 * 2**20  # bytes of an answer
_SELECT = {
    "application/sparql-results+json": "JSON", "application/json": "JSON",
    "application/sparql-results+xml": "XML", "application/xml": "XML", "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}  # fmt: skip
_GRAPH = {
    "text/turtle": "TURTLE", "application/n-triples": "N_TRIPLES", "text/plain": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML", "application/xml": "RDF_XML", "application/ld+json": "JSON_LD",
}  # fmt: skip


def answer(
    store: Path,
    sparql: str,
    *,
    accept: str = "",
    default: Sequence[str] = (),
    named: Sequence[str] = (),
    timeout: float,
) -> tuple[str, bytes]:
    """The media type and the bytes of an answer.

    Args:
        store: the folder of the embedded store.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE.
        accept: the header of HTTP; JSON and Turtle if it asks for nothing known.
        default: the graphs of the data set the query is asked of; all graphs if none is given.
        named: its named graphs.
        timeout: seconds; the query is ended then.

    Raises:
        QueryError: the query is malformed, would change or fetch something, took too long, or is answered by
            more than 64 MB.
    """
    check(sparql)
    request = {
        "store": str(store), "query": sparql, "most": _MOST, "default_graph": list(default),
        "named_graphs": list(named), "select": _wanted(accept, _SELECT), "graph": _wanted(accept, _GRAPH),
    }  # fmt: skip
    try:
        kind, _, content = in_child(request, timeout).partition(b"\n")
    except UnicodeEncodeError as error:
        raise QueryError("the query is no Unicode text") from error
    return kind.decode(), content


def _wanted(accept: str, known: Mapping[str, str]) -> str:
    """The format that a header asks for most."""
    best, chosen = 0.0, next(iter(known.values()))
    for part in accept.split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            value = float(weight)
        except ValueError:
            continue
        if kind in known and value > best:
            best, chosen = value, known[kind]
    return chosen

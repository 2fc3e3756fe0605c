"""Sorted files of N-Quads in, TriG or Turtle out.

Text from text: what is sorted by subject and predicate has only to be grouped and abbreviated. A store's own
writer looks every term up again and takes ten times as long.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diplograph.vocab import PREFIXES

__all__ = ["trig", "turtle"]

# Local names that need no escape but that of the slash; any other IRI is written out.
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/-]*")
_INTEGER, _DECIMAL, _BOOLEAN = (f"^^<{PREFIXES['xsd']}{kind}>" for kind in ("integer", "decimal", "boolean"))
_PLAIN = {
    _INTEGER: re.compile(r"[+-]?[0-9]+"),
    _DECIMAL: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _BOOLEAN: re.compile(r"true|false"),
}
_TYPE = f"<{PREFIXES['rdf']}type>"
_KEPT = 200_000  # abbreviations kept


def trig(kinds: Iterable[Sequence[Path]]) -> Iterator[str]:
    """Pieces of TriG, a block for each graph.

    Args:
        kinds: sorted files of N-Quads without blank nodes, those of a kind together; a graph is either all in
            one file or is all that its kind holds.
    """
    yield _declared()
    terms = _Terms()
    for files in kinds:
        opened = ""  # the graph that may go on in the next file
        for path in files:
            for graph, lines in _by_graph(path):
                if graph != opened:
                    yield f"{_close(opened)}{terms[graph]} {{\n"
                opened = graph
                yield from _statements(lines, terms, "\t")
        yield _close(opened)


def turtle(kinds: Iterable[Sequence[Path]]) -> Iterator[str]:
    """Pieces of Turtle; it has no graphs, so that what two of them say stands there twice.

    Args:
        kinds: see `trig`.
    """
    yield _declared()
    terms = _Terms()
    for files in kinds:
        for path in files:
            for _, lines in _by_graph(path):
                yield from _statements(lines, terms, "")


def _declared() -> str:
    return "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(PREFIXES.items()))


def _close(graph: str) -> str:
    return "}\n" if graph else ""


def _by_graph(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The graphs in a file, each with its lines up to the name of the graph."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_bytes().decode().split("\n"):
        if line:
            at = line.rindex(" <")
            found[line[at:]].append(line[:at])
    for graph in sorted(found):
        yield graph[1:-2], found[graph]


class _Terms(dict[str, str]):
    """A term of N-Quads, and how Turtle may abbreviate it."""

    def __init__(self) -> None:
        self.verbs = _Verbs()

    def __missing__(self, term: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        short = self[term] = _iri(term) if term[0] == "<" else _typed(term)
        return short


class _Verbs(dict[str, str]):
    """A predicate, and how Turtle may abbreviate it."""

    def __missing__(self, term: str) -> str:
        short = self[term] = "a" if term == _TYPE else _iri(term)
        return short


def _iri(term: str) -> str:
    for name, base in PREFIXES.items():
        if term.startswith(base, 1):
            local = term[len(base) + 1 : -1]
            if _LOCAL.fullmatch(local):
                return f"{name}:{local}".replace("/", "\\/")
    return term


def _typed(term: str) -> str:
    """A literal with a datatype."""
    text, _, kind = term.rpartition("^^")
    plain = _PLAIN.get(f"^^{kind}")
    if plain is not None and plain.fullmatch(text, 1, len(text) - 1):
        return text[1:-1]
    return f"{text}^^{_iri(kind)}"


def _statements(lines: Sequence[str], terms: _Terms, indent: str) -> Iterator[str]:
    out: list[str] = []
    last = said = ""
    verbs = terms.verbs
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        # Texts are as long as sentences and as many: they are neither looked up nor kept.
        shown = value if value[0] == '"' and value[-1] != ">" else terms[value]
        if subject != last:
            end = " .\n" if last else ""
            out.append(f"{end}{indent}{terms[subject]} {verbs[predicate]} {shown}")
            last, said = subject, predicate
        elif predicate != said:
            out.append(f" ;\n{indent}\t{verbs[predicate]} {shown}")
            said = predicate
        else:
            out.append(f" , {shown}")
    if out:
        out.append(" .\n")
        yield "".join(out)

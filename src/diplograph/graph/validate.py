"""A graph in, a SHACL report out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplograph.vocab import EVENT_TYPES, PREFIXES, TOPICS, event_type_iri, ontology_folder, topic_iri

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

    from diplograph.graph.store import GraphFolder

__all__ = ["Report", "Violation", "by_pyshacl", "by_store", "validate"]

# Quads from which on pySHACL takes more seconds than a user waits for.
_LARGE = 50_000


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that breaks a shape."""

    focus: str
    path: str
    message: str
    value: str = ""
    constraint: str = ""  # of SHACL: minCount, class, …

    def __str__(self) -> str:
        value = f" ({self.value})" if self.value else ""
        return f"{self.focus}: {self.path}: {self.message}{value}"


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found."""

    conforms: bool
    triples: int
    violations: tuple[Violation, ...] = ()

    def __str__(self) -> str:
        if self.conforms:
            return f"conforms: {self.triples} triples"
        lines = [f"does not conform: {len(self.violations)} violations in {self.triples} triples"]
        return "\n".join([*lines, *map(str, self.violations)])


def validate(folder: GraphFolder, *, large: bool | None = None) -> Report:
    """Checks a graph against the shapes of the ontology.

    Args:
        folder: the graph.
        large: whether to ask the store, by the shapes compiled to SPARQL, in place of pySHACL; by size if not
            given. Both find the same.
    """
    index = folder.index()
    quads = int(index.meta("quads") or 0)
    index.close()
    if large if large is not None else quads > _LARGE:
        return by_store(folder.store, quads)
    return by_pyshacl(folder.lines())


def by_store(store: pyoxigraph.Store, quads: int) -> Report:
    """The report on a store, by SPARQL."""
    import pyoxigraph

    from diplograph.graph.shapes import compiled

    found = []
    for check in compiled(_shapes(), frozenset([*map(event_type_iri, EVENT_TYPES), *map(topic_iri, TOPICS)])):
        solutions = store.query(check.query, use_default_graph_as_union=True)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        values = {variable.value for variable in solutions.variables}
        for solution in solutions:
            value = getattr(solution["value"], "value", "") if "value" in values else ""
            focus = _short(getattr(solution["focus"], "value", ""))
            found.append(Violation(focus, _short(check.path), check.message, _short(value), check.constraint))
    found.sort(key=str)
    return Report(not found, quads, tuple(found))


def by_pyshacl(lines: Iterable[str]) -> Report:
    """The report on N-Quads, by pySHACL.

    It is given an rdflib graph in memory: over oxrdflib it reports violations that are none.
    """
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    data = rdflib.Graph()
    union = rdflib.Dataset(default_union=True)
    union.parse(data="".join(lines), format="nquads")
    for subject, predicate, value, _ in union.quads((None, None, None, None)):
        data.add((subject, predicate, value))
    for scheme in ("event-types.ttl", "topics.ttl"):
        data.parse(ontology_folder() / scheme, format="turtle")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    found = []
    assert isinstance(results, rdflib.Graph)
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        component = str(results.value(result, SH.sourceConstraintComponent) or "").rpartition("#")[2]
        name = component.removesuffix("ConstraintComponent")
        found.append(
            Violation(
                focus=_short(results.value(result, SH.focusNode)),
                path=_short(results.value(result, SH.resultPath)),
                message=str(results.value(result, SH.resultMessage) or ""),
                value=_short(results.value(result, SH.value)),
                constraint=name[:1].lower() + name[1:],
            )
        )
    found.sort(key=str)
    return Report(bool(conforms), len(data), tuple(found))


def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")


def _short(term: object) -> str:
    text = "" if term is None else str(term)
    for prefix, base in PREFIXES.items():
        if text.startswith(base):
            return f"{prefix}:{text[len(base) :]}"
    return text[:200]

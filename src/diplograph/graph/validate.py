"""A graph in, a SHACL report out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplograph.vocab import PREFIXES, ontology_folder

if TYPE_CHECKING:
    from diplograph.graph.store import GraphFolder

__all__ = ["Report", "Violation", "validate"]


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that breaks a shape."""

    focus: str
    path: str
    message: str
    value: str = ""

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


def validate(folder: GraphFolder) -> Report:
    """Checks a graph against the shapes of the ontology.

    pySHACL is given an rdflib graph in memory: over oxrdflib it reports violations that are none.
    """
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    data = rdflib.Graph()
    union = rdflib.Dataset(default_union=True)
    union.parse(data="".join(folder.lines()), format="nquads")
    for subject, predicate, value, _ in union.quads((None, None, None, None)):
        data.add((subject, predicate, value))
    ontology = ontology_folder()
    for scheme in ("event-types.ttl", "topics.ttl"):
        data.parse(ontology / scheme, format="turtle")
    shapes = rdflib.Graph().parse(ontology / "shapes.ttl", format="turtle")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    found = []
    assert isinstance(results, rdflib.Graph)
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        found.append(
            Violation(
                focus=_short(results.value(result, SH.focusNode)),
                path=_short(results.value(result, SH.resultPath)),
                message=str(results.value(result, SH.resultMessage) or ""),
                value=_short(results.value(result, SH.value)),
            )
        )
    found.sort(key=str)
    return Report(bool(conforms), len(data), tuple(found))


def _short(term: object) -> str:
    text = "" if term is None else str(term)
    for prefix, base in PREFIXES.items():
        if text.startswith(base):
            return f"{prefix}:{text[len(base) :]}"
    return text[:200]

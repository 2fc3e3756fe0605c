"""SHACL shapes in, SPARQL queries out, one for each constraint; what a query finds breaks it.

For graphs too large for pySHACL. Compiled is the part of SHACL Core that `shapes.ttl` uses; a shape that says
anything else is refused, so that nothing goes unchecked.

What breaks a shape is rare, so a query looks for that first, over all that have the property, and asks then
which of them the shape is about; MINUS in place of NOT EXISTS reads each side once in place of looking it up
for every node. Both took a sixth of the time of the plain way at a million quads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import Node

from diplograph.errors import ConfigError

__all__ = ["Check", "compiled"]

_ABOUT = {SH.path, SH.message, SH.name, SH.description, RDF.type, SH.severity}


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint of a shape: `SELECT ?focus ?value` finds what breaks it."""

    path: str
    constraint: str  # minCount, class, …
    message: str
    query: str


def compiled(shapes: rdflib.Graph, concepts: frozenset[str]) -> list[Check]:
    """The checks of a graph of shapes.

    Args:
        shapes: node shapes with a target class each.
        concepts: IRIs of the concepts of the schemes, which the store does not hold.

    Raises:
        ConfigError: a shape says something that is not compiled.
    """
    found: list[Check] = []
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        target = shapes.value(shape, SH.targetClass)
        for predicate, value in sorted(shapes.predicate_objects(shape), key=str):
            if predicate in {RDF.type, SH.targetClass}:
                continue
            if predicate == SH.property:
                found += _property(shapes, value, _term(target), concepts)
            elif predicate == SH["or"]:
                found.append(_either(shapes, value, _term(target)))
            else:
                raise ConfigError(f"{shape}: {predicate} is not compiled")
    return found


def _property(shapes: rdflib.Graph, shape: Node, target: str, concepts: frozenset[str]) -> Iterator[Check]:
    path = _path(shapes, shapes.value(shape, SH.path))
    message = str(shapes.value(shape, SH.message) or "")
    shown = str(shapes.value(shape, SH.path))
    for predicate, value in shapes.predicate_objects(shape):
        if predicate in _ABOUT:
            continue
        name = str(predicate).rpartition("#")[2]
        body = _body(shapes, name, value, path, concepts)
        if body is None:
            raise ConfigError(f"{shown}: sh:{name} is not compiled")
        yield Check(
            shown if isinstance(shapes.value(shape, SH.path), rdflib.URIRef) else path,
            name,
            message or f"sh:{name} {_text(shapes, value)}",
            body.replace("?focus a TARGET", f"?focus a {target}"),
        )


def _either(shapes: rdflib.Graph, options: Node, target: str) -> Check:
    """One of several properties must be there."""
    missing = []
    for option in Collection(shapes, options):
        (shape,) = shapes.objects(option, SH.property)
        if {*shapes.predicates(shape)} != {SH.path, SH.minCount} or int(_number(shapes, shape)) != 1:
            raise ConfigError("sh:or is compiled for sh:minCount 1 alone")
        missing.append(f"MINUS {{ ?focus {_path(shapes, shapes.value(shape, SH.path))} ?any }}")
    query = f"SELECT DISTINCT ?focus {{ ?focus a {target} {' '.join(missing)} }}"
    return Check("", "or", "one of several is needed", query)


def _number(shapes: rdflib.Graph, shape: Node) -> str:
    return str(shapes.value(shape, SH.minCount))


def _body(shapes: rdflib.Graph, name: str, value: Node, path: str, concepts: frozenset[str]) -> str | None:
    """The query for a constraint; None if it is none that is known."""
    each = f"?focus a TARGET ; {path} ?value"
    match name:
        case "minCount":
            if str(value) == "1":
                return f"SELECT DISTINCT ?focus {{ ?focus a TARGET MINUS {{ ?focus {path} ?any }} }}"
            return (
                f"SELECT ?focus {{ ?focus a TARGET OPTIONAL {{ ?focus {path} ?any }} }} GROUP BY ?focus "
                f"HAVING(COUNT(DISTINCT ?any) < {value})"
            )
        case "maxCount":
            many = f"GROUP BY ?focus HAVING(COUNT(DISTINCT ?value) > {value})"
            found = f"{{ SELECT ?focus {{ ?focus {path} ?value }} {many} }}"
            return f"SELECT ?focus {{ {found} ?focus a TARGET }}"
        case "uniqueLang":
            return (
                f"SELECT DISTINCT ?focus {{ {each} ; {path} ?other "
                'FILTER(LANG(?value) != "" && LANG(?value) = LANG(?other) && ?value != ?other) }'
            )
        case "hasValue":
            has = f"?focus {path} {_term(value)}"
            return f"SELECT DISTINCT ?focus {{ ?focus a TARGET MINUS {{ {has} }} }}"
        case "lessThan" | "lessThanOrEquals":
            sign = "<" if name == "lessThan" else "<="
            return (
                f"SELECT DISTINCT ?focus ?value {{ {each} ; {_term(value)} ?other "
                f"FILTER(!COALESCE(?value {sign} ?other, false)) }}"
            )
    wrong = _wrong(shapes, name, value, concepts)
    if not wrong:
        return None
    found = f"{{ SELECT ?focus ?value {{ ?focus {path} ?value {wrong} }} }}"
    return f"SELECT DISTINCT ?focus ?value {{ {found} ?focus a TARGET }}"


def _wrong(shapes: rdflib.Graph, name: str, value: Node, concepts: frozenset[str]) -> str:
    """What holds of a value that breaks a constraint on values."""
    match name:
        case "class":
            known = ""
            if value == SKOS.Concept:
                known = f" FILTER(?value NOT IN ({', '.join(f'<{iri}>' for iri in sorted(concepts))}))"
            return f"MINUS {{ ?value a {_term(value)} }}{known}"
        case "datatype":
            # A cast fails on what is no such date or number; that counts as a value of another type.
            kind = _term(value)
            good = f"COALESCE({kind}(STR(?value)) = {kind}(STR(?value)), false)"
            return f"FILTER(!isLiteral(?value) || DATATYPE(?value) != {kind} || !{good})"
        case "in":
            same = " || ".join(f"sameTerm(?value, {_term(item)})" for item in Collection(shapes, value))
            return f"FILTER(!({same}))"
        case "nodeKind":
            return "FILTER(!isIRI(?value))" if value == SH.IRI else ""
        case "minInclusive":
            return f"FILTER(!COALESCE(?value >= {_term(value)}, false))"
        case "maxInclusive":
            return f"FILTER(!COALESCE(?value <= {_term(value)}, false))"
        case "pattern":
            return f"FILTER(isBlank(?value) || !REGEX(STR(?value), {_term(rdflib.Literal(str(value)))}))"
    return ""


def _path(shapes: rdflib.Graph, path: Node | None) -> str:
    if isinstance(path, rdflib.URIRef):
        return path.n3()
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(shapes, inverse)}"
    if path is not None and shapes.value(path, RDF.first) is not None:
        return "/".join(_path(shapes, step) for step in Collection(shapes, path))
    raise ConfigError(f"a path of {path} is not compiled")


def _term(value: Node | None) -> str:
    assert isinstance(value, rdflib.URIRef | rdflib.Literal)
    return value.n3()


def _text(shapes: rdflib.Graph, value: Node) -> str:
    if isinstance(value, rdflib.BNode):
        return ", ".join(str(item) for item in Collection(shapes, value))
    return str(value)

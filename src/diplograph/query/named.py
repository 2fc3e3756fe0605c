"""Files of named queries in, queries with their values bound out.

A query file begins with comments:

    # title: Who called whom
    # title@ar: من اتصل بمن
    # param: actor (actor, optional): one side of the call

and uses a parameter as a variable of that name; `bind` gives it its value in a VALUES clause at
the mark `#VALUES`, never by pasting text into the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from diplograph.errors import QueryError
from diplograph.query.run import Result, run
from diplograph.vocab import (
    EVENT_TYPES,
    PREFIXES,
    TOPICS,
    actor_iri,
    event_iri,
    event_type_iri,
    ontology_folder,
    topic_iri,
)

__all__ = ["NamedQuery", "Parameter", "bind", "list_queries", "named_query"]

_TITLE = re.compile(r"#\s*title(?:@(?P<lang>\w+))?:\s*(?P<text>.+)")
_PARAM = re.compile(
    r"#\s*param:\s*(?P<name>\w+)\s*\((?P<kind>\w+)(?P<optional>,\s*optional)?\):\s*(?P<text>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a query takes: an actor, a date, an event, a type, a topic, a relation or a text."""

    name: str
    kind: str
    optional: bool
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the ontology's collection."""

    name: str
    title: str
    title_ar: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    folder = ontology_folder() / "queries"
    return tuple(_parse(path) for path in sorted(folder.glob("*.rq")))


def _parse(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    titles = {m["lang"] or "en": m["text"].strip() for m in _TITLE.finditer(text)}
    parameters = tuple(
        Parameter(m["name"], m["kind"], bool(m["optional"]), m["text"].strip()) for m in _PARAM.finditer(text)
    )
    return NamedQuery(path.stem, titles.get("en", path.stem), titles.get("ar", ""), parameters, text)


def named_query(name: str) -> NamedQuery:
    """A query by its name.

    Raises:
        QueryError: no such query; lists those there are.
    """
    for query in list_queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in list_queries())
    raise QueryError(f"no query named {name!r}; there are: {known}")


def bind(query: NamedQuery, values: Mapping[str, str], store: Path) -> str:
    """The SPARQL text with values for its parameters.

    Actors may be given as QID, IRI, or a name in Arabic or English as the graph spells it.

    Raises:
        QueryError: a parameter is unknown, missing, or its value means nothing here.
    """
    known = {parameter.name for parameter in query.parameters}
    for name in values:
        if name not in known:
            wanted = ", ".join(sorted(known)) or "none"
            raise QueryError(f"{query.name} has no parameter {name!r}; it takes: {wanted}")
    clauses = []
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is None or not value.strip():
            if not parameter.optional:
                raise QueryError(f"{query.name} needs {parameter.name}: {parameter.description}")
            continue
        terms = " ".join(_terms(parameter, value.strip(), store))
        clauses.append(f"VALUES ?{parameter.name} {{ {terms} }}")
    return query.text.replace("#VALUES", "\n".join(clauses))


def _terms(parameter: Parameter, value: str, store: Path) -> list[str]:
    match parameter.kind:
        case "actor":
            return _actors(value, store)
        case "date":
            try:
                return [f'"{date.fromisoformat(value).isoformat()}"^^<{PREFIXES["xsd"]}date>']
            except ValueError:
                raise QueryError(f"{parameter.name}: {value!r} is not a date like 2021-04-13") from None
        case "event":
            key = value.rsplit("/", 1)[-1]
            if not re.fullmatch(r"[0-9a-f]{16}", key):
                raise QueryError(f"{parameter.name}: {value!r} is no id of an event")
            return [f"<{event_iri(key)}>"]
        case "type":
            if value not in EVENT_TYPES:
                raise QueryError(f"{parameter.name}: no event type {value!r}")
            return [f"<{event_type_iri(value)}>"]
        case "topic":
            names_of = {
                name: {name, topic.label_en.casefold(), topic.label_ar} for name, topic in TOPICS.items()
            }
            found = [name for name, names in names_of.items() if value.casefold() in names]
            if not found:
                raise QueryError(f"{parameter.name}: no topic {value!r}; there are: {', '.join(TOPICS)}")
            return [f"<{topic_iri(found[0])}>"]
        case "relation":
            names = {kind.relation for kind in EVENT_TYPES.values()}
            relation = EVENT_TYPES[value].relation if value in EVENT_TYPES else value.removeprefix("dg:")
            if relation not in names:
                raise QueryError(f"{parameter.name}: no relation {value!r}")
            return [f"<{PREFIXES['dg']}{relation}>"]
    return [_quoted(value)]


# a name of somebody who was joined to another actor leads to that one
_STANDS_FOR = "OPTIONAL { ?named dg:sameActor ?other } BIND(COALESCE(?other, ?named) AS ?actor)"


def _actors(value: str, store: Path) -> list[str]:
    if re.fullmatch(r"Q\d+", value):
        return [f"<{actor_iri(value)}>"]
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        return [f"<{value}>"]
    found: Result = run(
        store,
        "SELECT DISTINCT ?actor WHERE { ?named rdfs:label|skos:altLabel ?label . "
        f"FILTER(LCASE(STR(?label)) = LCASE({_quoted(value)})) {_STANDS_FOR} }}",
    )
    if not found.rows:
        found = run(
            store,
            "SELECT DISTINCT ?actor WHERE { ?named a ?kind ; rdfs:label ?label . "
            "FILTER(?kind IN (dg:Actor, dg:JoinedActor)) "
            f"FILTER(CONTAINS(LCASE(STR(?label)), LCASE({_quoted(value)}))) {_STANDS_FOR} }}",
        )
    if not found.rows:
        raise QueryError(f"nobody in this graph is called {value!r}")
    return [f"<{row[0]}>" for row in found.rows]


def _quoted(value: str) -> str:
    """A SPARQL string that cannot end early."""
    return (
        '"'
        + "".join(
            char
            if char.isalnum() or char in " -_.,'"
            else f"\\u{ord(char):04X}"
            if ord(char) < 0x10000
            else f"\\U{ord(char):08X}"
            for char in value
            if not 0xD800 <= ord(char) <= 0xDFFF
        )
        + '"'
    )

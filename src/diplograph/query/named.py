"""Files of named queries in, queries with their values bound out.

A query file begins with comments:

    # title: Who called whom
    # title@ar: من اتصل بمن
    # param: actor (actor, optional): one side of the call
    # example: actor=بوتين

and uses a parameter as a variable of that name; `bind` gives it its value in a VALUES clause at the
mark `#VALUES`, or at a mark that names it (`#VALUES actor`), never by pasting text into the query. Queries
name their graphs, so that they mean the same in every store, whatever its default graph is.

Lines between `#IF who` and `#ELSE` or `#END` count when that parameter is given, those between `#ELSE` and
`#END` when it is not: a query begins at what it is asked about.

They are written for stores that join in the order of the text and look up what was found before: what
leaves few rows comes first, in a SELECT of its own, and what only adds to a row in an OPTIONAL after it.
Each OPTIONAL adds one triple: of two it would gather all there are in the graph before it looks which of
them are needed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Protocol

from diplograph.errors import QueryError
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

__all__ = ["NamedQuery", "Names", "Parameter", "bind", "day_of", "event_type", "list_queries", "named_query"]

_TITLE = re.compile(r"#\s*title(?:@(?P<lang>\w+))?:\s*(?P<text>.+)")
_PARAM = re.compile(
    r"#\s*param:\s*(?P<name>\w+)\s*\((?P<kind>\w+)(?P<optional>,\s*optional)?\):\s*(?P<text>.+)"
)
_MARK = re.compile(r"#VALUES\b(?P<names>[ \w]*)")
_IF = re.compile(
    r"^[ ]*#IF (?P<name>\w+)[ ]*\n(?P<given>.*?)(?:^[ ]*#ELSE[ ]*\n(?P<missing>.*?))?^[ ]*#END[ ]*\n",
    re.DOTALL | re.MULTILINE,
)
_EXAMPLE = re.compile(r"#[ \t]*example:(?P<text>[^\n]*)")


# What stands between two sides, the surest first: a name may have an "and" in it, and an Arabic one may
# begin with the letter that is "and" where it is written to the next word.
_BETWEEN = (
    re.compile(r"[,،|/–—]|\s-\s|(?<=^[A-Z]{3})-"),
    re.compile(r"\s+(?:and|vs?\.?|versus|with|و|ضد|مع)\s+", re.IGNORECASE),
    re.compile(r"\s+و(?=\w)"),
)


class Names(Protocol):
    """Who is who in a graph."""

    def called(self, name: str) -> Sequence[str]:
        """The IRIs of the actors and places that a name means."""

    def acting(self, name: str) -> Sequence[str]:
        """The IRIs of the states and unions that a capital of this name stands for."""

    def codes(self, name: str) -> Sequence[str]:
        """The ISO codes of the states that a name means."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a query takes.

    `kind` is actor, place, dyad, date, day, month, event, type, topic, relation or text.
    """

    name: str
    kind: str
    optional: bool
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the ontology's collection; the example has an answer in the bundled graph."""

    name: str
    title: str
    title_ar: str
    parameters: tuple[Parameter, ...]
    text: str
    example: Mapping[str, str] = field(default_factory=dict)

    @property
    def most(self) -> int | None:
        """How many rows it gives at most."""
        limits = re.findall(r"\bLIMIT (\d+)", self.text)
        return int(limits[-1]) if limits else None

    @property
    def command(self) -> str:
        """The example as it is typed, after `diplograph query GRAPH`."""
        values = "".join(f" --param {name}={_shell(value)}" for name, value in self.example.items())
        return f"--name {self.name}{values}"


def _shell(value: str) -> str:
    return f"'{value}'" if " " in value else value


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
    found = _EXAMPLE.search(text)
    pairs = re.split(r",\s+(?=\w+=)", found["text"].strip()) if found else []
    example = dict(pair.split("=", 1) for pair in pairs if pair)
    title = titles.get("en", path.stem)
    return NamedQuery(path.stem, title, titles.get("ar", ""), parameters, text, example)


def named_query(name: str) -> NamedQuery:
    """A query by its name.

    Raises:
        QueryError: no such query; lists those there are.
    """
    for query in list_queries():
        if query.name == name:
            return query
    known = [query.name for query in list_queries()]
    raise QueryError(f"no query named {name!r}; {_near(name, known)}there are: {', '.join(known)}")


def _near(word: str, known: Iterable[str]) -> str:
    """A question whether something like the word was meant, if anything is like it."""
    found = get_close_matches(word.casefold(), list(known), 1, 0.7)
    return f"did you mean {found[0]}? " if found else ""


def bind(query: NamedQuery, values: Mapping[str, object], names: Names) -> str:
    """The SPARQL text with values for its parameters.

    Args:
        query: the query.
        values: by the names of its parameters. Actors and places may be given as QID, IRI, ISO code or
            name in either language and any spelling; dates as 2021, 2021-04, 2021-04-13 or `datetime.date`.
        names: who is who in the graph.

    Raises:
        QueryError: a parameter is unknown, missing, or its value means nothing here.
    """
    known = {parameter.name for parameter in query.parameters}
    for name in values:
        if name not in known:
            wanted = ", ".join(sorted(known)) or "none"
            raise QueryError(
                f"{query.name} has no parameter {name!r}; {_near(name, known)}it takes: {wanted}"
            )
    clauses: dict[str, str] = {}
    for parameter in query.parameters:
        value = _written(parameter.name, values.get(parameter.name))
        if not value:
            if not parameter.optional:
                raise QueryError(
                    f"{query.name} needs {parameter.name}: {parameter.description}; for example "
                    f"{query.command}"
                )
            continue
        terms = " ".join(_terms(parameter, value, names))
        clauses[parameter.name] = f"VALUES ?{parameter.name} {{ {terms} }}"
    text = _IF.sub(
        lambda part: (part["given"] if part["name"] in clauses else part["missing"]) or "", query.text
    )
    own = {name for mark in _MARK.finditer(text) for name in mark["names"].split()}

    def put(mark: re.Match[str]) -> str:
        wanted = mark["names"].split() or [name for name in clauses if name not in own]
        return "\n".join(clauses[name] for name in wanted if name in clauses)

    return _MARK.sub(put, text)


def _written(name: str, value: object) -> str:
    """A value as it would be typed; empty if there is none."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case date():
            return value.isoformat()[:10]
        case int() if not isinstance(value, bool):
            return str(value)
    raise QueryError(f"{name}: give one text, such as a name or a date, not {value!r}")


def _terms(parameter: Parameter, value: str, names: Names) -> list[str]:
    match parameter.kind:
        case "actor":
            acting = names.acting(value)
            found = [*acting, *(_somebody(value, names) if not acting else names.called(value))]
            return [f"<{iri}>" for iri in dict.fromkeys(found)]
        case "place":
            return [f"<{iri}>" for iri in _somebody(value, names)]
        case "dyad":
            return [_quoted(_dyad(parameter.name, value, names))]
        case "date" | "day":
            if parameter.kind == "day" and len(value) < len("2021-04-13"):
                raise QueryError(f"{parameter.name}: {value!r} is not a day like 2021-04-13")
            day = day_of(parameter.name, value, last=parameter.name == "until")
            return [f'"{day.isoformat()}"^^<{PREFIXES["xsd"]}date>']
        case "month":
            if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
                raise QueryError(f"{parameter.name}: {value!r} is not a month like 2021-04")
            return [_quoted(value)]
        case "event":
            key = value.rsplit("/", 1)[-1]
            if not re.fullmatch(r"[0-9a-f]{16}", key):
                raise QueryError(
                    f"{parameter.name}: {value!r} is no id of an event: sixteen of 0 to 9 and a to f"
                )
            return [f"<{event_iri(key)}>"]
        case "type":
            return [f"<{event_type_iri(event_type(parameter.name, value))}>"]
        case "topic":
            labels = {
                name: {name, topic.label_en.casefold(), topic.label_ar} for name, topic in TOPICS.items()
            }
            return [f"<{topic_iri(_one(parameter.name, value, labels, 'topic'))}>"]
        case "relation":
            known = {kind.relation for kind in EVENT_TYPES.values()}
            relation = EVENT_TYPES[value].relation if value in EVENT_TYPES else value.removeprefix("dg:")
            if relation not in known:
                near = _near(relation, known)
                raise QueryError(
                    f"{parameter.name}: no relation {value!r}; {near}there are: {', '.join(sorted(known))}"
                )
            return [f"<{PREFIXES['dg']}{relation}>"]
    return [_quoted(value)]


def event_type(parameter: str, value: str) -> str:
    """The event type with a name or a label in either language.

    Raises:
        QueryError: there is none; names the parameter and the types there are.
    """
    labels = {name: {name, kind.label_en.casefold(), kind.label_ar} for name, kind in EVENT_TYPES.items()}
    return _one(parameter, value, labels, "event type")


def _one(parameter: str, value: str, labels: Mapping[str, set[str]], what: str) -> str:
    """The entry of a scheme with this name or label."""
    for name, known in labels.items():
        if value.casefold() in known:
            return name
    near = _near(value, (label for known in labels.values() for label in known))
    raise QueryError(f"{parameter}: no {what} {value!r}; {near}there are: {', '.join(labels)}")


def day_of(parameter: str, value: str, *, last: bool = False) -> date:
    """The first day that a year, a month or a day means, or the last.

    Raises:
        QueryError: it means none; names the parameter.
    """
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", value.strip())
    year, month, day = (int(part) if part else None for part in found.groups()) if found else (None,) * 3
    try:
        if year is not None and day is not None:
            return date(year, month or 1, day)
        if year is not None:
            number = month or (12 if last else 1)
            return date(year, number, calendar.monthrange(year, number)[1] if last else 1)
    except ValueError:
        pass
    raise QueryError(f"{parameter}: {value!r} is not a date like 2021-04-13, 2021-04 or 2021")


def _somebody(value: str, names: Names) -> Sequence[str]:
    if re.fullmatch(r"Q\d+", value):
        return [actor_iri(value)]
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        return [value]
    found = names.called(value)
    if not found:
        raise QueryError(f"nobody and no place in this graph is called {value!r}")
    return found


def _dyad(parameter: str, value: str, names: Names) -> str:
    """Two sides as the graph names them: `RUS-USA`."""
    for between in _BETWEEN:
        parts = [part.strip() for part in between.split(value)]
        if len(parts) == 2 and all(parts):
            break
    else:
        raise QueryError(f"{parameter}: {value!r} is not two sides like USA,RUS")
    return "-".join(sorted(_side(part, names) for part in parts))


def _side(value: str, names: Names) -> str:
    if re.fullmatch(r"[A-Z]{3}", value):
        return value
    codes = names.codes(value)
    if len(codes) != 1:
        raise QueryError(f"no side in this graph is called {value!r}; give its ISO code, such as RUS")
    return codes[0]


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

"""What other programs read: networks and tables, with names that mean harm."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph
import pytest
from pyoxigraph import Quad, RdfFormat

import diplograph as dg
from browsing import HOSTILE
from diplograph.graph.export import export
from diplograph.graph.terms import literal, name, typed, web_iri
from diplograph.graph.turtle import trig, turtle
from diplograph.query import Result
from diplograph.records import ActorKind, ActorRef, Article, Event, EventMention, Place, Span, content_hash


def told(number: int, text: str) -> tuple[Article, Event]:
    """An event with a text in every field that takes one."""
    body = f"X {text} Y"
    article = Article(
        id=f"{number}{text}", text=body, lang=("en", "ar")[number % 2], title=text, publisher=text, url=text
    )
    ref = ActorRef(
        id=f"person/{number}", name=text, name_ar=text, kind=ActorKind.PERSON, country=text, text=text
    )
    other = ActorRef(id=f"org/{number}", name="b", name_ar="ب")
    claim = EventMention(article=article.id, type="meet", trigger=Span(0, 1), sentence=Span(0, len(body)), agents=(ref,),
                         patients=(other,), attribution=(ref,), place=Place(text=text, name=text), rule=text)  # fmt: skip
    event = Event(id=content_hash(str(number)), type="meet", agents=(ref,), patients=(other,), place=claim.place, claims=(claim,))  # fmt: skip
    return article, event


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Article, Event]]:
    return [told(number, text) for number, text in enumerate(HOSTILE)]


def written(pairs: list[tuple[Article, Event]], path: Path, **options: Any) -> Path:
    folder: Any = None  # networks and tables are made of the events alone
    export(folder, path, lambda: ([a for a, _ in pairs], [e for _, e in pairs]), **options)
    return path


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_hold_every_name(pairs: list[tuple[Article, Event]], tmp_path: Path, form: str) -> None:
    """The file is well-formed, every actor and event is in it, and no name has become a node or an attribute."""
    path = written(pairs, tmp_path / f"x.{form}")
    graph = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
    assert set(graph) == {ref.id for _, event in pairs for ref in (*event.agents, *event.patients)}
    assert graph.number_of_edges() == len(pairs)
    allowed = {"label", "label_ar", "kind", "country"}
    for (_, event), text in zip(pairs, HOSTILE, strict=True):
        data = graph.nodes[event.agents[0].id]
        assert set(data) <= allowed
        # XML turns every line end and, in attributes, every white space into one of its own.
        plain = "".join(char for char in text if char.isalnum() and char.isprintable())
        assert plain[:200] in "".join(char for char in data["label"] if char.isalnum()), text


@pytest.mark.parametrize("table", ["events", "claims", "actors"])
def test_tables_run_nothing(pairs: list[tuple[Article, Event]], tmp_path: Path, table: str) -> None:
    """Every row is whole, and no cell is a formula."""
    path = written(pairs, tmp_path / "x.csv", table=table)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(pairs) * (2 if table == "actors" else 1)
    for row in rows:
        assert None not in row and None not in row.values()
        for value in row.values():
            assert value[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_rdf_comes_back(example_graph: dg.KnowledgeGraph, tmp_path: Path, form: str) -> None:
    """Every quad of the graph is in the file and nothing else is; Turtle holds the triples."""
    path = example_graph.export(tmp_path / f"x.{form}")
    kinds = {
        "ttl": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "nq": RdfFormat.N_QUADS,
        "jsonld": RdfFormat.JSON_LD,
    }
    wanted = set(example_graph._graph.store)
    found = {quad for quad in pyoxigraph.parse(path=str(path), format=kinds[form]) if isinstance(quad, Quad)}
    if form == "ttl":
        wanted = {Quad(quad.subject, quad.predicate, quad.object) for quad in wanted}
    assert found == wanted


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_turtle_of_what_means_harm(tmp_path: Path, lang: str) -> None:
    """Whatever a text, a language or an address holds, TriG says what N-Quads say, in files cut anywhere."""
    lines = {lang: [], "other": []}  # type: dict[str, list[str]]
    for number, text in enumerate([*HOSTILE, "\\", '"@en', "a\\u0041", '"^^<x:y>', " <g> .", "\u2028\x85"]):
        graph = "<https://w3id.org/diplograph/graph/events>"
        node = (
            web_iri(f"https://example.org/{number}?{text}#x") or f"<https://w3id.org/diplograph/id/{number}.>"
        )
        for value in (
            literal(text, lang),
            literal(text),
            typed(number),
            typed(number / 8),
            typed(bool(number % 2)),
        ):
            for predicate in (name("rdfs:label"), name("rdf:type")):
                lines[lang if number % 2 else "other"].append(f"{node} {predicate} {value} {graph} .")
    paths = [tmp_path / "events-0.nq", tmp_path / "events-1.nq"]
    for path, held in zip(paths, lines.values(), strict=True):
        path.write_bytes("".join(f"{line}\n" for line in sorted(set(held))).encode())
    wanted = {quad for path in paths for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.N_QUADS)}
    found = pyoxigraph.parse("".join(trig([paths])).encode(), format=RdfFormat.TRIG)
    assert set(found) == wanted
    triples = {(quad.subject, quad.predicate, quad.object) for quad in wanted if isinstance(quad, Quad)}
    plain = pyoxigraph.parse("".join(turtle([paths])).encode(), format=RdfFormat.TURTLE)
    assert {
        (quad.subject, quad.predicate, quad.object) for quad in plain if isinstance(quad, Quad)
    } == triples


def test_answers_run_nothing() -> None:
    """The CSV of a query's answer: a row for each, no cell a formula."""
    result = Result(columns=("a", "b"), rows=tuple((text, "x") for text in HOSTILE))
    rows = list(csv.reader(io.StringIO(result.to_csv(), newline="")))
    assert len(rows) == len(HOSTILE) + 1 and all(len(row) == 2 for row in rows)
    assert all(row[0][:1] not in {"=", "+", "-", "@", "\t", "\r"} for row in rows)

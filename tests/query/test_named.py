"""Named queries on the example graph, and free queries that must be refused."""

from __future__ import annotations

import pytest

import diplograph as dg
from diplograph.errors import QueryError
from diplograph.query import list_queries

EXPECTED = {
    "actors-without-wikidata": ({}, "name", "Russian"),
    "conflict-between-states": ({"dyad": "RUS-USA"}, "label", "sanction"),
    "denials": ({}, "sentence", "denied"),
    "differing-accounts": ({"slot": "number"}, "rightSentence", "سبعة عشر"),
    "dyad-by-month": ({}, "dyad", "RUS-USA"),
    "events-by-topic": ({"topic": "العقوبات"}, "topicName", "sanctions"),
    "events-of-an-actor": ({"actor": "بوتين"}, "label", "call"),
    "latest-events": ({"since": "2023-01-01"}, "labelAr", "السعودية"),
    "meetings-of-an-actor": ({"actor": "Antony Blinken"}, "withName", "Jens Stoltenberg"),
    "most-independent-sources": ({"type": "call"}, "label", "Vladimir Putin"),
    "offices-held": ({"actor": "Q7821917"}, "office", "foreign_minister"),
    "planned-not-yet-reported": ({}, "modality", "proposed"),
    "provenance-of-a-relation": ({"relation": "call"}, "sentence", "بايدن"),
    "sanctions": ({}, "agentName", "United States"),
    "statements-by-a-source": ({"source": "الكرملين"}, "sentence", "الكرملين"),
    "strongest-relations": ({}, "subjectName", "Joe Biden"),
    "visits-to-a-place": ({"place": "Brussels"}, "visitorName", "Antony Blinken"),
    "what-each-side-says": ({}, "sourceName", "White House"),
    "who-called-whom": ({}, "calledName", "Vladimir Putin"),
}


def test_every_query_is_tested() -> None:
    """At least twelve, each with titles in both languages and a test of its rows."""
    queries = list_queries()
    assert len(queries) >= 12
    assert {query.name for query in queries} == set(EXPECTED)
    assert all(query.title and query.title_ar for query in queries)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows(example_graph: dg.KnowledgeGraph, name: str) -> None:
    """Each query answers on the example graph, with what an analyst would expect to see."""
    values, column, wanted = EXPECTED[name]
    result = example_graph.query(name, **values)
    assert column in result.columns
    assert any(wanted in str(row[column]) for row in result), result.to_text()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "LOAD <http://example.org/x>",
        "CLEAR ALL",
        "SELECT WHERE",
    ],
)
def test_refused(example_graph: dg.KnowledgeGraph, query: str) -> None:
    """A query cannot change the graph, reach out of it, or end in a traceback."""
    with pytest.raises(QueryError):
        example_graph.sparql(query)


def test_words_in_strings_are_no_commands(example_graph: dg.KnowledgeGraph) -> None:
    """ "Service" in a string, a comment or an IRI is only a word."""
    query = 'SELECT ?s WHERE { ?s rdfs:label ?l FILTER(?l = "INSERT DATA {") } # LOAD <x>'
    assert len(example_graph.sparql(query)) == 0


def test_timeout(example_graph: dg.KnowledgeGraph) -> None:
    """A query that would run for ever is ended."""
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="seconds"):
        example_graph.sparql(heavy, timeout=3)


@pytest.mark.parametrize("value", ['"} INSERT', "x\\", "\u202e", "=1+1", "'; DROP", "<a>"])
def test_hostile_values(example_graph: dg.KnowledgeGraph, value: str) -> None:
    """A value is a value, whatever it spells."""
    with pytest.raises(QueryError, match="nobody"):
        example_graph.query("events-of-an-actor", actor=value)
    assert len(example_graph.query("dyad-by-month", dyad=value)) == 0

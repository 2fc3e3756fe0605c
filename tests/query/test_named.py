"""Named queries on the example graph, and free queries that must be refused."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import diplograph as dg
from diplograph.errors import QueryError
from diplograph.query import NamedQuery, bind, list_queries, named_query, strange
from diplograph.query.named import Parameter
from diplograph.query.run import in_child

# What an analyst would expect to see in the answer to each query's own example: a column and a part of a cell.
EXPECTED = {
    "accusations": ("whomName", ""),
    "actors-without-wikidata": ("name", "Russian"),
    "agreements": ("label", "Iran"),
    "aid": ("event", ""),
    "articles-about": ("headline", ""),
    "calls": ("label", "Joe Biden"),
    "conflict-between-states": ("label", "sanction"),
    "cooperation-and-conflict": ("month", "2021-04"),
    "denials": ("sentence", "denied"),
    "differing-accounts": ("rightSentence", "سبعة عشر"),
    "dyad-by-month": ("dyad", "RUS-USA"),
    "events-between": ("label", "Vladimir Putin"),
    "events-by-topic": ("topicName", "sanctions"),
    "events-in-a-place": ("label", "Antony Blinken"),
    "events-of-an-actor": ("label", "call"),
    "events-on-a-day": ("labelAr", "بوتين"),
    "hosts": ("guestName", ""),
    "latest-events": ("labelAr", "السعودية"),
    "mediation": ("whoName", "Egypt"),
    "meetings-of-an-actor": ("withName", "Jens Stoltenberg"),
    "military-acts": ("label", ""),
    "most-active": ("nameAr", "بوتين"),
    "most-independent-sources": ("label", "Vladimir Putin"),
    "offices-held": ("office", "foreign_minister"),
    "outlets": ("lang", "ar"),
    "planned-not-yet-reported": ("modality", "p"),
    "provenance-of-a-relation": ("sentence", "بايدن"),
    "sanctions": ("agentName", "United States"),
    "sources": ("nameAr", "الكرملين"),
    "statements-by-a-source": ("sentence", "الكرملين"),
    "strongest-relations": ("subjectName", "Joe Biden"),
    "threats-and-warnings": ("event", ""),
    "told-in-both-languages": ("labelAr", "بوتين"),
    "top-dyads": ("dyad", "RUS-USA"),
    "top-dyads-of-a-month": ("dyad", "RUS-USA"),
    "visits-of-an-actor": ("placeName", "Brussels"),
    "visits-to-a-place": ("visitorName", "Antony Blinken"),
    "what-each-side-says": ("sourceName", "White House"),
    "who-called-whom": ("calledName", "Vladimir Putin"),
    "why-one-event": ("because", "actors"),
}


def test_every_query_is_tested() -> None:
    """At least twenty-four, each with titles in both languages, and a test of its example."""
    queries = list_queries()
    assert len(queries) >= 24
    assert {query.name for query in queries} == set(EXPECTED)
    assert all(query.title and query.title_ar for query in queries)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows(example_graph: dg.KnowledgeGraph, name: str) -> None:
    """The example of each query answers on the bundled graph."""
    column, wanted = EXPECTED[name]
    result = example_graph.query(name, **named_query(name).example)
    assert column in result.columns
    assert any(wanted in str(row[column] or "") for row in result), result.to_text()
    assert len(result.to_pandas()) == len(result)


# Of each kind of parameter a value that nothing in any graph has.
NOTHING = {
    "actor": "http://example.org/nobody", "place": "http://example.org/nowhere", "date": "2999", "day": "2999-01-01", "month": "2999-01",
    "dyad": "AAA,ZZZ", "event": "f" * 16, "text": "nothing",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(query.name, p.name) for query in list_queries() for p in query.parameters if p.kind in NOTHING],
)
def test_every_parameter_counts(example_graph: dg.KnowledgeGraph, name: str, parameter: str) -> None:
    """What nothing has leaves no row, wherever in the query the parameter is used."""
    query = named_query(name)
    (kind,) = (p.kind for p in query.parameters if p.name == parameter)
    needed = {p.name: query.example[p.name] for p in query.parameters if not p.optional}
    value = "1000" if parameter == "until" else NOTHING[kind]
    rows = list(example_graph.query(name, **{**needed, parameter: value}))
    # What the articles say of an office without a date in them holds on any day, as far as anybody knows.
    assert not [row for row in rows if (name, parameter) != ("offices-held", "on") or row["end"]]


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


# Each ends in one way; the first process may be copied, since nothing else is at work in it, the others may not.
ALONE = """
import sys
from diplograph.errors import QueryError
from diplograph.query import run
from diplograph.query.run import _may_copy
from pathlib import Path

assert _may_copy() is (sys.argv[2] == "alone")
for query, seconds in (
    ("SELECT ?b { ?a dg:called ?b } LIMIT 1", 60), ("SELECT {", 60),
    ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", 1),
    ("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a", 60), ("SELECT * { ?a dg:sentenceText ?b }", 60),
):
    try:
        print(len(run(Path(sys.argv[1]), query, timeout=seconds)) > 0)
    except QueryError as error:
        print(error)
"""
COMPANY = "import threading; threading.Thread(target=lambda: threading.Event().wait(), daemon=True).start()\n"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")
@pytest.mark.parametrize("company", ["alone", "threads"])
def test_a_copy_answers_as_a_new_process_does(example_graph: dg.KnowledgeGraph, company: str) -> None:
    """Rows, what is wrong with a query, too long, too much memory: told alike, and the next one is answered."""
    script = ALONE if company == "alone" else COMPANY + ALONE
    store = str(example_graph._graph.snapshot / "store")
    done = subprocess.run(
        [sys.executable, "-c", script, store, company], capture_output=True, encoding="utf-8", timeout=300
    )
    assert not done.stderr and done.returncode == 0, done.stderr
    rows, wrong, late, large, again = done.stdout.splitlines()
    assert (rows, again) == ("True", "True")
    assert "line 1, column 9" in wrong and "within 1 seconds" in late and "GB of memory" in large


def test_a_query_begins_at_what_is_given() -> None:
    """Lines for a parameter are there when it is given, others when it is not."""
    lines = "{\n  #IF who\n  #VALUES who\n  ?e dg:agent ?who .\n  #ELSE\n  ?e a dg:Event .\n  #END\n  ?e dg:claims ?n\n}"
    query = NamedQuery("q", "", "", (Parameter("who", "actor", True, ""),), lines)
    given = bind(query, {"who": "Q159"}, NoNames())
    assert "VALUES ?who { <http://www.wikidata.org/entity/Q159> }" in given and "dg:Event" not in given
    missing = bind(query, {}, NoNames())
    assert "who" not in missing and "?e a dg:Event ." in missing
    for text in (given, missing):
        assert "#" not in text and text.rstrip().endswith("?e dg:claims ?n\n}")


class NoNames:
    def called(self, name: str) -> list[str]:
        return []

    acting = codes = called


def test_a_store_is_opened_once(example_graph: dg.KnowledgeGraph) -> None:
    """Opening it takes longer than most answers."""
    first = example_graph._graph.store
    example_graph.query("top-dyads")
    assert example_graph._graph.store is first


def test_memory(example_graph: dg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query that would take all memory is ended with a line that says so; the next one is answered."""
    store = example_graph._graph.snapshot / "store"
    long = f'BIND(REPLACE(?t, ".", "{"x" * 400}") AS ?long)'
    wide = f"SELECT (GROUP_CONCAT(?long) AS ?all) {{ ?a dg:sentenceText ?t . ?b dg:sentenceText ?u {long} }}"
    for request in (
        {"store": str(store), "query": wide, "limit": None, "memory": 2**30},
        {"store": str(store), "query": wide, "most": 2**40, "select": "CSV", "graph": "TURTLE",
         "default_graph": [], "named_graphs": [], "memory": 2**30},
    ):  # fmt: skip
        with pytest.raises(QueryError, match="1 GB of memory"):
            in_child(request, 120)
    assert len(example_graph.sparql("SELECT * { ?a dg:called ?b }", timeout=60, limit=1)) == 1


@pytest.mark.parametrize("value", ['"} INSERT', "x\\", "\u202e", "=1+1", "'; DROP", "<a>"])
def test_hostile_values(example_graph: dg.KnowledgeGraph, value: str) -> None:
    """A value is a value, whatever it spells."""
    with pytest.raises(QueryError, match="nobody"):
        example_graph.query("events-of-an-actor", actor=value)
    with pytest.raises(QueryError, match="two sides"):
        example_graph.query("dyad-by-month", dyad=value)
    assert len(example_graph.query("differing-accounts", slot=value)) == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s a dg:Event .SERVICE<http://127.0.0.1:9/x>{?s ?p ?o} }",
        "SELECT * { ?s ?p 1SERVICE?x{?a ?b ?c} }",
        "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/x>{?a ?b ?c} }",
        "SELECT * { ?s ?p '''' ' # ''' SERVICE <http://127.0.0.1:9/x> {?a ?b ?c} }",
        "SELECT * { ?s ?p ?o # \\n\nSERVICE <http://127.0.0.1:9/x> {?a ?b ?c} }",
        "SELECT * { ?s ?p ?o SERV\\u0049CE <http://127.0.0.1:9/x> {?a ?b ?c} }",
        "SELECT * { ?s ?p ?o service silent<http://127.0.0.1:9/x>{?a ?b ?c} }",
        "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<http://127.0.0.1:9/x>{?a ?b ?c} }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { ?s ?p 1SERVICEx:y{?a ?b ?c} }",
    ],
)
def test_no_way_round(example_graph: dg.KnowledgeGraph, query: str) -> None:
    """However it is written, a query reaches nothing outside."""
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        example_graph.sparql(query)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT * {\n ?s zz:a ?o }",
            "line 2.*no prefix zz: here; known without being declared: dg:",
        ),
        ("SELECT * { ?s dgx:called ?o }", "line 1.*no prefix dgx: here; known without being declared: dg:"),
        ("SELECT ?s WHERE { ?s a dg:Event", r'line 1.*one of ",", ".", ";"(, "[^"]{1,2}")*$'),
        ("SELECT ?a COUNT(?b) { ?a ?p ?b }", r"in brackets with a name, as in \(COUNT\(\?x\)"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b }", "The SELECT contains a variable that is unbound$"),
        ("SELECT * {\n  ?s a dg:Event .\n  ?s ~~ ?o\n}", "line 3"),
    ],
)
def test_errors_tell_the_place(example_graph: dg.KnowledgeGraph, query: str, told: str) -> None:
    """Line and column are those of the text as it was given."""
    with pytest.raises(QueryError, match=told):
        example_graph.sparql(query)


@pytest.mark.parametrize(
    "name",
    ["بوتين", "Putin", "vladimir putin", "فلاديمير بوتين", "Q7747", "http://www.wikidata.org/entity/Q7747"],
)
def test_a_name_in_any_form(example_graph: dg.KnowledgeGraph, name: str) -> None:
    """QID, IRI, surname or whole name, in either script: the same rows."""
    assert example_graph.query("calls", who=name).rows == example_graph.query("calls", who="Q7747").rows


@pytest.mark.parametrize(
    "dyad",
    ["USA,RUS", "RUS-USA", "روسيا،الولايات المتحدة", "Russia and United States", "RUS/USA", "Russia vs. USA",
     "USA – Russia", "الولايات المتحدة وروسيا", "روسيا والولايات المتحدة", "أمريكا و روسيا"],
)  # fmt: skip
def test_a_dyad_in_any_form(example_graph: dg.KnowledgeGraph, dyad: str) -> None:
    """Codes or names, in either order and language."""
    assert len(example_graph.query("events-between", dyad=dyad)) > 5


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?a dg:caled ?b }", ["the ontology has no dg:caled; did you mean dg:called?"]),
        ("ASK { ?e dg:eventType dge:visits }", ["the ontology has no dge:visits; did you mean dge:visit?"]),
        ("SELECT * { ?a dg:zzzzzz ?b }", ["the ontology has no dg:zzzzzz"]),
        ('SELECT * { ?a dg:called "dg:x" ; dg:claimedBy ?who } # dg:y', []),
        ("PREFIX dg: <http://example.org/> SELECT * { ?a dg:x ?b }", []),
    ],
)
def test_a_slip_in_a_name_is_seen(query: str, told: list[str]) -> None:
    """Such a query runs and finds nothing; why is told."""
    assert strange(query) == told


def test_no_named_query_has_a_strange_name() -> None:
    """Every name of the ontology in them is one."""
    assert not [line for query in list_queries() for line in strange(query.text)]


def test_what_may_have_been_meant(example_graph: dg.KnowledgeGraph) -> None:
    """A word that is nearly right is asked back."""
    with pytest.raises(QueryError, match=r"did you mean calls\?"):
        example_graph.query("call")
    with pytest.raises(QueryError, match=r"did you mean who\?"):
        example_graph.query("calls", whom="Putin")
    with pytest.raises(QueryError, match=r"did you mean sanction\?"):
        example_graph.query("latest-events", type="sanctions")
    with pytest.raises(QueryError, match=r"did you mean met\?"):
        example_graph.query("provenance-of-a-relation", relation="mets")
    with pytest.raises(QueryError, match="not a day like"):
        example_graph.query("events-on-a-day", on="2021-04")
    with pytest.raises(QueryError, match="no number of rows"):
        example_graph.sparql("ASK {}", limit=-1)
    with pytest.raises(QueryError, match="who: give one text"):
        example_graph.query("calls", who=["Putin", "Biden"])  # type: ignore[arg-type]


def test_how_much_is_shown() -> None:
    """A query knows where it ends, also where that is inside it; a list that is whole has no end."""
    assert [named_query(name).most for name in ("calls", "most-active", "top-dyads", "outlets")] == [
        1000,
        50,
        100,
        None,
    ]


def test_values_need_not_be_texts(example_graph: dg.KnowledgeGraph) -> None:
    """Years as numbers and days as days."""
    expected = example_graph.query("calls", since="2021-01-01").rows
    assert expected and example_graph.query("calls", since=2021).rows == expected
    assert example_graph.query("calls", since=date(2021, 1, 1)).rows == expected


def test_dates_of_any_length(example_graph: dg.KnowledgeGraph) -> None:
    """A year or a month begins with its first day and ends with its last."""
    spring = example_graph.query("events-between", dyad="USA,RUS", since="2021-04", until="2021-04")
    assert (
        spring.rows
        == example_graph.query("events-between", dyad="USA,RUS", since="2021-04-01", until="2021-04-30").rows
    )
    with pytest.raises(QueryError, match="not a date"):
        example_graph.query("calls", since="13 April")


def test_a_place_is_that_place(example_graph: dg.KnowledgeGraph) -> None:
    """Events in a city are in that city; those in a state are in its cities too."""
    brussels = example_graph.query("events-in-a-place", place="بروكسل")
    assert {row["placeName"] for row in brussels} == {"Brussels"}
    belgium = example_graph.query("events-in-a-place", place="Belgium")
    assert {row["event"] for row in brussels} <= {row["event"] for row in belgium}


def test_a_time_limit_in_a_script_on_standard_input(example_graph: dg.KnowledgeGraph) -> None:
    """What runs the query does not need the caller's file, which may not be one."""
    script = f"""import diplograph as dg
print(len(dg.open_graph({str(example_graph.folder)!r}).sparql("SELECT * {{ ?a dg:called ?b }}", timeout=60, limit=1)))
"""
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr


def test_whoever_is_missing_is_nobody(example_graph: dg.KnowledgeGraph) -> None:
    """A claim without a speaker, an act without a patient: the name stays empty, it is not everybody's."""
    call = example_graph.events(type="call", actor="Putin")[0]
    told = example_graph.evidence(call)
    rows = list(example_graph.query("what-each-side-says", event=call.id))
    assert len(rows) == len(told)
    assert sorted(row["sourceName"] or "" for row in rows) == sorted(one["claimed_by"] or "" for one in told)
    claims = sum(max(1, len(c.attribution)) for e in example_graph.events() for c in e.claims)
    assert len(example_graph.query("what-each-side-says")) <= claims
    alone = next(e for e in example_graph.events() if len(e.claims) == 1)
    rows = list(example_graph.query("what-each-side-says", event=alone.id))
    assert len(rows) == max(1, len(alone.claims[0].attribution)), "one side is a side"
    for name, role in (
        ("accusations", "whomName"),
        ("threats-and-warnings", "whomName"),
        ("aid", "receiverName"),
    ):
        rows = list(example_graph.query(name))
        events = {row["event"] for row in rows}
        assert len(rows) <= sum(
            max(1, len(e.agents)) * max(1, len(e.patients))
            for e in example_graph.events() if any(iri.endswith(e.id) for iri in events)
        ), role  # fmt: skip


@pytest.mark.parametrize(
    ("name", "column", "lang", "text"),
    [
        ("threats-and-warnings", "whomName", "en", "Iran demanded the lifting of sanctions. Joe Biden met Vladimir Putin."),
        ("threats-and-warnings", "whomName", "ar", "طالبت إيران برفع العقوبات. التقى جو بايدن فلاديمير بوتين."),
        ("aid", "receiverName", "en", "Japan promised aid. Joe Biden met Vladimir Putin."),
        ("aid", "receiverName", "ar", "تعهدت اليابان بتقديم مساعدات. التقى جو بايدن فلاديمير بوتين."),
    ],
)  # fmt: skip
def test_nobody_is_not_everybody(tmp_path: Path, name: str, column: str, lang: str, text: str) -> None:
    """An event that says to nobody whom it was done has one row without a name, and none of somebody asked for."""
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "1", "lang": lang, "text": text}), encoding="utf-8")
    graph = dg.build(source, scope="all")
    rows = list(graph.query(name))
    assert rows and all(row[column] is None for row in rows) and len(rows) == 1
    whom = {"whomName": "whom", "receiverName": "receiver"}[column]
    assert len(graph.query(name, **{whom: "Q7747"})) == 0


def test_a_capital_acts(example_graph: dg.KnowledgeGraph) -> None:
    """Whoever asks what Washington did means its government, not the city."""
    index = example_graph._reader.index
    for name in ("Washington", "واشنطن"):
        assert index.acting(name) == ["http://www.wikidata.org/entity/Q30"]
        assert index.codes(name) == ["USA"]
    assert index.acting("Blinken") == []

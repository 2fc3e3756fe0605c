"""One suite over every store: embedded, rdflib, an Oxigraph server, Virtuoso and Apache Jena, all of them real."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import rdflib
from servers import jena, oxigraph, virtuoso

import diplograph as dg
from diplograph import examples
from diplograph.cli import main
from diplograph.errors import ConfigError, GraphError, QueryError
from diplograph.graph import GraphFolder
from diplograph.graph.server import Login, Server, push
from diplograph.query import NamedQuery, bind, list_queries
from diplograph.vocab import PREFIXES

# Text that ends a string where escapes are read twice, and much else that a server could stumble over.
HOSTILE = 'Germany expelled a "Russian" diplomat \\u0022 } } ; CLEAR ALL # on Monday.\nقالت ألمانيا إنها \\ 😀\x0b طردته'


def connected(start: Any, url: str) -> Server:
    """Oxigraph and Virtuoso say what they are; Jena goes by the addresses of Fuseki, and is none."""
    if start is jena:
        return Server(url, engine="fuseki")
    found = Server(url, login=Login("dba", "dba") if start is virtuoso else None)
    assert found.name == start.__name__
    return found


@pytest.fixture(scope="module", params=[oxigraph, virtuoso, jena], ids=lambda start: str(start.__name__))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    start = request.param
    options = ["--timeout-s", "20"] if start is oxigraph else []
    with start(tmp_path_factory.mktemp(start.__name__), *options) as url:
        found = connected(start, url)
        yield found
        found.close()


@pytest.fixture(scope="module")
def graph(example_graph: dg.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> dg.KnowledgeGraph:
    copy = tmp_path_factory.mktemp("record") / "graph"
    shutil.copytree(example_graph.folder, copy)
    return dg.open_graph(copy)


def plain(rows: Any) -> Counter[tuple[str, ...]]:
    """Rows as values: stores write a decimal or a truth in their own way."""

    def cell(value: Any) -> str:
        if isinstance(value, bool) or value in {"true", "false"}:
            return str(value).lower()
        return f"{float(value):.6f}" if isinstance(value, int | float | Decimal) else str(value or "")

    return Counter(tuple(cell(value) for value in row) for row in rows)


def expected(graph: dg.KnowledgeGraph) -> dict[str, int]:
    found: Counter[str] = Counter()
    for line in graph._graph.lines():
        found[line.rstrip("\n").removesuffix(" .").rpartition(" <")[2].rstrip(">")] += 1
    return dict(found)


def held(server: Server) -> dict[str, int]:
    return {name: n for name, n in server.counts().items() if not name.endswith("/state")}


def test_a_graph_is_whole_on_a_server(server: Server, graph: dg.KnowledgeGraph) -> None:
    """Every graph has its triples there; a second push has nothing to do."""
    done = push(graph._graph, server, replace=True)
    assert done.whole and held(server) == expected(graph)
    assert push(graph._graph, server).graphs == 0


def whole(query: NamedQuery, graph: dg.KnowledgeGraph) -> str:
    """The example of a query without its limits, which cut where stores order equals differently."""
    return re.sub(r"\bLIMIT \d+", "LIMIT 9000", bind(query, query.example, graph._reader.index))


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: str(query.name))
def test_named_queries_answer_alike(server: Server, graph: dg.KnowledgeGraph, query: NamedQuery) -> None:
    """What an analyst asks has the same answer in the folder and on the server."""
    if held(server) != expected(graph):
        push(graph._graph, server, replace=True)
    text = whole(query, graph)
    own = graph.sparql(text)
    columns, rows = server.ask(text)
    assert columns == own.columns and len(own) < 9000
    assert plain(rows) == plain(own.rows)


@pytest.fixture(scope="module")
def peer(graph: dg.KnowledgeGraph) -> rdflib.Dataset:
    """The same quads in rdflib's own memory."""
    data = rdflib.Dataset(default_union=True)
    data.parse(data="".join(graph._graph.lines()), format="nquads")
    return data


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: str(query.name))
def test_named_queries_answer_alike_in_rdflib(
    peer: rdflib.Dataset, graph: dg.KnowledgeGraph, query: NamedQuery
) -> None:
    """What an analyst asks has the same answer in the folder and in rdflib's memory."""
    text = whole(query, graph)
    rows = [
        tuple(None if term is None else term.toPython() for term in row)  # type: ignore[union-attr]
        for row in peer.query(text, initNs=dict(PREFIXES))
    ]
    assert plain(rows) == plain(graph.sparql(text).rows)


def test_changes_go_to_a_server_alone(server: Server, tmp_path: Path) -> None:
    """New, changed and hostile articles: the server holds what one push of it all would have made."""
    sources = tmp_path / "articles"
    sources.mkdir()
    first, *others = examples.paths()
    for path in others[:4]:
        shutil.copy(path, sources)
    graph = dg.build(sources, tmp_path / "graph")
    push(graph._graph, server, replace=True)
    shutil.copy(first, sources)
    (sources / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    graph = dg.build(sources, tmp_path / "graph")
    done = push(graph._graph, server)
    assert not done.whole and held(server) == expected(graph)
    (sources / "hostile.txt").write_text("Germany expelled two Russian diplomats.", encoding="utf-8")
    graph = dg.build(sources, tmp_path / "graph")
    assert not push(graph._graph, server).whole
    assert held(server) == expected(graph)
    for text in (
        "SELECT ?s ?o { GRAPH graph:events { ?s rdfs:label ?o } }",
        "SELECT ?s ?o { ?s dg:score ?o }",
    ):
        assert plain(server.ask(text)[1]) == plain(graph.sparql(text).rows)


def test_another_folders_graph_is_not_lost(server: Server, graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """A server that holds somebody's graph keeps it unless told otherwise; a push cut off is done anew."""
    other = dg.build(examples.paths()[:1], tmp_path / "other")
    push(graph._graph, server, replace=True)
    with pytest.raises(GraphError, match="did not come from"):
        push(other._graph, server)
    assert held(server) == expected(graph)
    server.drop("https://w3id.org/diplograph/graph/events")
    server.put("https://w3id.org/diplograph/graph/state", ['<x:a> <x:b> "cut off" .'])
    with pytest.raises(GraphError, match="did not come from"):
        push(other._graph, server)
    assert push(graph._graph, server, replace=True).whole
    assert held(server) == expected(graph)


def test_free_queries(server: Server, graph: dg.KnowledgeGraph) -> None:
    """ASK, CONSTRUCT, a limit, all graphs at once where none is named, and one clear line on an error."""
    push(graph._graph, server, replace=True)
    assert server.ask("ASK { ?a dg:called ?b }") == (("answer",), ((True,),))
    assert len(server.ask("SELECT * { ?a dg:called ?b }", limit=2)[1]) == 2
    triples = server.ask("CONSTRUCT { ?a dg:called ?b } WHERE { ?a dg:called ?b }")[1]
    assert plain(triples) == plain(graph.sparql("CONSTRUCT WHERE { ?a dg:called ?b }").rows)
    with pytest.raises(QueryError) as caught:
        server.ask("SELECT * {")
    assert "\n" not in str(caught.value) and "<html" not in str(caught.value)


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f) && STR(?f) < STR(?i)) }"


@pytest.mark.parametrize("start", [oxigraph, virtuoso, jena])
def test_an_answer_that_took_too_long_is_none(start: Any, graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """Not what the server had by then: an error. A server of its own, since Oxigraph works on regardless."""
    with start(tmp_path / "server") as url:
        server = connected(start, url)
        push(graph._graph, server, replace=True)
        with pytest.raises(QueryError, match=r"too long|within"):
            server.ask(SLOW, timeout=1)


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build -o http://…`, again, and `query http://…` by name and freely."""
    with oxigraph(tmp_path / "server") as url:
        record = tmp_path / "record"
        source = str(examples.paths()[0].parent)
        assert main(["build", source, "-o", url, "--record", str(record)]) == 0
        assert main(["build", source, "-o", url, "--record", str(record)]) == 0
        assert "0 graphs changed" in capsys.readouterr().out
        assert main(["query", url, "SELECT ?b { ?a dg:called ?b }", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)
        named = ["query", url, "--record", str(record), "--name", "calls", "--param", "who=بوتين"]
        assert main([*named, "--format", "json"]) == 0
        assert any("Putin" in row["label"] for row in json.loads(capsys.readouterr().out))
        assert main(["query", url, "SELECT * { SERVICE <http://x/> { ?a ?b ?c } }"]) == 1
        assert "SERVICE" in capsys.readouterr().err
    assert main(["build", source, "-o", url, "--record", str(record)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


# -- servers that misbehave --------------------------------------------------------------------


@contextmanager
def misbehaving(answers: list[tuple[int, dict[str, str], bytes]]) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers in turn, the last of them for ever; with what it was told."""
    log: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            log.append(self.headers.get("Authorization") or "")
            code, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(code)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            return

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{found.server_address[1]}", log
    finally:
        found.shutdown()
        found.server_close()


JSON = {"Content-Type": "application/sparql-results+json"}
GOOD = b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x"}}]}}'


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {**JSON, "X-SQL-State": "S1TAT"}, GOOD), "part of the answer"),
        ((206, JSON, GOOD), "206"),
        ((200, JSON, GOOD[:-20]), "breaks off"),
        ((200, {**JSON, "Content-Length": "4000"}, GOOD), "breaks off|no answer"),
        ((200, {**JSON, "X-SPARQL-MaxRows": "1"}, GOOD), "at most"),
        ((500, {}, b"<html>\n<h1>no\n\x1b[31mred"), "500"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "302"),
        ((401, {"WWW-Authenticate": "Basic"}, b""), "--user"),
        ((200, {"Content-Type": "application/rdf+xml"}, b"<rdf:RDF"), "breaks off"),
    ],
)
def test_half_an_answer_is_an_error(answer: tuple[int, dict[str, str], bytes], said: str) -> None:
    with misbehaving([answer]) as (url, _), pytest.raises(QueryError, match=said) as caught:
        Server(url, engine="fuseki").ask("SELECT * { ?a ?b ?c }")
    assert "\x1b" not in str(caught.value)


def test_a_busy_server_is_asked_again() -> None:
    with misbehaving([(503, {"Retry-After": "0"}, b""), (429, {}, b""), (200, JSON, GOOD)]) as (url, log):
        assert Server(url, engine="fuseki").ask("SELECT * { ?a ?b ?c }")[1] == (("x",),)
        assert len(log) == 3


def test_logins() -> None:
    """Basic and digest as the server wants it, or a bearer token; nothing before it asks for a password."""
    for wants, sent in (("Basic realm=x", "Basic "), ('Digest realm="x", nonce="1", qop="auth"', "Digest ")):
        asked = (401, {"WWW-Authenticate": wants}, b"")
        with misbehaving([asked, *([asked] if "Digest" in wants else []), (200, JSON, GOOD)]) as (url, log):
            login = Login("anna", "secret")
            Server(url, engine="fuseki", login=login).ask("SELECT * { ?a ?b ?c }")
            assert log[0] == "" and log[-1].startswith(sent) and "secret" not in repr(login)
    with misbehaving([(200, JSON, GOOD)]) as (url, log):
        Server(url, engine="fuseki", login=Login(token="t0")).ask("SELECT * { ?a ?b ?c }")
        assert log == ["Bearer t0"]


def test_wrong_addresses() -> None:
    with pytest.raises(ConfigError, match="address"):
        Server("ftp://x")
    with pytest.raises(ConfigError, match="no engine"):
        Server("http://x", engine="nosuch")
    with misbehaving([(200, {}, b"")]) as (url, _), pytest.raises(ConfigError, match="--server"):
        Server(url)


def test_a_server_that_keeps_less_than_it_was_given(graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """A push that says all went well and did not is an error, and not remembered as done."""
    copy = tmp_path / "graph"
    shutil.copytree(graph.folder, copy)
    shutil.rmtree(copy / "servers", ignore_errors=True)
    empty = b'{"head": {"vars": []}, "results": {"bindings": []}}'
    with misbehaving([(200, JSON, empty)]) as (url, _), pytest.raises(GraphError, match="holds 0"):
        push(GraphFolder.open(copy), Server(url, engine="virtuoso"))
    assert not list(copy.glob("servers/*/state.json"))

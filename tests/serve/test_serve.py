"""The site of a graph: what it answers, and all that it does not."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph
import pytest
from playwright.sync_api import Browser

import diplograph as dg
from diplograph.errors import ConfigError, GraphError
from diplograph.serve import Site

QUERY = "SELECT ?b { ?a dg:called ?b } ORDER BY ?b"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?i)) }"


@pytest.fixture(scope="module")
def site(example_graph: dg.KnowledgeGraph) -> Iterator[Site]:
    with Site(example_graph.folder, port=0, timeout=3) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def ask(
    site: Site, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", site.server_address[1], timeout=60)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, given)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


def raw(site: Site, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", site.server_address[1]), timeout=60) as line:
        line.sendall(request)
        found = b""
        while piece := line.recv(65536):
            found += piece
        return found


def test_queries_in_every_way_the_protocol_has(site: Site, example_graph: dg.KnowledgeGraph) -> None:
    rows = [row["b"] for row in example_graph.sparql(QUERY)]
    form = urlencode({"query": QUERY}).encode()
    for answer in (
        ask(site, f"/sparql?query={quote(QUERY)}"),
        ask(site, "/sparql", method="POST", body=form, Content_Type="application/x-www-form-urlencoded"),
        ask(site, "/sparql", method="POST", body=QUERY.encode(), Content_Type="application/sparql-query"),
    ):
        status, headers, content = answer
        assert (status, headers["Content-Type"]) == (200, "application/sparql-results+json")
        found = json.loads(content)["results"]["bindings"]
        assert [row["b"]["value"] for row in found] == rows and rows


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+xml, text/csv;q=0.5", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
        ("x/y;q=zero", "application/sparql-results+json"),
    ],
)
def test_answers_in_the_format_asked_for(site: Site, accept: str, kind: str) -> None:
    status, headers, _ = ask(site, f"/sparql?query={quote(QUERY)}", Accept=accept)
    assert status == 200 and headers["Content-Type"].split(";")[0] == kind


def test_graphs_and_yes_and_no(site: Site) -> None:
    text = "CONSTRUCT { ?a dg:called ?b } WHERE { ?a dg:called ?b }"
    _, headers, content = ask(site, f"/sparql?query={quote(text)}", Accept="text/turtle")
    assert headers["Content-Type"].startswith("text/turtle")
    assert list(pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE))
    assert json.loads(ask(site, f"/sparql?query={quote('ASK {}')}")[2])["boolean"] is True
    graph = quote("https://w3id.org/diplograph/graph/actors")
    count = quote("SELECT (COUNT(*) AS ?n) { ?a dg:called ?b }")
    _, _, content = ask(site, f"/sparql?default-graph-uri={graph}&query={count}")
    assert json.loads(content)["results"]["bindings"][0]["n"]["value"] == "0"


@pytest.mark.parametrize(("words", "said"), [("بوتين", "بوتين"), ("Putin", "Putin")])
def test_search(site: Site, words: str, said: str) -> None:
    status, headers, content = ask(site, f"/search?q={quote(words)}&limit=5")
    hits = json.loads(content)
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert 0 < len(hits) <= 5 and any(said in hit["sentence"] for hit in hits)
    hostile = quote("\"'(NEAR OR -x:* \x00")
    assert ask(site, f"/search?q={hostile}")[0] == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nosuch", 404),
        ("/../../etc/passwd", 404),
        ("//etc/passwd", 404),
        ("/sparql/../diplograph.json", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/sparql", 400),
        ("/sparql?query=", 400),
        ("/sparql?query=SELECT%20*%20{", 400),
        ("/sparql?query=%ff%fe", 400),
        ("/sparql?query=ASK{}&query=ASK{}", 400),
        ("/sparql?" + "&".join(f"a{n}=1" for n in range(60)), 400),
        ("/sparql?update=CLEAR%20ALL", 403),
        ("/sparql?query=CLEAR%20ALL", 400),
        ("/sparql?query=" + quote("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"), 400),
        ("/sparql?query=" + quote("SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"), 400),
        ("/sparql?query=" + quote("LOAD <file:///etc/passwd>"), 400),
        ("/sparql?query=ASK{}&default-graph-uri=not%20an%20iri", 400),
        ("/sparql?query=" + quote("SELECT * { ?a ?b ?c . ?d ?e ?f }"), 400),  # more than an answer may be
        ("/search?q=", 400),
        ("/search?q=a&limit=x", 400),
    ],
)
def test_bad_requests_have_one_line_of_answer(site: Site, path: str, status: int) -> None:
    found, headers, content = ask(site, path)
    assert found in {status, 503} if "%3Fd" in path else found == status
    assert headers["Content-Type"].startswith("text/plain") and b"Traceback" not in content
    assert content.count(b"\n") == 0 and b"root:" not in content


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example:80"}, 403),
        ({"Host": "[::1"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_other_sites_are_not_answered(site: Site, headers: dict[str, str], status: int) -> None:
    """Neither a page that sends its reader's browser here nor a name that was made to lead here."""
    assert ask(site, f"/sparql?query={quote(QUERY)}", **headers)[0] == status  # type: ignore[arg-type]
    _, own, _ = ask(site, f"/sparql?query={quote(QUERY)}")
    assert "Access-Control-Allow-Origin" not in own and own["X-Content-Type-Options"] == "nosniff"


def test_updates_and_other_verbs_are_refused(site: Site, example_graph: dg.KnowledgeGraph) -> None:
    before = sorted(example_graph._graph.lines())
    for kind, body in (
        ("application/sparql-update", b"CLEAR ALL"),
        ("application/x-www-form-urlencoded", b"update=CLEAR+ALL"),
        ("application/sparql-query", b"DROP ALL"),
        ("text/plain", b"CLEAR ALL"),
        ("application/sparql-query", b"\xff\xfe"),
    ):
        assert ask(site, "/sparql", method="POST", body=body, Content_Type=kind)[0] in {400, 403, 415}
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert ask(site, "/sparql", method=method)[0] == 501
    assert ask(site, "/", method="POST", body=b"")[0] == 405
    assert sorted(example_graph._graph.lines()) == before


def test_requests_have_a_size_and_a_time(site: Site) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    assert b" 413 " in raw(site, head + b"Content-Length: 99999999\r\n\r\n")
    assert b" 413 " in raw(site, head + b"Content-Length: 99999999999999999999\r\n\r\n")
    assert b" 411 " in raw(site, head + b"Content-Length: -1\r\n\r\n")
    assert b" 411 " in raw(site, head + b"Transfer-Encoding: chunked\r\n\r\n5\r\nASK{}\r\n0\r\n\r\n")
    assert b" 414 " in raw(site, b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b" 431 " in raw(site, b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n")
    # What was sent after a refused request is not read as another one.
    both = head + b"Transfer-Encoding: chunked\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert raw(site, both).count(b"HTTP/1.1 ") == 1


def test_a_slow_query_is_ended(site: Site) -> None:
    """In its time, with others answered meanwhile, and no more at once than there may be."""
    results: list[int] = []
    started = time.monotonic()
    threads = [
        threading.Thread(target=lambda: results.append(ask(site, f"/sparql?query={quote(SLOW)}")[0]))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    assert ask(site, "/search?q=Putin")[0] == 200
    for thread in threads:
        thread.join()
    assert results == [503] * 6 and time.monotonic() - started < 30


def test_the_page_works_in_a_browser(site: Site, browser: Browser) -> None:
    """Under the rules it is sent with, with nothing asked for but itself and nothing going wrong."""
    page = browser.new_page()
    problems: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url)
    page.wait_for_selector("canvas, svg")
    asked = [url for url in asked if urlsplit(url).path != "/favicon.ico"]
    assert [text for text in problems if "favicon" not in text and "404" not in text] == []
    assert [url for url in asked if url.startswith("http")] == [site.url]
    page.close()


def test_wrong_places(tmp_path: object, site: Site, example_graph: dg.KnowledgeGraph) -> None:
    with pytest.raises(GraphError):
        Site(example_graph.folder.parent / "nosuch")
    with pytest.raises(ConfigError, match="cannot be listened on"):
        Site(example_graph.folder, port=site.server_address[1])


def test_the_command(example_graph: dg.KnowledgeGraph) -> None:
    """`diplograph serve GRAPH` says where it is and listens on this machine alone."""
    code = "import sys; from diplograph.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", str(example_graph.folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("explorer  http://127.0.0.1:")
            port = int(line.strip().rstrip("/").rpartition(":")[2])
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", f"/sparql?query={quote('ASK {}')}")
            assert connection.getresponse().status == 200
        finally:
            process.kill()

"""A graph in, an HTTP server out: the explorer, a read-only SPARQL 1.1 endpoint, and search.

    /         the explorer, one page
    /sparql   the SPARQL 1.1 Protocol, by GET or POST
    /search   ?q=WORDS&limit=N: articles as JSON

Made for one machine: it listens on localhost unless told otherwise, answers no page of another site, changes
nothing, fetches nothing and reads no file by name. A question has its time and its answer its size; so has a
request.
"""

from __future__ import annotations

import json
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

from diplograph.api import open_graph
from diplograph.errors import ConfigError, DiplographError, QueryError
from diplograph.query import answer

__all__ = ["Site"]

_BODY = 2**20  # bytes of a request
_PATIENCE = 20.0  # seconds a caller may take to ask
_CALLERS = 64  # at once; more are turned away
_QUESTIONS = 4  # queries at once
_HITS = 200
_LOCAL = {"localhost", "127.0.0.1", "::1"}
# The page is whole in itself: nothing is loaded, and nothing on it may send anything anywhere.
_PAGE = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_DATA = "default-src 'none'; frame-ancestors 'none'; sandbox"


class Site(ThreadingHTTPServer):
    """A graph, served until `shutdown`; one built anew in the folder meanwhile is served from then on.

    Args:
        folder: the graph.
        host: the name or address to listen on.
        port: 0 for any that is free.
        timeout: seconds a query may take.

    Raises:
        GraphError: there is no graph.
        ConfigError: the address cannot be listened on.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(
        self, folder: Path, *, host: str = "127.0.0.1", port: int = 8765, timeout: float = 30.0
    ) -> None:
        open_graph(folder)
        self.folder, self.seconds = folder, timeout
        self.questions = threading.BoundedSemaphore(_QUESTIONS)
        self._callers = threading.BoundedSemaphore(_CALLERS)
        self._page: tuple[Path, bytes] | None = None
        self._drawing = threading.Lock()
        # Who is asked for under another name was led here by another site (DNS rebinding).
        self.names = {*_LOCAL, host.casefold()} if host not in {"0.0.0.0", "::", ""} else set[str]()
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise ConfigError(f"{host}:{port}: cannot be listened on ({error.strerror or error})") from error

    @property
    def url(self) -> str:
        """Where it is."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """One thread a caller, and no more callers than there may be."""
        if not self._callers.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Lets the next one in when a caller is done."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._callers.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that goes away is no trouble of ours."""

    def page(self) -> bytes:
        """The explorer of the graph as it is now."""
        with self._drawing:
            graph = open_graph(self.folder)
            snapshot = graph._graph.snapshot
            if self._page is None or self._page[0] != snapshot:
                with TemporaryDirectory() as folder:
                    path = Path(folder) / "page.html"
                    if self._page is not None:
                        path.write_bytes(self._page[1])  # goes on from it, as a reader knows it
                    graph.view(path)
                    self._page = snapshot, path.read_bytes()
            return self._page[1]


class _RefusedError(Exception):
    def __init__(self, status: HTTPStatus, reason: str) -> None:
        self.status = status
        super().__init__(reason)


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "diplograph", ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """A page, an answer, or a refusal."""
        self._answered(body=False)

    def do_HEAD(self) -> None:
        """The same without its content."""
        self._answered(body=False)

    def do_POST(self) -> None:
        """A query in the body."""
        self._answered(body=True)

    def _answered(self, *, body: bool) -> None:
        try:
            content = self._body() if body else b""
            self._known()
            status, kind, out = HTTPStatus.OK, *self._found(content)
        except _RefusedError as refusal:
            status, kind, out = refusal.status, "text/plain", str(refusal).encode()
        except QueryError as error:
            late = "within" in str(error) and "seconds" in str(error)
            status = HTTPStatus.SERVICE_UNAVAILABLE if late else HTTPStatus.BAD_REQUEST
            kind, out = "text/plain", str(error).encode(errors="replace")
        except DiplographError as error:
            status, kind, out = (
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "text/plain",
                str(error).encode(errors="replace"),
            )
        self._send(status, kind, out)

    def _send(self, status: HTTPStatus, kind: str, out: bytes) -> None:
        if status is not HTTPStatus.OK:
            self.close_connection = True  # what else was sent is not read as a request
        self.send_response(status)
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        headers = {
            "Content-Type": kind, "Content-Length": str(len(out)), "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": _PAGE if kind.startswith("text/html") else _DATA,
            "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }  # fmt: skip
        for name, value in headers.items():
            self.send_header(name, value)
        if status is HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", "5")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(out)

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not (length.isascii() and length.isdigit()):
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "say how long the request is")
        if len(length) > 9 or int(length) > _BODY:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a request has {_BODY} bytes at most")
        return self.rfile.read(int(length))

    def _known(self) -> None:
        """Passes if the caller asked for this site, and no page of another one made it ask."""
        names, origin = self.server.names, self.headers.get("Origin")
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}")
            own = not names or (host.hostname or "") in names
            same = origin is None or urlsplit(origin).netloc == host.netloc
        except ValueError:
            own = same = False
        if not own or not same:
            raise _RefusedError(HTTPStatus.FORBIDDEN, "this site answers itself alone")

    def _found(self, body: bytes) -> tuple[str, bytes]:
        parts = urlsplit(self.path)
        match parts.path:
            case "/" if self.command != "POST":
                return "text/html", self.server.page()
            case "/sparql":
                return self._sparql(parts.query, body)
            case "/search" if self.command != "POST":
                return self._search(_fields(parts.query))
            case "/" | "/search":
                raise _RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "ask by GET")
        raise _RefusedError(HTTPStatus.NOT_FOUND, "there are /, /sparql and /search")

    def _sparql(self, query: str, body: bytes) -> tuple[str, bytes]:
        fields = _fields(query)
        kind = self.headers.get_content_type()
        if self.command == "POST":
            try:
                text = body.decode()
            except UnicodeDecodeError:
                raise _RefusedError(HTTPStatus.BAD_REQUEST, "the request is not in UTF-8") from None
            if kind == "application/sparql-query":
                fields["query"] = [*fields.get("query", []), text]
            elif kind == "application/x-www-form-urlencoded":
                for name, values in _fields(text).items():
                    fields[name] = [*fields.get(name, []), *values]
            elif kind != "application/sparql-update":
                raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send a form or a query")
        if kind == "application/sparql-update" or "update" in fields:
            raise _RefusedError(HTTPStatus.FORBIDDEN, "this graph is read only here")
        if len(fields.get("query", [])) != 1:
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "one query is needed: /sparql?query=SELECT…")
        if not self.server.questions.acquire(blocking=False):
            raise _RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "too many queries at once")
        try:
            return answer(
                open_graph(self.server.folder)._graph.snapshot / "store", fields["query"][0],
                accept=self.headers.get("Accept", ""), default=fields.get("default-graph-uri", ()),
                named=fields.get("named-graph-uri", ()), timeout=self.server.seconds,
            )  # fmt: skip
        finally:
            self.server.questions.release()

    def _search(self, fields: dict[str, list[str]]) -> tuple[str, bytes]:
        words, limit = fields.get("q", [""])[0], fields.get("limit", ["50"])[0]
        if not (limit.isascii() and limit.isdigit() and len(limit) < 6):
            raise _RefusedError(HTTPStatus.BAD_REQUEST, "limit is a number")
        hits = open_graph(self.server.folder).search(words, limit=min(int(limit), _HITS))
        rows = [
            {
                "article": hit.article, "title": hit.title, "publisher": hit.publisher,
                "published": hit.published, "url": hit.url, "sentence": hit.sentence,
                "events": [{"id": claim.id, "type": claim.type} for claim in hit.claims],
            }
            for hit in hits
        ]  # fmt: skip
        return "application/json", json.dumps(rows, ensure_ascii=False).encode(errors="replace")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: what was asked for is the user's own."""


def _fields(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=50, errors="strict")
    except ValueError:
        raise _RefusedError(HTTPStatus.BAD_REQUEST, "not a form in UTF-8, or too long a one") from None

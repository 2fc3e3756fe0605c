"""A graph folder in, the same graph on a SPARQL 1.1 server out; and answers to questions put to one.

The folder stays the record: a server is told what changed since it was told last, graph by graph over the
Graph Store Protocol. Text from articles never stands in a SPARQL Update: servers decode `\\u` before they
read strings, so it could end one.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from diplograph import __version__
from diplograph.errors import ConfigError, GraphError, QueryError
from diplograph.graph.store import GraphFolder
from diplograph.records import content_hash
from diplograph.vocab import GRAPH, PREFIXES, graph_iri

__all__ = ["ENGINES", "Login", "Pushed", "Server", "push"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where a kind of server takes what, below its address."""

    query: str
    update: str
    graphs: str  # the Graph Store Protocol
    name: str = "graph"  # the parameter that names a graph there
    bulk: str = ""  # takes N-Quads of many graphs at once, where it does so faithfully
    secured: str = ""  # ends the path of what only a known user may do


# Virtuoso answers 200 to N-Quads and throws them away, so it is given one graph at a time. It and Oxigraph
# are tested against the programs themselves, Fuseki's addresses with the engine and the store it runs on;
# RDF4J is as its manual has it, untried: the package indexes that the tests install from have no such server.
ENGINES: Mapping[str, Engine] = {
    "oxigraph": Engine("/query", "/update", "/store", bulk="/store"),
    "virtuoso": Engine("/sparql", "/sparql", "/sparql-graph-crud", "graph-uri", secured="-auth"),
    "fuseki": Engine("/query", "/update", "/data", bulk="/data"),
    "rdf4j": Engine("", "/statements", "/rdf-graphs/service", bulk="/statements"),
}
_PATHS = ("/sparql-auth", "/sparql", "/query", "/update", "/store")
_BLOCK = 4 * 2**20  # bytes of N-Triples in one request
_BATCH = 400  # triples of one DELETE DATA: Virtuoso compiles no statement of 10,000 lines
_TRIES = 5
_PATIENCE = 600.0  # seconds a server may take to store a block
_MOST = 512 * 2**20  # bytes of an answer
_BUSY = frozenset({429, 502, 503, 504})
_STATE = f"<{graph_iri('state')}>"
_RECORD, _MARK = f"<{PREFIXES['schema']}identifier>", f"<{PREFIXES['schema']}version>"
_BEGUN = "begun"


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """Who asks: a user with a password (basic or digest, as the server wants it), or a bearer token."""

    user: str = ""
    password: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    reason: str
    headers: Mapping[str, str]
    content: bytes


class Server:
    """A SPARQL 1.1 server.

    Args:
        url: its address, of the whole server or of one data set; it may hold user and password.
        engine: one of `ENGINES`; without it the server is asked.
        login: for a server that wants one.

    Raises:
        ConfigError: no address, or no engine of that name.
        GraphError: nobody answers, or the server does not say what it is.
    """

    def __init__(self, url: str, *, engine: str | None = None, login: Login | None = None) -> None:
        import requests

        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ConfigError(f"{url}: not the address of a server; give http(s)://…")
        if engine is not None and engine not in ENGINES:
            raise ConfigError(f"no engine {engine!r}; known: {', '.join(ENGINES)}")
        if parts.username and login is None:
            login = Login(parts.username, parts.password or "")
        netloc = parts.netloc.rpartition("@")[2]
        path = parts.path.rstrip("/")
        path = next((path.removesuffix(end) for end in _PATHS if path.endswith(end)), path)
        self.url = urlunsplit((parts.scheme, netloc, path, "", ""))
        self.login = login or Login()
        self._session = requests.Session()
        self._session.trust_env = False  # no password of a .netrc goes where the user did not send it
        self._session.headers["User-Agent"] = f"diplograph/{__version__}"
        if self.login.token:
            self._session.headers["Authorization"] = f"Bearer {self.login.token}"
        self.name = engine or self._told()
        self.engine = ENGINES[self.name]

    def close(self) -> None:
        """Lets go of the connections."""
        self._session.close()

    def _told(self) -> str:
        """The engine that the server says it is."""
        said = self._tried("GET", "", patience=30, tries=2).headers.get("Server", "").casefold()
        for name in ENGINES:
            if name in said:
                return name
        raise ConfigError(
            f"{self.url}: does not say what it is ({said[:60] or 'nothing'}); name it by --server, one of "
            f"{', '.join(ENGINES)}"
        )

    # -- asking ------------------------------------------------------------------------------

    def ask(
        self, sparql: str, *, limit: int | None = None, timeout: float | None = None
    ) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
        """The columns and rows of an answer, whole or not at all.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology need not be declared.
            limit: rows at most.
            timeout: seconds.

        Raises:
            QueryError: it is refused, took too long, or the server gave a part of the answer only.
        """
        data = {"query": _declared(sparql)}
        # All graphs are asked at once where a question names none, as in the embedded store.
        params = {"union-default-graph": "true"} if self.name == "oxigraph" else None
        if timeout is not None and self.name == "virtuoso":
            data["timeout"] = str(int(timeout * 1000))
        try:
            # Both forms have an end that can be missed, as lines of CSV or N-Triples have not.
            answer = self._send(
                "POST", self._path(self.engine.query), data=data, params=params,
                headers={"Accept": "application/sparql-results+json, application/rdf+xml;q=0.8"},
                patience=timeout or _PATIENCE,
            )  # fmt: skip
        except GraphError as error:
            raise QueryError(str(error)) from error
        kind = answer.headers.get("Content-Type", "")
        if "json" not in kind:
            return ("subject", "predicate", "object"), tuple(islice(_triples(answer.content), limit))
        try:
            found = json.loads(answer.content)
        except ValueError as error:
            raise QueryError(
                f"{self.url}: the answer breaks off after {len(answer.content)} bytes; it may have taken the "
                "server too long: narrow the query"
            ) from error
        if "boolean" in found:
            return ("answer",), ((bool(found["boolean"]),),)
        columns = tuple(found["head"]["vars"])
        rows = found["results"]["bindings"]
        if columns == ("__ASK_RETVAL",):  # how Virtuoso tells yes from no
            return ("answer",), ((_value(rows[0][columns[0]]) == 1,),)
        most = answer.headers.get("X-SPARQL-MaxRows")
        if most and most.isdigit() and len(rows) >= int(most):
            raise QueryError(f"{self.url}: gives {most} rows at most; ask with LIMIT and OFFSET")
        return columns, tuple(
            tuple(_value(row.get(column)) for column in columns) for row in islice(rows, limit)
        )

    def update(self, text: str) -> None:
        """Changes the server by a SPARQL Update without any text from articles.

        Raises:
            GraphError: the server refused it.
        """
        self._send("POST", self._path(self.engine.update, write=True), data={"update": text})

    def counts(self) -> dict[str, int]:
        """How many triples there are in each graph of ours."""
        query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        _, rows = self.ask(query)
        return {str(graph): int(n) for graph, n in rows if graph and str(graph).startswith(GRAPH)}

    def put(self, graph: str, lines: Iterable[str], *, add: bool = False) -> None:
        """Makes a graph hold these N-Triples and no others, or with `add` these as well.

        Raises:
            GraphError: the server refused them.
        """
        for block in _blocks(lines):
            self._graph("POST" if add else "PUT", graph, block)
            add = True
        if not add:
            self.drop(graph)

    def drop(self, graph: str) -> None:
        """Takes a graph away, if it is there."""
        self._graph("DELETE", graph)

    def load(self, lines: Iterable[str]) -> None:
        """Adds N-Quads; only for an engine that takes them."""
        for block in _blocks(lines):
            kind = {"Content-Type": "application/n-quads"}
            self._send("POST", self._path(self.engine.bulk, write=True), data=block, headers=kind)

    def _graph(self, method: str, graph: str, block: bytes | None = None) -> None:
        self._send(
            method, self._path(self.engine.graphs, write=True), params={self.engine.name: graph}, data=block,
            headers={"Content-Type": "text/turtle; charset=utf-8"} if block is not None else None,
            missing=method == "DELETE",
        )  # fmt: skip

    # -- talking -----------------------------------------------------------------------------

    def _path(self, path: str, *, write: bool = False) -> str:
        known = self.login.user and (write or self.engine.secured)
        return path + (self.engine.secured if known else "")

    def _send(self, method: str, path: str, *, missing: bool = False, **how: Any) -> _Answer:
        """One request, and an answer that is whole.

        Args:
            method: of HTTP.
            path: below the address.
            missing: whether it is well if there is no such graph.
            how: see `_tried`.

        Raises:
            GraphError: nobody answers, or the answer is an error, or a part of what was asked for.
        """
        answer = self._tried(method, path, **how)
        state = answer.headers.get("X-SQL-State")
        if state:  # Virtuoso: what it had when the time was over, under 200
            raise GraphError(f"{self.url}: a part of the answer only ({state}), it took too long")
        if answer.code in {401, 403}:
            raise GraphError(f"{self.url}: {answer.code} {answer.reason}; give --user who may do this")
        if not (200 <= answer.code < 300 and answer.code != 206) and not (missing and answer.code == 404):
            raise GraphError(f"{self.url}: {answer.code} {answer.reason}: {_first_line(answer.content)}")
        return answer

    def _tried(
        self,
        method: str,
        path: str,
        *,
        data: bytes | Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float = _PATIENCE,
        tries: int = _TRIES,
    ) -> _Answer:
        """One request, again when the server is busy: all that is sent may be sent twice."""
        import requests

        trouble = ""
        for attempt in range(tries):
            if attempt:
                time.sleep(min(0.25 * 4 ** (attempt - 1), 10))
            try:
                answer = self._once(method, path, data, params, headers, patience)
            except requests.exceptions.ChunkedEncodingError as error:
                raise GraphError(f"{self.url}: the answer breaks off") from error
            except requests.Timeout as error:
                raise GraphError(f"{self.url}: no answer within {patience:g} seconds") from error
            except requests.ConnectionError as error:
                trouble = type(error).__name__
                continue
            except requests.RequestException as error:
                raise GraphError(f"{self.url}: {type(error).__name__}") from error
            if answer.code not in _BUSY:
                return answer
            trouble = f"{answer.code} {answer.reason}"
            with suppress(ValueError):
                time.sleep(min(float(answer.headers.get("Retry-After", "0")), 30))
        raise GraphError(f"{self.url}: no answer ({trouble}); is the server running?")

    def _once(
        self,
        method: str,
        path: str,
        data: bytes | Mapping[str, str] | None,
        params: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
        patience: float,
    ) -> _Answer:
        import requests
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        deadline = time.monotonic() + patience
        session = self._session
        for again in (False, True):
            answer = session.request(
                method, self.url + path, data=data, params=params, headers=headers, stream=True,
                timeout=(10, patience), allow_redirects=False,
            )  # fmt: skip
            if answer.status_code != 401 or again or not self.login.user or session.auth:
                break
            answer.close()
            wants = answer.headers.get("WWW-Authenticate", "").casefold()
            scheme = HTTPDigestAuth if "digest" in wants else HTTPBasicAuth
            session.auth = scheme(self.login.user, self.login.password)
        body = bytearray()
        for piece in answer.iter_content(2**16):
            body += piece
            if time.monotonic() > deadline:
                answer.close()
                raise requests.Timeout
            if len(body) > _MOST:
                answer.close()
                raise GraphError(f"{self.url}: the answer is longer than {_MOST >> 20} MB; ask with LIMIT")
        return _Answer(answer.status_code, answer.reason or "", answer.headers, bytes(body))


def _first_line(content: bytes) -> str:
    """The first line of a message that is none of its markup."""
    lines = (line.strip() for line in content.decode(errors="replace").splitlines())
    said = next((line for line in lines if line and not line.startswith("<")), "")
    return "".join(char for char in said if char.isprintable())[:200]


def _declared(sparql: str) -> str:
    known = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    return known + sparql


def _triples(content: bytes) -> Iterator[tuple[str, str, str]]:
    import pyoxigraph

    try:
        for triple in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.RDF_XML):
            values = (triple.subject, triple.predicate, triple.object)
            subject, predicate, value = (getattr(term, "value", str(term)) for term in values)
            yield subject, predicate, value
    except SyntaxError as error:
        raise QueryError(f"the answer is no RDF, or breaks off ({str(error)[:100]})") from error


def _value(term: Mapping[str, str] | None) -> Any:
    """A term of a JSON answer as a text, a number or None."""
    if term is None:
        return None
    text = term["value"]
    kind = term.get("datatype", "").rsplit("#", 1)[-1]
    try:
        if kind in {"integer", "int", "long", "nonNegativeInteger"}:
            return int(text)
        if kind in {"decimal", "double", "float"}:
            return float(text)
    except ValueError:
        return text
    return text in {"true", "1"} if kind == "boolean" else text


def _blocks(lines: Iterable[str]) -> Iterator[bytes]:
    held, size = list[bytes](), 0
    for line in lines:
        piece = f"{line}\n".encode()
        if size + len(piece) > _BLOCK and held:
            yield b"".join(held)
            held, size = [], 0
        held.append(piece)
        size += len(piece)
    if held:
        yield b"".join(held)


# -- a folder onto a server --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did."""

    graphs: int  # written or taken away
    quads: int  # of the whole graph
    whole: bool  # all of it anew


def push(folder: GraphFolder, server: Server, *, replace: bool = False) -> Pushed:
    """Makes a server hold a graph, all of it the first time and then what changed.

    The server keeps a mark of what it was given, and by whom. While a push is under way the mark says so;
    one that was cut off is done anew as a whole.

    Args:
        folder: the graph.
        server: where it goes.
        replace: also in place of a graph that another folder gave it.

    Raises:
        GraphError: the server holds another folder's graph, refuses something, or keeps less than given.
    """
    record = _Record(folder.path / "servers" / content_hash(server.url))
    _, rows = server.ask(
        f"SELECT ?record ?mark WHERE {{ GRAPH {_STATE} {{ {_STATE} {_RECORD} ?record ; {_MARK} ?mark }} }}"
    )
    held = (str(rows[0][0]), str(rows[0][1])) if rows else None
    before = server.counts()
    if before and (held is None or held[0] != record.id) and not replace:
        raise GraphError(
            f"{server.url}: holds a graph that did not come from {folder.path}; --replace puts this there"
        )
    _mark(server, record.id, _BEGUN)
    files = {path.name: path for paths in folder.partitions.files() for path in paths}
    known = held is not None and held == (record.id, record.mark) and record.width == folder.partitions.width
    wanted = _changes(server, record, files) if known else _anew(server, files, before)
    counts = server.counts()
    for graph, number in wanted.items():
        if counts.get(graph, 0) != number:
            raise GraphError(
                f"{server.url}: was given {number} triples of <{graph}> and holds {counts.get(graph, 0)}; "
                "push again, or use another server"
            )
    mark = uuid.uuid4().hex
    record.keep(files.values(), mark, folder.partitions.width)
    _mark(server, record.id, mark)
    state = graph_iri("state")
    return Pushed(len(wanted), sum(n for graph, n in counts.items() if graph != state), not known)


def _mark(server: Server, record: str, mark: str) -> None:
    server.put(graph_iri("state"), [f'{_STATE} {_RECORD} "{record}" .', f'{_STATE} {_MARK} "{mark}" .'])


def _anew(server: Server, files: Mapping[str, Path], before: Mapping[str, int]) -> dict[str, int]:
    """Everything; gives how many triples each graph must hold then."""
    wanted: Counter[str] = Counter()
    for graph in before:
        if graph != graph_iri("state"):
            server.drop(graph)
    for name in sorted(files):
        lines = _lines(files[name])
        for line in lines:
            wanted[_split(line)[1]] += 1
        if server.engine.bulk:
            server.load(lines)
        else:
            for graph, triples in _by_graph(lines).items():
                server.put(graph, triples, add=True)
    return dict(wanted)


def _changes(server: Server, record: _Record, files: Mapping[str, Path]) -> dict[str, int]:
    """What changed; gives how many triples each graph that it was in must hold then."""
    gone: dict[str, list[str]] = defaultdict(list)
    come: dict[str, list[str]] = defaultdict(list)
    anew: set[str] = set()
    older = record.files()
    moved = [name for name in {*files, *older} if not _is_same(files.get(name), older.get(name))]
    for name in sorted(moved):
        old = set(_lines(older[name])) if name in older else set()
        new = set(_lines(files[name])) if name in files else set()
        for lines, into in ((old - new, gone), (new - old, come)):
            for graph, triples in _by_graph(sorted(lines)).items():
                into[graph] += triples
    touched = gone.keys() | come.keys()
    for graph in touched:
        # An article is replaced at one stroke, and what an Update could misread is not written into one.
        if graph.startswith(f"{GRAPH}article/") or any("\\" in line for line in gone.get(graph, ())):
            anew.add(graph)
    whole: dict[str, list[str]] = defaultdict(list)
    wanted = dict.fromkeys(touched, 0)
    kinds = {graph.removeprefix(GRAPH).split("/")[0].removesuffix("s") for graph in touched}
    for name in sorted(files):
        if name.split(".")[0].split("-")[0].removesuffix("s") not in kinds:
            continue
        if name.startswith("article") and name not in moved:
            continue
        for line in _lines(files[name]):
            triple, graph = _split(line)
            if graph in wanted:
                wanted[graph] += 1
                if graph in anew:
                    whole[graph].append(triple)
    for graph in sorted(touched):
        if graph in anew:
            server.put(graph, whole[graph])
            continue
        leaving = iter(gone.get(graph, ()))
        while batch := list(islice(leaving, _BATCH)):
            server.update(f"DELETE DATA {{ GRAPH <{graph}> {{\n{chr(10).join(batch)}\n}} }}")
        server.put(graph, come.get(graph, ()), add=True)
    return wanted


def _is_same(left: Path | None, right: Path | None) -> bool:
    return left is not None and right is not None and left.samefile(right)


def _lines(path: Path) -> list[str]:
    return [line.decode() for line in path.read_bytes().split(b"\n") if line]


def _split(line: str) -> tuple[str, str]:
    """A line of N-Quads as a line of N-Triples and the graph it is in."""
    triple, _, graph = line.removesuffix(" .").rpartition(" <")
    return f"{triple} .", graph.removesuffix(">")


def _by_graph(lines: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        triple, graph = _split(line)
        found[graph].append(triple)
    return found


class _Record:
    """What a server was given last: links to the files of that time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
            self.id, self.mark, self.width = str(state["id"]), str(state["mark"]), int(state["width"])
        except (OSError, ValueError, KeyError, TypeError):
            # A folder has one name for all servers, and keeps it though it never comes to the end of a push.
            self.id, self.mark, self.width = self._named(), "", -1

    def _named(self) -> str:
        note = self.folder.parent / "id"
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            if not note.is_file():
                note.write_text(uuid.uuid4().hex, encoding="utf-8")
            return note.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise GraphError(f"{note}: cannot be written ({error.strerror or error})") from error

    def files(self) -> dict[str, Path]:
        """The files by name."""
        return {path.name: path for path in self.folder.glob("*.nq")}

    def keep(self, files: Iterable[Path], mark: str, width: int) -> None:
        """Keeps what was given."""
        part = self.folder.with_name(f"{self.folder.name}.part")
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for path in files:
                try:
                    os.link(path, part / path.name)
                except OSError:  # a file system without links
                    shutil.copyfile(path, part / path.name)
            state = {"id": self.id, "mark": mark, "width": width}
            (part / "state.json").write_text(json.dumps(state), encoding="utf-8")
            shutil.rmtree(self.folder, ignore_errors=True)
            part.rename(self.folder)
        except OSError as error:
            raise GraphError(f"{self.folder}: cannot be written ({error.strerror or error})") from error

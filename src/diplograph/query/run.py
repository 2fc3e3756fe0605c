"""SPARQL text in, rows out; nothing is changed, nothing is fetched, nothing runs for ever."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from diplograph.errors import QueryError
from diplograph.vocab import EVENT_TYPES, PREFIXES, TOPICS, ontology_folder

if TYPE_CHECKING:
    import pandas
    import pyoxigraph

__all__ = ["Result", "ask", "check", "explain", "in_child", "opened", "run", "short", "strange"]

# How a process ends that gets no memory: Rust and C++ say so, and a thread without room for its stack is
# said to be "temporarily unavailable".
_NO_ROOM_TOLD = (b"memory allocation", b"bad_alloc", b"Resource temporarily unavailable")

# SERVICE needs no space on either side: "1SERVICE?x{" is a number, the keyword and a variable. The rest would
# be refused by the grammar of queries as well; this says why.
_FORBIDDEN = re.compile(
    r"SERVICE|(?<![\w:-])(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)(?=[\s{<])", re.IGNORECASE
)
# Every token in which such a word is only a word, longest strings first, read from left to right like the
# parser does.
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|[?$]\w+"
    r"|:[\w.%-]*",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
REFUSED = 3  # how a child ends that has an error to tell
NO_ROOM = 4  # and one that has no memory to go on
MEMORY = 4 * 2**30  # bytes of address space that a query may take
# Characters of a message that lists all the parser could have taken.
_LONGEST = 160
_PLACE = re.compile(r"(\d+):(\d+)")
_AT = re.compile(r"^error at \d+:\d+: ")
_SUM = re.compile(r"[\w}*]\s+(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*$", re.IGNORECASE)
# Ranges of letters that could go on a name, and what else a message lists.
_LETTERS = re.compile(r"\['(?:[^\]]|'\]')*'\]|\[_\]")
_TOKEN = re.compile(r"\"(?:\\.|[^\"\\])*\"|[A-Za-z]\w*(?: \w+)*")
# Strings, IRIs and comments, in which a name is none.
_QUIET_TEXT = re.compile(r"\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'|<[^<>\s]*>|\#[^\n\r]*")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: a row is a tuple of texts, numbers and None, in the order of columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, found: pandas.DataFrame) -> Result:
        """The rows of a DataFrame; days as texts, what is missing as None."""
        texts = found.astype(object).where(found.notna(), None)
        rows = tuple(
            tuple(_plain(value) for value in row) for row in texts.itertuples(index=False, name=None)
        )
        return cls(tuple(map(str, found.columns)), rows)

    def to_pandas(self) -> pandas.DataFrame:
        """As a DataFrame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def to_json(self) -> str:
        """As a JSON list of objects."""
        return json.dumps(list(self), ensure_ascii=False, indent=1)

    def to_csv(self) -> str:
        """As CSV; cells that a spreadsheet would run as formulas are made harmless."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_cell(value) for value in row])
        return out.getvalue()

    def to_text(self, width: int = 48) -> str:
        """As a table for a terminal; long cells are cut."""
        grid = [list(self.columns)]
        grid += [[_cut(short(value), width) for value in row] for row in self.rows]
        widths = [max(len(row[i]) for row in grid) for i in range(len(self.columns))]
        lines = [
            "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in grid
        ]
        if len(lines) > 1:
            lines.insert(1, "  ".join("-" * w for w in widths))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f'<td dir="auto">{escape(short(value))}</td>' for value in row) + "</tr>"
            for row in self.rows[:200]
        )
        more = f"<p>{len(self.rows) - 200} more rows</p>" if len(self.rows) > 200 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat().removesuffix("T00:00:00")
    return value.item() if hasattr(value, "item") else value


def short(value: object) -> str:
    """A value as people read it: IRIs by prefix, None as nothing."""
    if value is None:
        return ""
    text = str(value)
    for prefix, base in PREFIXES.items():
        if text.startswith(base) and len(text) > len(base):
            return f"{prefix}:{text[len(base) :]}"
    return text


def _cell(value: object) -> str:
    # A lone carriage return is not quoted, but ends a row for those who read it.
    text = short(value).replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if text[:1] in {"=", "+", "-", "@", "\t", "\n"} else text


def _cut(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def run(store: Path, sparql: str, *, limit: int | None = None, timeout: float) -> Result:
    """Asks a store in a process of its own, which is ended when its time is over.

    Args:
        store: the folder of the embedded store.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology need not be declared.
        limit: rows at most.
        timeout: seconds.

    Raises:
        QueryError: the query is malformed, would change or fetch something, took too long or too much memory.
    """
    check(sparql)
    answer = json.loads(in_child({"store": str(store), "query": sparql, "limit": limit}, timeout))
    return Result(tuple(answer["columns"]), tuple(tuple(row) for row in answer["rows"]))


def in_child(request: Mapping[str, Any], timeout: float) -> bytes:
    """What a query gives in a process of its own, which is ended when its time is over.

    Raises:
        QueryError: the query does not run, took too long or too much memory.
    """
    code, out, trouble = (_copied if _may_copy() else _started)(request, timeout)
    if code == REFUSED:
        raise QueryError(out.decode(errors="replace"))
    if code == NO_ROOM or any(told in trouble for told in _NO_ROOM_TOLD):
        most = int(request.get("memory", MEMORY)) / 2**30
        raise QueryError(f"the query needs more than {most:.3g} GB of memory; narrow it or ask with LIMIT")
    if code:
        last = trouble.decode(errors="replace").strip().splitlines()[-1:] or ["it ended"]
        raise QueryError(f"the query broke off: {last[0][:200]}")
    return out


def _may_copy() -> bool:
    """Whether nothing but this thread is at work here: then a copy of this process works as well as it does.

    So it is on the command line, where starting a process took longer than most answers. A notebook, the
    server and whoever has a store open have threads whose locks a copy would find closed for ever.
    """
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:  # not Linux
        return False


def _copied(request: Mapping[str, Any], timeout: float) -> tuple[int, bytes, bytes]:
    """How a copy of this process ended, what it answered and what it said of trouble."""
    from diplograph.query.child import answered

    with tempfile.TemporaryFile() as said:
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.dup2(said.fileno(), 2)
                os.close(out)
                code, content = answered(request)
                with os.fdopen(into, "wb") as pipe:
                    pipe.write(content)
            finally:
                os._exit(code)
        os.close(into)
        try:
            with os.fdopen(out, "rb") as pipe:
                content = _read(pipe, timeout)
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), content, said.read()


def _read(pipe: BinaryIO, timeout: float) -> bytes:
    """All that comes out of a pipe in so many seconds."""
    until, found = time.monotonic() + timeout, bytearray()
    while select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(pipe.fileno(), 1 << 20)
        if not piece:
            return bytes(found)
        found += piece
    raise _too_long(timeout)


def _too_long(timeout: float) -> QueryError:
    return QueryError(f"no answer within {timeout:g} seconds; narrow the query or give more time (--timeout)")


def _started(request: Mapping[str, Any], timeout: float) -> tuple[int, bytes, bytes]:
    """How a process of its own ended, what it answered and what it said of trouble."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "diplograph.query.child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ) as process:  # fmt: skip
        try:
            out, trouble = process.communicate(json.dumps(request).encode(), timeout=timeout)
        except subprocess.TimeoutExpired:
            raise _too_long(timeout) from None
        finally:
            process.kill()
    return process.returncode, out, trouble


def check(sparql: str) -> None:
    """Refuses what would change the graph or reach out of it.

    Raises:
        QueryError: the word that is refused.
    """
    # \\u0053ERVICE is SERVICE: escapes are read before words are. Both readings must be free of them.
    for text in (sparql, _ESCAPE.sub(_decoded, sparql)):
        found = _FORBIDDEN.search(_QUIET.sub(" ", text))
        if found:
            raise QueryError(f"{found.group().upper()} is not allowed: queries only read this graph")


def _decoded(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else " "


def ask(store: pyoxigraph.Store, sparql: str, limit: int | None = None) -> Result:
    """The answer of an open store, in this process: nothing ends it but its end.

    Raises:
        QueryError: the query does not run, or would change or fetch something.
    """
    import pyoxigraph

    check(sparql)
    if limit is not None and limit < 0:
        raise QueryError(f"limit: {limit} is no number of rows; give one from 0")
    try:
        answer = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return Result(("answer",), ((bool(answer),),))
        if isinstance(answer, pyoxigraph.QueryTriples):
            rows: list[tuple[Any, ...]] = []
            for triple in islice(answer, limit):
                rows.append((_value(triple.subject), _value(triple.predicate), _value(triple.object)))
            return Result(("subject", "predicate", "object"), tuple(rows))
        columns = tuple(variable.value for variable in answer.variables)
        return Result(columns, tuple(_solutions(answer, len(columns), limit)))
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise QueryError(explain(sparql, str(error))) from error


def opened(store: Path) -> pyoxigraph.Store:
    """A store to be read.

    Raises:
        QueryError: it does not open.
    """
    import pyoxigraph

    try:
        return pyoxigraph.Store.read_only(str(store))
    except OSError as error:
        raise QueryError(f"{store}: does not open ({error})") from error


def explain(text: str, error: str) -> str:
    """What is wrong with a query, with the place it was found at."""
    problem = " ".join(error.split()) or "unknown trouble"
    place = _PLACE.search(problem)
    if place is None:
        return f"the query does not run: {problem[:_LONGEST]}"
    line, column = int(place[1]), int(place[2])
    rows = text.splitlines() or [""]
    row = rows[line - 1] if line <= len(rows) else ""
    near = row[max(0, column - 1) :][:30]
    found = f"near {near!r}" if near.strip() else "at the end"
    wanted, hint = _wanted(problem), ""
    strangers = _undeclared(text)
    if _SUM.search(row[: column - 1]):
        hint = "; a sum stands in brackets with a name, as in (COUNT(?x) AS ?count)"
    elif strangers:
        # The parser itself says so of some names only, among what else it expected.
        wanted = f"no prefix {strangers[0]}: here"
        hint = f"; known without being declared: {', '.join(f'{name}:' for name in PREFIXES)}"
    return f"the query does not run: line {line}, column {column}, {found}: {wanted}{hint}"


def _undeclared(sparql: str) -> list[str]:
    """The prefixes in a query that are neither declared in it nor known."""
    text = _QUIET_TEXT.sub(" ", sparql)
    declared = {name.casefold() for name in re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)}
    used = dict.fromkeys(re.findall(r"(?<![\w:?$@.-])([A-Za-z][\w.-]*):", text))
    return [name for name in used if name not in PREFIXES and name.casefold() not in declared]


def _wanted(problem: str) -> str:
    """What the parser says that it could have taken, without the letters of which names are made."""
    told = _AT.sub("", problem)
    start, several, rest = told.partition("expected one of ")
    if not several:
        return "something else belongs here" if told == "expected [_]" else told[:_LONGEST]
    tokens: list[str] = _TOKEN.findall(_LETTERS.sub("", rest))
    sentences = [token for token in tokens if " " in token and token[0] not in "\"'"]
    if sentences:  # "The SELECT contains a variable that is unbound" stands among what it expected
        return sentences[0]
    return f"{start}expected one of {', '.join(tokens[:12])}{' …' if len(tokens) > 12 else ''}"


def strange(sparql: str) -> list[str]:
    """The names in a query that look like the ontology's and are not in it, each with what is like it.

    A query with a slip of the pen in a name runs and finds nothing.
    """
    text = _QUIET_TEXT.sub(" ", sparql)
    found = []
    for prefix, known in _terms().items():
        if re.search(rf"\bPREFIX\s+{prefix}:", sparql, re.IGNORECASE):
            continue  # somebody else's
        for name in dict.fromkeys(re.findall(rf"(?<![\w:-]){prefix}:(\w+)", text)):
            if name not in known:
                near = get_close_matches(name, known, 1, 0.6)
                like = f"; did you mean {prefix}:{near[0]}?" if near else ""
                found.append(f"the ontology has no {prefix}:{name}{like}")
    return found


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """The names of the ontology by prefix: its own terms, event types and topics."""
    terms = (ontology_folder() / "diplograph.ttl").read_text(encoding="utf-8")
    own = dict.fromkeys(re.findall(r"^dg:(\w+)", terms, re.MULTILINE))
    own |= dict.fromkeys(kind.relation for kind in EVENT_TYPES.values())
    return {"dg": tuple(own), "dge": tuple(EVENT_TYPES), "dgt": tuple(TOPICS)}


def _solutions(answer: pyoxigraph.QuerySolutions, width: int, limit: int | None) -> Iterator[tuple[Any, ...]]:
    for solution in islice(answer, limit):
        yield tuple(_value(solution[i]) for i in range(width))


def _value(term: Any) -> Any:
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.Literal):
        kind = term.datatype.value.rsplit("#", 1)[-1]
        try:
            if kind == "integer":
                return int(term.value)
            if kind in {"decimal", "double", "float"}:
                return float(term.value)
            if kind == "boolean":
                return term.value == "true"
        except ValueError:
            return term.value
        return term.value
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return str(term)

"""A small source in the form of Wikidata's, written for these tests: as triples, as a dump, as a server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph

BASE = 990_000_000
RURITANIA, LEAGUE, FM, SEAL, MP, SG, PM, GENERIC = (f"Q{BASE + n}" for n in (1, 30, 10, 15, 12, 13, 14, 20))
ANNA, BORIS, CARLA, DANA, EMIL, FATIMA = (f"Q{BASE + n}" for n in range(101, 107))

Value = str | tuple[str, str]  # an item, a text, a time with its precision, or a text with its language


@dataclass
class Entity:
    id: str
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    claims: dict[str, list[Value]] = field(default_factory=dict)
    held: list[tuple[str, str, str, str]] = field(default_factory=list)  # position, start, end, rank


ENTITIES = [
    Entity(RURITANIA, {"en": "Ruritania", "ar": "روريتانيا"}, {"en": ["Kingdom of Ruritania"]},
           {"P298": ["XRU"], "P1549": [("Ruritanian", "en"), ("روريتاني", "ar")]}),
    Entity(LEAGUE, {"en": "Alpine League", "ar": "العصبة الألبية"}, {}, {"P31": ["Q245065"]}),
    Entity("Q245065", {"en": "intergovernmental organization"}),
    Entity(GENERIC, {"en": "foreign minister", "ar": "وزير الخارجية"}),
    Entity(FM, {"en": "Minister of Foreign Affairs and Worship of Ruritania", "ar": "وزير خارجية روريتانيا"}, {},
           {"P1001": [RURITANIA]}),
    # a label that says nothing; the class above it does
    Entity(SEAL, {"en": "Keeper of the Seal"}, {}, {"P17": [RURITANIA], "P279": [GENERIC]}),
    Entity(MP, {"en": "member of the Diet of Ruritania"}, {}, {"P1001": [RURITANIA]}),
    Entity(SG, {"en": "Secretary-General of the Alpine League"}, {}, {"P2389": [LEAGUE]}),
    Entity(PM, {"ar": "رئيس وزراء روريتانيا"}, {}, {"P1001": [RURITANIA]}),
    Entity(f"Q{BASE + 16}", {"en": "President of Russia"}, {}, {"P1001": ["Q159"]}),
    Entity("Q159", {"en": "Russia", "ar": "روسيا"}, {}, {"P298": ["RUS"]}),
    Entity(ANNA, {"en": "Anna Alba", "ar": "آنا ألبا"},
           {"en": ["Anna Maria Alba", "Nanny", "Анна Альба"], "ar": ["آنا\u200f ماريا ألبا", "آنا Alba"]},
           {"P27": [RURITANIA]},
           [(FM, "2015-03", "2019-05-04", ""), (FM, "1999", "2001", "deprecated"), (MP, "2001", "2010", "")]),
    Entity(BORIS, {"en": "Boris Bolt (politician)", "ar": "بوريس بولت"}, {}, {"P27": [RURITANIA]},
           [(FM, "2019-05-04", "", "preferred")]),
    Entity(CARLA, {"mul": "Carla Cruz"}, {}, {"P27": [RURITANIA]}, [(SG, "2020-01-01", "2022-02-03", "")]),
    Entity(DANA, {"ar": "دانا دورن"}, {}, {"P27": [RURITANIA]}, [(SEAL, "2001", "2004", "")]),
    Entity(EMIL, {"en-gb": "Emil Erdos", "ar": "إميل إردوش"}, {}, {"P570": ["2008-07-09"]},
           [(SEAL, "2005", "", "")]),
    Entity(FATIMA, {"en": "Fatima Farouk", "ar": "فاطمة فاروق"}, {}, {}, [(PM, "2011-11-11", "2012", ""),
           (PM, "", "", "")]),
    Entity("Q7747", {"en": "Vladimir Putin", "ar": "فلاديمير بوتين"}, {"en": ["Vlad Putin the Tester"]}, {},
           [(f"Q{BASE + 16}", "2012-05-07", "", "")]),
]  # fmt: skip

WD, PROP, WB = (
    "http://www.wikidata.org/entity/",
    "http://www.wikidata.org/prop/",
    "http://wikiba.se/ontology#",
)
XSD = "http://www.w3.org/2001/XMLSchema#"
_PRECISION = {4: 9, 7: 10, 10: 11}


def _full(day: str) -> str:
    return day + "-01-01T00:00:00Z"[{4: 0, 7: 3, 10: 6}[len(day)] :]


def statement_id(person: str, number: int) -> str:
    return f"{person}-{number:08d}-aaaa-bbbb-cccc-{person[1:]:0>12}"


def triples() -> Iterator[str]:
    """N-Triples as the query service has them."""

    def text(value: str, lang: str) -> str:
        return f"{json.dumps(value, ensure_ascii=False)}@{lang}"

    for entity in ENTITIES:
        node = f"<{WD}{entity.id}>"
        for lang, label in entity.labels.items():
            yield f"{node} <http://www.w3.org/2000/01/rdf-schema#label> {text(label, lang)} ."
        for lang, aliases in entity.aliases.items():
            for alias in aliases:
                yield f"{node} <http://www.w3.org/2004/02/skos/core#altLabel> {text(alias, lang)} ."
        for key, values in entity.claims.items():
            for value in values:
                term = f'"{value}"'
                if isinstance(value, tuple):
                    term = text(*value)
                elif value[:1] == "Q":
                    term = f"<{WD}{value}>"
                elif key == "P570":
                    term = f'"{_full(value)}"^^<{XSD}dateTime>'
                yield f"{node} <{PROP}direct/{key}> {term} ."
        for number, (position, start, end, rank) in enumerate(entity.held):
            held = f"<{WD}statement/{statement_id(entity.id, number)}>"
            yield f"{node} <{PROP}P39> {held} ."
            yield f"{held} <{PROP}statement/P39> <{WD}{position}> ."
            yield f"{held} <{WB}rank> <{WB}{(rank or 'normal').capitalize()}Rank> ."
            for key, day in (("P580", start), ("P582", end)):
                if day:
                    node_of_time = f"<http://www.wikidata.org/value/{entity.id}{number}{key}>"
                    yield f'{held} <{PROP}qualifier/{key}> "{_full(day)}"^^<{XSD}dateTime> .'
                    yield f"{held} <{PROP}qualifier/value/{key}> {node_of_time} ."
                    yield f'{node_of_time} <{WB}timePrecision> "{_PRECISION[len(day)]}"^^<{XSD}integer> .'


def dump() -> str:
    """The same as a JSON dump."""

    def snak(key: str, value: Value) -> dict[str, object]:
        content: object = value
        if isinstance(value, tuple):
            content = {"text": value[0], "language": value[1]}
        elif value[:1] == "Q":
            content = {"entity-type": "item", "id": value}
        elif key in {"P570", "P580", "P582"}:
            day = value + "-00-00"[{4: 0, 7: 3, 10: 6}[len(value)] :]
            content = {"time": f"+{day}T00:00:00Z", "precision": _PRECISION[len(value)]}
        return {"snaktype": "value", "property": key, "datavalue": {"value": content}}

    lines = []
    for entity in ENTITIES:
        claims: dict[str, list[object]] = {
            key: [{"mainsnak": snak(key, value), "rank": "normal"} for value in values]
            for key, values in entity.claims.items()
        }
        for number, (position, start, end, rank) in enumerate(entity.held):
            qualifiers = {key: [snak(key, day)] for key, day in (("P580", start), ("P582", end)) if day}
            claims.setdefault("P39", []).append({
                "id": statement_id(entity.id, number), "mainsnak": snak("P39", position),
                "rank": rank or "normal", **({"qualifiers": qualifiers} if qualifiers else {}),
            })  # fmt: skip
        lines.append(json.dumps({
            "type": "item", "id": entity.id,
            "labels": {lang: {"language": lang, "value": label} for lang, label in entity.labels.items()},
            "aliases": {lang: [{"language": lang, "value": a} for a in aliases] for lang, aliases in entity.aliases.items()} or [],
            "claims": claims or [],
        }, ensure_ascii=False, separators=(",", ":")))  # fmt: skip
    return "[\n" + ",\n".join(lines) + "\n]\n"


@dataclass
class Log:
    """What a server was asked, and how it is to misbehave."""

    queries: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    # gets the number of the question; gives a status and headers, or None to answer
    trouble: Callable[[int], tuple[int, dict[str, str]] | str | None] = lambda number: None


@contextmanager
def server(log: Log) -> Iterator[str]:
    """The address of a SPARQL endpoint with these data, over a real store and real HTTP."""
    store = pyoxigraph.Store()
    store.load("\n".join(triples()).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            log.agents.add(self.headers["User-Agent"])
            log.queries.append(form["query"][0])
            trouble = log.trouble(len(log.queries))
            if isinstance(trouble, tuple):
                self.send_response(trouble[0])
                for name, value in trouble[1].items():
                    self.send_header(name, value)
                self.end_headers()
                return
            result = store.query(form["query"][0])
            assert isinstance(result, pyoxigraph.QuerySolutions)
            body = result.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
            assert body is not None
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if trouble == "cut short" else body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}/sparql"
    finally:
        httpd.shutdown()
        httpd.server_close()

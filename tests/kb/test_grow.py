"""Growing the knowledge base from a source in the form of Wikidata's, over HTTP and from a dump."""

from __future__ import annotations

import bz2
import datetime
import gzip
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from wikidata import ANNA, BORIS, CARLA, EMIL, FATIMA, FM, LEAGUE, Log, dump, server

from diplograph.cli import main
from diplograph.errors import DataError, SourceError
from diplograph.kb import DATA, KnowledgeBase, lint
from diplograph.kb.facts import Facts
from diplograph.kb.grow import Grown, grow
from diplograph.kb.sparql import Endpoint, gather, written
from diplograph.lang import get

DAY = date(2024, 1, 1)


def tables(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def fetch(folder: Path, url: str, *, page: int = 4) -> Grown:
    return grow(folder, sparql=url, as_of=DAY, pause=0, page=page)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fetched") / "overlay"
    with server(Log()) as url:
        fetch(folder, url)
    return folder


def test_an_endpoint_becomes_an_overlay(fetched: Path, tmp_path: Path) -> None:
    """People with dated offices, states and organisations, in both languages, that the linter accepts."""
    assert lint(fetched, base=DATA) == []
    kb = KnowledgeBase.load([fetched], cache=tmp_path)
    anna = kb.actor(ANNA)
    assert anna is not None and (anna.name, anna.name_ar, anna.country) == ("Anna Alba", "آنا ألبا", "XRU")
    assert kb.holders("foreign_minister", "XRU", date(2016, 1, 1)) == (ANNA,)
    assert kb.holders("foreign_minister", "XRU", date(2023, 1, 1)) == (BORIS,)  # open, seen on the day
    assert kb.holders("foreign_minister", "XRU", date(2007, 1, 1)) == (EMIL,)  # until his death
    assert kb.holders("prime_minister", "XRU", date(2012, 12, 31)) == (FATIMA,)
    assert kb.holders("secretary_general", LEAGUE, date(2021, 1, 1)) == (CARLA,)
    (tenure,) = kb.tenures(ANNA)  # neither the deprecated statement nor the seat in a parliament
    assert tenure.start == date(2015, 3, 1) and tenure.source.startswith("wikidata:")


@pytest.mark.parametrize(
    ("lang", "text", "ref"),
    [
        ("en", "Anna Maria Alba", ANNA),
        ("ar", "آنا ماريا ألبا", ANNA),  # an invisible mark taken out
        ("en", "Boris Bolt", BORIS),  # "(politician)" taken off
        ("ar", "بوريس بولت", BORIS),
        ("en", "Alpine League", LEAGUE),
        ("ar", "العصبة الألبية", LEAGUE),
        ("en", "Ruritanian", "Q990000001"),
        ("ar", "الروريتانية", "Q990000001"),
    ],
)
def test_names_of_an_overlay_are_found(lang: str, text: str, ref: str, fetched: Path, tmp_path: Path) -> None:
    """In running text, like those shipped."""
    kb = KnowledgeBase.load([fetched], cache=tmp_path)
    keys = [get(lang).candidates(word) for word in text.split()]
    assert ref in {name.ref for name in kb.match(lang, keys, 0)}


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    """Nothing disappears without a word."""
    with server(Log()) as url:
        grown = fetch(tmp_path / "o", url)
    assert grown.positions == {"member of the Diet of Ruritania": 1}
    assert grown.left_out["a person without an English name"] == 1
    assert grown.left_out["a tenure the shipped tables have"] == 1
    assert grown.left_out["a tenure without a date"] == 1


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".json.bz2"])
def test_a_dump_gives_the_same(suffix: str, fetched: Path, tmp_path: Path) -> None:
    """The same facts by another way are the same tables, byte for byte."""
    path = tmp_path / f"dump{suffix}"
    data = dump().encode()
    match path.suffix:
        case ".gz":
            data = gzip.compress(data)
        case ".bz2":
            data = bz2.compress(data)
    path.write_bytes(data)
    grow(tmp_path / "o", dump=path, as_of=DAY)
    assert tables(tmp_path / "o") == tables(fetched)


@pytest.mark.parametrize("page", [1, 2, 50])
def test_pages_play_no_part(page: int, fetched: Path, tmp_path: Path) -> None:
    """However many rows an answer has."""
    with server(Log()) as url:
        fetch(tmp_path / "o", url, page=page)
    assert tables(tmp_path / "o") == tables(fetched)


def test_a_large_endpoint_is_asked_by_owner(tmp_path: Path) -> None:
    """Where there are too many statements to ask for all, the positions of states are asked for."""
    facts = Facts(tmp_path / "facts.sqlite")
    log = Log()
    with server(log) as url:
        gather(Endpoint(url, pause=0, page=5), facts, ["Q990000001", "Q159"], lambda _: None, whole=3)
    found = {statement.position for statement in facts.statements()}
    assert FM in found and "Q990000013" not in found  # the League was not among the owners
    assert any("VALUES ?owner" in query for query in log.queries)
    facts.close()


def test_it_is_polite(tmp_path: Path) -> None:
    """It says who it is, pauses between questions, waits as long as it is asked to, and tries again."""
    troubles: dict[int, tuple[int, dict[str, str]] | str] = {
        1: (429, {"Retry-After": "7"}),
        2: (503, {}),
        4: "cut short",
        5: (500, {"Retry-After": format_datetime(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))}),
    }
    log = Log(trouble=troubles.get)
    slept: list[float] = []
    with server(log) as url:
        endpoint = Endpoint(url, pause=0.5, page=100, sleep=slept.append)
        rows = endpoint.ask("SELECT ?item WHERE { ?item wdt:P298 ?code }")
        again = endpoint.ask("SELECT ?item WHERE { ?item wdt:P298 ?code }")
    assert len(rows) == len(again) == 2
    assert {agent.split("/")[0] for agent in log.agents} == {"diplograph"}
    assert "https://" in next(iter(log.agents))
    assert slept[0] == 7 and slept[1] == 4  # as asked; then twice the first pause
    assert 0 < slept[2] <= 0.5  # between two questions
    assert slept[3] == 2 and slept[4] == 0.5  # an answer cut short; a date that has passed


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        ((400, {}), "refused .HTTP 400"),
        ((403, {}), "refused .HTTP 403"),
        ((503, {}), "no answer after 7 tries"),
        ((429, {"Retry-After": "86400"}), "left alone for 86400 seconds"),
        ("cut short", "no answer after 7 tries"),
    ],
)
def test_it_gives_up_with_one_line(
    trouble: tuple[int, dict[str, str]] | str, problem: str, tmp_path: Path
) -> None:
    """What the endpoint said, and the way on."""
    with server(Log(trouble=lambda _: trouble)) as url, pytest.raises(SourceError, match=problem) as raised:
        Endpoint(url, sleep=lambda _: None).ask("SELECT * WHERE { ?s ?p ?o }")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "drip", "problem"),
    [("text/html", 0.0, "a web page"), ("application/json", 0.02, "not through after 0 seconds")],
)
def test_a_web_page_and_a_slow_answer(kind: str, drip: float, problem: str) -> None:
    """A page is told at once, an answer that trickles is given up and asked for again."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            for _ in range(20):
                self.wfile.write(b" " * 100)
                self.wfile.flush()
                time.sleep(drip)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{served.server_port}/"
        with pytest.raises(SourceError, match=problem):
            Endpoint(address, longest=0.1, pause=0, sleep=lambda _: None).ask("ASK {}")
        served.shutdown()


def test_no_connection_and_no_address(tmp_path: Path) -> None:
    """Nobody there; not the web at all."""
    with pytest.raises(SourceError, match="no answer"):
        Endpoint("http://127.0.0.1:9/", sleep=lambda _: None).ask("ASK {}")
    with pytest.raises(SourceError, match="not the address"):
        Endpoint("file:///etc/passwd")


def test_trouble_in_the_middle_loses_nothing(fetched: Path, tmp_path: Path) -> None:
    """After an error the next run asks only for what is missing."""
    log = Log(trouble=lambda number: (403, {}) if number == 4 else None)
    folder = tmp_path / "o"
    with server(log) as url:
        with pytest.raises(SourceError):
            fetch(folder, url)
        assert not list(folder.glob("*.tsv"))
        with pytest.raises(DataError, match="gathered from"):
            fetch(folder, url + "?other")
        before = log.queries[:3]
        del log.queries[3:]
        log.trouble = lambda number: None
        fetch(folder, url)
    assert tables(folder) == tables(fetched)
    assert not set(before) & set(log.queries[3:])


@pytest.mark.parametrize("number", [2, 5, 7])
def test_a_killed_build_goes_on(number: int, fetched: Path, tmp_path: Path) -> None:
    """Killed while a question is open, run again: no question answered before is asked again."""
    reached, release = threading.Event(), threading.Event()

    def hang(asked: int) -> None:
        if asked == number and not release.is_set():
            reached.set()
            release.wait(60)

    log = Log(trouble=hang)
    folder = tmp_path / "o"
    with server(log) as url:
        command = [sys.executable, "-m", "diplograph.cli", "kb", "build", "-o", str(folder), "--sparql", url,
                   "--as-of", "2024-01-01", "--pause", "0", "--page", "4"]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert reached.wait(60)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        release.set()
        answered = log.queries[: number - 1]
        del log.queries[:]
        fetch(folder, url)
    assert not set(answered) & set(log.queries)
    assert tables(folder) == tables(fetched)


def test_a_dump_cut_short_goes_on(fetched: Path, tmp_path: Path) -> None:
    """A download that ended early keeps what it had; mended, it goes on after the last stretch."""
    path, folder = tmp_path / "dump.json.gz", tmp_path / "o"
    whole = gzip.compress(dump().encode())
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match="cannot be read"):
        grow(folder, dump=path, as_of=DAY)
    path.write_bytes(whole)
    grow(folder, dump=path, as_of=DAY)
    assert tables(folder) == tables(fetched)


@pytest.mark.parametrize(
    "line", ['{"P39": broken', '[{"P39": 1}]', '{"id": "Q1", "claims": {"P39": [3]}}', '"P39"']
)
def test_a_line_that_is_no_item_is_told(line: str, tmp_path: Path) -> None:
    """File and line."""
    path = tmp_path / "dump.json"
    path.write_text(f"[\n{line},\n]\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"dump\.json:2: not an item"):
        grow(tmp_path / "o", dump=path, as_of=DAY)


def test_a_few_broken_lines_are_passed_over(fetched: Path, tmp_path: Path) -> None:
    """Counted, with their places; a file that ends inside an item is cut short, one of nothing is no dump."""
    path, folder = tmp_path / "dump.json", tmp_path / "o"
    first, rest = dump().split("\n", 1)
    odd = '{"type":"item","id":"Q7","labels":{"en":"no map"},"claims":{"P39":[]}},'
    path.write_text(f"{first}\n{odd}\n{rest}", encoding="utf-8")
    grown = grow(folder, dump=path, as_of=DAY)
    assert grown.left_out["a line that is no item of a dump (line 2)"] == 1
    assert tables(folder) == tables(fetched)
    path.write_text(dump()[:-200], encoding="utf-8")
    with pytest.raises(SourceError, match="cut short"):
        grow(tmp_path / "cut", dump=path, as_of=DAY)
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    before = tables(folder)
    with pytest.raises(SourceError, match="in the form of Wikidata"):
        grow(folder, dump=path, as_of=DAY)
    assert {name: (folder / name).read_text(encoding="utf-8") for name in before} == before


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written, what was left out, and how to use it; one source, no more, no less."""
    path, folder = tmp_path / "dump.json", tmp_path / "o"
    path.write_text(dump(), encoding="utf-8")
    arguments = ["kb", "build", "-o", str(folder), "--as-of", "2024-01-01"]
    assert main([*arguments, "--dump", str(path)]) == 0
    told = capsys.readouterr().out
    assert "people 5" in told and "tenures 5" in told and "member of the Diet" in told and "--kb" in told
    with pytest.raises(SystemExit):
        main(arguments)
    assert main([*arguments, "--dump", str(tmp_path / "none")]) == 1
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("+2016-11-04T00:00:00Z", "11", "2016-11-04"),
        ("+2016-11-00T00:00:00Z", "10", "2016-11"),
        ("+2016-13-45T00:00:00Z", "11", "2016"),
        ("+2019-02-30T00:00:00Z", "11", "2019-02"),
        ("+2016-00-00T00:00:00Z", "9", "2016"),
        ("2016-01-01T00:00:00Z", "9", "2016"),
        ("2016-01-01T00:00:00Z", "", "2016-01-01"),
        ("+2010-00-00T00:00:00Z", "8", ""),  # a decade
        ("-0044-03-15T00:00:00Z", "11", ""),
        ("_:genid1", "", ""),  # an unknown value
    ],
)
def test_times(value: str, precision: str, expected: str) -> None:
    """As exactly as they are known."""
    assert written(value, precision) == expected

"""The commands, as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import diplograph as dg
from diplograph.cli import main


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "-o", str(folder)]) == 0
    return folder


def test_demo_leaves_a_graph_and_a_page(demo: Path) -> None:
    """The first command a newcomer types ends with something to open."""
    assert (demo / "graph" / "diplograph.json").is_file()
    assert (demo / "explorer.html").stat().st_size > 100_000


def test_build_query_view_validate(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command works on what the one before left."""
    graph = str(demo / "graph")
    assert main(["query", graph, "--name", "who-called-whom", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"Joe Biden", "Vladimir Putin"} <= {row["callerName"] for row in rows}
    assert main(["query", graph, "SELECT ?a WHERE { ?a dg:called ?b }", "--format", "csv"]) == 0
    assert next(csv.reader(io.StringIO(capsys.readouterr().out))) == ["a"]
    assert (
        main(["query", graph, "--format", "csv", "--limit", "1", "SELECT ?a WHERE { ?a dg:called ?b }"]) == 0
    )
    assert len(capsys.readouterr().out.splitlines()) == 2
    for wrong in (["query", graph, "ASK {}", "--limit", "1", "ASK {}"], ["validate", graph, "more"]):
        with pytest.raises(SystemExit):
            main(wrong)
    capsys.readouterr()
    assert main(["view", graph, "-o", str(tmp_path / "p.html"), "--lang", "ar"]) == 0
    assert main(["validate", graph]) == 0
    assert "conforms" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_export_reads_back(demo: Path, tmp_path: Path, form: str) -> None:
    """rdflib reads the same quads back."""
    graph = demo / "graph"
    target = tmp_path / f"x.{form}"
    assert main(["export", str(graph), "-o", str(target)]) == 0
    expected, found = rdflib.Dataset(), rdflib.Dataset()
    expected.parse(data="".join(dg.open_graph(graph)._graph.lines()), format="nquads")
    found.parse(target, format={"nq": "nquads", "trig": "trig", "jsonld": "json-ld"}[form])

    def quads(data: rdflib.Dataset) -> set[tuple[str, str, str, str]]:
        return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in data.quads((None, None, None, None))}

    assert quads(found) == quads(expected)


@pytest.mark.parametrize("form", ["ttl", "graphml", "gexf", "csv", "parquet"])
def test_export_opens_elsewhere(demo: Path, tmp_path: Path, form: str) -> None:
    """Turtle in rdflib, networks in networkx, tables in pandas."""
    import pandas as pd

    graph = demo / "graph"
    target = tmp_path / f"x.{form}"
    assert main(["export", str(graph), "-o", str(target)]) == 0
    match form:
        case "ttl":
            assert len(rdflib.Graph().parse(target)) > 1000
        case "graphml":
            assert "Q6279" in nx.read_graphml(target)
        case "gexf":
            network = nx.read_gexf(target)
            assert "Q6279" in network and "call" in {kind for *_, kind in network.edges(data="event_type")}
            # The format's own type says whether an edge has a direction; a program may refuse anything else.
            text = target.read_text(encoding="utf-8")
            assert ' type="call"' not in text and "lastmodifieddate" not in text
        case "csv":
            assert "Joe Biden" in set(pd.read_csv(target)["agents"])
        case "parquet":
            assert len(pd.read_parquet(target)) == len(dg.open_graph(graph).events())


def test_extract_writes_one_line_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract: keys, order, offsets; articles without events have a line as well."""
    rows = [
        {"id": "1", "text": "Japan sanctioned North Korea.", "published": "2017-08-25"},
        {"id": "2", "text": "The weather was fine in the mountains."},
        {"id": "3", "text": "فرضت اليابان عقوبات على كوريا الشمالية.", "published": "2017-08-25"},
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main(["extract", str(source)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert [line["lang"] for line in lines] == ["en", "en", "ar"]
    assert [len(line["events"]) for line in lines] == [1, 0, 1]
    for line in (lines[0], lines[2]):
        (event,) = line["events"]
        assert (event["type"], event["plover"]) == ("sanction", "COERCE")
        assert [a["country"] for a in event["agents"]] == ["JPN"]
        assert [a["country"] for a in event["patients"]] == ["PRK"]
        assert set(event) == {
            "type", "plover", "cameo", "trigger", "sentence", "agents", "patients", "place", "time",
            "topics", "polarity", "modality", "attribution", "rule", "score",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["build", "no-such-place", "-o", "g"], 1, "no-such-place"),
        (["query", "no-such-graph", "ASK {}"], 1, "no such folder"),
        (["export", "no-such-graph", "-o", "x.xyz"], 1, "no such folder"),
        (["events", "list", "no-such-graph", "--since", "2021-04"], 1, "no such folder"),
    ],
)
def test_errors_are_one_line(
    arguments: list[str], code: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """No traceback: one line that names the place."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    told = capsys.readouterr().err.strip()
    assert told.startswith("diplograph: ") and word in told and "\n" not in told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--name", "calls", "--param", "who=Putin", "--param", "who=Biden"], "who: given twice"),
        (["SELECT * { ?a dg:caled ?b }"], "did you mean dg:called?"),
        (["ASK { ?a dg:caled ?b }"], "did you mean dg:called?"),
    ],
)
def test_a_slip_is_told(
    demo: Path, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line on standard error, whether there is an answer or not."""
    main(["query", str(demo / "graph"), *options])
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--timeout", "0"], ["--timeout", "x"], ["--limit", "-1"]])
def test_numbers_that_are_none(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No time and fewer than no rows are wrong use."""
    with pytest.raises(SystemExit):
        main(["query", "graph", "ASK {}", *option])
    assert "is no number of" in capsys.readouterr().err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer finds every command."""
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    for command in (
        "demo",
        "build",
        "extract",
        "query",
        "view",
        "event",
        "events",
        "export",
        "validate",
        "evaluate",
        "kb",
    ):
        assert command in text


@pytest.mark.parametrize("name", ["بلينكن", "Blinken"])
def test_kb_show(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name in either script leads to the person and the office of the day."""
    assert main(["kb", "show", name, "--on", "2021-04-13"]) == 0
    text = capsys.readouterr().out
    assert "Q7821917" in text and "foreign_minister of USA" in text


def test_events_are_judged_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """List, show, join, see why, part again: what was said is kept, and the older ids still lead somewhere."""
    source = tmp_path / "in.jsonl"
    rows = [
        {"id": "1", "lang": "en", "published": "2021-04-13", "publisher": "A", "text": "Joe Biden telephoned Vladimir Putin on Tuesday."},
        {"id": "2", "lang": "ar", "published": "2021-05-20", "publisher": "ب", "text": "اتصل جو بايدن هاتفيا بفلاديمير بوتين الخميس."},
    ]  # fmt: skip
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    graph = str(tmp_path / "g")

    def run(*arguments: str) -> str:
        assert main(["events", arguments[0], graph, *arguments[1:]]) == 0
        return capsys.readouterr().out

    assert main(["build", str(source), "-o", graph]) == 0
    capsys.readouterr()
    ids = [line.split()[0] for line in run("list", "--type", "call", "--actor", "بوتين").splitlines()]
    assert len(ids) == 2 and "time 0.00" in run("why", *ids)
    assert "one claim" in run("why", ids[0]) and "ادعاء واحد" in run("why", ids[0], "--lang", "ar")
    assert "undo" in run("same", *ids, "--by", "tester", "--reason", "one call")
    assert len(run("list", "--type", "call").splitlines()) == 1
    for name in (*ids, ids[1][:6]):
        assert main(["event", graph, name, "--lang", "ar", "--width", "90"]) == 0
        text = capsys.readouterr().out
        assert "اتصال هاتفي" in text and "Joe Biden telephoned" in text and "مصادر مستقلة" in text
    assert "one call" in run("judgements") and main(["validate", graph]) == 0
    capsys.readouterr()
    assert "taken back" in run("undo", *ids)
    assert len(run("list", "--type", "call").splitlines()) == 2
    assert main(["events", "different", graph, ids[0], "nothing"]) == 1
    assert main(["event", graph, "nothing"]) == 1


def test_trouble_is_told_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with thousands of broken lines does not hide the others."""
    (tmp_path / "a.jsonl").write_text("{\n" * 1000, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Japan sanctioned Iran.", encoding="utf-8")
    assert main(["extract", str(tmp_path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) < 10
    assert f"{tmp_path / 'a.jsonl'}:1: broken JSON" in told[0] and "995 more" in told[-2]
    assert f"{tmp_path / 'b.txt'}: the file is empty" in told[-1]


def test_a_fault_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody foresaw ends in a line too, with the place in the code and the way to see more."""
    from diplograph import api

    def fails(folder: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(api, "open_graph", fails)
    assert main(["validate", "somewhere"]) == 1
    told = capsys.readouterr().err.strip()
    assert "\n" not in told and "ZeroDivisionError: by (test_cli.py:" in told and "-X dev" in told


def test_a_terminal_sees_progress_and_a_file_does_not(tmp_path: Path) -> None:
    """Bars are for people: nothing of them where the output is kept."""
    import os
    import pty
    import subprocess
    import sys
    import termios

    source = tmp_path / "in.txt"
    source.write_text("Japan sanctioned Iran.", encoding="utf-8")
    command = [sys.executable, "-m", "diplograph", "extract", str(source)]
    quiet = subprocess.run(command, capture_output=True, check=True)
    assert quiet.stderr == b"" and json.loads(quiet.stdout)["lang"] == "en"
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.close(theirs)
    assert b"articles" in os.read(ours, 10_000)
    os.close(ours)

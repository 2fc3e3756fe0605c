"""Builds that are killed, and folders that cannot be written to.

DIPLOGRAPH_KILLS says how many builds to kill; `poe kills` kills a hundred.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import diplograph as dg
from diplograph import examples, pipeline
from diplograph.cli import main
from diplograph.graph import GraphFolder

KILLS = int(os.environ.get("DIPLOGRAPH_KILLS", "15"))
ALWAYS = {"articles.sqlite", "diplograph.json", "snapshots"}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled articles, each in three editions, as two files: one to begin with and one to add."""
    folder = tmp_path_factory.mktemp("source")
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in examples.paths()]
    many = [
        {**row, "id": f"{row.get('id', number)}-{copy}"}
        for copy in range(3)
        for number, row in enumerate(rows)
    ]
    for name, part in (("first", many[:30]), ("all", many)):
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in part)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def _build(source: str, folder: str) -> None:
    pipeline.build([source], folder)


def _graphs(lines: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line.rsplit(" ", 2)[1]].add(line)
    return found


def test_killed_at_any_moment(source: Path, tmp_path: Path) -> None:
    """What is left opens and holds whole articles; the next run ends as one that was never killed."""
    started = time.perf_counter()
    pipeline.build([source / "all.jsonl"], tmp_path / "once")
    whole = time.perf_counter() - started
    expected = list(GraphFolder.open(tmp_path / "once").lines())
    articles = _graphs(expected)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["diplograph.pipeline", "diplograph.assemble", "diplograph.annotate.components"]
    )
    rng, folder = Random(1), tmp_path / "g"
    killed = 0
    while killed < KILLS:
        # Half of the builds begin with nothing, half add to what an earlier one left or finished.
        if rng.random() < 0.4:
            shutil.rmtree(folder, ignore_errors=True)
        part = rng.choice(("first", "all", "all"))
        process = context.Process(target=_build, args=(str(source / f"{part}.jsonl"), str(folder)))
        process.start()
        process.join(rng.random() * whole * 1.5)
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL  # and not one that was done already
        if not (folder / "diplograph.json").exists():
            continue
        graph = GraphFolder.open(folder)
        stored = list(graph.lines("articles"))
        for name, lines in _graphs(stored).items():
            assert lines == articles[name], f"{name} is not whole"
        assert len(graph.store) == sum(1 for _ in graph.lines())
        dg.open_graph(folder).events()
    report = pipeline.build([source / "all.jsonl"], folder)
    assert not report.errors
    assert list(GraphFolder.open(folder).lines()) == expected
    assert {path.name for path in folder.iterdir()} == ALWAYS
    (snapshot,) = (folder / "snapshots").iterdir()
    once = next((tmp_path / "once" / "snapshots").iterdir())
    assert {path.name for path in snapshot.iterdir()} == {path.name for path in once.iterdir()}


_STARVED = """
import resource, signal, sys
from diplograph.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
sys.exit(main(["build", sys.argv[1], "-o", sys.argv[2]]))
"""


@pytest.mark.parametrize("size", [1, 60_000, 400_000])
def test_no_room(source: Path, tmp_path: Path, size: int) -> None:
    """A process that may not write files longer than this gives one line, and what was stored stays whole."""
    folder = tmp_path / "g"
    pipeline.build([source / "first.jsonl"], folder)
    before = list(GraphFolder.open(folder).lines())
    command = [sys.executable, "-c", _STARVED, str(source / "all.jsonl"), str(folder), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = done.stderr.strip().splitlines()
    assert done.returncode == 1 and len(told) == 1 and "nothing stored is lost" in told[0], done.stderr
    assert list(GraphFolder.open(folder).lines()) == before
    pipeline.build([source / "all.jsonl"], folder)
    assert {path.name for path in folder.iterdir()} == ALWAYS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    ):
        if os.environ.get("CI") == "true" and os.geteuid() == 0:
            pytest.xfail("this machine lets nobody mount a file system")
        pytest.skip("only root can make a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_disk_full(source: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A real disk without room: one line, and the folder is read as before."""
    folder = small_disk / "g"
    pipeline.build(examples.paths()[:3], folder)
    before = list(GraphFolder.open(folder).lines())
    assert main(["build", str(source / "all.jsonl"), "-o", str(folder)]) == 1
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1 and "nothing stored is lost" in told[0]
    assert list(GraphFolder.open(folder).lines()) == before
    assert dg.open_graph(folder).events() is not None


def test_read_only(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph on a disk that cannot be written to is read, searched and asked, and not built into."""
    folder = small_disk / "g"
    pipeline.build(examples.paths()[:3], folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    graph = dg.open_graph(folder)
    assert graph.events() and graph.search("بايدن") and len(graph.query("latest-events"))
    assert main(["build", str(examples.paths()[4]), "-o", str(folder)]) == 1
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1 and str(folder) in told[0]

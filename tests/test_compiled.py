"""Compiled or pure Python, it is the same program."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

import diplograph as dg
from diplograph import examples
from diplograph.cli import main

ROOT = Path(__file__).resolve().parent.parent


def test_version_tells(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reports a speed sees what was measured."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert ("(compiled)" if dg.compiled else "(pure Python)") in capsys.readouterr().out


def test_all_or_nothing() -> None:
    """The modules that pyproject.toml names are all compiled, or none is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for path in project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]["include"]:
        spec = find_spec(path.removeprefix("/src/").removesuffix(".py").replace("/", "."))
        assert spec is not None and spec.origin is not None
        assert spec.origin.endswith(".py") is not dg.compiled, path


def test_nothing_compiled_lies_beside_the_source() -> None:
    """Python would run it in place of a source that has changed since: `poe compiled` takes it away."""
    assert not [path for path in (ROOT / "src").rglob("*") if path.suffix in {".so", ".pyd"}]


def test_events_are_the_same(tmp_path: Path) -> None:
    """The events of the bundled articles are the same to the byte as those of the source."""
    code = (
        "import sys, diplograph; from diplograph.cli import main; print(diplograph.compiled);"
        "main(['extract', sys.argv[1], '-o', sys.argv[2], '--scope', 'all'])"
    )
    outcome = {}
    for told, path in ((str(dg.compiled), ""), ("False", str(ROOT / "src"))):
        out = tmp_path / told
        done = subprocess.run(
            [sys.executable, "-c", code, str(examples.folder()), str(out)],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        assert done.stdout.split()[0] == told
        outcome[told] = out.read_bytes()
    assert outcome[str(dg.compiled)] == outcome["False"] != b""

"""The house rules that no tool holds."""

from __future__ import annotations

import os
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = [
    path
    for folder in ("src", "tests", "ontology", "notebooks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix
    in {".py", ".toml", ".ttl", ".rq", ".md", ".json", ".js", ".css", ".html", ".ipynb", ".tsv"}
]


def test_files_are_opened_as_utf8() -> None:
    """Nothing depends on the encoding of the machine."""
    call = re.compile(
        r"(?:\.open\((?=[\"'][rwax]b?[\"'])|read_text\(|write_text\()([^()]*(?:\([^()]*\)[^()]*)*)\)"
    )
    for path in FILES:
        if path.suffix == ".py":
            for arguments in call.findall(path.read_text(encoding="utf-8")):
                assert "encoding" in arguments or re.search(r"[\"'][rwa]b[\"']", arguments), (path, arguments)


def test_paths_of_one_machine_stay_out() -> None:
    """No file names a place that only one machine has."""
    for path in FILES:
        if path.name != "test_workshop.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"/(work|home|tmp)/\w", text), path


def test_entry_points_lead_somewhere() -> None:
    """Scripts, spaCy factories and languages of pyproject.toml can be imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    targets = list(project["scripts"].values())
    for group in project["entry-points"].values():
        targets += list(group.values())
    for target in targets:
        module, _, name = target.partition(":")
        assert hasattr(import_module(module), name), target


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_ci_can_run() -> None:
    """The CI script is executable."""
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111

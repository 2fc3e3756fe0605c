"""What the README shows runs as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import diplograph as dg
from diplograph.cli import _parser
from diplograph.query import Result

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_python_runs(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten lines at the top, and the others."""
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks("python")[number], "README.md", "exec"), {"__name__": "readme"})


def test_sparql_answers(example_graph: dg.KnowledgeGraph) -> None:
    """The query in the README has an answer from both sides."""
    (query,) = blocks("sparql")
    result: Result = example_graph.sparql(query)
    assert {"Kremlin", "White House"} <= {row["source"] for row in result}


def test_commands_parse() -> None:
    """Every command line in the README is one the program takes."""
    for line in "".join(blocks("sh")).splitlines():
        if line.startswith("diplograph "):
            _parser().parse_args(shlex.split(line, comments=True)[1:])


def test_pictures_are_there() -> None:
    """Every picture the README shows lies in the repository."""
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (Path(__file__).resolve().parent.parent / path).is_file()

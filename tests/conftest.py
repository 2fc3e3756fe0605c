"""What every test may use: the example graph, a browser, the reference tables where they are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import diplograph as dg
from diplograph import examples

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def example_graph(tmp_path_factory: pytest.TempPathFactory) -> dg.KnowledgeGraph:
    """The graph of the bundled articles, built once."""
    return dg.build(examples.paths(), tmp_path_factory.mktemp("examples") / "graph")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is. A user's machine may lack it; where CI runs it must be there."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium: install it")
        pytest.skip("no chromium on this machine")
    return found

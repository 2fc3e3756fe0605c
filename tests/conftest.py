"""What every test may use: the example graph, a browser, the reference tables where they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import diplograph as dg
from browsing import Explorer
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


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def example_page(example_graph: dg.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "page.html"
    example_graph.view(path)
    return path


@pytest.fixture
def explorer(browser: Browser, example_page: Path) -> Iterator[Explorer]:
    """The page; whatever a test does with it, nothing is asked for and nothing goes wrong."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    found = Explorer(page, example_page)
    yield found
    page.close()
    assert (found.requests, found.problems) == ([], [])

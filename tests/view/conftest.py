"""A browser, and the page of the example graph in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Explorer
from playwright.sync_api import Browser, sync_playwright

import diplograph as dg


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

"""The explorer in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

import diplograph as dg
from diplograph.records import ActorKind, ActorRef, Article, Event, EventMention, Span
from diplograph.view import write_page

EVIL = "</script><img src=x onerror=\"document.title='owned'\">'\u202e\x00" + "A" * 10_000


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Page]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = found.new_page(viewport={"width": 1280, "height": 800})
        yield page
        found.close()


def open_page(page: Page, path: Path, suffix: str = "") -> tuple[list[str], list[str]]:
    """Opens a page and collects what it asks the network for and what goes wrong."""
    requests: list[str] = []
    problems: list[str] = []
    page.on("request", lambda r: requests.append(r.url) if r.url.startswith(("http", "ws", "ftp")) else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.goto("about:blank")
    page.goto(path.as_uri() + suffix)
    page.wait_for_selector("html[data-ready]")
    return requests, problems


@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_opens_offline(
    browser: Page, example_graph: dg.KnowledgeGraph, tmp_path: Path, lang: str, direction: str
) -> None:
    """Not one request, not one error; the whole page in its language and direction."""
    report = example_graph.view(tmp_path / "p.html", lang=lang)
    requests, problems = open_page(browser, tmp_path / "p.html")
    assert (requests, problems) == ([], [])
    assert browser.locator("html").get_attribute("dir") == direction
    assert browser.locator("#network canvas").count() == 1
    assert int(browser.locator("#network").get_attribute("data-shown") or 0) == report.nodes
    browser.click("#language")
    assert browser.locator("html").get_attribute("dir") != direction


@pytest.mark.parametrize("name", ["بوتين", "putin"])
def test_search_finds_in_both_scripts(
    browser: Page, example_graph: dg.KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    """Whatever the language of the page, a name in either script finds its actor and the evidence."""
    example_graph.view(tmp_path / "p.html")
    open_page(browser, tmp_path / "p.html")
    browser.fill("#search", name)
    browser.wait_for_selector("#evidence article")
    assert browser.locator("#network").get_attribute("data-hits") == "1"
    assert browser.locator("#evidence blockquote[dir=rtl] mark").count() > 0
    assert browser.locator("#evidence blockquote[dir=ltr] mark").count() > 0


def test_edge_shows_its_claims_and_filters_hold(
    browser: Page, example_graph: dg.KnowledgeGraph, tmp_path: Path
) -> None:
    """An edge leads to the sentences behind it; a type switched off is gone from the panel too."""
    example_graph.view(tmp_path / "p.html")
    open_page(browser, tmp_path / "p.html")
    browser.evaluate("diplograph.pick({edge: 0})")
    assert browser.locator("#evidence article").count() >= 1
    for box in browser.locator("#types input").all():
        box.uncheck()
    assert browser.locator("#evidence article").count() == 0
    assert browser.locator("#network").get_attribute("data-shown") == "0"


def test_hostile_text_is_inert(browser: Page, tmp_path: Path) -> None:
    """Markup, controls and very long names stay text; a javascript: link is no link."""
    text = f"X {EVIL} Y"
    article = Article(id=EVIL, text=text, lang="en", title=EVIL, publisher=EVIL, url="javascript:alert(1)")
    left = ActorRef(id="person/a", name=EVIL, name_ar=EVIL, kind=ActorKind.PERSON)
    right = ActorRef(id="person/b", name="b", kind=ActorKind.PERSON)
    claim = EventMention(
        article=EVIL, type="meet", trigger=Span(2, 9), sentence=Span(0, len(text)), agents=(left,),
        patients=(right,), attribution=(left,),
    )  # fmt: skip
    event = Event(id="0" * 16, type="meet", agents=(left,), patients=(right,), claims=(claim,))
    write_page([event], [article], tmp_path / "p.html", title=EVIL)
    requests, problems = open_page(browser, tmp_path / "p.html")
    browser.evaluate("diplograph.pick({edge: 0})")
    assert (requests, problems) == ([], [])
    assert browser.title() != "owned"
    assert browser.locator("img").count() == 0
    assert browser.locator("#evidence a").count() == 0
    assert "</script><img" in browser.locator("#evidence").inner_text()

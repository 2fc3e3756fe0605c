"""What notebooks show, where scripts run and where they do not, and after the page has moved."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Route

import diplograph as dg
from browsing import HOSTILE, Explorer
from diplograph.records import Actor
from diplograph.view import accounts_html, actor_html, event_html, write_page

CELLS = (
    "import diplograph as dg; kg = dg.open_graph({folder!r}); kg",
    "kg.view({page!r}, lang='ar')",
    "kg.between('2021-04-13', '2021-04-14')",
    "call = kg.events(type='call', actor='بوتين')[0]; call",
    "kg.sides(call)",
    "kg.actor('بلينكن')",
    "kg.query('who-called-whom')",
)


def exported(graph: dg.KnowledgeGraph, folder: Path) -> Path:
    """A notebook that shows one thing of each kind, run and exported by nbconvert."""
    names = {"folder": str(graph.folder), "page": str(folder / "page.html")}
    notebook = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=[nbformat.v4.new_code_cell(cell.format(**names)) for cell in CELLS]  # type: ignore[no-untyped-call]
    )
    nbformat.write(notebook, folder / "shown.ipynb")  # type: ignore[no-untyped-call]
    run = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", str(folder / "shown.ipynb")],
        capture_output=True, text=True, env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return folder / "shown.html"


def test_an_exported_page_shows_everything_after_it_moved(
    example_graph: dg.KnowledgeGraph, browser: Browser, tmp_path: Path
) -> None:
    """Three networks on one page, each alive in its frame and in its own language, and every table beside them."""
    page_file = exported(example_graph, tmp_path)
    elsewhere = tmp_path / "elsewhere" / "كتاب.html"
    elsewhere.parent.mkdir()
    page_file.rename(elsewhere)
    for left in (tmp_path / "shown.ipynb", tmp_path / "page.html"):
        left.unlink()
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(re.compile("^(https?|wss?):"), refuse)  # nbconvert's own scripts; offline they are missing
    page.goto(elsewhere.as_uri())
    assert page.locator("iframe").count() == 3
    shown = []
    for number, direction in enumerate(("ltr", "rtl", "ltr")):
        frame = page.frame_locator("iframe").nth(number)
        frame.locator("html[data-ready]").wait_for()
        assert frame.locator("html").get_attribute("dir") == direction
        assert frame.locator("#detail canvas").count() == 1
        shown.append(int(frame.locator("#network").get_attribute("data-shown") or 0))
    assert shown[0] == shown[1] > shown[2] > 0
    assert all("diplograph" not in url for url in asked)
    one, two = (page.frame_locator("iframe").nth(number) for number in (0, 1))
    one.locator("#search").fill("putin")
    one.locator("#search").press("Enter")
    one.locator("#panel[data-view=actor]").wait_for()
    assert two.locator("#panel").get_attribute("data-view") == "overview"
    text = page.locator("body").inner_text()
    for word in (
        "جو بايدن",
        "Joe Biden",
        "اتصال هاتفي",
        "White House",
        "الكرملين في بيان",
        "أنتوني بلينكن",
        "callerName",
    ):
        assert word in text
    page.close()


def test_an_untrusted_notebook_shows_the_tables(
    example_graph: dg.KnowledgeGraph, browser: Browser, tmp_path: Path
) -> None:
    """Where no script runs, and where frames are taken out, the table tells the strongest events."""
    html = example_graph._repr_html_()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    (tmp_path / "n.html").write_text(f"<meta charset=utf-8>{html}", encoding="utf-8")
    page.goto((tmp_path / "n.html").as_uri())
    assert page.locator("table tbody tr:visible").count() == 10
    context.close()
    left = re.sub("<iframe.*?</iframe>", "", html, flags=re.DOTALL)
    assert "Joe Biden" in left and "أحداث" in left and "<script" not in left and "style" not in left


def test_a_page_that_is_gone_leaves_its_table(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """The report of a page shows the page; if it was removed, its strongest events."""
    report = write_page(example_graph.events(), example_graph.articles(), tmp_path / "p.html", lang="ar")
    assert "<iframe" in report._repr_html_()
    report.path.unlink()
    assert "<iframe" not in report._repr_html_() and "جو بايدن" in report._repr_html_()


def test_hostile_text_is_inert_in_every_repr(
    example_graph: dg.KnowledgeGraph, browser: Browser, tmp_path: Path
) -> None:
    """Each hostile text in every field of an event, an actor and an account: no element comes out of it."""
    call = example_graph.events(type="call", actor="Putin")[0]
    side = example_graph.sides(call)[0]
    parts = []
    for text in HOSTILE:
        ref = replace(call.agents[0], id=text, name=text, name_ar=text)
        claim = replace(call.claims[0], attribution=(ref,), article=text)
        event = replace(call, id=text, agents=(ref,), patients=(ref,), claims=(claim,))
        quote = replace(
            side.quotes[0], sentence=text, outlet=text, url=f"https://x/{text}", lang=text, published=text
        )
        other = replace(quote, url=text)
        parts.append(event_html(event) + actor_html(Actor(id=text, name=text, name_ar=text, country=text)))
        parts.append(accounts_html([replace(side, name=text, name_ar=text, quotes=(quote, other))]))
    (tmp_path / "n.html").write_text(f"<meta charset=utf-8>{''.join(parts)}", encoding="utf-8")
    explorer = Explorer(browser.new_page(), tmp_path / "n.html")
    page = explorer.page
    page.goto((tmp_path / "n.html").as_uri())
    assert page.evaluate("window.owned") is None
    known = {"HTML", "HEAD", "BODY", "META", "DIV", "H4", "TABLE", "TBODY", "THEAD", "TR", "TH", "TD", "P", "SMALL", "BDI",
             "CODE", "A", "BLOCKQUOTE"}  # fmt: skip
    assert set(page.evaluate("[...document.querySelectorAll('*')].map((one) => one.tagName)")) <= known
    for href in page.evaluate("[...document.querySelectorAll('a')].map((one) => one.href)"):
        assert href.startswith("https://")
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()

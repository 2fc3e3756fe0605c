"""A reader's way through the page: from a name to the words of both sides, to a link, to a picture."""

from __future__ import annotations

import base64
import csv
import io
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

import diplograph as dg
from browsing import CALL, Explorer, bare
from diplograph.view.evidence import pieces


def colours(page: Page, path: Path) -> int:
    """How many colours a picture has that cover more than a few of its pixels."""
    kind = {".png": "image/png", ".svg": "image/svg+xml"}[path.suffix]
    page.goto("about:blank")
    found: int = page.evaluate(
        """async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = 600; canvas.height = Math.max(1, Math.round(600 * image.height / image.width));
          const ctx = canvas.getContext("2d");
          ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
          const counts = new Map(), data = ctx.getImageData(0, 0, canvas.width, canvas.height).data;
          for (let i = 0; i < data.length; i += 4) {
            const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
            counts.set(key, (counts.get(key) ?? 0) + 1);
          }
          return [...counts.values()].filter((n) => n > 3).length;
        }""",
        f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}",
    )
    return found


def saved(page: Page, form: str, folder: Path) -> Path:
    page.click("#saves summary")
    with page.expect_download() as waiting:
        page.click(f"[data-save={form}]")
    name = waiting.value.suggested_filename
    assert name.endswith("." + form)
    waiting.value.save_as(folder / name)
    return folder / name


def click_on(page: Page, line: str, part: float) -> None:
    """A click on a drawn line, so far along it."""
    x, y = page.evaluate(
        f"(() => {{ const n = diplograph.network(), p = n.canvasToDOM(n.body.edges[{line}].edgeType.getPoint({part}));"
        "const r = document.getElementById('network').getBoundingClientRect();"
        "return [p.x + r.left, p.y + r.top]; })()"
    )
    page.mouse.click(x, y)


def seen(page: Page) -> dict[str, Any]:
    """What a reader sees: every word beside the picture, and every dot of it."""
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(350)  # the address settles
    words = {part: page.locator(part).inner_text() for part in ("header", "#filters", "#panel", "#dates")}
    boxes = page.locator("#filters input").evaluate_all("all => all.map((one) => one.checked)")
    return {
        **words,
        "boxes": boxes,
        "picture": page.evaluate("document.querySelector('#detail canvas').toDataURL()"),
    }


@pytest.mark.parametrize(
    ("theme", "typed", "first", "then", "direction"),
    [("light", "بوتين", "ar", "en", "ltr"), ("dark", "Putin", "en", "ar", "rtl")],
)
def test_from_a_name_to_a_picture(
    browser: Browser, example_page: Path, tmp_path: Path, theme: str, typed: str, first: str, then: str,
    direction: str,
) -> None:  # fmt: skip
    """Search, line, both sides in one language and the other, a period, a link that shows the same, files."""
    explorer = Explorer(browser.new_page(viewport={"width": 1280, "height": 800}), example_page)
    page = explorer.open(f"lang={first}&theme={theme}")
    page.fill("#search", typed)
    page.press("#search", "Enter")
    page.wait_for_selector("#panel[data-view=actor] .event")
    names = {"ar": "فلاديمير بوتين", "en": "Vladimir Putin"}
    assert bare(page.locator("#panel h2").inner_text()) == names[first]

    click_on(page, CALL, 0.62)
    page.wait_for_selector("#panel[data-view=relation] blockquote")
    sides = {
        "ar": ("بحسب الكرملين", "بحسب البيت الأبيض"),
        "en": ("According to Kremlin", "According to White House"),
    }
    sentences = page.locator("blockquote").all_inner_texts()
    for lang in (first, then):
        if lang == then:
            page.click("#language")
            page.wait_for_selector(f"html[lang={then}][dir={direction}]")
        headings = [bare(one) for one in page.locator(".side h4").all_inner_texts()]
        assert set(sides[lang]) <= set(headings)
        for quote in page.locator("blockquote").all():
            assert quote.get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[quote.get_attribute("lang") or ""]
        assert page.locator("blockquote").all_inner_texts() == sentences  # what is quoted is not translated
        assert (
            page.locator("blockquote:lang(ar) mark").count()
            and page.locator("blockquote:lang(en) mark").count()
        )

    events = page.locator(".event").count()
    page.fill("#from", "2021-04-13")
    page.fill("#to", "2021-04-13")
    page.wait_for_function(f"document.querySelectorAll('.event').length < {events}")
    assert 0 < int(page.locator("#network").get_attribute("data-shown") or 0) < 54
    page.click("#zoom-in")
    here = seen(page)
    assert explorer.page.url.count("from=2021-04-13") == 1

    other = Explorer(browser.new_page(viewport={"width": 1280, "height": 800}), example_page)
    other.page.goto(page.url)
    other.page.wait_for_selector("html[data-ready]")
    there = seen(other.page)
    undo = {"en": "Undo", "ar": "تراجع"}[then]  # what one page did, another cannot take back
    assert undo in here["header"]
    assert there == here

    files = {form: saved(page, form, tmp_path) for form in ("png", "svg", "graphml", "gexf", "csv")}
    assert (explorer.requests, explorer.problems) == ([], [])
    assert (other.requests, other.problems) == ([], [])
    page.close()
    for form in ("png", "svg"):
        assert colours(other.page, files[form]) > 12
    other.page.close()
    shown = names[then]
    assert shown in files["svg"].read_text(encoding="utf-8")
    graphs = [nx.read_graphml(files["graphml"], force_multigraph=True), nx.read_gexf(files["gexf"])]
    for graph in graphs:
        assert {"Q6279", "Q7747"} <= set(graph)
        assert all(
            data["date"] == "2021-04-13" for *_, data in graph.edges(data=True) if data["type"] == "call"
        )
        assert any(data["type"] == "call" for *_, data in graph.edges(data=True))
    assert bare(shown) in files["csv"].read_text(encoding="utf-8-sig")


def test_every_event_is_in_the_files(
    explorer: Explorer, example_graph: dg.KnowledgeGraph, tmp_path: Path
) -> None:
    """Every agent and patient of every event is an edge of the files, parallel ones too."""
    page = explorer.open("lang=en")
    expected = Counter((a, b, data["type"]) for a, b, data in example_graph.to_networkx().edges(data=True))
    assert max(Counter((a, b) for a, b, _ in expected.elements()).values()) > 2
    for form in ("graphml", "gexf"):
        path = saved(page, form, tmp_path)
        graph = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
        found = Counter((a, b, data["type"]) for a, b, data in graph.edges(data=True))
        assert expected - found == Counter()
        # What several did together has no patient: the page joins them, the graph of agents and patients does not.
        together = Counter(
            (event.type, len(list(combinations(event.agents, 2))))
            for event in example_graph.events() if not event.patients and len(event.agents) > 1
        )  # fmt: skip
        assert Counter(kind for *_, kind in (found - expected).elements()) == Counter(
            {kind: count * pairs for (kind, pairs), count in together.items()}
        )


def test_no_parallel_event_is_lost(explorer: Explorer, example_graph: dg.KnowledgeGraph) -> None:
    """Every event with two actors stands behind a line, and every other behind its actor."""
    page = explorer.open("lang=en")
    behind: list[str] = page.evaluate(
        """async () => {
          const found = new Set();
          for (let line = 0; line < diplograph.col.low.length; line++) {
            await diplograph.pick({ line });
            for (const card of document.querySelectorAll("#panel .event")) found.add(card.dataset.event);
          }
          return [...found];
        }"""
    )
    events = {e.id: {r.id for r in (*e.agents, *e.patients)} for e in example_graph.events()}
    assert {key for key, cast in events.items() if len(cast) > 1} == set(behind)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_claim_comes_back_from_its_pack(
    explorer: Explorer, example_graph: dg.KnowledgeGraph, lang: str
) -> None:
    """Each sentence as it stands in its article, with outlet, speakers, day and modality."""
    page = explorer.open(f"lang={lang}")
    rows = list(csv.DictReader(io.StringIO(page.evaluate("diplograph.csv()"))))
    found = Counter(
        (row["event"], row["sentence"].lstrip("'"), row["outlet"], row["published"], row["claimed_by"],
         row["polarity"], row["modality"]) for row in rows
    )  # fmt: skip
    articles = {article.id: article for article in example_graph.articles()}
    assert found == Counter(
        (event.id, bare("".join(pieces(claim, article.text)[1])), article.publisher or "",
         article.published.isoformat() if article.published else "",
         "; ".join((lang == "ar" and ref.name_ar) or ref.name for ref in claim.attribution),
         str(claim.polarity), str(claim.modality))
        for event in example_graph.events() for claim in event.claims for article in [articles[claim.article]]
    )  # fmt: skip

"""The explorer in a real browser."""

from __future__ import annotations

import json
import math
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import diplograph as dg
from browsing import CALL, Explorer, bare
from diplograph.errors import ConfigError
from diplograph.records import ActorKind, ActorRef, Article, Event, EventMention, Modality, Polarity, Span
from diplograph.view import write_page
from diplograph.view.page import Earlier


@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_opens_offline(
    browser: Browser, example_graph: dg.KnowledgeGraph, tmp_path: Path, lang: str, direction: str
) -> None:
    """Not one request, not one error; every word of the page in its language, in its direction."""
    report = example_graph.view(tmp_path / "p.html", lang=lang)
    explorer = Explorer(browser.new_page(), tmp_path / "p.html")
    page = explorer.open()
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, direction)
    assert page.locator("#detail canvas").count() == 1
    assert page.locator("#network").get_attribute("data-shown") == str(report.nodes)
    page.click("#language")
    assert root.get_attribute("dir") != direction
    assert page.title() == {"en": "من فعل ماذا بمن", "ar": "Who did what to whom"}[lang]
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()


def test_opens_while_the_window_changes(explorer: Explorer) -> None:
    """As in a notebook, whose frame grows while the page in it opens; impatient clicks do no harm either."""
    explorer.page.add_init_script(
        """const hurry = setInterval(() => {
          window.innerWidth = 1200 + (Math.floor(performance.now()) % 7);
          dispatchEvent(new Event("resize"));
          for (const id of ["fit", "zoom-in"]) document.getElementById(id)?.click();
          if (document.documentElement.dataset.ready) clearInterval(hurry);
        }, 1)"""
    )
    page = explorer.open()
    assert page.locator("#detail canvas").count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [("بوتين", "Vladimir Putin"), ("بُوتِينْ", "Vladimir Putin"), ("putin", "Vladimir Putin"),
     ("زيلينسكي", None), ("انتوني", "Antony Blinken"), ("السعوديه", "Saudi Arabia"), ("KULEBA", "Dmytro Kuleba")],
)  # fmt: skip
def test_search_finds_any_spelling(explorer: Explorer, typed: str, found: str | None) -> None:
    """A name in either script, with or without vowel signs and hamza, leads to its actor."""
    page = explorer.open("lang=en")
    page.fill("#search", typed)
    if found is None:
        assert page.locator("#network").get_attribute("data-hits") == "0"
        return
    assert page.locator("#hits li").first.inner_text().startswith(found)
    page.press("#search", "Enter")
    page.wait_for_selector("#panel[data-view=actor] .event")
    assert page.locator("#panel h2").inner_text().strip("\u2068\u2069") == found


@pytest.mark.parametrize("typed", ["turkey", "تركيا"])
def test_search_for_a_state_finds_who_acts_for_it(browser: Browser, tmp_path: Path, typed: str) -> None:
    """Where the state itself did nothing, its people and offices are what is meant."""
    minister = ActorRef(
        id="Q1", name="Hakan Fidan", name_ar="هاكان فيدان", kind=ActorKind.PERSON, country="TUR"
    )
    claim = EventMention(
        article="a", type="visit", trigger=Span(6, 13), sentence=Span(0, 14), agents=(minister,)
    )
    event = Event(id="1", type="visit", agents=(minister,), patients=(), claims=(claim,))
    write_page([event], [Article(id="a", text="Fidan visited.", lang="en")], tmp_path / "p.html")
    explorer = Explorer(browser.new_page(), tmp_path / "p.html")
    page = explorer.open("lang=en")
    assert page.evaluate("(typed) => diplograph.search(typed)", typed) == [0]
    page.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_line_shows_both_sides(explorer: Explorer, lang: str) -> None:
    """The call of 13 April is one event; the Kremlin's and the White House's words stand under their names."""
    page = explorer.open(f"lang={lang}")
    page.evaluate(f"diplograph.pick({{line: {CALL}}})")
    page.wait_for_selector("#panel[data-view=relation] .event")
    call = page.locator(".event").first
    speakers = {side.get_attribute("data-speaker") for side in call.locator(".side").all()}
    assert {"Kremlin", "White House"} <= speakers
    assert call.locator("blockquote[dir=rtl]:lang(ar) mark").count() > 0
    assert call.locator("blockquote[dir=ltr]:lang(en) mark").count() > 0
    for link in call.locator("a").all():
        assert (link.get_attribute("href") or "").startswith("https://")
        assert "noopener" in (link.get_attribute("rel") or "")


@pytest.mark.parametrize(
    ("lang", "number", "time", "agreed"),
    [("en", "They differ on: number: 18 (Danube Post) ≠ 17 (صحيفة النيل اليوم)", "17 April 2021 (Danube Post) ≠ 18 April 2021", "whether it happened"),
     ("ar", "تختلف الروايات في: العدد: 18 (Danube Post) ≠ 17 (صحيفة النيل اليوم)", "17 أبريل 2021 (Danube Post) ≠ 18 أبريل 2021", "وقوع الحدث")],
)  # fmt: skip
def test_what_accounts_differ_in(explorer: Explorer, lang: str, number: str, time: str, agreed: str) -> None:
    """The page says of accounts what the graph says; where one side is filtered away, nothing is compared."""
    page = explorer.open(f"lang={lang}")
    page.evaluate("diplograph.pick({node: diplograph.words.ids.indexOf('Q213')})")
    page.wait_for_selector("#panel[data-view=actor] .differ")
    told = [bare(one) for one in page.locator(".differ").all_inner_texts()]
    assert number in told and any(time in one for one in told)
    assert any(agreed in bare(one) for one in page.locator(".agree").all_inner_texts())
    page.locator('[data-key="lang:ar"]').uncheck()
    page.wait_for_function("!document.querySelector('.differ')")


def on_the_line(page: Page, part: float) -> tuple[float, float]:
    x, y = page.evaluate(
        f"(() => {{ const n = diplograph.network(), p = n.canvasToDOM(n.body.edges[{CALL}].edgeType.getPoint({part}));"
        "const r = document.getElementById('network').getBoundingClientRect();"
        "return [p.x + r.left, p.y + r.top]; })()"
    )
    return x, y


def test_click_on_a_line(explorer: Explorer) -> None:
    """A click on the drawn line opens the sentences behind it."""
    page = explorer.open("lang=en")
    page.mouse.click(*on_the_line(page, 0.62))
    page.wait_for_selector("#panel[data-view=relation] blockquote")
    heading = page.locator("#panel h2").inner_text()
    assert heading.replace("\u2068", "").replace("\u2069", "") == "Joe Biden → Vladimir Putin"


@pytest.mark.parametrize(("lang", "kremlin"), [("en", "Kremlin"), ("ar", "الكرملين")])
def test_tip_tells_the_claims(explorer: Explorer, lang: str, kremlin: str) -> None:
    """A line under the mouse tells who says what of it, before any click."""
    page = explorer.open(f"lang={lang}")
    page.mouse.move(*on_the_line(page, 0.55))
    page.mouse.move(*on_the_line(page, 0.62))
    page.wait_for_selector("#tip q")
    assert kremlin in page.locator("#tip").inner_text()


def test_timeline_chooses_a_period(explorer: Explorer) -> None:
    """Dragged over, the timeline shows that time alone; a click on one bar shows that bar."""
    page = explorer.open("lang=en")
    box = page.locator("#timeline").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 20, steps=3)
    page.mouse.up()
    since = page.input_value("#from")
    assert since >= "2022" and page.input_value("#to") >= since
    assert 0 < int(page.locator(".figures dd").first.inner_text()) < 20
    assert "from=" + since in page.url


@pytest.mark.parametrize(
    ("typed", "good"),
    [("2021", True), ("2021-4", True), ("2020-02-29", True), ("2021-02-29", False), ("2021-13", False), ("x", False)],
)  # fmt: skip
def test_a_day_that_is_none_is_marked(explorer: Explorer, typed: str, good: bool) -> None:
    """A year, a month or a day of the calendar narrows the view; anything else says that it does not."""
    page = explorer.open()
    page.fill("#from", typed)
    assert page.get_attribute("#from", "aria-invalid") == str(not good).lower()
    assert (f"from={typed}" in page.evaluate("location.hash")) is good


def test_filters_hold_everywhere(explorer: Explorer) -> None:
    """What is filtered away is gone from the network, from the panel and from the counts."""
    page = explorer.open("lang=en")
    lines = int(page.locator("#network").get_attribute("data-lines") or 0)
    for group in ("verbal conflict", "material conflict"):
        page.locator(f'[data-key="class:{group}"]').uncheck()
    assert 0 < int(page.locator("#network").get_attribute("data-lines") or 0) < lines
    page.locator('[data-key="lang:ar"]').uncheck()
    page.evaluate(f"diplograph.pick({{line: {CALL}}})")
    page.wait_for_selector("#panel[data-view=relation] .event")
    assert page.locator("blockquote:lang(ar)").count() == 0 < page.locator("blockquote:lang(en)").count()
    page.fill("#from", "2030-01-01")
    page.wait_for_selector("#nothing:visible")
    assert page.locator(".event").count() == 0
    page.click("#reset")
    assert page.locator("#network").get_attribute("data-lines") == str(lines)


def test_planned_is_told_apart(explorer: Explorer) -> None:
    """What has not happened yet is a filter of its own, with its kinds below it."""
    page = explorer.open("lang=en")
    open_ = "diplograph.words.statuses.indexOf('open')"
    only = page.evaluate(f"diplograph.col.status.reduce((n, one) => n + (one === {open_} ? 1 : 0), 0)")
    for key in ("told", "claimed", "denied", "disputed"):
        box = page.locator(f'[data-key="status:{key}"]')
        if box.count():
            box.uncheck()
    assert 0 < only == int(page.locator(".figures dd").first.inner_text())
    lines = page.evaluate("diplograph.network().body.data.edges.length")
    assert (
        lines
        == int(page.locator("#network").get_attribute("data-lines") or 0)
        < page.evaluate("diplograph.col.low.length")
    )


def test_address_keeps_the_view(explorer: Explorer, browser: Browser) -> None:
    """The address, opened elsewhere, shows the same: language, filters, dates, the line chosen."""
    page = explorer.open("lang=en")
    page.evaluate(f"diplograph.pick({{line: {CALL}}})")
    page.locator('[data-key="status:denied"]').uncheck()
    page.fill("#to", "2021-12-31")
    page.click("#language")
    page.wait_for_selector("html[dir=rtl] #panel[data-view=relation] .event")
    other = browser.new_page()
    other.goto(page.url)
    other.wait_for_selector("html[dir=rtl] #panel[data-view=relation] .event")
    assert other.locator("#panel").inner_text() == page.locator("#panel").inner_text()
    assert not other.locator('[data-key="status:denied"]').is_checked()
    assert other.input_value("#to") == "2021-12-31"
    other.close()


def test_keyboard_alone(explorer: Explorer) -> None:
    """Without a mouse: from the search to an actor, from the list of relations to their sentences."""
    page = explorer.open("lang=en")
    page.focus("#search")
    page.keyboard.type("blinken")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[data-view=actor] .event")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.evaluate("diplograph.pick(null)")
    page.locator(".relations button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[data-view=relation] .event")
    page.focus("#network")
    before = page.evaluate("diplograph.view().scale")
    page.keyboard.press("+")
    assert page.evaluate("diplograph.view().scale") > before


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_usable_on_a_phone(browser: Browser, example_page: Path, lang: str) -> None:
    """Nothing is cut off at the side, and the filters are one tap away."""
    explorer = Explorer(browser.new_page(viewport={"width": 390, "height": 800}), example_page)
    page = explorer.open(f"lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#filters").is_visible()
    page.click("#drawer")
    assert page.locator("#filters").is_visible()
    assert explorer.problems == []
    page.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_touch_leads_to_the_sentences(browser: Browser, example_page: Path, lang: str) -> None:
    """On a phone: most names stand in the picture; a touch brings the panel into view, and the way back the picture."""
    context = browser.new_context(
        viewport={"width": 412, "height": 839}, device_scale_factor=2.6, has_touch=True, is_mobile=True,
        reduced_motion="reduce",
    )  # fmt: skip
    explorer = Explorer(context.new_page(), example_page)
    page = explorer.open(f"lang={lang}")
    assert (
        page.evaluate("getComputedStyle(document.getElementById('search')).direction")
        == {"en": "ltr", "ar": "rtl"}[lang]
    )
    assert page.evaluate("diplograph.labels().length") >= 38
    x, y = page.evaluate(
        "(() => { const s = diplograph.spot('Q30'), r = document.getElementById('network').getBoundingClientRect();"
        "return [s.x + r.left, s.y + r.top]; })()"
    )
    page.touchscreen.tap(x, y)
    page.wait_for_selector("#panel[data-view=actor] .event")
    page.wait_for_timeout(100)
    top = "document.getElementById('{}').getBoundingClientRect().top / innerHeight"
    assert page.evaluate(top.format("panel")) < 0.3
    assert not page.locator("#tip").is_visible()
    page.locator("#panel .bar button:visible").last.tap()
    page.wait_for_timeout(100)
    assert 0 < page.evaluate(top.format("stage")) < 0.3
    page.tap("#drawer")
    page.locator('[data-key="class:verbal conflict"]').tap()
    assert not page.locator('[data-key="class:verbal conflict"]').is_checked()
    assert (explorer.requests, explorer.problems) == ([], [])
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 860), (1280, 800), (390, 800)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_overlaps_in_the_opening_view(
    browser: Browser, example_page: Path, lang: str, width: int, height: int
) -> None:
    """Each label clear of every other, of all but tiny dots, of buttons and frame; the weightiest all named."""
    explorer = Explorer(browser.new_page(viewport={"width": width, "height": height}), example_page)
    page = explorer.open(f"lang={lang}")
    view = page.evaluate(
        """(() => {
          const frame = document.getElementById("network").getBoundingClientRect(), tools = document.getElementById("zoom").getBoundingClientRect();
          const order = diplograph.words.ids.map((id, node) => ({ id, node, weight: diplograph.col.weight[node], size: diplograph.col.size[node] })).sort((a, b) => b.weight - a.weight);
          return {
            labels: diplograph.labels().map(({ node, x, y, w, h }) => ({ node, l: x - w / 2, r: x + w / 2, t: y - h / 2 + 2, b: y + h / 2 - 2 })),
            dots: order.slice(0, 25).map((one) => ({ ...one, ...diplograph.spot(one.id), r: one.size * diplograph.view().scale * 0.8 })),
            tools: { l: tools.left - frame.left, r: tools.right - frame.left, t: tools.top - frame.top, b: tools.bottom - frame.top },
            width: frame.width, height: frame.height,
          };
        })()"""
    )

    def over(a: dict[str, float], b: dict[str, float]) -> bool:
        return a["l"] < b["r"] and b["l"] < a["r"] and a["t"] < b["b"] and b["t"] < a["b"]

    labels = view["labels"]
    dots = [
        {
            "node": d["node"],
            "l": d["x"] - d["r"],
            "r": d["x"] + d["r"],
            "t": d["y"] - d["r"],
            "b": d["y"] + d["r"],
        }
        for d in view["dots"] if d["r"] > 5
    ]  # fmt: skip
    for number, label in enumerate(labels):
        assert (
            label["l"] >= 0
            and label["r"] <= view["width"]
            and label["t"] >= 0
            and label["b"] <= view["height"]
        )
        assert not over(label, view["tools"])
        assert not any(over(label, other) for other in labels[number + 1 :])
        assert not any(over(label, dot) for dot in dots if dot["node"] != label["node"])
    named = {label["node"] for label in labels}
    most = 8 if width > 1000 else 3
    assert {dot["node"] for dot in view["dots"][:most]} <= named
    assert len(named) >= (46 if width > 1000 else 15)
    page.evaluate(f"diplograph.pick({{line: {CALL}}})")
    page.wait_for_selector("#panel[data-view=relation] .event")
    ends = page.evaluate(f"[diplograph.col.low[{CALL}], diplograph.col.high[{CALL}]]")
    assert set(ends) <= {label["node"] for label in page.evaluate("diplograph.labels()")}
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()


def test_print_is_ink_on_paper(browser: Browser, example_page: Path) -> None:
    """In dark mode too: the picture and the words are dark on white, and the screen is as before afterwards."""
    explorer = Explorer(browser.new_page(), example_page)
    page = explorer.open("lang=ar&theme=dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert explorer.problems == []
    page.close()


def test_empty_graph_opens(browser: Browser, tmp_path: Path) -> None:
    """No events: a page that says so."""
    write_page([], [], tmp_path / "p.html")
    explorer = Explorer(browser.new_page(), tmp_path / "p.html")
    page = explorer.open()
    assert page.locator("#nothing").is_visible()
    assert explorer.problems == []
    page.close()


def test_same_graph_same_bytes(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """Two runs write the same file, in UTF-8 whatever the locale says."""
    example_graph.view(tmp_path / "a.html")
    example_graph.view(tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_page_continues_the_one_it_replaces(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """With a few events more, whoever was on the page stays about where he was; with none, exactly."""
    events, articles = list(example_graph.events()), list(example_graph.articles())
    path, other = tmp_path / "p.html", tmp_path / "other.html"
    write_page(events[:-6], articles, path)
    before = Earlier.read(path)
    assert before is not None and len(before.places) > 40
    write_page(events, articles, other, like=path)
    write_page(events, articles, path)
    assert path.read_bytes() == other.read_bytes()
    after = Earlier.read(path)
    assert after is not None
    wide = max(x for x, _ in before.places.values()) - min(x for x, _ in before.places.values())
    moved = [math.dist(spot, after.places[key]) / wide for key, spot in before.places.items()]
    assert statistics.median(moved) < 0.05
    write_page(events, articles, path)
    assert path.read_bytes() == other.read_bytes()


def test_what_is_no_page_is_not_continued(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """Any other file is replaced; told to go by one, that is refused."""
    example_graph.view(tmp_path / "a.html")
    for number, content in enumerate(
        (b"", b"\xff\xfe", b'<script id="data" type="application/octet-stream">! !</script>')
    ):
        path = tmp_path / f"{number}.html"
        path.write_bytes(content)
        with pytest.raises(ConfigError, match="no page of the explorer"):
            example_graph.view(tmp_path / "b.html", like=path)
        example_graph.view(path)
        assert path.read_bytes() == (tmp_path / "a.html").read_bytes()
    with pytest.raises(ConfigError, match="no page of the explorer"):
        example_graph.view(tmp_path / "b.html", like=tmp_path / "none.html")


def test_unknown_language_is_named(tmp_path: Path) -> None:
    """A page in a language it does not speak is refused, with those it speaks."""
    with pytest.raises(ConfigError, match="ar, en"):
        write_page([], [], tmp_path / "p.html", lang="fr")


def test_both_languages_say_everything() -> None:
    """Every word of the page exists in Arabic and in English."""
    from importlib import resources

    strings = json.loads(
        (resources.files("diplograph.view") / "explorer" / "strings.json").read_text(encoding="utf-8")
    )
    assert set(strings["ar"]) == set(strings["en"])
    for value in (*ActorKind, *Modality, *Polarity):
        assert str(value) in strings["en"]

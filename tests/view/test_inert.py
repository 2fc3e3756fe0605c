"""Text that means harm, in every field: nothing runs, nothing is asked for, and it is read as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from browsing import HOSTILE, Explorer, bare
from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Place,
    Span,
    When,
    content_hash,
)
from diplograph.view import write_page
from diplograph.view.text import plain

LINKS = ("javascript:window.owned=1", "https://example.org/{}", "data:text/html,<script>window.owned=1</script>",
         "HTTPS://[", "{}", " javascript:window.owned=1", "https://example.org/\"onclick=window.owned=1", "//evil.example")  # fmt: skip


def hostile_event(text: str, number: int) -> tuple[Article, Event]:
    """An event and its article with a text in every field that takes one."""
    body = f"X {text} Y {text} Z {text}."
    first = body.index(text)
    second = body.index(text, first + len(text))
    article = Article(
        id=f"{number}{text}", text=body, lang=("en", "ar", text)[number % 3], title=text, publisher=text,
        url=LINKS[number % len(LINKS)].format(text),
    )  # fmt: skip
    left = ActorRef(
        id=f"person/{number}-{text[:40]}", name=text, name_ar=text, kind=list(ActorKind)[number % 8], country=text,
        text=text, span=Span(first, first + len(text)), state=text,
    )  # fmt: skip
    right = ActorRef(id="person/b", name="b", kind=ActorKind.PERSON)
    claim = EventMention(
        article=article.id, type="meet", trigger=Span(0, 1), sentence=Span(0, len(body)), agents=(left,), patients=(right,),
        attribution=(left,), topics=(text,), rule=text,
        place=Place(text=text, name=text, country=text, id=text, span=Span(second, second + len(text))),
        when=When(text=text),
    )  # fmt: skip
    event = Event(
        id=content_hash(str(number)), type="meet", agents=(left,), patients=(right,), place=claim.place, claims=(claim,)
    )  # fmt: skip
    return article, event


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "p.html"
    pairs = [hostile_event(text, number) for number, text in enumerate(HOSTILE)]
    write_page(
        [event for _, event in pairs], [article for article, _ in pairs], path, title="".join(HOSTILE[:9])
    )
    return path


@pytest.fixture
def hostile(browser: Browser, hostile_page: Path) -> Iterator[Explorer]:
    found = Explorer(browser.new_page(viewport={"width": 1280, "height": 800}), hostile_page)
    yield found
    assert found.page.evaluate("window.owned") is None
    found.page.close()
    assert (found.requests, found.problems) == ([], [])


def folded(text: str) -> str:
    return " ".join(bare(text).split())


def expected(text: str, longest: int) -> str:
    """What may be read of a text: all of it, but for controls and what is too long."""
    return folded(plain(text, longest))


def inert(page: Page) -> None:
    """No element on the page came out of a text."""
    assert (
        page.locator("body img, iframe, base, body link, body meta, object, embed, form[action]").count() == 0
    )
    assert page.locator("body script").count() <= 3
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some((one) => [...one.attributes].some((a) => /^on/i.test(a.name)))"
    )
    for link in page.locator("a").all():
        assert (link.get_attribute("href") or "").startswith("https://")


def test_at_least_sixty() -> None:
    """Enough of them, none twice."""
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_shows_it_as_text(hostile: Explorer, lang: str) -> None:
    """In the panel, the legend, the list of hits, the tip, the labels and the title."""
    page = hostile.open(
        f"lang={lang}&off=<img onerror=x>&actor=__proto__&from=x&at=x,y,z&line=<|>|'&path=a|b"
    )
    for more in page.locator("#filters .more").all():
        more.click()
    inert(page)
    legend = folded(page.locator("#filters").text_content() or "")
    page.evaluate("diplograph.pick({node: diplograph.words.ids.indexOf('person/b')})")
    page.wait_for_selector("#panel[data-view=actor] .event")
    while page.locator("#panel > button.small").count():
        shown = page.locator(".event").count()
        page.locator("#panel > button.small").last.click()
        page.wait_for_function(f"document.querySelectorAll('.event').length > {shown}")
    assert page.locator(".event").count() == len(HOSTILE)
    cards = {one.get_attribute("data-event"): one for one in page.locator(".event").all()}
    for number, text in enumerate(HOSTILE):
        card = cards[content_hash(str(number))]
        for part, longest in (
            (".who", 80),
            ("h4", 80),
            ("blockquote", 300),
            ("figcaption", 80),
            (".soft", 80),
        ):
            assert expected(text, longest)[:60] in folded(card.locator(part).first.text_content() or ""), (
                text,
                part,
            )
        if number % 9 == 0:
            assert expected(text, 8) in legend or expected(text, 80) in legend  # a code, or a state's name
    inert(page)
    assert not set("\u202e\u202d\x00\x1b\u2028\u2029\ufeff") & set(page.locator("html").inner_text())
    for typed in ("onerror", "</script>", "evil", "__proto__"):
        page.fill("#search", typed)
        assert page.locator("#hits li bdi").count() >= 1
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[data-view=actor] .event")
    page.mouse.move(*page.evaluate(
        "(() => { const p = diplograph.spot('person/b'), r = document.getElementById('network').getBoundingClientRect();"
        "return [p.x + r.left, p.y + r.top]; })()"
    ))  # fmt: skip
    page.wait_for_timeout(100)
    for label in page.evaluate("diplograph.labels().map((one) => one.text)"):
        assert len(bare(label)) <= 34 and label[0] in "\u2066\u2067\u2068" and label[-1] == "\u2069"
    page.locator(".event .tools button").first.click()  # copies, or shows what to copy
    inert(page)


def save(page: Page, form: str, folder: Path) -> tuple[str, str]:
    page.click("#saves summary")
    with page.expect_download() as waiting:
        page.click(f"[data-save={form}]")
    path = folder / f"saved.{form}"
    waiting.value.save_as(path)
    return waiting.value.suggested_filename, path.read_text(encoding="utf-8-sig") if form != "png" else ""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_is_saved_is_inert(hostile: Explorer, browser: Browser, tmp_path: Path, lang: str) -> None:
    """CSV runs no formula, GraphML and GEXF open elsewhere with every name, SVG runs no script."""
    page = hostile.open(f"lang={lang}")
    saved = {form: save(page, form, tmp_path) for form in ("csv", "graphml", "gexf", "svg", "png")}
    for name, _ in saved.values():
        stem = name.rsplit(".", 1)[0]
        assert stem.replace("-", "").isalnum() and len(name) <= 80

    rows = list(csv.DictReader(io.StringIO(saved["csv"][1])))
    assert len(rows) == len(HOSTILE)
    for row in rows:
        assert None not in row
        for value in row.values():
            assert not value.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    named = {folded(name) for row in rows for name in (row["agents"], row["agents"].removeprefix("'"))}
    for text in HOSTILE:
        assert expected(text, 80) in named, text

    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(tmp_path / f"saved.{form}")
        labels = {folded(data["label"]) for _, data in graph.nodes(data=True)}
        for text in HOSTILE:
            assert expected(text, 80).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in labels, (
                form,
                text,
            )
        assert graph.number_of_edges() == len(HOSTILE)

    root = ElementTree.fromstring(saved["svg"][1])
    allowed = {"svg", "title", "rect", "g", "path", "text"}
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in allowed
        assert not any(key.lower().startswith("on") or "href" in key for key in element.attrib)
    alone = Explorer(browser.new_page(), tmp_path / "saved.svg")
    alone.page.goto((tmp_path / "saved.svg").as_uri())
    assert alone.page.evaluate("window.owned") is None
    assert (alone.requests, alone.problems) == ([], [])
    alone.page.close()


def test_every_title_makes_a_file_name(hostile: Explorer) -> None:
    """Letters and digits of any script, short, no folder, no ending of its own, no name a system keeps for itself."""
    page = hostile.open()
    for text in HOSTILE:
        name = page.evaluate("(text) => { document.title = text; return diplograph.fileName('csv'); }", text)
        stem = name.removesuffix(".csv")
        assert stem and stem.replace("-", "").isalnum() and len(name.encode()) < 255, text
        assert stem.upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_without_script_it_is_text_too(browser: Browser, hostile_page: Path, lang: str) -> None:
    """The table for those who run no script shows the same texts, and nothing else."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    explorer = Explorer(page, hostile_page)
    page.goto(hostile_page.as_uri())
    text = folded(page.locator("noscript").text_content() or page.content())
    assert page.locator("noscript table tbody tr").count() == len(HOSTILE)
    for one in HOSTILE:
        assert expected(one, 80) in text
    assert page.locator("body img, iframe, base, object, embed").count() == 0
    assert (explorer.requests, explorer.problems) == ([], [])
    context.close()

"""The briefing for print: what stands in it, in both languages, and that it is only paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import diplograph as dg
from browsing import HOSTILE, Explorer, bare
from diplograph.cli import main
from diplograph.records import ActorRef, Article, Event, EventMention, Place, Span, When, content_hash
from diplograph.view import write_report
from diplograph.view.text import plain


@pytest.fixture
def folder(example_graph: dg.KnowledgeGraph) -> str:
    return str(example_graph.folder)


@pytest.mark.parametrize(
    ("lang", "names", "words"),
    [("en", ["USA", "روسيا"], ("United States and Russia", "April 2021", "According to Kremlin", "They agree on", "sanction", "not done yet")),
     ("ar", ["Russia", "USA"], ("روسيا والولايات المتحدة", "أبريل 2021", "بحسب الكرملين", "تتفق الروايات في", "عقوبات", "لم يقع بعد"))],
)  # fmt: skip
def test_a_dyad(
    folder: str, browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    lang: str, names: list[str], words: Sequence[str],
) -> None:  # fmt: skip
    """Both sides by any name; what each says in its own direction; nothing asked for; good to read and to print."""
    path = tmp_path / "briefing.html"
    assert main(["report", folder, "--dyad", *names, "-o", str(path), "--lang", lang]) == 0
    assert "events" in capsys.readouterr().out
    explorer = Explorer(browser.new_page(viewport={"width": 900, "height": 1200}), path)
    page = explorer.page
    page.goto(path.as_uri())
    text = bare(page.locator("body").inner_text())
    for word in words:
        assert word in text
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (lang, {"en": "ltr", "ar": "rtl"}[lang])
    assert page.locator("blockquote[dir=rtl]:lang(ar) mark").count() > 2
    assert page.locator("blockquote[dir=ltr]:lang(en) mark").count() > 2
    assert page.locator("script").count() == 0
    serious = [
        one["id"]
        for one in Axe().run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    for width in (390, 900):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()


@pytest.mark.parametrize(("lang", "name"), [("en", "بلينكن"), ("ar", "Blinken")])
def test_an_actor(example_graph: dg.KnowledgeGraph, tmp_path: Path, lang: str, name: str) -> None:
    """All that is told of one actor, and no more; twice the same bytes; within the days asked for."""
    events = example_graph.events(actor=name)
    made = example_graph.briefing(tmp_path / "a.html", actor=name, lang=lang)
    example_graph.briefing(tmp_path / "b.html", actor=name, lang=lang)
    html = made.path.read_text(encoding="utf-8")
    assert made.events == len(events) == html.count('<article class="')
    assert html == (tmp_path / "b.html").read_text(encoding="utf-8")
    assert {"en": "Antony Blinken", "ar": "أنتوني بلينكن"}[lang] in html
    assert "<iframe sandbox" in made._repr_html_()
    none = example_graph.briefing(tmp_path / "c.html", actor=name, lang=lang, since="2030-01-01")
    assert none.events == 0 and 'role="status"' in none.path.read_text(encoding="utf-8")


def test_all_events_count_and_the_best_are_told(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """`--top` bounds the evidence, not the figures; what more independent sources tell comes in first."""
    full = example_graph.briefing(tmp_path / "a.html", dyad=("USA", "RUS"))
    few = example_graph.briefing(tmp_path / "b.html", dyad=("USA", "RUS"), most=1)
    assert few.events == full.events > few.shown == 1
    best = max(example_graph.dyad("USA", "RUS"), key=lambda e: (e.sources, len(e.claims)))
    html = few.path.read_text(encoding="utf-8")
    for quote in (quote for side in example_graph.sides(best) for quote in side.quotes[:1]):
        first = quote.sentence.split()[0]
        assert first in html


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--actor", "Nobody Here"], "nobody is called 'Nobody Here' here"),
        (["--dyad", "USA", "لا أحد"], "لا أحد"),
    ],
)
def test_unknown_names_are_told(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], problem: str
) -> None:
    """A name nobody has: one line, no file."""
    assert main(["report", folder, *options, "-o", str(tmp_path / "x.html")]) == 1
    error = capsys.readouterr().err
    assert problem in error and error.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("days", "bars"),
    [
        (["2021-04-01", "2021-04-03"], 2),
        (["2021-01-31", "2021-12-01"], 2),
        (["1990-01-01", "2021-06-01", "2021-07-01"], 2),
    ],
)
def test_the_timeline_takes_any_stretch_of_time(tmp_path: Path, days: list[str], bars: int) -> None:
    """By the day, the month or the year, whichever the stretch asks for."""
    a, b = ActorRef(id="Q1", name="A", name_ar="أ"), ActorRef(id="Q2", name="B", name_ar="ب")
    claim = EventMention(
        article="x", type="meet", trigger=Span(0, 1), sentence=Span(0, 3), agents=(a,), patients=(b,)
    )
    events = [
        Event(id=f"{n:016}", type="meet", agents=(a,), patients=(b,), claims=(claim,),
              when=When(start=date.fromisoformat(day), end=date.fromisoformat(day)))
        for n, day in enumerate(days)
    ]  # fmt: skip
    path = tmp_path / "r.html"
    write_report(events, {"x": Article(id="x", text="A B")}, path, subject=[("A", "أ")])
    assert path.read_text(encoding="utf-8").count('<rect class="vc" x="') == bars + 1  # and the balance


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_text_stays_text(browser: Browser, tmp_path: Path, lang: str) -> None:
    """In names, titles, sentences, places and addresses: no element comes out of it, nothing is asked for."""
    events, articles = [], {}
    for number, text in enumerate(HOSTILE):
        ref = ActorRef(id=f"person/{number}", name=text, name_ar=text, text=text)
        body = f"{text} met {text}."
        article = Article(id=str(number), text=body, lang=("ar", "en", text)[number % 3], title=text, publisher=text,
                          url=("javascript:window.owned=1", f"https://example.org/{text}", text)[number % 3])  # fmt: skip
        articles[article.id] = article
        claim = EventMention(article=article.id, type="meet", trigger=Span(0, len(text)), sentence=Span(0, len(body)),
                             agents=(ref,), patients=(ref,), attribution=(ref,), place=Place(text=text))  # fmt: skip
        events.append(Event(id=content_hash(text.encode("utf-8", "replace").decode()), type="meet", agents=(ref,), patients=(ref,),
                            place=claim.place, claims=(claim, replace(claim, attribution=()))))  # fmt: skip
    path = tmp_path / "r.html"
    write_report(events, articles, path, subject=[(HOSTILE[0], HOSTILE[1])], lang=lang, most=500)
    explorer = Explorer(browser.new_page(), path)
    explorer.page.goto(path.as_uri())
    page = explorer.page
    assert page.evaluate("window.owned") is None
    assert (
        page.locator(
            "script, img, iframe, base, object, embed, form, body style, body link, body meta"
        ).count()
        == 0
    )
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some((one) => [...one.attributes].some((a) => /^on/i.test(a.name)))"
    )
    for href in page.evaluate("[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))"):
        assert href.startswith("https://")
    text = " ".join(bare(page.locator("body").text_content() or "").split())
    for one in HOSTILE:
        assert " ".join(bare(plain(one, 80)).split()) in text
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()

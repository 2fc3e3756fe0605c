"""Names that mix directions, against a reference that is written from the right outright."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from browsing import Explorer
from diplograph.records import ActorKind, ActorRef, Article, Event, EventMention, Span
from diplograph.view import write_page

# Arabic names with Latin letters, digits, brackets and marks at either end and within.
MIXED = (
    "حلف الناتو (NATO)", "NATO (الناتو)", "(الناتو) NATO", "شركة ABC للنفط", "ABC شركة", "شركة ABC", "مجموعة الـ20 (G20)",
    "G7 مجموعة السبع", "5+1 مجموعة", "مجموعة 5+1", "وكالة «رويترز»", "«رويترز» Reuters", "القرار 2254 (2015)",
    "2254 القرار", "جو بايدن, الابن", "بايدن & بوتين", "روسيا/أوكرانيا", "A/RES/ES-11/1 قرار", "حزب الله - لبنان",
    "- حزب الله", "الاتحاد الأوروبي [EU]", "[EU] الاتحاد", "محمد بن سلمان (MBS).", "هل...؟ ABC!", "50% من أوبك+",
    "أوبك+", "+أوبك", "F-16 سلاح الجو", "إف-16 (F-16)", "C. القائد", "القائد C.", "١٢ أكتوبر (12/10)",
)  # fmt: skip
# Drawn without isolates, from the right: what a reader of Arabic expects of each.
REFERENCE = """
for (const name of ["fillText", "strokeText"]) {
  const draw = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (text, ...at) {
    const was = this.direction;
    if (/[\\u0620-\\u064a]/.test(text)) { text = text.replace(/[\\u2066-\\u2069]/g, ""); this.direction = "DIRECTION"; }
    draw.call(this, text, ...at);
    this.direction = was;
  };
}
"""


@pytest.fixture(scope="module")
def mixed_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ring of actors with these names, far enough apart for a label each."""
    path = tmp_path_factory.mktemp("mixed") / "p.html"
    refs = [
        ActorRef(
            id=f"org/{number:02}", name=f"Actor {number}", name_ar=text, kind=list(ActorKind)[number % 8]
        )
        for number, text in enumerate(MIXED)
    ]
    claim = EventMention(article="a", type="meet", trigger=Span(0, 1), sentence=Span(0, 4))
    events = [
        Event(id=f"{number:016}", type="meet", agents=(left,), patients=(right,), claims=(claim,))
        for number, (left, right) in enumerate(zip(refs, refs[1:] + refs[:1], strict=True))
    ]
    write_page(events, [Article(id="a", text="X Y.", lang="ar")], path, title="اختبار (ABC) 1", lang="ar")
    return path


def drawn(browser: Browser, path: Path, direction: str | None) -> tuple[str, int, str]:
    """The network's dots, how many labels it has, and the saved picture's dots."""
    explorer = Explorer(browser.new_page(viewport={"width": 1500, "height": 1000}), path)
    if direction:
        explorer.page.add_init_script(REFERENCE.replace("DIRECTION", direction))
    page = explorer.open("lang=ar&theme=light")
    dots: str = page.evaluate("document.querySelector('#detail canvas').toDataURL()")
    labels: int = page.evaluate("diplograph.labels().length")
    saved: str = page.evaluate(
        "diplograph.png().then((blob) => blob.arrayBuffer()).then((all) => new Uint8Array(all).join())"
    )
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()
    return dots, labels, saved


def test_labels_are_written_from_the_right(browser: Browser, mixed_page: Path) -> None:
    """Every dot of the network and of the saved picture is that of the reference; from the left it would not be."""
    assert len(MIXED) >= 24
    shown, labels, saved = drawn(browser, mixed_page, None)
    assert labels == len(MIXED)
    assert (shown, labels, saved) == drawn(browser, mixed_page, "rtl")
    assert shown != drawn(browser, mixed_page, "ltr")[0]


def test_names_in_the_panel_are_written_from_the_right(browser: Browser, mixed_page: Path) -> None:
    """In lists and headings each name is dot for dot what stands in a paragraph from the right."""
    explorer = Explorer(browser.new_page(viewport={"width": 1200, "height": 900}), mixed_page)
    page = explorer.open("lang=ar&theme=light")
    labels: list[str] = page.evaluate("diplograph.words.ids.map((_, node) => diplograph.label(node))")
    page.evaluate(
        """(labels) => {
          const strip = (text) => text.replace(/[\\u2066-\\u2069]/g, "");
          const box = document.createElement("div");
          box.id = "compared";
          box.style.cssText = "position:fixed;inset:0;z-index:99;background:#fff;color:#000";
          labels.forEach((label, row) => [label, strip(label), strip(label)].forEach((text, column) => {
            const one = document.createElement("div");
            one.dir = column === 1 ? "rtl" : "ltr";  // ours, the reference, and what it must not be
            one.textContent = text;
            one.style.cssText = `position:absolute;top:${row * 26}px;left:${20 + column * 400}px;width:300px;text-align:left`;
            box.append(one);
          }));
          document.body.append(box);
        }""",
        labels,
    )
    shots = [
        page.screenshot(clip={"x": x, "y": 0, "width": 300, "height": 26 * len(labels)})
        for x in (20, 420, 820)
    ]
    assert shots[0] == shots[1] != shots[2]
    page.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_saved_drawings_say_the_direction(browser: Browser, mixed_page: Path, lang: str) -> None:
    """In SVG there are no isolates, which other programs show as boxes, but a direction on every Arabic text."""
    explorer = Explorer(browser.new_page(viewport={"width": 1500, "height": 1000}), mixed_page)
    page = explorer.open(f"lang={lang}")
    root = ElementTree.fromstring(page.evaluate("diplograph.svg()"))
    texts = {one.text or "": one for one in root.iter("{http://www.w3.org/2000/svg}text")}
    names = MIXED if lang == "ar" else [f"Actor {number}" for number in range(len(MIXED))]
    assert set(names) <= set(texts)
    for text, element in texts.items():
        assert not re.search("[\u2066-\u2069]", text)
        if lang == "ar" and re.search("[\u0620-\u064a]", text):
            assert element.get("direction") == "rtl"
    page.close()

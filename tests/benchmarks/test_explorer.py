"""How fast the explorer is, against plain pyvis in the same run: CPU-seconds of the browser and all it starts.

Run: poe bench. Machines are noisy, so what is held is a ratio wherever there is something to compare with.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from large import world
from playwright.sync_api import Page, sync_playwright

from diplograph.records import Event
from diplograph.view.layout import layout
from diplograph.view.page import page_html

Places = dict[str, tuple[float, float]]


class Browser:
    """A browser of its own, its CPU time and its memory."""

    def __init__(self) -> None:
        self.play = sync_playwright().start()
        before = {child.pid for child in psutil.Process().children(recursive=True)}
        self.browser = self.play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        self.page = self.browser.new_page(viewport={"width": 1280, "height": 800})
        self.page.goto("about:blank")
        self.roots = [c for c in psutil.Process().children(recursive=True) if c.pid not in before]
        self.rest()

    def _processes(self) -> Iterator[psutil.Process]:
        seen = set()
        for root in self.roots:
            for one in [root, *_children(root)]:
                if one.pid not in seen:
                    seen.add(one.pid)
                    yield one

    def cpu(self) -> float:
        total = 0.0
        for one in self._processes():
            try:
                total += one.cpu_times().user + one.cpu_times().system
            except psutil.Error:
                continue
        return total

    def memory(self) -> float:
        """MB the page's process holds for itself: without the browser's code, which all pages share."""
        found = []
        for one in self._processes():
            status = Path(f"/proc/{one.pid}/status").read_text(encoding="utf-8")
            found.append(int(status.split("RssAnon:")[1].split()[0]) / 1000)
        return max(found)

    def rest(self, most: float = 150.0) -> None:
        """Waits until nothing works any more, or until so many CPU-seconds are spent."""
        first = last = self.cpu()
        quiet = 0  # a busy machine may leave the browser no time for a while
        while quiet < 3 and last - first <= most:
            time.sleep(0.7)
            now = self.cpu()
            quiet = quiet + 1 if now - last < 0.06 else 0
            last = now

    def opens(self, path: Path, ready: str = "", most: float = 150.0) -> float:
        before = self.cpu()
        self.page.goto(path.as_uri(), timeout=300_000)
        if ready:
            self.page.wait_for_selector(ready, timeout=300_000)
        self.rest(most)
        return self.cpu() - before

    def steps(self, script: str, count: int) -> float:
        """CPU-seconds of one step, drawn before the next."""
        before = self.cpu()
        self.page.evaluate(
            f"async () => {{ for (let i = 0; i < {count}; i++) {{ {script};"
            " await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); } }"
        )
        self.rest()
        return (self.cpu() - before) / count

    def close(self) -> None:
        self.browser.close()
        self.play.stop()


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


@pytest.fixture
def browser() -> Iterator[Browser]:
    found = Browser()
    yield found
    found.close()


def pyvis_page(events: list[Event], path: Path, places: Places | None) -> None:
    """What a pyvis user would write: nodes with names, edges with their types as tooltips."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(directed=True, cdn_resources="in_line", height="760px")
    seen = set()
    for event in events:
        for ref in (*event.agents, *event.patients):
            if ref.id not in seen:
                seen.add(ref.id)
                spot = {"x": places[ref.id][0], "y": places[ref.id][1]} if places else {}
                network.nodes.append(Node(ref.id, "dot", ref.name, size=10, color="#97c2fc", **spot).options)
        network.edges.append(Edge(event.agents[0].id, event.patients[0].id, True, title=event.type).options)
    if places:
        network.toggle_physics(False)
    path.write_text(network.generate_html(), encoding="utf-8")


def arranged(events: list[Event]) -> Places:
    room: Places = {r.id: (40.0, 40.0) for e in events for r in (*e.agents, *e.patients)}
    return layout(room, [(e.agents[0].id, e.patients[0].id) for e in events])


def opened(page: Page) -> dict[str, str | None]:
    return {
        key: page.locator("#network").get_attribute(f"data-{key}") for key in ("engine", "shown", "lines")
    }


def test_a_thousand_actors(browser: Browser, tmp_path: Path) -> None:
    """1,000 actors and 2,500 events: a stable page for a fiftieth of what default pyvis takes."""
    events, articles = world(1000, 2500)
    (tmp_path / "own.html").write_text(page_html(events, articles)[0], encoding="utf-8")
    pyvis_page(events, tmp_path / "pyvis.html", None)
    own = browser.opens(tmp_path / "own.html", "html[data-ready]")
    print(f"\n1,000 / 2,500: {opened(browser.page)}, own {own:.2f} CPU-s")
    plain = browser.opens(tmp_path / "pyvis.html")
    print(f"default pyvis {plain:.1f} CPU-s: {plain / own:.0f} ×")
    assert plain / own >= 50


def test_twenty_thousand_actors(tmp_path: Path) -> None:
    """20,000 actors and 50,000 events, against pyvis that is given the same layout."""
    events, articles = world(20_000, 50_000)
    places = arranged(events)
    page_html(*world(20, 50))
    start = time.process_time()
    html, _ = page_html(events, articles, places=places)
    made = time.process_time() - start
    (tmp_path / "own.html").write_text(html, encoding="utf-8")
    pyvis_page(events, tmp_path / "pyvis.html", places)
    sizes = [(tmp_path / f"{name}.html").stat().st_size / 1e6 for name in ("own", "pyvis")]
    print(f"\n20,000 / 50,000: made in {made:.2f} CPU-s; {sizes[0]:.2f} MB with every sentence; "
          f"pyvis, which holds none, {sizes[1]:.2f} MB: {sizes[1] / sizes[0]:.2f} ×")  # fmt: skip
    found: dict[str, Any] = {}
    for name, pan in (
        (
            "own",
            "diplograph.move({...diplograph.view(), x: diplograph.view().x + 8 / diplograph.view().scale})",
        ),
        (
            "pyvis",
            "network.moveTo({position: {x: network.getViewPosition().x + 8 / network.getScale(), y: 0}})",
        ),
    ):
        browser = Browser()
        ready = "html[data-ready]" if name == "own" else ""
        opens = browser.opens(tmp_path / f"{name}.html", ready)
        step = browser.steps(pan, 40 if name == "own" else 5)
        found[name] = (opens, step, browser.memory())
        print(
            f"{name}: opens {opens:.2f} CPU-s, a step of panning {1000 * step:.1f} ms, {found[name][2]:.0f} MB"
        )
        if name == "own":
            print(opened(browser.page))
            found["filter"] = browser.steps("document.querySelector('[data-key=\"status:told\"]').click()", 4)
            print(f"a filter: {found['filter']:.2f} CPU-s")
            found["search"] = browser.steps("diplograph.search('zelensky')", 4)
        browser.close()
    (own_opens, own_step, own_memory), (_, plain_step, plain_memory) = found["own"], found["pyvis"]
    print(
        f"search {found['search']:.2f} CPU-s; panning {plain_step / own_step:.0f} ×, memory {plain_memory / own_memory:.1f} ×"
    )
    assert own_opens <= 1.5 and found["filter"] <= 0.2 and made <= 1.5
    assert plain_step / own_step >= 50
    assert plain_memory / own_memory >= 4
    assert sizes[1] / sizes[0] >= 3


def test_a_hundred_thousand_actors(browser: Browser, tmp_path: Path) -> None:
    """100,000 actors and 250,000 events still open; making a page grows as the graph does."""
    seconds = []
    for actors, events in ((20_000, 50_000), (100_000, 250_000)):
        data = world(actors, events)
        places = arranged(data[0])
        start = time.process_time()
        html, _ = page_html(*data, places=places)
        seconds.append(time.process_time() - start)
    (tmp_path / "own.html").write_text(html, encoding="utf-8")
    opens = browser.opens(tmp_path / "own.html", "html[data-ready]")
    print(f"\n100,000 / 250,000: made in {seconds[1]:.1f} CPU-s ({seconds[1] / seconds[0]:.1f} × a fifth of it), "
          f"opens in {opens:.2f} CPU-s, {browser.memory():.0f} MB, {opened(browser.page)}")  # fmt: skip
    assert seconds[1] / seconds[0] < 8
    assert opens <= 3

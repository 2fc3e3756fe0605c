"""The page for those who see little, or use no mouse: axe-core, and what it cannot know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browsing import CALL, Explorer


def findings(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with the elements it means."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: "
        + " | ".join(node["html"][:160] for node in one["nodes"][:4])
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_serious(browser: Browser, example_page: Path, lang: str, theme: str) -> None:
    """At a glance, with a relation, an actor, all menus open, hits, nothing found, and on a phone."""
    explorer = Explorer(browser.new_page(viewport={"width": 1280, "height": 800}), example_page)
    page = explorer.open(f"lang={lang}&theme={theme}")
    assert findings(page) == []
    for more in page.locator("#filters .more").all():
        more.click()
    page.click("#saves summary")
    page.locator('[data-key="status:denied"]').uncheck()
    page.evaluate(f"diplograph.pick({{line: {CALL}}})")
    page.wait_for_selector("#panel[data-view=relation] blockquote")
    page.click("#wide")
    assert findings(page) == []
    page.keyboard.press("Escape")
    page.fill("#search", "a")
    assert findings(page) == []
    page.fill("#search", "putin")
    page.press("#search", "Enter")
    page.wait_for_selector("#panel[data-view=actor] .event")
    page.evaluate("document.getElementById('copy').showModal()")
    assert findings(page) == []
    page.keyboard.press("Escape")
    page.fill("#from", "2030")
    page.wait_for_selector("#nothing:visible")
    page.fill("#to", "x")
    assert findings(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    page.click("#reset")
    page.click("#drawer")
    assert findings(page) == []
    assert (explorer.requests, explorer.problems) == ([], [])
    page.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_everything_is_reached_by_tab(explorer: Explorer, lang: str) -> None:
    """Tab goes through every control once, and each shows that it has the focus and has a name."""
    page = explorer.open(f"lang={lang}")
    wanted = page.evaluate(
        "[...document.querySelectorAll('button, input, summary, #network, a')]"
        ".filter((one) => one.checkVisibility() && !one.disabled).length"
    )
    page.evaluate("document.body.focus()")
    seen = 0
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """(() => {
              const one = document.activeElement;
              if (one === document.body || one.dataset.seen) return null;
              one.dataset.seen = "yes";
              const name = one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent;
              return [Boolean(name), getComputedStyle(one).outlineStyle, one.outerHTML.slice(0, 120)];
            })()"""
        )
        if here is None:
            break
        assert here[0], here
        assert here[1] != "none", here
        seen += 1
    assert seen >= wanted

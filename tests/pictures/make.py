"""Makes the pictures of the README with a real browser. Run: poe pictures."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import diplograph as dg
from diplograph import examples

HERE = Path(__file__).parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page_file = Path(folder) / "page.html"
        dg.build(examples.paths(), Path(folder) / "graph").view(page_file)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for lang, name in (("en", "explorer"), ("ar", "explorer-ar")):
            page = browser.new_page(viewport={"width": 1440, "height": 860})
            page.goto(f"{page_file.as_uri()}#lang={lang}")
            page.wait_for_selector("html[data-ready]")
            page.fill("#search", "Putin" if lang == "en" else "بوتين")
            page.wait_for_selector("#evidence article")
            page.fill("#search", "")
            page.evaluate("diplograph.network.fit()")
            page.wait_for_timeout(400)
            page.screenshot(path=str(HERE / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main()

"""Makes the pictures of the README with a real browser. Run: poe pictures."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import diplograph as dg
from diplograph import examples

HERE = Path(__file__).parent
# Biden and Putin: the call as the Kremlin and as the White House tell it.
PICK = "diplograph.pick({line: diplograph.line('Q6279', 'Q7747', 'verbal cooperation')})"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page_file = Path(folder) / "page.html"
        dg.build(examples.paths(), Path(folder) / "graph").view(page_file)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, settings, pick in (
            ("explorer", "lang=en", False),
            ("explorer-ar", "lang=ar", False),
            ("evidence-ar", "lang=ar&theme=dark", True),
        ):
            page = browser.new_page(viewport={"width": 1440, "height": 860})
            page.goto(f"{page_file.as_uri()}#{settings}")
            page.wait_for_selector("html[data-ready]")
            if pick:
                page.evaluate(PICK)
                page.wait_for_selector("#panel[data-view=relation] blockquote")
                page.click("#wide")
            page.wait_for_timeout(400)
            page.screenshot(path=str(HERE / f"{name}.png"))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()

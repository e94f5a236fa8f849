"""The page of the sample articles -> docs/pages/*.png, at three widths, light and dark, as Chromium shows it.

python docs/screenshots.py
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from pathlib import Path
from time import sleep

from selenium import webdriver

import compare
from compare.reports.html import render

HERE = Path(__file__).parent
WIDTHS = (1600, 900, 360)
STORY = ".story"  # the first, which has copies
REST = 0.5  # seconds until all is drawn
SHOTS = {"overview": ("body", 900), "story": (STORY, 1750)}  # what is shown: where it begins, how high it is


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"):
        options.add_argument(argument)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(render(compare.report(compare.read(HERE.parent / "samples" / "articles"))), "utf-8")
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    shoot(browser, page, width, scheme)
        finally:
            browser.quit()


def shoot(browser: webdriver.Chrome, page: Path, width: int, scheme: str) -> None:
    """Write what is shown of a page at one width, in one scheme."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    for name, (place, height) in SHOTS.items():
        # what is out of sight is not drawn: the window is as high as the picture, and scrolled to where it begins
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(page.as_uri())
        browser.execute_script(f"document.querySelectorAll('{STORY} .point')[1].open = true")
        browser.execute_script(f"document.querySelector('{place}').scrollIntoView(); scrollBy(0, -24)")
        sleep(REST)
        shot = browser.execute_cdp_cmd("Page.captureScreenshot", {})
        (HERE / "pages" / f"{name}-{width}-{scheme}.png").write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()

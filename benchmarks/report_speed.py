"""A pile of articles -> how long its report takes in each form, and how fast the pages of it open.

python benchmarks/report_speed.py ARTICLES.jsonl [--workers 0 2] [--write docs/benchmarks.md]

Every report is written in a fresh process, and what it takes is counted from the end of clustering. Pages are opened in
Chromium, where selenium finds it: how long until all is there, and how much of that is computing; the best of three.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pages import head, put, row

OPENING, CLOSING = "<!-- report -->", "<!-- end of report -->"
FORMS = {"one page": "report.html", "Markdown": "report.md", "text": "report.txt", "a folder of pages": "report/"}
LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
TIMES = 3


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--workers", type=int, nargs="+", default=[0, 2])
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    lines = []
    for told in tables(given.articles, given.workers):
        print(told, flush=True)
        lines.append(told)
    if given.write:
        put(given.write, OPENING, CLOSING, lines)


def tables(articles: Path, workers: Sequence[int]) -> Iterator[str]:
    """Yield the lines of both tables."""
    yield head("form", "by", "stories", "CPU s", "wall s", "files", "MB in all", "the largest", "MB of memory")
    pages: list[tuple[str, Path]] = []
    with tempfile.TemporaryDirectory(prefix="report-") as work:
        for form, name in FORMS.items():
            for count in workers:
                place = Path(work, f"{count}-{name}")
                yield line(form, count, measured(articles, place, count), files(place))
            pages += [(form, path) for path in opened(place)]
        yield ""
        yield from openings(pages)


def line(form: str, workers: int, found: dict[str, float], sizes: Sequence[int]) -> str:
    """Return a row of the table of what reports take."""
    by = {0: "this process", 1: "1 worker"}.get(workers, f"{workers} workers")
    spent = f"{found['stories']:,.0f}", f"{found['cpu']:.1f}", f"{found['wall']:.1f}"
    return row(form, by, *spent, f"{len(sizes):,}", _mega(sum(sizes)), _mega(max(sizes)), f"{found['memory']:,.0f}")


def measured(articles: Path, place: Path, workers: int) -> dict[str, float]:
    """Return what a report takes in a fresh process."""
    code = f"import report_speed; report_speed.measure({str(articles)!r}, {str(place)!r}, {place.suffix!r}, {workers})"
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(articles: str, place: str, suffix: str, workers: int) -> None:
    """Write a report, and print what that took after clustering."""
    import gc

    from compare import pipeline
    from compare.crew.comparing import Comparing
    from compare.delivery import Request
    from compare.forms import Look, report_forms

    gc.set_threshold(100_000, 20, 100)  # as the command does it
    outline = pipeline.outline(pipeline.read(articles))
    form = {"": "html", ".html": "html", ".md": "markdown", ".txt": "text"}[suffix]
    request = Request((articles,), form, place if suffix else f"{place}/")
    begun, before = time.monotonic(), _computed()
    request.deliver(report_forms(outline, Comparing(workers=workers), Look(whole=True)))
    found = {"stories": len(outline.stories), "wall": time.monotonic() - begun, "cpu": _computed() - before}
    memory = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(json.dumps({**found, "memory": memory}))


def _computed() -> float:
    """Return the seconds that this process and those it has ended have been computing."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def files(place: Path) -> list[int]:
    """Return how many bytes each file of a report takes."""
    return [path.stat().st_size for path in (place.iterdir() if place.is_dir() else (place,))]


def opened(place: Path) -> list[Path]:
    """Return the pages of a report that are slowest to open: the page, or the index and the largest of a folder."""
    if place.is_dir():
        return [place / "index.html", max(place.glob("story-*.html"), key=lambda path: path.stat().st_size)]
    return [place] if place.suffix == ".html" else []


def openings(pages: Sequence[tuple[str, Path]]) -> Iterator[str]:
    """Yield a table of how fast pages open; nothing where there is no browser to ask."""
    try:
        browser = _browser()
    except ImportError:
        return
    yield head("page", "MB", "elements", "s until all is there", "of computing")
    for form, path in pages:
        loaded, computing = min(_loaded(browser, path) for _ in range(TIMES))
        elements = browser.execute_script("return document.querySelectorAll('*').length")
        part = {"index": ", the index"}.get(path.stem, ", the largest story" if path.stem.startswith("story-") else "")
        told = _mega(path.stat().st_size), f"{elements:,}", f"{loaded:.2f}", f"{computing:.2f}"
        yield row(form + part, *told)
    browser.quit()


def _browser() -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    return browser


def _loaded(browser: Any, path: Path) -> tuple[float, float]:
    """Return after how many seconds all of a page is there, and how many of them its thread was computing."""
    browser.get("about:blank")
    before = _spent(browser)
    browser.get(path.as_uri())
    return browser.execute_script(LOADED) / 1000, _spent(browser) - before


def _spent(browser: Any) -> float:
    told = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(metric["value"]) for metric in told if metric["name"] == "ThreadTime")


def _mega(size: int) -> str:
    return f"{size / 1e6:.1f}"


if __name__ == "__main__":
    main()

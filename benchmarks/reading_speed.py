"""Small text files and saved pages -> how many are read in a second, by how many workers, and what memory that takes.

python benchmarks/reading_speed.py PAGES [--files 100000] [--copies 10] [--write docs/benchmarks.md]

PAGES is a folder of saved pages (.html, or .html.gz, which are unpacked first); each is read several times under other names.
Every row is measured in a fresh process, which takes the articles one by one and keeps none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pages import head, put, row

OPENING, CLOSING = "<!-- reading -->", "<!-- end of reading -->"
WORDS = 250  # of a small article: some 1,600 bytes
FOLDER = 1_000  # files in a folder
WORKERS = (0, 1, 2)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", type=Path)
    asked.add_argument("--files", type=int, default=100_000)
    asked.add_argument("--copies", type=int, default=10)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    lines = list(table(given.pages, given.files, given.copies))
    print("\n".join(lines))
    if given.write:
        put(given.write, OPENING, CLOSING, lines)


def table(pages: Path, files: int, copies: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield head(
        "what",
        "read by",
        "articles",
        "wall s",
        "CPU s",
        "a second",
        "a CPU second",
        "MB, the program",
        "MB, the largest worker",
    )
    with tempfile.TemporaryDirectory(prefix="reading-") as work:
        place = Path(work)
        for count in (files // 10, files):
            write_texts(place / f"texts-{count}", count)
            for workers in WORKERS:
                yield line("texts of 250 words", measured(place / f"texts-{count}", workers), workers)
        for times in (max(1, copies // 10), copies):
            write_pages(place / f"pages-{times}", pages, times)
            for workers in WORKERS:
                yield line("saved pages", measured(place / f"pages-{times}", workers), workers)
        yield line("saved pages", measured(place / f"pages-{copies}", -1), -1)


def line(what: str, found: dict[str, float], workers: int) -> str:
    """Return a row of the table."""
    by = {-1: "trafilatura alone, one process", 0: "this process", 1: "1 worker"}.get(workers, f"{workers} workers")
    count, wall, spent = found["articles"], found["wall"], found["cpu"]
    rates = (f"{count:,.0f}", f"{wall:.1f}", f"{spent:.1f}", f"{count / wall:,.0f}", f"{count / spent:,.0f}")
    return row(what, by, *rates, f"{found['own']:.0f}", f"{found['worker']:.0f}" if workers > 0 else "–")


def measured(place: Path, workers: int) -> dict[str, float]:
    """Return what reading a folder takes in a fresh process."""
    code = f"import reading_speed; reading_speed.measure({os.fspath(place)!r}, {workers})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(place: str, workers: int) -> None:
    """Read a folder, and print what that took."""
    begun = time.monotonic()
    count = sum(1 for _ in (extracted(Path(place)) if workers < 0 else read(place, workers)))
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = sum(used.ru_utime + used.ru_stime for used in (own, others))
    found = {"articles": count, "wall": time.monotonic() - begun, "cpu": spent}
    print(json.dumps({**found, "own": own.ru_maxrss / 1024, "worker": others.ru_maxrss / 1024}))


def read(place: str, workers: int) -> Iterator[object]:
    from compare.ingest.finding import Finding
    from compare.ingest.limits import Options
    from compare.ingest.sharing import Means, articles

    return articles(Finding([place]), Options(), Means(workers=workers))


def extracted(place: Path) -> Iterator[object]:
    """Yield what the library finds in each page, set as it is by default, with metadata."""
    import trafilatura

    for path in sorted(place.iterdir()):
        yield trafilatura.bare_extraction(path.read_bytes(), with_metadata=True)


def write_texts(place: Path, count: int) -> None:
    draw = random.Random(1)  # noqa: S311 - texts are no secrets
    words = [f"{'word' * (n % 3)}{n:x}" for n in range(5_000)]
    for n in range(count):
        folder = place / f"{n // FOLDER:04}"
        if n % FOLDER == 0:
            folder.mkdir(parents=True)
        paragraphs = (" ".join(draw.choices(words, k=50)).capitalize() + "." for _ in range(WORDS // 50))
        (folder / f"{n}.txt").write_text(f"Headline number {n}\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")


def write_pages(place: Path, pages: Path, times: int) -> None:
    place.mkdir()
    for path in sorted(pages.glob("*.html*")):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for n in range(times):
            (place / f"{path.name.split('.')[0]}-{n}.html").write_bytes(raw)


if __name__ == "__main__":
    main()

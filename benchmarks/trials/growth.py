"""A file of articles -> CPU seconds of each step of `cluster` and its memory, the more articles the file holds.

    python -m trials.growth ARTICLES.jsonl

measures one file, in this process; `measured` starts such a process for each number of articles.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

from pages import head, row
from race.clock import MB, memory, tell

import compare
from compare.text.boilerplate.marking import marked
from trials import recombined

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
# What `cluster` tells of, by step; whatever it tells of later is the step of stories.
TOLD = {"languages of": "language", "copies among": "copies"}
STEPS = ("read", "boilerplate", "language", "copies", "stories")

Cost = dict[str, Any]


class Steps:
    """CPU seconds between one step's beginning and the next one's."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)
        self._step, self._since = "read", time.process_time()

    def begin(self, step: str) -> None:
        now = time.process_time()
        self.seconds[self._step] += now - self._since
        self._step, self._since = step, now

    def progress(self, step: str, _done: int, _of: float | None) -> None:
        self.begin(TOLD.get(step, "stories"))


def cost(corpus: Path) -> Cost:
    """Cluster one file, in this process."""
    steps = Steps()
    documents = compare.read(corpus, boilerplate=False).documents
    articles = len(documents)
    steps.begin("boilerplate")
    documents = tuple(d for d in marked(documents) if d.story)  # those without marks are let go, as `read` does
    stories = len(compare.cluster(documents, progress=steps.progress).stories)
    steps.begin("read")
    return {"cpu": steps.seconds, "peak": memory("VmHWM") / MB, "articles": articles, "stories": stories}


def measured(corpus: Path, most: int) -> list[tuple[str, Cost]]:
    """Measure the corpus as it is, and up to so many articles recombined from it."""
    here = Path(__file__).parent.parent
    costs = []
    with tempfile.TemporaryDirectory() as spare:
        whole, part = Path(spare, "all.jsonl"), Path(spare, "part.jsonl")
        recombined.write(corpus, most, whole)
        for size in (0, *(size for size in SIZES if size <= most)):
            if size:
                with whole.open("rb") as lines:
                    part.write_bytes(b"".join(islice(lines, size)))
            asked = [sys.executable, "-m", "trials.growth", str(part if size else corpus.resolve())]
            done = subprocess.run(asked, cwd=here, capture_output=True, text=True, check=True)
            costs.append(("recombined" if size else "as they are", json.loads(done.stdout.splitlines()[-1])))
            print(size or "all", costs[-1][1], file=sys.stderr, flush=True)
    return costs


def table(costs: list[tuple[str, Cost]]) -> Iterator[str]:
    """Yield the table, and how cost grows."""
    yield head("articles", *(f"{name}, CPU s" for name in STEPS), "in all", "ms an article", "peak MB", "stories")
    for kind, found in costs:
        seconds = found["cpu"]
        total = sum(seconds.values())
        yield row(
            f"{found['articles']:,} {kind}", *(f"{seconds[step]:.1f}" for step in STEPS), f"{total:.1f}",
            f"{1000 * total / found['articles']:.2f}", f"{found['peak']:,.0f}", f"{found['stories']:,}",
        )  # fmt: skip
    made = [found for kind, found in costs if kind == "recombined"]
    if len(made) > 1:
        ends = made[0], made[-1]
        yield ""
        yield (
            f"CPU time grows with the number of articles to the power {_exponent(*ends):.2f} between "
            f"{ends[0]['articles']:,} and {ends[1]['articles']:,}; the stories alone to the power "
            f"{_exponent(*ends, steps=['stories']):.2f}."
        )


def _exponent(few: Cost, many: Cost, steps: Sequence[str] = STEPS) -> float:
    one, two = (sum(found["cpu"][step] for step in steps) for found in (few, many))
    return log(two / one) / log(many["articles"] / few["articles"])


if __name__ == "__main__":
    tell(lambda: cost(Path(sys.argv[1])))

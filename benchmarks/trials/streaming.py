"""A file of articles -> what one more article costs a stream of stories, the more of them its window holds.

    python -m trials.streaming ARTICLES.jsonl HELD

fills a window with the first HELD articles and then adds as many others one by one, each of which lets one leave, in this
process; `measured` starts such a process for each size of window.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pages import head, row
from race.clock import MB, memory, tell

import compare
from trials import recombined

HELD = (1_000, 10_000, 50_000)
WINDOW = timedelta(days=14)

Cost = dict[str, Any]


def cost(corpus: Path, held: int) -> Cost:
    """Stream one file, in this process."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    read = compare.read(corpus).documents[: 2 * held]
    documents = [replace(d, published=begin + at * WINDOW / held, language="") for at, d in enumerate(read)]
    stories, spent = compare.Stories(window=WINDOW, most=2 * held), []
    stories.add_all(documents[:held])
    for document in documents[held:]:
        since = time.process_time()
        stories.add(document)
        spent.append(time.process_time() - since)
    return {"held": held, "spent": spent, "peak": memory("VmHWM") / MB}


def measured(corpus: Path, most: int) -> list[Cost]:
    """Measure windows of up to so many articles, recombined from a corpus."""
    here, costs = Path(__file__).parent.parent, []
    with tempfile.TemporaryDirectory() as spare:
        whole = Path(spare, "all.jsonl")
        recombined.write(corpus, 2 * most, whole)
        for size in (size for size in HELD if size <= most):
            asked = [sys.executable, "-m", "trials.streaming", str(whole), str(size)]
            done = subprocess.run(asked, cwd=here, capture_output=True, text=True, check=True)
            costs.append(json.loads(done.stdout.splitlines()[-1]))
    return costs


def table(costs: list[Cost]) -> Iterator[str]:
    yield head("held", "added one by one", "a CPU second", "median ms", "99 % ms", "longest s", "peak MB")
    for found in costs:
        ranked = sorted(found["spent"])
        yield row(
            f"{found['held']:,}", f"{len(ranked):,}", f"{len(ranked) / sum(ranked):,.0f}",
            f"{1000 * ranked[len(ranked) // 2]:.2f}", f"{1000 * ranked[len(ranked) * 99 // 100]:.2f}", f"{ranked[-1]:.1f}",
            f"{found['peak']:,.0f}",
        )  # fmt: skip


if __name__ == "__main__":
    tell(lambda: cost(Path(sys.argv[1]), int(sys.argv[2])))

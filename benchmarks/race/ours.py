"""Texts, a file or a number of made documents -> what story-compare costs on them. All that touches our API is here.

    python -m race.ours bare|path|signatures|threads|excerpts CORPUS.jsonl THRESHOLD
    python -m race.ours curve|short NUMBER THRESHOLD

Runs in the environment into which this checkout was installed.
"""

from __future__ import annotations

import random
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from race.clock import Clock, load, pin, tell, utf8
from race.made import articles, notes

BATCH = 1024  # texts handed to a thread

WHOLE = "one call"


def runner() -> Callable[[list[str], float, Clock], dict[str, list[list[int]]]]:
    """Return our runner in the race: from texts to verified pairs and clusters, in one call."""
    from compare import Settings, dedup  # loaded now, before the texts are

    def run(texts: list[str], threshold: float, clock: Clock) -> dict[str, list[list[int]]]:
        with clock(WHOLE):
            found = dedup(texts, Settings(threshold=threshold))
            clusters = [[int(row) for row in cluster.members] for cluster in found.clusters]
        pairs = [sorted((int(match.pair.left), int(match.pair.right))) for match in found.matches]
        return {"pairs": pairs, "clusters": clusters}

    return run


def over_texts(texts: list[str], threshold: float) -> dict[str, object]:
    run = runner()
    clock = Clock()
    found = run(texts, threshold, clock)
    return clock.stop(len(texts), utf8(texts), removed=sum(len(c) - 1 for c in found["clusters"]))


def bare(corpus: str, _: float) -> dict[str, object]:
    """Measure `orjson.loads` of each line of the file and nothing else: what reading it costs at the least."""
    import orjson

    clock = Clock()
    documents = 0
    with clock("orjson"), Path(corpus).open("rb") as lines:
        for line in lines:
            orjson.loads(line)
            documents += 1
    return clock.stop(documents, Path(corpus).stat().st_size)


def path(corpus: str, threshold: float) -> dict[str, object]:
    """Measure the way from the path of a JSONL to the result."""
    from compare import Settings, dedup

    clock = Clock()
    with clock(WHOLE):
        found = dedup(Path(corpus), Settings(threshold=threshold))
        kept, gone = len(found.kept), len(found.removed)
    return clock.stop(kept + gone, Path(corpus).stat().st_size)


def curve(number: str, threshold: float) -> dict[str, object]:
    """Measure made articles; the first call of all is not counted, for it loads what the later ones need."""
    texts = articles(int(number))
    runner()(texts[:100], threshold, Clock())
    return over_texts(texts, threshold)


def short(number: str, threshold: float) -> dict[str, object]:
    return over_texts(notes(int(number)), threshold)


def signatures(corpus: str, _: float) -> dict[str, object]:
    """Measure text to signature alone, on one thread: a phase for each instruction set that the kernel can be told to use.

    The page divides the size of the texts by each phase.
    """
    from compare.sketches.native import LEVELS, Native
    from compare.sketches.signatures import Signer

    texts = load(Path(corpus))
    clock = Clock()
    for level in LEVELS:
        with clock(level):
            Native(level).sign(texts, 5, Signer(128, 1))
    return clock.stop(len(texts), utf8(texts))


def threads(corpus: str, _: float) -> dict[str, object]:
    """Measure text to signature on one thread and on two; "seconds" holds wall seconds by number of threads."""
    from compare.clusters.sketching import sketched
    from compare.settings import DEFAULTS
    from compare.sketches.sketching import Plan

    texts, plan = load(Path(corpus)), Plan.of(DEFAULTS, sample=False)
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    clock = Clock()
    seconds: dict[int, float] = {}
    for _ in range(3):
        for workers in (1, 2):
            begin = time.perf_counter()
            deque(sketched(batches, plan, workers, lambda _: None), maxlen=0)
            wall = time.perf_counter() - begin
            seconds[workers] = min(wall, seconds.get(workers, wall))
    return clock.stop(len(texts), utf8(texts), seconds=seconds)


def excerpts(corpus: str, threshold: float) -> dict[str, object]:
    """Measure how many of 2,000 stretches, each 30 % of a text of 300 words and more, are found in their sources."""
    from compare import Settings, dedup

    texts, draw = load(Path(corpus)), random.Random(3)  # noqa: S311 - a draw that can be repeated
    long = [at for at, text in enumerate(texts) if len(text.split()) >= 300]
    sources = draw.sample(long, min(2000, len(long)))
    parts = [_stretch(texts[at].split(" "), draw) for at in sources]
    clock = Clock()
    with clock(WHOLE):
        found = dedup([*texts, *parts], Settings(threshold=threshold, excerpts=True))
        home = {member: cluster.id for cluster in found.clusters for member in cluster.members}
    together = [home.get(str(at), "") == home.get(str(len(texts) + n)) for n, at in enumerate(sources)]
    return clock.stop(len(texts), utf8(texts), recall=sum(together) / len(together))


def _stretch(words: list[str], draw: random.Random) -> str:
    size = round(0.3 * len(words))
    begin = draw.randrange(len(words) - size + 1)
    return " ".join(words[begin : begin + size])


UNPINNED = {"threads"}
MEASURES = {
    "bare": bare,
    "path": path,
    "curve": curve,
    "short": short,
    "signatures": signatures,
    "threads": threads,
    "excerpts": excerpts,
}

if __name__ == "__main__":
    what, subject, least = sys.argv[1:]
    if what not in UNPINNED:
        pin()
    tell(lambda: MEASURES[what](subject, float(least)))

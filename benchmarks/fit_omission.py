"""Stories that people have read point by point -> how much of a fact's core a silent article may hold.

    python benchmarks/fit_omission.py FOLDER

A folder holds one JSON file a story: {"documents": [{"id", "paragraphs"}], "annotations": [{"points": [{"told_by": {id:
[paragraph, …]}}]}]}. For each limit of `compare/alignment/omission.py` that might be set, prints how many omissions would be
claimed, how many of them are false, and how many of the true ones that is; the last line leaves each story out in turn and
takes the limit that claims most in the others with at most a tenth false.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from pathlib import Path

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.facts import facts
from compare.alignment.omission import HELD_IN_GENERAL, is_open, shares_held
from compare.alignment.pairs import Side, align
from compare.model import Document, Paragraph
from compare.settings import DEFAULTS

LIMITS = [n / 100 for n in range(20, 61, 2)]
Places = dict[str, set[int]]
Cell = tuple[float, float, bool]  # shares of the core that a silent article holds, whether it does leave the fact out


def cells(path: Path) -> Iterator[Cell]:
    """Yield the silent articles of a story, for each fact that people have seen too."""
    told = json.loads(path.read_text("utf-8"))
    documents = [Document(d["id"], tuple(map(Paragraph, d["paragraphs"])), language="en") for d in told["documents"]]
    sides = [Side.of(d) for d in sorted(documents, key=lambda d: d.id)]
    pairs = {(i, j): align(sides[i], sides[j], DEFAULTS.link_cut) for i, j in combinations(range(len(sides)), 2)}
    gold = [{d: set(at) for d, at in p["told_by"].items() if at} for a in told["annotations"] for p in a["points"]]
    for fact in facts(AlignedStory.of(sides, pairs)):
        places = {sides[at].document.id: {sides[at].passages[p].index for p in ps} for at, ps in fact.tellers.items()}
        met = [point for point in gold if sum(bool(point.get(d, set()) & at) for d, at in places.items()) > 1]
        if met:
            best = max(met, key=lambda point: likeness(places, point))
            silent = (at for at in range(len(sides)) if at not in fact.tellers and not is_open(fact, at))
            yield from ((*shares_held(fact, at), sides[at].document.id not in best) for at in silent)


def likeness(one: Places, two: Places) -> float:
    a, b = ({(d, i) for d, at in point.items() for i in at} for point in (one, two))
    return len(a & b) / len(a | b)


def tally(found: Sequence[Cell], limit: float) -> tuple[int, int, int]:
    """Return how many omissions are claimed, how many of those are false, and how many are true in all."""
    claimed = [left_out for share, general, left_out in found if share < limit and general < HELD_IN_GENERAL]
    return len(claimed), claimed.count(False), sum(left_out for *_, left_out in found)


def main() -> None:
    stories = [list(cells(path)) for path in sorted(Path(sys.argv[1]).glob("*.json"))]
    for limit in LIMITS:
        claimed, false, true = tally(list(chain(*stories)), limit)
        print(f"{limit:.2f}: {claimed} claimed, {false} of them false, {claimed - false} of {true} true ones")
    held_out = []
    for at, story in enumerate(stories):
        others = list(chain(*stories[:at], *stories[at + 1 :]))
        good = [limit for limit in LIMITS if 10 * tally(others, limit)[1] <= tally(others, limit)[0]]
        held_out.append(tally(story, max(good, default=LIMITS[0])))
    claimed, false, true = map(sum, zip(*held_out, strict=True))
    print(f"each story by the others: {claimed} claimed, {false} of them false, {claimed - false} of {true} true ones")


if __name__ == "__main__":
    main()

"""A corpus -> how fast, how small and how right story-compare and its peers deduplicate it: docs/benchmarks.md and .svg.

    python benchmarks/peers.py [CORPUS.jsonl] [--truth PAIRS.tsv] [--rounds 3] [--threshold 0.7] [--env FOLDER]
                               [--only gaoya --only rensa …] [--short 5000000] [--raw FILE] [--redraw]

The corpus holds an object with "id" and "text" a line; without one, documents are made (race/made.py). The truth
(id, id, exact Jaccard, tab-separated; all pairs down to the threshold) is worked out where it is not given. Each peer
is installed by name from the package index into a virtual environment of its own under FOLDER; then all run in turn,
round after round, each in a fresh process on one core. --raw keeps what was measured; --redraw makes the page of it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from race import page, plot
from race.environments import CHECKOUT
from race.rounds import Record, measure
from race.rows import rows
from race.runners import PEERS

DOCS = CHECKOUT / "docs"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument("--env", type=Path, help="folder of the environments, kept; default: a temporary one")
    parser.add_argument("--only", action="append", choices=PEERS, help="this one; may be given several times")
    parser.add_argument("--short", type=int, default=5_000_000, help="short documents of the last measurement; 0: none")
    parser.add_argument("--raw", type=Path, help="JSON of all that was measured")
    parser.add_argument("--redraw", action="store_true", help="measure nothing: make the page from --raw")
    asked = parser.parse_args()
    if asked.redraw and not asked.raw:
        parser.error("--redraw needs --raw FILE, what an earlier run measured")
    return asked


def measured(asked: argparse.Namespace) -> Record:
    with tempfile.TemporaryDirectory() as spare:
        folder: Path = (asked.env or Path(spare)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        how = {name: getattr(asked, name) for name in ("corpus", "truth", "rounds", "threshold", "short")}
        return measure(asked.only or list(PEERS), folder, **how)


def main() -> None:
    asked = options()
    record = Record.load(asked.raw) if asked.redraw else measured(asked)
    if asked.raw:
        record.save(asked.raw)
    table = rows(record.race, record.truth)
    page.write(DOCS / "benchmarks.md", record, table)
    (DOCS / "benchmarks.svg").write_text(plot.draw(table, page.curve(record)), "utf-8")


if __name__ == "__main__":
    main()

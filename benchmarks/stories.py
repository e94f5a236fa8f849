"""Labelled sets, or a corpus -> what the constants of stories rest on, and what `cluster` costs as piles grow: Markdown.

    python benchmarks/stories.py SETS [--vary | --encoder MODULE:NAME] [--write docs/quality.md]
    python benchmarks/stories.py --growth CORPUS.jsonl [--most 100000] [--write docs/benchmarks.md]
    python benchmarks/stories.py --stream CORPUS.jsonl [--most 50000] [--write docs/benchmarks.md]

SETS holds a folder a set with a docs.jsonl: lines of articles, each with the "label" of its story, which clustering never
sees. For each set a recipe is chosen on the others only, and tried on it; --vary changes one field at a time instead, and
--encoder shows what an encoder of yours adds.
--growth clusters a corpus as it is, and 1,000 to 100,000 articles recombined from it, each in a fresh process; --stream adds
recombined articles one by one to windows of 1,000 to 50,000. --write puts the tables between the markers of a page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pages import put
from trials import growth, streaming
from trials.sets import load_all
from trials.tables import encoded, held_out, varied


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="?")
    parser.add_argument("--vary", action="store_true", help="change one field of the shipped recipe at a time")
    parser.add_argument(
        "--encoder", metavar="MODULE:NAME", help="an object with encode(list of texts), or what makes one"
    )
    parser.add_argument("--growth", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--stream", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--most", type=int, help="articles recombined, at most, or in the window")
    parser.add_argument("--write", type=Path, help="page whose tables these are to be")
    asked = parser.parse_args()
    if sum(given is not None for given in (asked.sets, asked.growth, asked.stream)) != 1:
        parser.error("give a folder of labelled sets, --growth CORPUS.jsonl or --stream CORPUS.jsonl")
    return asked


def main() -> None:
    asked = options()
    if asked.growth:
        name, lines = "growth", list(growth.table(growth.measured(asked.growth, asked.most or growth.SIZES[-1])))
    elif asked.stream:
        held = asked.most or streaming.HELD[-1]
        name, lines = "stream", list(streaming.table(streaming.measured(asked.stream, held)))
    elif asked.encoder:
        name, lines = "encoder", list(encoded(load_all(asked.sets), asked.encoder))
    elif asked.vary:
        name, lines = "vary", list(varied(load_all(asked.sets)))
    else:
        name, lines = "held out", list(held_out(load_all(asked.sets)))
    print("\n".join(lines))
    if asked.write:
        put(asked.write, f"<!-- {name} -->", f"<!-- end of {name} -->", lines)


if __name__ == "__main__":
    main()

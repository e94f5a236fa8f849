"""Pairs of articles that people have read -> the coefficients by which quotations are found reported in other words.

    python benchmarks/fit_quotes.py FOLDER_TO_FIT [FOLDER_TO_CHECK …]

A folder holds what `fit_alignment.py` reads, with "quotes": [{"a_par", "b_par"}] in the annotations: paragraphs of which one
quotes what the other quotes or reports. Prints the tuple that stands in compare/alignment/reporting.py, and for some
least log odds how many of the quoted pairs are found, and how many claimed reports stand in paragraphs that are linked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fit_alignment import linked, logistic, read

from compare.alignment import reporting
from compare.alignment.pairs import Side, align
from compare.alignment.reporting import COEFFICIENTS, INTERCEPT, Search, holders_of
from compare.alignment.utterances import utterances
from compare.settings import Settings


class Row(NamedTuple):
    """A quotation and a passage: features, the two paragraphs of their pair, and what people say of these."""

    features: tuple[float, ...]
    pair: str
    quoted: bool
    right: bool
    at: tuple[int, int]
    quote: tuple[int, int, int]


def rows(folder: str) -> Iterator[Row]:
    """Yield every candidate of a folder's pairs, both ways."""
    for path in sorted(Path(folder).glob("*.json")):
        held = json.loads(path.read_text("utf-8"))
        notes = held["annotations"]
        quoted = {(q["a_par"], q["b_par"]) for note in notes for q in note.get("quotes") or ()}
        told = frozenset[tuple[int, int]]().union(*map(linked, notes))
        sides = tuple(map(Side.of, read(held)))
        pair = align(*sides, Settings().link_cut)
        for here, side in enumerate(sides):
            said = list(utterances(here, side))
            runs = frozenset().union(*(one.triples for one in said))
            search = Search(pair, holders_of(runs, sides[1 - here]), left=here == 0)
            for one in said:
                for found in search.candidates(one):
                    at = (one.quote.paragraph, found.passage.index)[:: 1 if here == 0 else -1]
                    key = here, one.quote.paragraph, one.quote.start
                    yield Row(found.features, path.name, at in quoted, at in quoted | told, at, key)


def check(label: str, found: list[Row], coefficients: tuple[float, ...], intercept: float) -> None:
    """Print what some least log odds claim."""
    odds = [float(np.dot(coefficients, row.features)) + intercept for row in found]
    for least in (-3.4, -3.2, -3.0, -2.8, -2.6, -2.4, -2.2, -2.0, -1.8, -1.5, -1.0, 0.0):
        kept = [row for row, value in zip(found, odds, strict=True) if value >= least]
        pairs = {(r.pair, r.at) for r in kept if r.quoted}
        claims = {(r.pair, r.quote) for r in kept}
        right = {(r.pair, r.quote) for r in kept if r.right}
        print(f"{label}: from {least}: {len(pairs)} quoted pairs, {len(right)} of {len(claims)} claims right")


def main() -> None:
    reporting.WORTH, reporting.LEAST_SHARED = 0.0, 0  # the fit sees every passage of the other article
    train, *others = [list(rows(folder)) for folder in sys.argv[1:]]
    features, quoted = np.array([row.features for row in train]), np.array([float(row.quoted) for row in train])
    coefficients, intercept = logistic(features, quoted)
    made = [round(v, 2) for v in coefficients], round(intercept, 2)
    print("COEFFICIENTS, INTERCEPT =", *made, "now", COEFFICIENTS, INTERCEPT)
    for label, found in (("fitted on", train), *((f"checked on {i + 1}", p) for i, p in enumerate(others))):
        check(label, found, coefficients, intercept)


if __name__ == "__main__":
    main()

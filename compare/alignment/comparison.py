"""The documents of one story -> their comparison: coverage of every pair, points, and the ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from compare.alignment.conflicts import conflicts
from compare.alignment.figure_ledger import figure_ledger
from compare.alignment.judging import Asked, Judge
from compare.alignment.meaning import sentence_vectors
from compare.alignment.name_ledger import name_ledger
from compare.alignment.pairs import Side, align
from compare.alignment.points import find_points
from compare.alignment.quote_ledger import quote_ledger
from compare.model import Comparison, Document
from compare.settings import Settings
from compare.stories.meaning import Encoder

LIKELIEST = "very long articles: paragraphs of {} and {} were compared with their likeliest partners only"


def compare_documents(
    documents: Sequence[Document], settings: Settings, encoder: Encoder | None = None, judge: Judge | None = None
) -> Comparison:
    """Return what each document adds and leaves out.

    Everything is computed in the order of the ids, so that the order of `documents`, which is kept for showing, changes
    no judgement.
    """
    sides = [Side.of(d) for d in sorted(documents, key=lambda d: d.id)]
    if encoder is not None:
        vectors = sentence_vectors([side.passages for side in sides], encoder)
        sides = [replace(side, vectors=found) for side, found in zip(sides, vectors, strict=True)]
    asked = None if judge is None else Asked(judge)
    both = combinations(range(len(sides)), 2)
    pairs = {(i, j): align(sides[i], sides[j], settings.link_cut, asked) for i, j in both}
    shown = {d.id: at for at, d in enumerate(documents)}
    rows = [row for pair in pairs.values() for row in pair.rows()]
    rows.sort(key=lambda row: (shown[row.document], row.paragraph, shown[row.against]))
    return Comparison(
        documents=tuple(documents),
        coverage=tuple(rows),
        points=find_points(sides, pairs, rows),
        quotes=quote_ledger(sides, pairs),
        conflicts=conflicts(sides, pairs),
        figures=figure_ledger(sides),
        names=name_ledger(sides),
        notes=tuple(
            LIKELIEST.format(pair.one.document.id, pair.two.document.id) for pair in pairs.values() if pair.bounded
        ),
    )

"""The documents of one story -> their comparison: coverage of every pair, points, and the ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from compare.alignment.pairs import Side, align
from compare.alignment.passages import passages
from compare.alignment.points import find_points
from compare.model import Comparison, Document
from compare.settings import Settings


def compare_documents(documents: Sequence[Document], settings: Settings) -> Comparison:
    """Return what each document adds and leaves out; the order of `documents` is kept for showing and changes no judgement."""
    sides = [Side(d, passages(d)) for d in documents]
    pairs = {(i, j): align(sides[i], sides[j], settings.link_cut) for i, j in combinations(range(len(sides)), 2)}
    order = {d.id: at for at, d in enumerate(documents)}
    rows = [row for pair in pairs.values() for row in pair.rows()]
    rows.sort(key=lambda row: (order[row.document], row.paragraph, order[row.against]))
    return Comparison(
        documents=tuple(documents),
        coverage=tuple(rows),
        points=find_points(sides, pairs, rows),
    )

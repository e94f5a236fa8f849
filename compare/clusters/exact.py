"""Sketches -> which documents have the same text, by the digests of their tokens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.clusters.corpus import Corpus, Rows
from compare.sketches.sketching import Sketches


@dataclass(frozen=True, slots=True, eq=False)
class Twins:
    """`first`: the row with the lowest id of each distinct text, ascending; texts without words are left out. `copy[i]` has the
    same text as `of[i]`, which is a first.
    """

    first: Rows
    of: Rows
    copy: Rows


def fold_exact(sketches: Sketches, corpus: Corpus) -> Twins:
    """Return the twins of a corpus. A template of which a million are equal would otherwise be one bucket of a million."""
    rows = np.flatnonzero(sketches.tokens)
    order = rows[np.argsort(sketches.digests[rows, 0])]
    ranked = sketches.digests[order]
    if ((ranked[1:, 0] == ranked[:-1, 0]) & (ranked[1:, 1] != ranked[:-1, 1])).any():  # once in a billion texts
        order = rows[np.lexsort((sketches.digests[rows, 1], sketches.digests[rows, 0]))]
        ranked = sketches.digests[order]
    new = np.append(True, (ranked[1:] != ranked[:-1]).any(axis=1))[: len(order)]
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(order))
    first = order[starts]
    of, copy = [], []
    for group in np.flatnonzero(ends - starts > 1).tolist():
        lowest, *others = by_id(order[starts[group] : ends[group]].tolist(), corpus)
        first[group] = lowest
        of += [lowest] * len(others)
        copy += others
    return Twins(np.sort(first), np.array(of, np.int64), np.array(copy, np.int64))


def by_id(rows: list[int], corpus: Corpus) -> list[int]:
    """Return rows in the order of their ids; where ids are mere numbers, in their own."""
    if corpus.numbered:
        return sorted(rows)
    ids = corpus.ids
    return sorted(rows, key=lambda row: id_order(ids[row]))


def id_order(name: str) -> tuple[int, int, str]:
    """Return what orders ids: numbers as numbers, before all others.

    >>> sorted(["b", "10", "9", "a"], key=id_order)
    ['9', '10', 'a', 'b']
    """
    return (0, len(name), name) if name.isascii() and name.isdigit() else (1, 0, name)

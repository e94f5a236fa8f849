"""Shingle sets -> pairs of which one may hold most of the other, however short it is.

Jaccard cannot see an excerpt: a fifth of an article, word for word, has 0.2. A modulus sketch can (Broder 1997, section
4): every shingle whose hash is divisible by MODULUS is kept, in all documents the same ones, so that the share of the
smaller sketch that the larger holds estimates containment without bias. Cost: an eighth of all shingles is sorted once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.sketches.bands import Candidates
from compare.sketches.shingles import Shingles

MODULUS = 8
MARGIN = 0.6  # of the wanted containment: an estimate from few shingles may lie that far below the truth
COMMON = 64  # documents that hold one shingle: beyond, it is a phrase of everyone's


def excerpt_candidates(sets: Sequence[Shingles], containment: float) -> Candidates:
    """Return pairs of places in `sets` whose sketches estimate a containment near or above the wanted one."""
    sketches = [s[s % np.uint64(MODULUS) == 0] for s in sets]
    sizes = np.array([len(s) for s in sketches], np.int64)
    holder = np.repeat(np.arange(len(sets)), sizes)
    pairs, shared = np.unique(
        _meetings(np.concatenate([np.empty(0, np.uint64), *sketches]), holder), axis=0, return_counts=True
    )
    if not len(pairs):
        return pairs
    smaller = np.minimum(sizes[pairs[:, 0]], sizes[pairs[:, 1]])
    return pairs[shared >= MARGIN * containment * smaller]


def _meetings(shingles: NDArray[np.uint64], holder: NDArray[np.int64]) -> Candidates:
    """Return a row for every two documents and every shingle that both hold, common shingles left out."""
    order = np.lexsort((holder, shingles))
    ends = (
        np.flatnonzero(np.append(shingles[order][1:] != shingles[order][:-1], True)) + 1
        if len(order)
        else np.empty(0, int)
    )
    starts = np.concatenate([np.zeros(1, int), ends[:-1]])[: len(ends)]
    rows = [np.empty((0, 2), np.int64)]
    for size in range(2, COMMON + 1):
        at = starts[ends - starts == size]
        groups = holder[order][at[:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        rows.append(np.stack([groups[:, left].ravel(), groups[:, right].ravel()], axis=1))
    return np.concatenate(rows)

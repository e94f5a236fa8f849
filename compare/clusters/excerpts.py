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

Keys = NDArray[np.int64]

MODULUS = 8
MARGIN = 0.6  # of the wanted containment: an estimate from few shingles may lie that far below the truth
BLOCK = 1 << 22  # meetings counted at once
COMMON = 64  # documents that hold one shingle: beyond, it is a phrase of everyone's


def excerpt_candidates(sets: Sequence[Shingles], containment: float) -> Candidates:
    """Return pairs of places in `sets` whose sketches estimate a containment near or above the wanted one."""
    sketches = [s[s % np.uint64(MODULUS) == 0] for s in sets]
    sizes = np.array([len(s) for s in sketches], np.int64)
    holder = np.repeat(np.arange(len(sets)), sizes)
    keys, shared = _meetings(np.concatenate([np.empty(0, np.uint64), *sketches]), holder, len(sets))
    pairs = np.stack([keys // max(1, len(sets)), keys % max(1, len(sets))], axis=1)
    smaller = np.minimum(sizes[pairs[:, 0]], sizes[pairs[:, 1]]) if len(pairs) else shared
    return pairs[shared >= MARGIN * containment * smaller]


def _meetings(shingles: NDArray[np.uint64], holder: NDArray[np.int64], documents: int) -> tuple[Keys, Keys]:
    """Return every two documents (left x documents + right) that hold a shingle both, and how many; common ones left out."""
    order = np.lexsort((holder, shingles))
    ranked = shingles[order]
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True)) + 1 if len(order) else np.empty(0, np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])[: len(ends)]
    total = np.empty(0, np.int64), np.empty(0, np.int64)
    for size in range(2, COMMON + 1):
        left, right = np.triu_indices(size, 1)
        places = starts[ends - starts == size]
        step = max(1, BLOCK // len(left))
        for at in range(0, len(places), step):
            groups = holder[order][places[at : at + step, None] + np.arange(size)]
            total = _added(total, (groups[:, left] * documents + groups[:, right]).ravel())
    return total


def _added(total: tuple[Keys, Keys], found: Keys) -> tuple[Keys, Keys]:
    """Return the counts of all keys so far; memory grows with the distinct pairs, not with what they share."""
    keys, place = np.unique(np.concatenate([total[0], found]), return_inverse=True)
    counts = np.bincount(place, weights=np.concatenate([total[1], np.ones(len(found), np.int64)]))
    return keys, counts.astype(np.int64)

"""Documents in a vector space -> likeness of the pairs that share rare features: a cosine, times how near in time they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.clusters.space import Space

if TYPE_CHECKING:
    from scipy.sparse import csr_array

HOLDERS = 200  # documents that hold a feature, at most, for it to lead to partners
PARTNERS = 100  # of a document, the likeliest, whose likeness is kept
BLOCK = 512  # rows compared with all others at once
FOREIGN = 0.75  # factor of likeness between two languages: names and figures alone agree more often by chance
SAME_DAY, FAR_APART, DAYS = 1.2, 0.75, 3.0  # factors of likeness, and the standard deviation between them


def likenesses(where: Space) -> Iterator[tuple[int, int, float]]:
    """Yield (lower row, higher row, likeness in 0..1) of every pair that shares rare features, in order of rows."""
    pairs = _partners(where)
    for start in range(0, len(pairs), 4096):
        left, right = pairs[start : start + 4096].T
        foreign = np.array([where.foreign(i, j) for i, j in zip(left.tolist(), right.tolist(), strict=True)])
        cosine = np.where(foreign, FOREIGN * _dots(where.across, left, right), _dots(where.within, left, right))
        for i, j, score in zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True):
            yield i, j, min(1.0, score * nearness(where.published[i], where.published[j]))


def nearness(one: datetime | None, two: datetime | None) -> float:
    """Return by how much the times of two documents raise or lower their likeness; 1 where a time is missing.

    A Gaussian between two bounds: dates are often wrong or midnight, so that they may doubt a likeness, never forbid it.
    """
    if one is None or two is None:
        return 1.0
    days = abs((one - two).total_seconds()) / 86_400
    return FAR_APART + (SAME_DAY - FAR_APART) * math.exp(-0.5 * (days / DAYS) ** 2)


def _dots(rows: csr_array, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    dots: NDArray[np.float64] = np.asarray(rows[left].multiply(rows[right]).sum(axis=1)).ravel()
    return dots


def _partners(where: Space) -> NDArray[np.int64]:
    """Return candidate pairs of rows, distinct and in order."""
    found = [_by_rare_features(where.within)]
    if len(set(where.languages) - {""}) > 1:
        found.append(_by_rare_features(where.across))
    return np.unique(np.concatenate(found), axis=0)


def _by_rare_features(rows: csr_array) -> NDArray[np.int64]:
    """Return each row with its likeliest partners by the features that few documents hold; cost is linear in rows."""
    from scipy.sparse import csr_array, diags_array

    holders = np.bincount(rows.indices, minlength=rows.shape[1])
    rare = csr_array(rows @ diags_array(((holders > 1) & (holders <= HOLDERS)).astype(np.float64)))
    rare.eliminate_zeros()
    columns = csr_array(rare.T)
    found = [np.empty((0, 2), np.int64)]
    for start in range(0, rare.shape[0], BLOCK):
        shared = csr_array(rare[start : start + BLOCK] @ columns)
        found += [_likeliest(shared, at, start + at) for at in range(shared.shape[0])]
    return np.sort(np.concatenate(found), axis=1)


def _likeliest(shared: csr_array, at: int, row: int) -> NDArray[np.int64]:
    here = slice(shared.indptr[at], shared.indptr[at + 1])
    columns, dots = shared.indices[here].astype(np.int64), shared.data[here]
    others = columns != row
    columns, dots = columns[others], dots[others]
    best = columns[np.lexsort((columns, -dots.round(9)))[:PARTNERS]]
    return np.stack([np.full(len(best), row), best], axis=1)

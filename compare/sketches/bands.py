"""Signatures -> candidate pairs, by locality-sensitive hashing: two rows that agree on a whole band are a candidate pair.

Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4. A pair of Jaccard s agrees on one of b bands of r
rows with probability 1 - (1 - s^r)^b.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.signatures import Signatures

Candidates = NDArray[np.int64]  # pairs x 2, row numbers, the lower first; sorted, distinct


@dataclass(frozen=True, slots=True)
class Banding:
    """How a signature is cut: `bands` of `rows` values each."""

    bands: int
    rows: int

    def chance(self, jaccard: float) -> float:
        """Return the probability that a pair of this Jaccard becomes a candidate."""
        return 1.0 - (1.0 - jaccard**self.rows) ** self.bands


def banding(num_perm: int, threshold: float, recall: float) -> Banding:
    """Return the longest bands (fewest false candidates) that find a pair at the threshold with the wanted chance.

    >>> banding(128, 0.7, 0.995)
    Banding(bands=32, rows=4)
    """
    for rows in range(num_perm, 0, -1):
        cut = Banding(num_perm // rows, rows)
        if cut.chance(threshold) >= recall:
            return cut
    raise SettingsError(
        f"{num_perm} hash functions cannot find pairs at {threshold} with recall {recall}; choose more, or a higher threshold"
    )


def candidate_pairs(signatures: Signatures, cut: Banding, cap: int) -> tuple[Candidates, int]:
    """Return every pair of rows that share a bucket, and how many buckets were too large to pair each with each.

    In a bucket of more than `cap` rows each is paired with the first and with its neighbour only.
    """
    found, capped = [np.empty((0, 2), np.int64)], 0
    for band in range(cut.bands):
        keys = _keys(signatures[:, band * cut.rows : (band + 1) * cut.rows])
        for bucket in _buckets(keys):
            capped += len(bucket) > cap
            found.append(_each_with_each(bucket) if len(bucket) <= cap else _star(bucket))
    return np.unique(np.concatenate(found), axis=0), capped


def _keys(band: Signatures) -> NDArray[np.void]:
    return np.ascontiguousarray(band).view(np.dtype((np.void, band.dtype.itemsize * band.shape[1]))).ravel()


def _buckets(keys: NDArray[np.void]) -> list[NDArray[np.int64]]:
    """Return the row numbers, ascending, of every key that two or more rows have."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True)) + 1
    starts = np.concatenate([[0], ends[:-1]])
    return [order[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True) if b - a > 1]


def _each_with_each(bucket: NDArray[np.int64]) -> Candidates:
    left, right = np.triu_indices(len(bucket), 1)
    return np.stack([bucket[left], bucket[right]], axis=1)


def _star(bucket: NDArray[np.int64]) -> Candidates:
    first = np.stack([np.full(len(bucket) - 1, bucket[0]), bucket[1:]], axis=1)
    return np.concatenate([first, np.stack([bucket[:-1], bucket[1:]], axis=1)])

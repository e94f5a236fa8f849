"""Signatures -> band keys, by locality-sensitive hashing: two texts that agree on a whole band are a candidate pair.

Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, section 3.4. A pair of Jaccard s agrees on one of b bands of r
rows with probability 1 - (1 - s^r)^b.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.shingles import MULTIPLIER
from compare.sketches.signatures import Signatures


@dataclass(frozen=True, slots=True)
class Banding:
    """How a signature is cut: `bands` of `rows` values each."""

    bands: int
    rows: int

    @property
    def functions(self) -> int:
        """Return how many hash functions are needed."""
        return self.bands * self.rows

    def chance(self, jaccard: float) -> float:
        """Return the probability that a pair of this Jaccard becomes a candidate."""
        return 1.0 - (1.0 - jaccard**self.rows) ** self.bands


def banding(num_perm: int, threshold: float, recall: float) -> Banding:
    """Return the longest bands (fewest false candidates) that find a pair at the threshold with the wanted chance.

    Of those only as many as are needed: the bound `num_perm` on the hash functions need not be reached.

    >>> banding(128, 0.7, 0.995)
    Banding(bands=20, rows=4)
    """
    for rows in range(num_perm, 0, -1):
        cut = Banding(_bands_needed(threshold**rows, recall), rows)
        if cut.functions <= num_perm:
            return cut
    raise SettingsError(
        f"{num_perm} hash functions cannot find pairs at {threshold} with recall {recall}; choose more, or a higher threshold"
    )


def band_keys(signatures: Signatures, cut: Banding) -> NDArray[np.uint64]:
    """Return one 64-bit key a text and band, equal where all rows of the band are."""
    keys = np.empty((len(signatures), cut.bands), np.uint64)
    for band in range(cut.bands):
        mixed = np.full(len(signatures), band + 1, np.uint64)
        for row in range(cut.rows):
            mixed = (mixed ^ signatures[:, band * cut.rows + row]) * np.uint64(MULTIPLIER)
            mixed ^= mixed >> np.uint64(32)
        keys[:, band] = mixed
    return keys


def _bands_needed(agreeing: float, recall: float) -> int:
    """Return the least number of bands of which one agrees with the wanted chance, each with the chance `agreeing`."""
    return 1 if agreeing >= recall else math.ceil(math.log1p(-recall) / math.log1p(-agreeing) - 1e-9)

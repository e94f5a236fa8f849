"""Sketches -> candidate pairs: texts that agree on a band, and whose signatures do not speak against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.settings import Settings
from compare.sketches.kernel import kernel
from compare.sketches.pairs import Packed, Pairs, renamed
from compare.sketches.sketching import Sketches

DOUBT = 4.5  # standard deviations that an estimate may lie below the threshold: one pair in 300,000 at it is lost


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of rows, distinct and ascending, and how many buckets were too large to pair each with each."""

    pairs: Packed
    capped_buckets: int


def near_candidates(sketches: Sketches, rows: NDArray[np.int64], settings: Settings) -> Candidates:
    """Return the pairs of rows among `rows` that may be near copies.

    Cost: each band's keys are sorted once, twice where a bucket is over the cap; memory grows with the pairs that are kept.
    """
    found, capped = Pairs(), 0
    least = least_agreement(sketches.prints.shape[1], settings.threshold)
    ranked = None
    for band in range(sketches.keys.shape[1]):
        names = rows
        places, buckets = kernel().bucket_pairs(sketches.keys[names, band], settings.bucket_cap)
        if buckets:  # whom the texts in a bucket over the cap are paired with must not hang on the order of input
            names = ranked = rows[np.argsort(sketches.digests[rows, 0])] if ranked is None else ranked
            places, buckets = kernel().bucket_pairs(sketches.keys[names, band], settings.bucket_cap)
        pairs = renamed(places, names)
        found.add(pairs[kernel().agreements(sketches.prints, pairs) >= least])
        capped += buckets
    return Candidates(found.all(), capped)


def least_agreement(functions: int, threshold: float) -> int:
    """Return in how many bytes of their prints two texts at the threshold agree at least, chance left aside.

    Two values that differ have one lowest byte in 256 cases once (Li and König 2010, b-bit minwise hashing, b = 8).
    """
    chance = threshold + (1 - threshold) / 256
    return math.floor(functions * chance - DOUBT * math.sqrt(functions * chance * (1 - chance)))

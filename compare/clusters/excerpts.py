"""Sampled shingles -> pairs of which one may hold most of the other, however short it is.

Jaccard cannot see an excerpt: a fifth of an article, word for word, has 0.2. A modulus sketch can (Broder 1997, section
4): every shingle whose hash is divisible by MODULUS is kept, in all documents the same ones, so that the share of the
smaller sample that the larger holds estimates containment without bias. Cost: an eighth of all shingles is kept (9 bytes a
word of text) and sorted once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.clusters.candidates import Candidates
from compare.clusters.corpus import Rows
from compare.settings import Settings
from compare.sketches.kernel import kernel
from compare.sketches.pairs import Packed, distinct, packed, renamed, unpacked
from compare.sketches.sketching import Sketches

DOUBT = (
    4.0  # standard deviations that an estimate may lie below the wanted containment: one pair in 30,000 at it is lost
)
COMMON = 64  # documents that hold one shingle: beyond, each meets the longest of them and its neighbour only
PART = 1 << 20  # shingles looked at together

Counts = NDArray[np.int64]


def excerpt_candidates(sketches: Sketches, places: Rows, settings: Settings) -> Candidates:
    """Return the pairs of rows among `places` whose samples estimate a containment near or above the wanted one."""
    longest = np.lexsort((sketches.digests[places, 0], -sketches.tokens[places].astype(np.int64)))
    shingles, holder = _samples(sketches, places, longest)
    pairs, shared, capped = _meetings(shingles, holder)
    sizes = sketches.samples[places]
    left, right = unpacked(pairs)
    likely = pairs[shared >= _least_shared(np.minimum(sizes[left], sizes[right]), settings.containment)]
    return Candidates(distinct(renamed(likely, places)), capped)


def _least_shared(size: NDArray[np.uint32], containment: float) -> NDArray[np.float64]:
    """Return how many of the `size` sampled shingles of an excerpt its source holds at least, chance left aside."""
    wanted: NDArray[np.float64] = size * containment - DOUBT * np.sqrt(size * containment * (1 - containment))
    return np.maximum(wanted, 1)


def _samples(sketches: Sketches, places: Rows, order: Rows) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Return the samples of the texts in that order, end to end, and for each shingle the place of who holds it."""
    rows = places[order]
    counts = sketches.samples[rows]
    starts = np.cumsum(sketches.samples, dtype=np.int64)[rows] - counts
    at = np.repeat(starts - (np.cumsum(counts, dtype=np.int64) - counts), counts)
    at += np.arange(len(at))
    return sketches.sample[at], np.repeat(order.astype(np.uint32), counts)


def _meetings(shingles: NDArray[np.uint64], holder: NDArray[np.uint32]) -> tuple[Packed, Counts, int]:
    """Return every two documents that meet in a shingle, in how many, and how many shingles more than COMMON hold.

    Memory grows with the distinct pairs.
    """
    pairs, counts, capped = np.empty(0, np.uint64), np.empty(0, np.int64), 0
    parts = len(shingles) // PART + 1
    part_of = ((shingles >> np.uint64(32)) % np.uint64(parts)).astype(np.uint16)
    for part in range(parts):
        chosen = np.flatnonzero(part_of == part)
        met, buckets = kernel().bucket_pairs(shingles[chosen], COMMON)
        capped += buckets
        left, right = unpacked(met)
        found, times = _counted(packed(holder[chosen[left]], holder[chosen[right]]), np.ones(len(met), np.int64))
        pairs, counts = _counted(np.concatenate([pairs, found]), np.concatenate([counts, times]))
    return pairs, counts, capped


def _counted(pairs: Packed, counts: Counts) -> tuple[Packed, Counts]:
    """Return each pair once with the sum of its counts, ascending."""
    order = np.argsort(pairs, kind="stable")
    ranked = pairs[order]
    first = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)])
    total: Counts = np.add.reduceat(counts[order], first) if len(first) else counts
    return ranked[first], total

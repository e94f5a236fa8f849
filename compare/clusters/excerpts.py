"""Sampled shingles -> pairs of which one may hold most of the other, however short it is.

Jaccard cannot see an excerpt: a fifth of an article, word for word, has 0.2. A modulus sketch can (Broder 1997, section
4): every shingle whose hash is divisible by MODULUS is kept, in all documents the same ones, so that the share of the
smaller sample that the larger holds estimates containment without bias. Cost: an eighth of all shingles is kept (9 bytes a
word of text) and sorted once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Rows
from compare.settings import Settings
from compare.sketches.kernel import kernel
from compare.sketches.pairs import Packed, packed, renamed, unpacked
from compare.sketches.sketching import Sketches

MARGIN = 0.6  # of the wanted containment: an estimate from few shingles may lie that far below the truth
COMMON = 64  # documents that hold one shingle: beyond, each meets the longest of them and its neighbour only
PART = 1 << 21  # shingles looked at together

Counts = NDArray[np.int64]


def excerpt_candidates(sketches: Sketches, places: Rows, settings: Settings) -> Packed:
    """Return the pairs of rows among `places` whose samples estimate a containment near or above the wanted one."""
    longest = np.argsort(-sketches.tokens[places].astype(np.int64), kind="stable")
    shingles, holder = _samples(sketches, places, longest)
    pairs, shared = _meetings(shingles, holder)
    sizes = sketches.samples[places].astype(np.int64)
    left, right = unpacked(pairs)
    likely = pairs[shared >= MARGIN * settings.containment * np.minimum(sizes[left], sizes[right])]
    return renamed(likely, places)


def _samples(sketches: Sketches, places: Rows, order: Rows) -> tuple[NDArray[np.uint64], Rows]:
    """Return the samples of the texts in that order, end to end, and for each shingle who holds it."""
    rows = places[order]
    counts = sketches.samples[rows].astype(np.int64)
    starts = np.cumsum(sketches.samples, dtype=np.int64) - sketches.samples
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return sketches.sample[np.repeat(starts[rows], counts) + within], np.repeat(order, counts)


def _meetings(shingles: NDArray[np.uint64], holder: Rows) -> tuple[Packed, Counts]:
    """Return every two documents that meet in a shingle, and in how many; memory grows with the distinct pairs."""
    pairs, counts = np.empty(0, np.uint64), np.empty(0, np.int64)
    parts = len(shingles) // PART + 1
    part_of = (shingles >> np.uint64(32)) % np.uint64(parts)
    for part in range(parts):
        chosen = np.flatnonzero(part_of == part)
        met, _ = kernel().bucket_pairs(shingles[chosen], COMMON)
        left, right = unpacked(met)
        found, times = np.unique(packed(holder[chosen[left]], holder[chosen[right]]), return_counts=True)
        pairs, counts = _added(pairs, counts, found, times)
    return pairs, counts


def _added(pairs: Packed, counts: Counts, found: Packed, times: Counts) -> tuple[Packed, Counts]:
    """Return the counts of all pairs so far."""
    together, place = np.unique(np.concatenate([pairs, found]), return_inverse=True)
    total = np.bincount(place, weights=np.concatenate([counts, times]), minlength=len(together))
    return together, total.astype(np.int64)

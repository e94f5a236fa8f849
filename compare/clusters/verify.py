"""Candidate pairs -> their true likeness, by the shingle sets of their texts, computed again for them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.clusters.components import components
from compare.clusters.corpus import Corpus, Rows
from compare.sketches.kernel import kernel

BLOCK = 1 << 18  # shingles held at once: two megabytes, which stay near the processor

Shares = NDArray[np.float64]
Told = Callable[[int, int], None]  # pairs done, of how many


@dataclass(frozen=True, slots=True, eq=False)
class Likenesses:
    """Of each pair: Jaccard, the containment of the smaller set in the larger, and how many shingles each set holds."""

    jaccard: Shares
    containment: Shares
    left_size: Rows
    right_size: Rows


def likenesses(
    corpus: Corpus, pairs: tuple[Rows, Rows], tokens: NDArray[np.uint32], ngram: int, seed: int
) -> Likenesses:
    """Return the true likeness of the texts in rows `pairs[0][i]` and `pairs[1][i]`; an empty set is like nothing.

    `tokens` are the numbers of tokens by row. Pairs that hang together are looked at together, at most BLOCK shingles at once,
    so that each text is read again once or twice. Broder 1997, section 2.
    """
    left, right = pairs
    shared, left_size, right_size = (np.zeros(len(left), np.int64) for _ in range(3))
    for chosen in _blocks(left, right, tokens):
        rows, place = np.unique(np.concatenate([left[chosen], right[chosen]]), return_inverse=True)
        sets = kernel().shingle_sets(corpus.texts(rows), ngram, seed)
        one, two = place[: len(chosen)], place[len(chosen) :]
        shared[chosen] = kernel().intersections(sets, one, two)
        left_size[chosen], right_size[chosen] = sets.sizes[one], sets.sizes[two]
    union = left_size + right_size - shared
    return Likenesses(_share(shared, union), _share(shared, np.minimum(left_size, right_size)), left_size, right_size)


def _blocks(left: Rows, right: Rows, tokens: NDArray[np.uint32]) -> Iterator[Rows]:
    """Yield the places of pairs, those of one component one after the other, as many as BLOCK shingles allow."""
    order = np.lexsort((right, left, components(left, right)))
    fresh = np.append(True, left[order][1:] != left[order][:-1]) if len(order) else np.empty(0, np.bool_)
    cost = tokens[right[order]].astype(np.int64) + tokens[left[order]] * fresh
    block = np.cumsum(cost) // BLOCK
    yield from np.split(order, np.flatnonzero(np.diff(block)) + 1) if len(order) else ()


def _share(part: Rows, whole: Rows) -> Shares:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)

"""Documents in a vector space -> the pairs worth comparing, few for each document however many there are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.graphs.candidates import candidates
from compare.graphs.rows import Numbers
from compare.sketches.pairs import distinct, packed, unpacked
from compare.stories.meaning import Vectors, nearest
from compare.stories.space import Space

HOLDERS = 200  # documents that hold a feature, at most, for it to lead to partners
RAREST = 80  # features of a document that lead to partners
PARTNERS = 30  # of a document, the likeliest
NEAREST = 10  # of a document, by meaning
CLOSE = 15  # of a document, the most alike, whose own partners are its candidates too

MOST_BETWEEN = 2_000_000  # pairs of groups' members that are compared for the sake of the groups, at most

Scores = NDArray[np.float64]


def candidate_pairs(where: Space, meaning: Vectors | None) -> Numbers:
    """Return pairs that share some of their rarest features, or are nearest in meaning: k x 2, the lower row first, in order."""
    spaces = [where.within, *([where.across] if where.across is not None else [])]
    found = [candidates(s.rows, most_holders=HOLDERS, rarest=RAREST, partners=PARTNERS) for s in spaces]
    if meaning is not None:
        found.append(nearest(meaning, NEAREST))
    return found[0] if len(found) == 1 else _pairs(np.concatenate(found))


def _pairs(pairs: Numbers) -> Numbers:
    left, right = unpacked(distinct(packed(*pairs.T)))
    return np.stack([left, right], axis=1).astype(np.int32)


def completed(pairs: Numbers, scores: Scores, size: int, least: float) -> Numbers:
    """Return the pairs of what is close to the same document."""
    near = closest(pairs[:, 0], pairs[:, 1], scores, size, least)
    return _pairs_within(near.others, np.bincount(near.rows, minlength=size))


@dataclass(frozen=True, slots=True, eq=False)
class Closest:
    """Rows, ascending, and others they are close to: the closest in place 0, up to CLOSE of them."""

    rows: Numbers
    others: Numbers
    scores: Scores
    places: NDArray[np.int64]


def closest(left: Numbers, right: Numbers, scores: Scores, size: int, least: float) -> Closest:
    """Return for each row those it is most alike to, from the likeness `least` on."""
    alike = scores >= least
    one = np.concatenate([left[alike], right[alike]])
    two = np.concatenate([right[alike], left[alike]])
    score = np.concatenate([scores[alike], scores[alike]])
    order = np.lexsort((two, -score, one))
    one, two, score = one[order], two[order], score[order]
    place = np.arange(len(one)) - np.searchsorted(one, np.arange(size + 1))[one]
    kept = place < CLOSE
    return Closest(one[kept], two[kept], score[kept], place[kept])


def _pairs_within(members: Numbers, counts: NDArray[np.int64]) -> Numbers:
    """Return all pairs of members that lie in the same run, runs being so long."""
    of_run = np.repeat(counts, counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    one = np.repeat(members, of_run)
    place = np.arange(len(one)) - np.repeat(np.cumsum(of_run) - of_run, of_run)
    two = members[np.repeat(starts, of_run) + place]
    ordered = one < two
    return _pairs(np.stack([one[ordered], two[ordered]], axis=1))


def pairs_between(label: Numbers, left: Numbers, right: Numbers, scores: Scores, least: float) -> Numbers:
    """Return all pairs of members of groups that are alike by those of their pairs that are known: `least` on average.

    The most alike groups come first, as long as there are not too many pairs. Some of them are known.
    """
    one, two = label[left], label[right]
    apart = one != two
    between, place = np.unique(packed(one[apart], two[apart]), return_inverse=True)
    known = np.bincount(place, minlength=len(between))
    mean = np.bincount(place, scores[apart], len(between)) / np.maximum(known, 1)
    sizes = np.bincount(label, minlength=len(label))
    low, high = unpacked(between)
    every = sizes[low] * sizes[high]
    chosen = np.flatnonzero((mean >= least) & (known < every))
    chosen = chosen[np.argsort(-mean[chosen].round(9), kind="stable")]
    chosen = chosen[np.cumsum(every[chosen]) <= MOST_BETWEEN]
    ranked = np.argsort(label, kind="stable").astype(np.int32)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    found = [np.empty((0, 2), np.int32)]
    for at in chosen.tolist():
        ours, theirs = (ranked[starts[group[at]] : starts[group[at] + 1]] for group in (low, high))
        found.append(np.stack([np.repeat(ours, len(theirs)), np.tile(theirs, len(ours))], axis=1))
    return _pairs(np.concatenate(found))

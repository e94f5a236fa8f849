"""Likeness of pairs -> groups, by average linkage on the sparse graph: a missing pair counts as likeness 0."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import Limits, Merges, kernel
from compare.graphs.rows import Numbers

UNITS = 1 << 30  # in a likeness of 1: sums of whole numbers are exact, so that the order of the pairs does not matter

Scores = NDArray[np.floating]


def average_linkage(
    size: int, left: Numbers, right: Numbers, score: Scores, cut: float, *, tight: float = 1.0, pseudo: int = 0
) -> Numbers:
    """Return for each of 0..size-1 the lowest member of its group; groups are merged as long as their mean is >= `cut`.

    Groups are merged most alike first, ties by lowest members, so that the result does not depend on the order of the pairs,
    nor on which side each is named. Sneath and Sokal 1973 (UPGMA). Pairs are distinct; scores and limits lie in 0..1 and
    are rounded to 2**-30.

    With a `tight` below 1, two groups that are each much tighter than what lies between them stay apart: the mean is
    multiplied by `tight` over the geometric mean of how tight both are, where that is more. A group is as tight as the
    mean of its own pairs and of `pseudo` pairs that are `tight`.

    >>> left, right = np.array([0, 1, 2], np.int32), np.array([1, 2, 3], np.int32)
    >>> average_linkage(4, left, right, np.array([0.9, 0.5, 0.4]), 0.3)
    array([0, 0, 2, 2], dtype=int32)
    """
    return groups(size, merges(size, left, right, score, cut, tight=tight, pseudo=pseudo), cut)


def grouped(size: int, likeness: Iterable[tuple[int, int, float]], cut: float) -> list[list[int]]:
    """Return groups of 0..size-1, each sorted, for likenesses (left, right, 0..1) that come one by one; of few members.

    >>> grouped(4, [(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.4)], 0.3)
    [[0, 1], [2, 3]]
    """
    pairs = list(likeness)
    ends = {at for pair in pairs for at in pair[:2]}
    if len(ends) == 2 * len(pairs):  # no two pairs touch, as in most stories: each stands or falls alone
        return _paired(size, [(i, j) for i, j, alike in pairs if round(alike * UNITS) >= round(cut * UNITS)])
    left, right = np.array([pair[:2] for pair in pairs], np.int32).reshape(-1, 2).T
    members: dict[int, list[int]] = {}
    for at, label in enumerate(average_linkage(size, left, right, np.array([pair[2] for pair in pairs]), cut).tolist()):
        members.setdefault(label, []).append(at)
    return sorted(members.values())


def _paired(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return groups of 0..size-1, each sorted, for pairs of which no two touch."""
    partner = {max(pair): min(pair) for pair in pairs}
    members = {at: [at] for at in range(size) if at not in partner}
    for high, low in partner.items():
        members[low].append(high)
    return list(members.values())


def merges(
    size: int, left: Numbers, right: Numbers, score: Scores, cut: float, *, tight: float = 1.0, pseudo: int = 0
) -> Merges:
    """Return all that is merged down to the `cut`, in order.

    Without tightness, means never rise from one merge to the next: what lies between a third group and two that are merged
    is not above both.
    """
    units = _units(score)
    if not len(left) == len(right) == len(units):
        raise ValueError(f"{len(left)} left, {len(right)} right members and {len(units)} scores are not as many pairs")
    least, loosest = _units(np.array([cut, tight])).tolist()
    limits = Limits(least, loosest, pseudo)
    made = kernel().merges(size, left, right, units, limits)
    return Merges(made.left, made.right, made.means / UNITS)


def groups(size: int, made: Merges, cut: float) -> Numbers:
    """Return for each of 0..size-1 the lowest member of its group at a cut that is not below that of the merges.

    Those are the groups before the first merge below the cut, so that the groups of a higher cut lie within those of a lower.
    """
    below = np.flatnonzero(made.means * UNITS < _units(np.array([cut]))[0])
    done = slice(0, below[0] if len(below) else len(made))
    label = np.arange(size, dtype=np.int32)
    label[made.right[done]] = made.left[done]
    while not np.array_equal(label, above := label[label]):
        label = above
    return label


def _units(scores: Scores) -> NDArray[np.uint32]:
    if not np.all((scores >= 0) & (scores <= 1)):
        raise ValueError("a score or the cut is not a number from 0 to 1")
    return np.rint(scores.astype(np.float64) * UNITS).astype(np.uint32)

"""Linked places of two articles -> those that are told out of order: moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def moved(places: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the fewest of the (here, there) pairs without which the rest stands in one order on both sides.

    Longest non-decreasing subsequence by patience sorting (Fredman 1975), O(n log n). No pair is dropped: a quarter of
    all true links cross, and the reader is told.

    >>> sorted(moved([(0, 0), (1, 5), (2, 1), (3, 2)]))
    [(1, 5)]
    """
    ordered = sorted(set(places))
    tails: list[int] = []  # least last value of a subsequence of each length
    at: list[int] = []  # which pair has it
    before: list[int] = [-1] * len(ordered)
    for n, (_, there) in enumerate(ordered):
        length = bisect_right(tails, there)
        before[n] = at[length - 1] if length else -1
        tails[length : length + 1] = [there]
        at[length : length + 1] = [n]
    keep, n = set(), at[-1] if at else -1
    while n >= 0:
        keep.add(ordered[n])
        n = before[n]
    return frozenset(ordered) - keep

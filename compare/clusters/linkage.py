"""Likeness of pairs -> groups, by average linkage on the sparse graph: a missing pair counts as likeness 0."""

from __future__ import annotations

import heapq
from collections.abc import Iterable


def average_linkage(size: int, likeness: Iterable[tuple[int, int, float]], cut: float) -> list[list[int]]:
    """Return groups of 0..size-1, each sorted, so long merged as the mean likeness between two groups is at least `cut`.

    Groups are merged most alike first, ties by lowest members, so that the result does not depend on the order of the
    pairs. Sneath and Sokal 1973 (UPGMA); the heap holds outdated entries, which are recognised by the groups' age.

    >>> average_linkage(4, [(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.4)], 0.3)
    [[0, 1], [2, 3]]
    """
    members = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for i, j, score in likeness:
        sums[i][j] = sums[j][i] = score
    heap = [(-score, i, j, 1, 1) for i in sums for j, score in sums[i].items() if i < j and score >= cut]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members.get(i, ())) != size_i or len(members.get(j, ())) != size_j:
            continue  # one of the two has grown since, or is part of another
        members[i] += members.pop(j)
        _join(sums, i, j)
        for k, total in sums[i].items():
            mean = total / (len(members[i]) * len(members[k]))
            if mean >= cut:
                a, b = min(i, k), max(i, k)
                heapq.heappush(heap, (-mean, a, b, len(members[a]), len(members[b])))
    return sorted(sorted(group) for group in members.values())


def _join(sums: dict[int, dict[int, float]], i: int, j: int) -> None:
    """Move the sums of group j to group i."""
    for k, total in sums.pop(j).items():
        sums[k].pop(j)
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total

"""Ties between sentences of several articles -> groups of sentences, by the mean tie between their articles.

Average linkage (Sneath and Sokal 1973), but the mean is taken over articles and not over sentences: one that tells a fact
in three paragraphs has one voice, and two that are never compared, because they are of one article, do not count as apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from compare.alignment.aligned_story import Told

Ties = Mapping[tuple[Told, Told], float]  # two sentences of two articles -> how surely they tell one fact, in 0..1


@dataclass(slots=True, eq=False)
class _Group:
    """Sentences that belong together, the paragraphs that hold them, and all ties to each other group."""

    members: tuple[Told, ...]
    passages: Mapping[int, frozenset[int]]  # by document
    ties: dict[int, dict[tuple[int, int], float]] = field(default_factory=dict)  # other group -> both documents -> sum

    @classmethod
    def of(cls, told: Told) -> _Group:
        return cls((told,), {told.document: frozenset((told.passage,))})

    def with_(self, other: _Group) -> _Group:
        """Return both as one, not yet tied to any."""
        documents = {*self.passages, *other.passages}
        held = {d: self.passages.get(d, frozenset()) | other.passages.get(d, frozenset()) for d in documents}
        return _Group(self.members + other.members, held)

    def add(self, at: int, ties: Mapping[tuple[int, int], float]) -> None:
        """Take ties to group number `at` beside those that are known."""
        known = self.ties.setdefault(at, {})
        for documents, tie in ties.items():
            known[documents] = known.get(documents, 0.0) + tie

    def likeness(self, other: _Group, at: int) -> float:
        """Return the mean tie between a document of this and one of the other, which is number `at`."""
        one, two = self.passages, other.passages
        compared = len(one) * len(two) - len(one.keys() & two.keys())
        told = sum(min(1.0, tie / (len(one[d]) * len(two[e]))) for (d, e), tie in self.ties[at].items())
        return told / compared if compared else 0.0


def gathered(ties: Ties, cut: float) -> list[tuple[Told, ...]]:
    """Return the groups of two sentences and more that are left when no two are as alike as `cut`, in a fixed order."""
    nodes = sorted({told for tie in ties for told in tie})
    groups = {number: _Group.of(told) for number, told in enumerate(nodes)}
    numbers = {told: number for number, told in enumerate(nodes)}
    for (a, b), tie in ties.items():
        groups[numbers[a]].add(numbers[b], {(a.document, b.document): tie})
        groups[numbers[b]].add(numbers[a], {(b.document, a.document): tie})
    heap = [
        (-group.likeness(groups[other], other), one, other)
        for one, group in groups.items()
        for other in group.ties
        if one < other
    ]
    heapq.heapify(heap)
    new = count(len(nodes))
    while heap and -heap[0][0] >= cut:
        _, one, two = heapq.heappop(heap)
        if one in groups and two in groups:
            for entry in _merge(groups, one, two, next(new)):
                heapq.heappush(heap, entry)
    return sorted(tuple(sorted(group.members)) for group in groups.values() if len(group.members) > 1)


def _merge(groups: dict[int, _Group], one: int, two: int, new: int) -> Iterator[tuple[float, int, int]]:
    """Put two groups into one with a number of its own; yield how alike it is to each that it is tied to."""
    a, b = groups.pop(one), groups.pop(two)
    both = groups[new] = a.with_(b)
    for at in sorted({*a.ties, *b.ties} & groups.keys()):
        other = groups[at]
        for gone in (one, two):
            other.ties.pop(gone, None)
        for old in (a, b):
            both.add(at, old.ties.get(at, {}))
        other.add(new, {(e, d): tie for (d, e), tie in both.ties[at].items()})
        yield -both.likeness(other, at), at, new

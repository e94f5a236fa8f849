"""The kernel in Python: what the compiled one is tested against, and what runs where there is none.

Sums are made by `np.bincount`, which adds in order of its input: by columns, as the compiled kernel does.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import Limits, Merges, Partners, Valued, Weighed
from compare.graphs.rows import Numbers, Places, Rows, row_numbers
from compare.sketches.kernel import kernel as sketching

BLOCK = 128  # rows or pairs whose items are laid out at once


class Oracle:
    """See `Kernel` for what each method does."""

    name = "python"

    def rarest(self, rows: Rows, holders: Numbers, most: int) -> Rows:
        parts = [_rarest(rows, start, holders, most) for start in range(0, len(rows), BLOCK)]
        kept = np.concatenate([np.empty(0, np.int64), *parts])
        bounds = np.searchsorted(kept, rows.bounds)
        return Rows(bounds, rows.columns[kept], rows.values[kept], rows.width)

    def transposed(self, rows: Rows, holders: Numbers) -> Rows:
        kept = np.flatnonzero(holders[rows.columns] > 0)
        kept = kept[np.argsort(rows.columns[kept], kind="stable")]
        counts = np.bincount(rows.columns[kept], minlength=rows.width)
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        return Rows(bounds, row_numbers(rows)[kept].astype(np.int32), rows.values[kept], len(rows))

    def likeliest(self, these: Rows, postings: Rows, own: Places, most: int) -> Partners:
        starts = range(0, len(these), BLOCK)
        parts = [_likeliest(these.block(at, at + BLOCK), postings, own[at : at + BLOCK], most) for at in starts]
        counts = np.concatenate([np.zeros(1, np.int64), *(part[0] for part in parts)])
        partners = np.concatenate([np.empty(0, np.int64), *(part[1] for part in parts)])
        scores = np.concatenate([np.empty(0, np.float64), *(part[2] for part in parts)])
        return Partners(np.cumsum(counts), partners.astype(np.int32), scores)

    def products(self, rows: Rows, pairs: Numbers, kinds: NDArray[np.uint8], classes: int) -> NDArray[np.float64]:
        if len(pairs) and not (pairs.min() >= 0 and pairs.max() < len(rows)):
            raise ValueError(f"a pair does not lie within {len(rows)} rows")
        blocks = [_products(rows, pairs[at : at + BLOCK], kinds, classes) for at in range(0, len(pairs), BLOCK)]
        return np.concatenate([np.empty((0, classes)), *blocks])

    def merges(self, size: int, left: Numbers, right: Numbers, units: NDArray[np.uint32], limits: Limits) -> Merges:
        if np.any((left == right) | (np.minimum(left, right) < 0) | (np.maximum(left, right) >= size)):
            raise ValueError(f"a pair does not join two of {size} members")
        alike = units >= limits.cut
        joined = sketching().components(left[alike].astype(np.int64), right[alike].astype(np.int64), size)
        within = joined[left] == joined[right]
        groups = _Groups(size, limits)
        groups.add(left[within], right[within], units[within])
        made = groups.merge_all()
        low, high, means = (np.array([row[at] for row in made]) for at in range(3))
        return Merges(low.astype(np.int32), high.astype(np.int32), means.astype(np.float64))

    def ranks(self, keys: NDArray[np.uint64]) -> tuple[Numbers, Places]:
        _, first, rank = np.unique(keys, return_index=True, return_inverse=True)
        return rank.astype(np.int32), first.astype(np.int64)

    def overlaps(self, one: Weighed, others: Sequence[Valued]) -> tuple[NDArray[np.float64], Places]:
        sums, flagged = np.zeros((len(others), len(one.gains))), np.zeros(len(others), np.int64)
        for at, other in enumerate(others):
            _, mine, theirs = np.intersect1d(one.keys, other.keys, assume_unique=True, return_indices=True)
            products = one.gains[:, mine].astype(np.float64) * other.values[theirs]
            sums[at] = np.cumsum(products, axis=1)[:, -1] if len(mine) else 0.0  # in order, as the compiled kernel adds
            flagged[at] = np.count_nonzero(one.flags[mine])
        return sums, flagged


ORACLE = Oracle()


def _laid_out(rows: Rows, wanted: NDArray[np.integer]) -> tuple[Places, Places]:
    """Return for each item of the wanted rows, in order, which of the wanted it belongs to and where it lies."""
    counts = np.diff(rows.bounds)[wanted]
    which = np.repeat(np.arange(len(wanted), dtype=np.int64), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(len(which)) - before[which] + rows.bounds[wanted][which]


def _first_of_each(which: Places, counted: int, most: int) -> NDArray[np.bool_]:
    """Return whether each of some items in ascending order of `which` is among the first `most` of its kind."""
    starts = np.searchsorted(which, np.arange(counted))
    first: NDArray[np.bool_] = np.arange(len(which)) - starts[which] < most
    return first


def _rarest(rows: Rows, start: int, holders: Numbers, most: int) -> Places:
    """Return where in a block of rows the rarest columns lie, in order."""
    stop = min(start + BLOCK, len(rows))
    which, at = _laid_out(rows, np.arange(start, stop))
    counts = holders[rows.columns[at]]
    which, at, counts = which[counts > 0], at[counts > 0], counts[counts > 0]
    order = np.lexsort((rows.columns[at], counts, which))
    return np.sort(at[order][_first_of_each(which[order], stop - start, most)])


def _likeliest(these: Rows, postings: Rows, own: Places, most: int) -> tuple[Places, Places, NDArray[np.float64]]:
    """Return how many partners each row has, all partners and their scores."""
    item, at = _laid_out(postings, these.columns)
    rows, others = row_numbers(these)[item], postings.columns[at]
    products = these.values[item].astype(np.float64) * postings.values[at]
    seen, place = np.unique(rows * postings.width + others, return_inverse=True)
    scores = np.bincount(place, products, len(seen)).astype(np.float64)
    row, other = np.divmod(seen, max(postings.width, 1))
    stays = other != own[row]
    row, other, scores = row[stays], other[stays], scores[stays]
    order = np.lexsort((other, -scores, row))
    kept = np.sort(order[_first_of_each(row[order], len(these), most)])
    return np.bincount(row[kept], minlength=len(these)), other[kept], scores[kept]


def _products(rows: Rows, pairs: Numbers, kinds: NDArray[np.uint8], classes: int) -> NDArray[np.float64]:
    left, left_at = _laid_out(rows, pairs[:, 0])
    right, right_at = _laid_out(rows, pairs[:, 1])
    one, two = left * rows.width + rows.columns[left_at], right * rows.width + rows.columns[right_at]
    both, one_at, two_at = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    products = rows.values[left_at[one_at]].astype(np.float64) * rows.values[right_at[two_at]]
    pair, column = np.divmod(both, max(rows.width, 1))
    counted = kinds[column] < classes
    places = (pair * classes + kinds[column])[counted]
    sums = np.bincount(places, products[counted], len(pairs) * classes)
    return sums.astype(np.float64).reshape(len(pairs), classes)  # of nothing it makes integers


class _Groups:
    """Groups by their lowest members, and what pairs lie between them; linkage.h tells how they are merged."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._limits = limits
        self._leader = list(range(size))
        self._sizes = [1] * size
        self._within = [0] * size
        self._lists: list[list[tuple[int, int]]] = [[] for _ in range(size)]

    def add(self, left: Numbers, right: Numbers, units: NDArray[np.uint32]) -> None:
        """Add pairs of members."""
        for one, two, count in zip(left.tolist(), right.tolist(), units.tolist(), strict=True):
            self._lists[one].append((two, count))
            self._lists[two].append((one, count))

    def merge_all(self) -> list[tuple[int, int, float]]:
        """Return what is merged, in order."""
        made = []
        heap = [best for group in range(len(self._sizes)) for best in self._best(group)]
        heapify(heap)
        while heap:
            mean, low, high, group, group_size, partner_size, units = heappop(heap)
            partner = low + high - group
            if not self._is_same(group, group_size):
                continue
            if self._is_same(partner, partner_size):
                made.append((low, high, -mean))
                self._unite(low, high, units)
                group = low
            for best in self._best(group):
                heappush(heap, best)
        return made

    def _best(self, group: int) -> list[tuple[float, int, int, int, int, int, int]]:
        """Return the group's best partner for the heap, when there is one that it may be merged with."""
        sums: dict[int, int] = {}
        for member, units in self._lists[group]:
            partner = self._find(member)
            if partner != group:
                sums[partner] = sums.get(partner, 0) + units
        self._lists[group] = list(sums.items())
        own = self._tightness(group)
        ranked = [(-self._mean(group, partner, units, own), partner) for partner, units in sums.items()]
        mean, best = min(ranked, default=(0.0, -1))
        if best < 0 or -mean < self._limits.cut:
            return []
        sizes = self._sizes[group], self._sizes[best]
        return [(mean, min(group, best), max(group, best), group, *sizes, sums[best])]

    def _mean(self, group: int, partner: int, units: int, own: float) -> float:
        mean = float(units) / (float(self._sizes[group]) * self._sizes[partner])
        tight = sqrt(own * self._tightness(partner))
        return mean * (self._limits.tight / tight) if tight > self._limits.tight else mean

    def _tightness(self, group: int) -> float:
        _, tight, pseudo = self._limits
        size = float(self._sizes[group])
        pairs = size * (size - 1.0) / 2.0 + pseudo
        return (float(self._within[group]) + float(pseudo) * tight) / pairs if pairs > 0 else float(tight)

    def _is_same(self, group: int, size: int) -> bool:
        return self._leader[group] == group and self._sizes[group] == size

    def _unite(self, low: int, high: int, units: int) -> None:
        self._leader[high] = low
        self._within[low] += self._within[high] + units
        self._sizes[low] += self._sizes[high]
        self._lists[low] += self._lists[high]
        self._lists[high] = []

    def _find(self, at: int) -> int:
        leader = self._leader
        while leader[at] != at:
            leader[at] = at = leader[leader[at]]
        return at

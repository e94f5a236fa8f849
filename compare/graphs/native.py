"""The kernel in C: arrays in and out of the compiled module, which releases the interpreter's lock while it works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.graphs import _graphs
from compare.graphs.kernel import Limits, Merges, Partners, Valued, Weighed
from compare.graphs.rows import Numbers, Places, Rows

BLOCK = 1 << 20  # items that are counted at once

Number = TypeVar("Number", bound=np.generic)
Arrays = tuple[Places, Numbers, NDArray[np.float32]]


class Native:
    """See `Kernel` for what each method does."""

    name = "C"

    def rarest(self, rows: Rows, holders: Numbers, most: int) -> Rows:
        room = int(np.minimum(np.diff(rows.bounds), most).sum())
        found = _room(len(rows), room)
        _graphs.rarest(_matrix(rows), _lent(holders), most, found)
        return _written(*found, rows.width)

    def transposed(self, rows: Rows, holders: Numbers) -> Rows:
        blocks = (rows.columns[at : at + BLOCK] for at in range(0, len(rows.columns), BLOCK))
        found = _room(rows.width, sum(int(np.count_nonzero(holders[block] > 0)) for block in blocks))
        _graphs.transposed(_matrix(rows), _lent(holders), found)
        return _written(*found, len(rows))

    def likeliest(self, these: Rows, postings: Rows, own: Places, most: int) -> Partners:
        partners, scores = np.empty((len(these), most), np.int32), np.empty((len(these), most), np.float64)
        found = np.empty(len(these), np.int64)
        written = partners, scores, found
        _graphs.likeliest(_matrix(these), _matrix(postings), postings.width, _lent(own), most, *written)
        filled = np.arange(most) < found[:, None]
        return Partners(np.cumsum([0, *found.tolist()], dtype=np.int64), partners[filled], scores[filled])

    def products(self, rows: Rows, pairs: Numbers, kinds: NDArray[np.uint8], classes: int) -> NDArray[np.float64]:
        sums = np.empty((len(pairs), classes), np.float64)
        _graphs.products(_matrix(rows), _lent(pairs), _lent(kinds), classes, sums)
        return sums

    def merges(self, size: int, left: Numbers, right: Numbers, units: NDArray[np.uint32], limits: Limits) -> Merges:
        low, high, means = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.float64)
        count = _graphs.merges(size, _lent(left), _lent(right), _lent(units), *limits, low, high, means)
        return Merges(low[:count].copy(), high[:count].copy(), means[:count].copy())

    def ranks(self, keys: NDArray[np.uint64]) -> tuple[Numbers, Places]:
        rank, first = np.empty(len(keys), np.int32), np.empty(len(keys), np.int64)
        count = _graphs.ranks(_lent(keys), rank, first)
        return rank, first[:count].copy()

    def overlaps(self, one: Weighed, others: Sequence[Valued]) -> tuple[NDArray[np.float64], Places]:
        sums, flagged = np.empty((len(others), len(one.gains)), np.float64), np.empty(len(others), np.int64)
        keys, values = [other.keys for other in others], [other.values for other in others]
        flags = one.flags.view(np.uint8)
        _graphs.overlaps(one.keys, one.gains, flags, len(one.gains), keys, values, sums, flagged)
        return sums, flagged


def _lent(array: NDArray[Number]) -> NDArray[Number]:
    """Return the array as the compiled kernel reads it, without gaps between its items and aligned: mostly as it is."""
    return np.require(array, None, ["C", "A"])


def _matrix(rows: Rows) -> Arrays:
    return _lent(rows.bounds), _lent(rows.columns), _lent(rows.values)


def _room(rows: int, items: int) -> Arrays:
    return np.empty(rows + 1, np.int64), np.empty(items, np.int32), np.empty(items, np.float32)


def _written(bounds: Places, columns: Numbers, values: NDArray[np.float32], width: int) -> Rows:
    count = int(bounds[-1])  # memory behind it was never touched, so that it costs nothing
    return Rows(bounds, columns[:count], values[:count], width)

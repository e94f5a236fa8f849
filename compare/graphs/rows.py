"""A sparse matrix, row by row: three arrays, whose invariants are checked where they are born."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row i holds `columns[bounds[i] : bounds[i + 1]]`, ascending and below `width`, and the `values` beside them.

    >>> rows = Rows(np.array([0, 2, 3]), np.array([0, 4, 4], np.int32), np.array([1, 2, 3], np.float32), 5)
    >>> len(rows), rows.block(1, 2).columns
    (2, array([4], dtype=int32))
    """

    bounds: Places
    columns: Numbers
    values: NDArray[np.float32]
    width: int

    def __post_init__(self) -> None:
        """Raise ValueError when the arrays are no such matrix."""
        types = [array.dtype for array in (self.bounds, self.columns, self.values)]
        if types != [np.int64, np.int32, np.float32]:
            raise ValueError(f"bounds, columns and values are {types}; they have to be int64, int32 and float32")
        if not self._lie_within():
            raise ValueError(f"bounds do not lead from 0 to {len(self.columns)} columns, each with its value")
        if not self._ascend():
            raise ValueError(f"the columns of a row do not ascend, or do not lie from 0 to {self.width - 1}")
        if not np.isfinite(self.values).all():
            raise ValueError("a value is infinite or no number")

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def block(self, start: int, stop: int) -> Rows:
        """Return some of the rows, without copying them."""
        bounds = self.bounds[start : stop + 1]
        here = slice(bounds[0], bounds[-1])
        return Rows(bounds - bounds[0], self.columns[here], self.values[here], self.width)

    def _lie_within(self) -> bool:
        ends = len(self.bounds) > 0 and self.bounds[0] == 0 and self.bounds[-1] == len(self.columns) == len(self.values)
        return bool(ends) and bool((self.bounds[1:] >= self.bounds[:-1]).all())

    def _ascend(self) -> bool:
        if not len(self.columns):
            return True
        rises = self.columns[1:] > self.columns[:-1]
        starts = self.bounds[1:-1]
        rises[starts[(starts > 0) & (starts < len(self.columns))] - 1] = True  # a row may begin with any column
        return bool(rises.all()) and self.columns.min() >= 0 and self.columns.max() < self.width


def row_numbers(rows: Rows) -> Places:
    """Return for each item the number of its row."""
    return np.repeat(np.arange(len(rows), dtype=np.int64), np.diff(rows.bounds))

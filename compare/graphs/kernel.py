"""What is computed for every row or pair, and which kernel of this installation does it: in C, else in Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from compare.graphs.rows import Numbers, Places, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Partners:
    """Row i has `partners[bounds[i] : bounds[i + 1]]`, ascending, and the `scores` beside them."""

    bounds: Places
    partners: Numbers
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Merges:
    """What was merged with what, in order: groups by their lowest members, `left` < `right`.

    `means` are those of the pairs between them, less what their tightness takes.
    """

    left: Numbers
    right: Numbers
    means: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.means)


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Ascending keys, whether each is flagged, and ways x keys: what each gains."""

    keys: NDArray[np.uint64]
    flags: NDArray[np.bool_]
    gains: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Valued:
    """Ascending keys, and the value of each."""

    keys: NDArray[np.uint64]
    values: NDArray[np.float32]


class Limits(NamedTuple):
    """What two groups need to be merged: a mean of `cut`, and more the more both are tighter than `tight` within.

    A group's tightness is the mean of its own pairs and of `pseudo` pairs that are `tight`. Means and limits are in units.
    """

    cut: int
    tight: int
    pseudo: int


class Kernel(Protocol):
    """The work that is done for every row or pair, in C or in Python, with equal results."""

    name: str

    def rarest(self, rows: Rows, holders: Numbers, most: int) -> Rows:
        """Return of each row up to `most` columns with the fewest holders, of equal ones the lowest; 0 holders: not one."""

    def transposed(self, rows: Rows, holders: Numbers) -> Rows:
        """Return the columns as rows; those with 0 holders are empty."""

    def likeliest(self, these: Rows, postings: Rows, own: Places, most: int) -> Partners:
        """Return for each row up to `most` rows of the transposed `postings` with the highest scalar product.

        Of equal ones the lowest; a row that shares no column, or is `own`, is none.
        """

    def products(self, rows: Rows, pairs: Numbers, kinds: NDArray[np.uint8], classes: int) -> NDArray[np.float64]:
        """Return for each pair of rows the scalar product over the columns of each class."""

    def merges(self, size: int, left: Numbers, right: Numbers, units: NDArray[np.uint32], limits: Limits) -> Merges:
        """Return what average linkage merges, where likeness, means and limits are counted in units."""

    def ranks(self, keys: NDArray[np.uint64]) -> tuple[Numbers, Places]:
        """Return the rank of each key among the distinct ones, and of each rank the first place that has its key."""

    def overlaps(self, one: Weighed, others: Sequence[Valued]) -> tuple[NDArray[np.float64], Places]:
        """Return others x ways: the sum of gain times value over the keys that one has and another has; and how many of those
        keys are flagged."""


@cache
def kernel() -> Kernel:
    """Return the fastest kernel there is."""
    try:
        from compare.graphs.native import Native
    except ImportError:
        from compare.graphs.oracle import ORACLE

        return ORACLE
    return Native()

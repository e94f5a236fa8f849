"""A column of an Arrow table -> pieces of some thousand rows, found again by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from compare.clusters.corpus import Rows

if TYPE_CHECKING:
    import pyarrow as pa

PIECE = 4096  # rows


class Pieces:
    """The pieces of a column in order, none of them copied."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        cuts = [(chunk, at) for chunk in column.chunks for at in range(0, len(chunk), PIECE)]
        self._pieces = [chunk.slice(at, PIECE) for chunk, at in cuts]
        self._starts = np.cumsum([0, *map(len, self._pieces)])

    def __iter__(self) -> Iterator[tuple[int, pa.Array]]:
        """Yield each piece behind the row that it starts with."""
        return zip(self._starts.tolist(), self._pieces, strict=False)

    def at(self, places: Rows) -> Iterator[tuple[pa.Array, Rows]]:
        """Yield the pieces that hold any of these rows, ascending, with the rows counted from the piece's first."""
        cuts = np.searchsorted(places, self._starts)
        for at in np.flatnonzero(np.diff(cuts)).tolist():
            yield self._pieces[at], places[cuts[at] : cuts[at + 1]] - self._starts[at]

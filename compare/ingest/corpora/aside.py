"""Texts of a few rows that cannot be read at random -> a file without a name, mapped into memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable

import numpy as np

from compare.clusters.corpus import Rows
from compare.sketches.texts import Utf8


class Aside:
    """The texts of `rows`, ascending, as the pieces give them in that order."""

    def __init__(self, rows: Rows, pieces: Iterable[Utf8]) -> None:
        self.rows = rows
        sizes = [np.zeros(1, np.int64)]
        with tempfile.TemporaryFile() as kept:
            for piece in pieces:
                kept.write(piece.data[piece.offsets[0] : piece.offsets[-1]].tobytes())
                sizes.append(np.diff(piece.offsets))
            kept.flush()
            # nobody else can cut this file short, so the map never points to nothing
            self._data = np.asarray(np.memmap(kept, np.uint8, "r")) if kept.tell() else np.zeros(0, np.uint8)
        self._offsets = np.concatenate(sizes).cumsum()

    def has(self, rows: Rows) -> bool:
        """Return whether the texts of all these rows are here."""
        return bool(np.isin(rows, self.rows).all())

    def texts(self, rows: Rows) -> Utf8:
        """Return the texts of these rows, of which it has all."""
        at = np.searchsorted(self.rows, rows)
        starts, ends = self._offsets[at], self._offsets[at + 1]
        data = [self._data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        offsets = np.concatenate([np.zeros(1, np.int64), ends - starts]).cumsum()
        return Utf8(np.concatenate([*data, np.zeros(0, np.uint8)]), offsets)

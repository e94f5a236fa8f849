"""Texts in several pieces -> the same texts in one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from compare.sketches.texts import Texts, Utf8, strings


def joined(pieces: Sequence[Texts]) -> Texts:
    """Return the texts of all pieces in order; in UTF-8 when all of them are.

    >>> joined([["a"], ["b", "c"]])
    ['a', 'b', 'c']
    """
    if len(pieces) == 1:
        return pieces[0]
    wide = [piece for piece in pieces if isinstance(piece, Utf8)]
    return list(chain.from_iterable(map(strings, pieces))) if len(wide) < len(pieces) else _end_to_end(wide)


def _end_to_end(pieces: Sequence[Utf8]) -> Utf8:
    data = [piece.data[piece.offsets[0] : piece.offsets[-1]] for piece in pieces]
    sizes = [np.diff(piece.offsets) for piece in pieces]
    offsets = np.concatenate([np.zeros(1, np.int64), *sizes]).cumsum()
    return Utf8(np.concatenate([*data, np.zeros(0, np.uint8)]), offsets)

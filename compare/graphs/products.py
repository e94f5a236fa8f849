"""Pairs of sparse rows -> how much each class of columns adds to their scalar product."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import kernel
from compare.graphs.rows import Numbers, Rows
from compare.graphs.spreading import spread

BLOCK = 1 << 16  # pairs that one thread works on at once


def products(
    rows: Rows, pairs: Numbers, kinds: NDArray[np.uint8], classes: int, *, threads: int = 1
) -> NDArray[np.float64]:
    """Return pairs x classes: the sum of left value times right value over common columns whose kind is the class.

    Columns of other kinds count nowhere. Pairs with the same left row are best side by side; their order changes nothing else.
    """
    if len(kinds) != rows.width:
        raise ValueError(f"{len(kinds)} kinds are not one for each of {rows.width} columns")
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"an array of shape {pairs.shape} holds no pairs; k x 2 are needed")
    if not 1 <= classes <= 256:
        raise ValueError(f"{classes} classes cannot be told apart by 8 bits; choose 1 to 256")
    blocks = [pairs[at : at + BLOCK] for at in range(0, len(pairs), BLOCK)]
    made = spread(lambda block: kernel().products(rows, block, kinds, classes), blocks, threads)
    return np.concatenate([np.empty((0, classes)), *made])

"""Pairs of rows -> the connected component that each lies in."""

from __future__ import annotations

import numpy as np

from compare.clusters.corpus import Rows
from compare.sketches.kernel import kernel


def components(left: Rows, right: Rows) -> Rows:
    """Return for each pair the lowest row of the component that it lies in."""
    rows, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    one, two = np.split(place, 2)
    return rows[kernel().components(one, two, len(rows))][one]

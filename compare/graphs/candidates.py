"""Sparse rows -> pairs that may belong together: of each row those with which it shares most in its rarest features.

What few rows hold leads to few partners, and of each row only some features are looked up: the cost is linear in rows.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from compare.graphs.kernel import Partners, kernel
from compare.graphs.rows import Numbers, Places, Rows
from compare.graphs.spreading import spread
from compare.sketches.pairs import distinct, packed, unpacked

BLOCK = 8192  # rows, at most, that are compared with all others at once
ROOM = 1 << 22  # partners, at most, that there is room for meanwhile


def candidates(
    rows: Rows,
    holders: Numbers | None = None,
    *,
    most_holders: int = 200,
    rarest: int = 40,
    partners: int = 30,
    threads: int = 1,
) -> Numbers:
    """Return pairs of rows, k x 2, left < right, distinct and in order.

    Each row looks up its `rarest` features that more than one and at most `most_holders` rows hold, fewest holders first, ties
    by column, in all rows that hold them. It keeps the `partners` with the highest sum of products of the shared values, ties by
    row; a pair is kept if either keeps it. `holders` says how many rows hold each column, if the caller knows.
    """
    counts = admissible(holders_of(rows) if holders is None else holders, most_holders)
    found = likeliest(
        rarest_features(rows, counts, rarest),
        postings(rows, counts),
        np.arange(len(rows), dtype=np.int64),
        most=partners,
        threads=threads,
    )
    return distinct_pairs(found)


def holders_of(rows: Rows) -> Numbers:
    """Return how many rows hold each column."""
    counts = np.zeros(rows.width, np.int32)
    step = max(1 << 20, rows.width)  # so that neither the copies nor the empty counts outweigh the rest
    for start in range(0, len(rows.columns), step):
        counts += np.bincount(rows.columns[start : start + step], minlength=rows.width).astype(np.int32)
    return counts


def admissible(holders: Numbers, most: int) -> Numbers:
    """Return the holders of each column, 0 for a column that one row or more than `most` hold."""
    return np.where((holders > 1) & (holders <= most), holders, 0).astype(np.int32)


def rarest_features(rows: Rows, holders: Numbers, most: int) -> Rows:
    """Return of each row up to `most` columns with the fewest holders, ties by column; those with 0 holders never."""
    _fit(rows, holders)
    return kernel().rarest(rows, holders, max(1, min(most, rows.width)))


def postings(rows: Rows, holders: Numbers) -> Rows:
    """Return the rows that hold each column, with their values; none for a column with 0 holders."""
    _fit(rows, holders)
    return kernel().transposed(rows, holders)


def likeliest(these: Rows, among: Rows, own: Places | None = None, *, most: int = 30, threads: int = 1) -> Partners:
    """Return for each row of `these` up to `most` partners among those that the postings `among` tell of.

    own[i] is the number that these rows' row i has itself among those, -1 for none. Threads change nothing but the time.
    """
    if these.width != len(among):
        raise ValueError(f"rows of {these.width} columns cannot be looked up in postings of {len(among)}")
    own = np.full(len(these), -1, np.int64) if own is None else own.astype(np.int64)
    if len(own) != len(these):
        raise ValueError(f"{len(own)} numbers are not one for each of {len(these)} rows")
    most = max(1, min(most, among.width))
    step = max(1, min(BLOCK, ROOM // most))
    starts = range(0, len(these), step)
    blocks = ((these.block(at, at + step), own[at : at + step]) for at in starts)
    return _joined(spread(lambda block: kernel().likeliest(block[0], among, block[1], most), blocks, threads))


def distinct_pairs(found: Partners) -> Numbers:
    """Return each pair of a row and its partner, another of the same rows, once, the lower first, in order."""
    row = np.repeat(np.arange(len(found.bounds) - 1, dtype=np.int32), np.diff(found.bounds))
    left, right = unpacked(distinct(packed(row, found.partners)))
    return np.stack([left, right], axis=1).astype(np.int32)


def _joined(parts: Iterator[Partners]) -> Partners:
    held = [Partners(np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0, np.float64)), *parts]
    counts = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.bounds) for part in held)])
    return Partners(
        np.cumsum(counts),
        np.concatenate([part.partners for part in held]),
        np.concatenate([part.scores for part in held]),
    )


def _fit(rows: Rows, holders: Numbers) -> None:
    if len(holders) != rows.width:
        raise ValueError(f"{len(holders)} counts are not one for each of {rows.width} columns")

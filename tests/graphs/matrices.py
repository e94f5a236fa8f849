"""Sparse rows for tests: small ones with few columns, so that much is shared and much is equally rare."""

import numpy as np
from hypothesis import strategies as st

from compare.graphs.rows import Rows

VALUES = st.sampled_from([0.0, 0.25, 0.5, 1.0, 3.0, 0.1, 1e-30, 1e30, -0.5, -0.0]) | st.floats(-10, 10, width=32)


def rows_of(rows: list[dict[int, float]], width: int) -> Rows:
    """Return the matrix with these items."""
    bounds = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    items = [item for row in rows for item in sorted(row.items())]
    columns = np.array([column for column, _ in items], np.int32)
    return Rows(bounds, columns, np.array([value for _, value in items], np.float32), width)


def matrices(width: int = 12, most: int = 10) -> st.SearchStrategy[Rows]:
    """Make matrices of up to `most` rows; empty rows and columns are among them."""
    row = st.dictionaries(st.integers(0, width - 1), VALUES, max_size=width)
    return st.lists(row, max_size=most).map(lambda rows: rows_of(rows, width))


def row_of(rows: Rows, at: int) -> dict[int, float]:
    """Return one row as a dictionary."""
    here = slice(rows.bounds[at], rows.bounds[at + 1])
    return dict(zip(rows.columns[here].tolist(), rows.values[here].tolist(), strict=True))

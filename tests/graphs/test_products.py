"""Products of pairs, by class of column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.graphs.products import BLOCK, products
from compare.graphs.rows import Rows
from tests.graphs.matrices import matrices, row_of, rows_of


@given(matrices().filter(len), st.data(), st.integers(1, 3))
def test_each_class_has_its_sum(rows: Rows, data: st.DataObject, classes: int) -> None:
    """The sum in order of columns, to the last bit; either side may be named first."""
    place = st.integers(0, len(rows) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place)))
    kinds = [data.draw(st.integers(0, classes - 1)) for _ in range(rows.width)]
    wanted = np.zeros((len(pairs), classes))
    for at, (i, j) in enumerate(pairs):
        one, two = row_of(rows, i), row_of(rows, j)
        for column in sorted(one.keys() & two.keys()):
            wanted[at, kinds[column]] += one[column] * two[column]
    lent = np.array(pairs, np.int32).reshape(-1, 2)
    found = products(rows, lent, np.array(kinds, np.uint8), classes)
    assert found.dtype == np.float64
    assert np.array_equal(found, wanted)
    assert np.array_equal(found, products(rows, lent[:, ::-1], np.array(kinds, np.uint8), classes))


def test_threads_change_nothing() -> None:
    """Blocks of pairs are put together in their order."""
    rows = rows_of([{0: 1.0, 1: i / 7} for i in range(50)], 2)
    pairs = np.random.default_rng(1).integers(0, 50, (2 * BLOCK + 5, 2), np.int32)
    kinds = np.array([0, 1], np.uint8)
    assert np.array_equal(products(rows, pairs, kinds, 2), products(rows, pairs, kinds, 2, threads=3))


def test_what_does_not_fit_is_refused() -> None:
    """Kinds or pairs of another matrix, and what are no pairs or no classes."""
    rows, kinds = rows_of([{0: 1.0}, {0: 1.0}], 3), np.zeros(3, np.uint8)
    for pair in ([0, 2], [-1, 0]):
        with pytest.raises(ValueError, match="2 rows"):
            products(rows, np.array([pair], np.int32), kinds, 1)
    with pytest.raises(ValueError, match="3 columns"):
        products(rows, np.zeros((1, 2), np.int32), kinds[:2], 1)
    with pytest.raises(ValueError, match="no pairs"):
        products(rows, np.zeros(2, np.int32), kinds, 1)
    with pytest.raises(ValueError, match="1 to 256"):
        products(rows, np.zeros((1, 2), np.int32), kinds, 0)

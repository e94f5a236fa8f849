"""Where the compiled kernel is missing the one in Python does its work."""

import sys
from collections.abc import Iterator

import numpy as np
import pytest

import compare.graphs
from compare.graphs.candidates import candidates
from compare.graphs.kernel import kernel
from compare.graphs.linkage import average_linkage
from compare.graphs.oracle import ORACLE
from compare.graphs.products import products
from tests.graphs.matrices import rows_of


@pytest.fixture
def _no_compiled_kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "compare.graphs._graphs", None)
    monkeypatch.delitem(sys.modules, "compare.graphs.native", raising=False)
    monkeypatch.delattr(compare.graphs, "_graphs", raising=False)
    kernel.cache_clear()
    yield
    kernel.cache_clear()


@pytest.mark.usefixtures("_no_compiled_kernel")
def test_without_the_compiled_kernel_python_works() -> None:
    """From rows to groups."""
    rows = rows_of([{0: 0.6, 1: 0.8}, {0: 0.6, 1: 0.8}, {1: 0.6, 2: 0.8}, {3: 1.0}], 4)
    pairs = candidates(rows, threads=2)
    sums = products(rows, pairs, np.zeros(4, np.uint8), 1)
    assert kernel() is ORACLE
    assert pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert average_linkage(4, *pairs.T, np.minimum(sums[:, 0], 1), 0.5).tolist() == [0, 0, 2, 3]

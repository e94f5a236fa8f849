"""Where the compiled kernel is missing: the one in Python does its work, and says so."""

import sys
import warnings
from collections.abc import Iterator

import pytest

import compare
import compare.sketches
from compare.errors import SlowKernelWarning
from compare.sketches.kernel import _tell, kernel
from compare.sketches.oracle import ORACLE


@pytest.fixture
def _no_compiled_kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "compare.sketches._kernel", None)
    monkeypatch.delitem(sys.modules, "compare.sketches.native", raising=False)
    monkeypatch.delattr(compare.sketches, "_kernel", raising=False)
    for remembered in (kernel, _tell):
        remembered.cache_clear()
    yield
    for remembered in (kernel, _tell):
        remembered.cache_clear()


@pytest.mark.usefixtures("_no_compiled_kernel")
def test_without_the_compiled_kernel_python_works_and_says_so_once() -> None:
    """A few texts are no matter; of many, however often, one warning tells what to do."""
    pages = [f"page {n} of many" for n in range(1200)]
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert kernel() is ORACLE
        compare.dedup(pages[:10])
        assert not said
        assert len(compare.dedup(pages).kept) == len(compare.dedup(pages).kept) == 1200
    assert [warning.category for warning in said] == [SlowKernelWarning]
    assert "install a C compiler" in str(said[0].message)

"""Where the compiled kernel is missing: the one in Python does its work, and says so."""

import sys
import warnings
from collections.abc import Iterator

import pytest

import compare.sketches
from compare.errors import SlowKernelWarning
from compare.sketches.kernel import kernel
from compare.sketches.oracle import ORACLE


@pytest.fixture
def _no_compiled_kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "compare.sketches._kernel", None)
    monkeypatch.delitem(sys.modules, "compare.sketches.native", raising=False)
    monkeypatch.delattr(compare.sketches, "_kernel", raising=False)
    kernel.cache_clear()
    yield
    kernel.cache_clear()


@pytest.mark.usefixtures("_no_compiled_kernel")
def test_without_the_compiled_kernel_python_works_and_says_so_once() -> None:
    """However often the kernel is asked for, it is the slow one and one warning tells what to do."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert [kernel() for _ in range(3)] == [ORACLE] * 3
    assert [warning.category for warning in said] == [SlowKernelWarning]
    assert "install a C compiler" in str(said[0].message)

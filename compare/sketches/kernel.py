"""Which kernel this installation has: the compiled one, else the one in Python, which says so once."""

from __future__ import annotations

import warnings
from functools import cache

from compare.errors import SlowKernelWarning
from compare.sketches.sketching import Kernel


@cache
def kernel() -> Kernel:
    """Return the fastest kernel there is."""
    try:
        from compare.sketches.native import Native
    except ImportError:
        from compare.sketches.oracle import ORACLE

        warnings.warn(
            "the compiled kernel is missing: results are the same, dedup is about a hundred times slower;"
            " install a C compiler and reinstall story-compare",
            SlowKernelWarning,
            stacklevel=2,
        )
        return ORACLE
    return Native()

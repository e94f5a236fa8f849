"""Which kernel this installation has: the compiled one, else the one in Python, which says so where it matters."""

from __future__ import annotations

import warnings
from functools import cache

from compare.errors import SlowKernelWarning
from compare.sketches.sketching import Kernel

MANY = 1000  # texts that one waits for


@cache
def kernel() -> Kernel:
    """Return the fastest kernel there is."""
    try:
        from compare.sketches.native import Native
    except ImportError:
        from compare.sketches.oracle import ORACLE

        return ORACLE
    return Native()


def tell_if_slow(texts: int) -> None:
    """Warn, once, that many texts are being worked on in Python."""
    if texts >= MANY:
        _tell(kernel().name)


@cache
def _tell(name: str) -> None:
    if name == "python":
        warnings.warn(
            "the compiled kernel is missing: results are the same, but a hundred times slower;"
            " install a C compiler and reinstall story-compare",
            SlowKernelWarning,
            stacklevel=3,
        )

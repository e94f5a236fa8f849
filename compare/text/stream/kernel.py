"""Which kernel this installation has: the compiled one, else the one in Python."""

from __future__ import annotations

from functools import cache

from compare.text.stream.streaming import Kernel


@cache
def stream() -> Kernel:
    """Return the fastest kernel there is."""
    try:
        from compare.text.stream.native import Native
    except ImportError:
        from compare.text.stream.oracle import ORACLE

        return ORACLE
    return Native()

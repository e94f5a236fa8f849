"""Which kernel this installation looks at pages with: the compiled one, else the one in Python."""

from __future__ import annotations

from functools import cache

from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.sighting import Kernel


@cache
def kernel() -> Kernel:
    """Return the fastest kernel there is, for all rules."""
    try:
        from compare.text.boilerplate.native import Native
    except ImportError:
        from compare.text.boilerplate.finding import Finder

        return Finder(RULES)
    return Native(RULES)

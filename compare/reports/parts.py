"""The parts of a comparison that may be shown alone, in every view by the same names."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a reader may ask for: points with omissions, a ledger (figures with conflicts), the paragraphs with their coverage."""

    POINTS = "points"
    QUOTES = "quotes"
    FIGURES = "figures"
    NAMES = "names"
    PARAGRAPHS = "paragraphs"


ALL = frozenset(Part)

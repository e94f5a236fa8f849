"""Comparison -> a line of warning where nothing was found that two of its documents tell."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding

from compare.model import Comparison
from compare.reports.terminal.words import HEAD, said


def strangers(comparison: Comparison) -> list[RenderableType]:
    """Return the warning, or nothing where two of the documents have anything in common."""
    if len(comparison.documents) < 2 or _anything_common(comparison):
        return []
    tell = "both tell" if len(comparison.documents) == 2 else "two of them tell"
    return [Padding(said(f"! These may be different stories: nothing was found that {tell}.", HEAD), (0, 0, 1, 0))]


def _anything_common(comparison: Comparison) -> bool:
    return any(len(p.told_by) > 1 for p in comparison.points) or any(row.links for row in comparison.coverage)

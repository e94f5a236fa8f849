"""Comparison -> warnings: that nothing was found which two of its documents tell, that not all could be compared."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding

from compare.model import Comparison
from compare.reports.terminal.words import HEAD, said


def strangers(comparison: Comparison) -> list[RenderableType]:
    """Return the warnings, none where two of the documents have anything in common and all was compared."""
    told = [f"{note[:1].upper()}{note[1:]}." for note in comparison.notes]
    if len(comparison.documents) > 1 and not _anything_common(comparison):
        tell = "both tell" if len(comparison.documents) == 2 else "two of them tell"
        told.append(f"These may be different stories: nothing was found that {tell}.")
    return [Padding(said(f"! {warning}", HEAD), (0, 0, 1, 0)) for warning in told]


def _anything_common(comparison: Comparison) -> bool:
    """Return whether two documents tell one fact or share words, though these may have been set aside."""
    copied = any(part.document for sourcing in comparison.sourcing for part in sourcing.copied)
    linked = any(row.links for row in comparison.coverage)
    return copied or linked or any(len(p.told_by) > 1 for p in comparison.points)

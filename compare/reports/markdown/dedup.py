"""Dedup -> a page of Markdown: its counts, and a table of what was removed, for which document, how alike the two are."""

from __future__ import annotations

from collections.abc import Mapping

from compare.model import DedupReport, Document, Removed
from compare.reports.markdown.blocks import bullets, page, section, table
from compare.reports.markdown.escape import said
from compare.reports.markdown.report import skipped_section
from compare.reports.terminal.dedup import MOST, counts
from compare.reports.terminal.outlets import heading

Known = Mapping[str, Document]  # id -> document


def dedup_markdown(dedup: DedupReport, documents: Known | None = None, *, brief: bool = False) -> str:
    """Return counts, removed -> kept with relation and scores; `brief` leaves the table out."""
    head, *others = (said(line.plain) for line in counts(dedup))
    rows = (_row(removed, documents or {}) for removed in dedup.removed[:MOST])
    removed = table(("removed", "copy of", "relation", "Jaccard", "contained"), rows)
    left = len(dedup.removed) - MOST
    more = f"*… and {left:,} more; --format json gives all*" if left > 0 else ""
    told = [] if brief else [section("Removed", removed, more, level=2)]
    return page([f"# {head}", bullets(others), *told, skipped_section(dedup.skipped)])


def _row(removed: Removed, known: Known) -> list[str]:
    ids = [_named(name, known) for name in (removed.id, removed.duplicate_of)]
    return [*ids, removed.relation.value, f"{removed.jaccard:.3f}", f"{removed.containment:.3f}"]


def _named(name: str, known: Known) -> str:
    """Return an id, and the beginning of the document if that is known."""
    if name not in known:
        return said(name)
    return f"{said(name)}: {said(heading(known[name]).plain[:100])}"

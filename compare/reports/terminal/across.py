"""Comparison -> how much of each article the others tell, paragraph by paragraph: of many, a table of each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Comparison
from compare.reports.sourced import wholly_aside
from compare.reports.terminal import tallies
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.words import ASIDE, HEAD, said

MOST_ACROSS = 10  # documents of which a table of pairs can still be read


def across(comparison: Comparison, cast: Cast) -> list[RenderableType]:
    """Return the table, or nothing where the documents are too many for one."""
    if not 2 < len(cast.documents) <= MOST_ACROSS:
        return []
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE)
    table.add_column(said("of"), style=HEAD)
    for document in cast.documents:
        table.add_column(said(f"{cast.letter(document.id)} tells"), justify="right", no_wrap=True)
    aside = wholly_aside(comparison)
    for document in cast.documents:
        cells = (_pair(comparison, document.id, other.id, aside) for other in cast.documents)
        table.add_row(said(cast.letter(document.id)), *cells)
    note = said("shared / partial / only here, against that one alone", ASIDE)
    return [Group(said("How much of each the others tell, paragraph by paragraph", HEAD), table, note)]


def _pair(comparison: Comparison, document: str, against: str, aside: Set[str]) -> Text:
    if document != against and not aside.isdisjoint((document, against)):
        return said("set aside", ASIDE)
    of = Counter(row.status for row in comparison.coverage if row.document == document and row.against == against)
    return said(" / ".join(f"{of[status]}" for status in tallies.MARKS)) if of else said("")

"""Skipped inputs -> one table, grouped where many share a reason."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Skipped
from compare.reports.phrases import counted
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

MANY, SHOWN = 20, 3  # more than MANY of one reason are counted, and only SHOWN of them named


def skipped_view(skipped: Sequence[Skipped]) -> RenderableType:
    """Return every input that gave no document, with its reason; more than 20 of one reason in one row."""
    if not skipped:
        return said("nothing was skipped", ASIDE)
    by_reason: dict[str, list[str]] = {}
    for each in skipped:
        by_reason.setdefault(each.reason, []).append(each.origin)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for reason, places in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        for place in _places(places):
            table.add_row(place, Clipped(said(reason), 4))
    return Group(said(f"Skipped: {counted(len(skipped), 'input')}", HEAD), table)


def _places(places: Sequence[str]) -> list[Text]:
    if len(places) <= MANY:
        return [said(place) for place in places]
    named = [said(place, ASIDE) for place in places[:SHOWN]]
    return [joined([said(counted(len(places), "input")), joined([*named, said("…", ASIDE)], ", ")], ": ")]

"""Comparison -> of each outlet that uses words of others: how much is its own, whose the rest is, what was set aside of it."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from compare.model import Comparison
from compare.reports.phrases import percent
from compare.reports.sourced import own_share, set_aside, whose
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.tallies import COPIED, OWN, bar
from compare.reports.terminal.words import ASIDE, HEAD, joined, said


def sourcing_lines(comparison: Comparison, cast: Cast) -> list[RenderableType]:
    """Return a line for each document that credits an agency or has another's words, under one heading; or nothing.

    Where only own words were compared, a line says what was set aside.
    """
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style=HEAD, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    by_id = {found.document: found for found in comparison.sourcing}
    for document in cast.documents:
        found = by_id.get(document.id)
        if found is not None and (found.copied or found.agencies):
            share = own_share(found)
            measured = (said(""), said("")) if share is None else (bar(share), said(percent(share)))
            told = said("; ".join(whose(found, cast.letter)), ASIDE)
            table.add_row(said(cast.letter(document.id)), *measured, told)
    aside = [Padding(said(line), (0, 0, 1, 0)) for line in set_aside(comparison, cast.by_id)]
    if not table.row_count:
        return [*aside]
    parts = (said("Own words", HEAD), said(OWN), said("and copied words", HEAD), said(COPIED + ",", ASIDE))
    head = joined([*parts, said("and whose those are", HEAD)], " ")
    return [head, Padding(table, (0, 0, 1, 3)), *aside]

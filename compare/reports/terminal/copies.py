"""A duplicate cluster -> who else printed this text, when, and how alike it is."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import DuplicateCluster, Match, Relation, earliest_first
from compare.reports.copying import Pile, how, matches_of
from compare.reports.dates import moment, one_year
from compare.reports.terminal.tallies import bar
from compare.reports.terminal.words import Clipped, more, said

MOST = 8  # copies named of one text, unless all are asked for


def also_printed(cluster: DuplicateCluster, pile: Pile, *, all: bool = False) -> RenderableType:  # noqa: A002 the option's name
    """Return a line beneath a source for each copy, the earliest first: its outlet, its date, how alike it is."""
    source = pile[cluster.representative]
    matches = matches_of(cluster)
    copies = earliest_first(pile[i] for i in matches)
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column()
    for copy in copies if all else copies[:MOST]:
        when = moment(copy.published, year=not one_year([source, copy]))
        match = matches[copy.id]
        table.add_row(Clipped(said(f"↳ {copy.name}"), 1), said(when), _own(match), said(how(copy, source, match)))
    rest = [more(len(copies) - MOST)] if not all and len(copies) > MOST else []
    return Group(table, *rest)


def _own(match: Match | None) -> Text:
    """Return a bar of how much of a copy is not copied; an outlet that revises its article copies nobody."""
    if match is None or match.relation is Relation.REVISION:
        return said("")
    return bar(1 - (match.containment if match.relation is Relation.EXCERPT else match.jaccard))

"""A duplicate cluster -> who else printed this text, when, and how alike it is."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Document, DuplicateCluster, Match, Pair, Relation
from compare.reports.terminal.dates import earliest_first, moment, one_year
from compare.reports.terminal.tallies import bar
from compare.reports.terminal.words import Clipped, more, percent, said

Pile = Mapping[str, Document]  # id -> document
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


def matches_of(cluster: DuplicateCluster) -> dict[str, Match | None]:
    """Return, for each member but the representative, its match with it; in a chain of copies there may be none."""
    of = {m.pair: m for m in cluster.matches}
    members = (m for m in cluster.members if m != cluster.representative)
    return {m: of.get(Pair.of(m, cluster.representative)) for m in members}


def _own(match: Match | None) -> Text:
    """Return a bar of how much of a copy is not copied; an outlet that revises its article copies nobody."""
    if match is None or match.relation is Relation.REVISION:
        return said("")
    return bar(1 - (match.containment if match.relation is Relation.EXCERPT else match.jaccard))


def how(copy: Document, source: Document, match: Match | None) -> str:
    """Return how a document copies another, and how alike the two are."""
    if match is None:
        return "copy of another copy"
    if match.relation is Relation.EXACT:
        return "exact copy"
    if match.relation is Relation.NEAR:
        return f"near copy, {percent(match.jaccard)} the same"
    if match.relation is Relation.REVISION:
        return f"{_age(copy, source)} version, {percent(match.jaccard)} the same"
    longer, share = len(copy.text) > len(source.text), percent(match.containment)
    return f"longer, holds {share} of this" if longer else f"excerpt, {share} of it stands here"


def _age(document: Document, source: Document) -> str:
    if document.published is None or source.published is None or document.published == source.published:
        return "another"
    return "later" if document.published > source.published else "earlier"

"""Quotes, conflicts, figures and names of a comparison -> what outlets give in different words, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import (
    Agreement,
    Comparison,
    FigureEntry,
    Mention,
    NameEntry,
    Presence,
    QuoteEntry,
    Rendering,
)
from compare.reports.parts import ALL, Part
from compare.reports.phrases import ATTRIBUTIONS, RENDERINGS, conflicts_title, surest_conflicts
from compare.reports.sourced import partly_aside
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.conflicts import conflict
from compare.reports.terminal.grid import Grid, Row
from compare.reports.terminal.mentions import gathered
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, more, rest, said

MOST = 8

_RELATIONS = {
    Agreement.ALONE: "also",
    Agreement.SAME: "also",
    Agreement.ROUNDED: "also rounded",
    Agreement.UPDATED: "updated",
    Agreement.CONFLICTING: "against",
}


def ledgers(
    comparison: Comparison,
    cast: Cast,
    *,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] = ALL,
) -> RenderableType:
    """Return the ledgers to show that hold anything: conflicts first, then quotes, figures and names that some leave out."""
    most = None if all else MOST
    figures, names = figure_rows(comparison, cast, all=all), name_rows(comparison, cast, all=all)
    parts: list[RenderableType] = []
    if comparison.conflicts and Part.FIGURES in show:
        parts.append(_section(conflicts_title(comparison), _conflicts(comparison, cast, most)))
    if comparison.quotes and Part.QUOTES in show:
        parts.append(_section("Quotes that two or more give", _quotes(comparison.quotes, cast, most)))
    if figures.rows and Part.FIGURES in show:
        parts.append(_section("Figures found in some, not in all", _grid("figure", figures, cast, most)))
    if names.rows and Part.NAMES in show:
        parts.append(_section("Names found in some, not in all", _grid("name", names, cast, most)))
    return Group(*parts)


@dataclass(frozen=True, slots=True)
class Partly:
    """What some documents give and not all, and how many more entries one alone gives, which are not shown."""

    rows: list[Row]
    alone: int

    @property
    def rest(self) -> list[Text]:
        """Return the line that says how many are not shown."""
        return [more(self.alone, "that one alone gives")] if self.alone else []


def figure_rows(comparison: Comparison, cast: Cast, *, all: bool) -> Partly:  # noqa: A002 the option's name
    """Return the figures that some give and not all."""
    aside = partly_aside(comparison)
    return _partial([replace(_figure(f), aside=aside) for f in comparison.figures], cast, all=all)


def name_rows(comparison: Comparison, cast: Cast, *, all: bool) -> Partly:  # noqa: A002 the option's name
    """Return the names that some give and not all."""
    aside = partly_aside(comparison)
    return _partial([replace(_name(n, cast), aside=aside) for n in comparison.names], cast, all=all)


def changed_first(quotes: Sequence[QuoteEntry]) -> list[QuoteEntry]:
    """Return quotations in the order in which a reader looks for them: what was changed, for certain, first."""
    return sorted(quotes, key=lambda q: (q.uncertain, q.relation is Rendering.SAME))


def _section(title: str, body: RenderableType) -> RenderableType:
    return Padding(Group(said(title, HEAD), body), (0, 0, 1, 0))


def _grid(head: str, partly: Partly, cast: Cast, most: int | None) -> RenderableType:
    return Group(Grid(head, partly.rows, cast, most), *partly.rest)


def _conflicts(comparison: Comparison, cast: Cast, most: int | None) -> RenderableType:
    found = surest_conflicts(comparison)
    return Group(*(conflict(c, cast, all=most is None) for c in found[:most]), *rest(found, most))


def _quotes(quotes: Sequence[QuoteEntry], cast: Cast, most: int | None) -> RenderableType:
    blocks = [_entry(fate(q), q.mentions, cast) for q in changed_first(quotes)[:most]]
    return Group(*blocks, *rest(quotes, most))


def fate(quote: QuoteEntry) -> Text:
    """Return what became of a quotation, and of its speaker."""
    told = [
        RENDERINGS[quote.relation],
        *([ATTRIBUTIONS[quote.attribution]] if quote.attribution in ATTRIBUTIONS else []),
    ]
    return joined([said("; ".join(told), HEAD), *([said("uncertain", ASIDE)] if quote.uncertain else [])], "  ")


def _entry(title: Text, mentions: Sequence[Mention], cast: Cast) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for where, text in gathered(mentions, cast):
        table.add_row(where, Clipped(text, 3))
    return Group(Padding(title, (0, 0, 0, 3)), Padding(table, (0, 0, 0, 5)))


def _figure(entry: FigureEntry) -> Row:
    what = joined((said(part) for part in (entry.value, entry.unit, entry.counts) if part), " ")
    if entry.others:
        relation = f"{_RELATIONS[entry.relation]}{'?' if entry.uncertain else ''}: {', '.join(entry.others)}"
        what = joined([what, said(relation, ASIDE)], "  ")
    return Row(what, _told(entry.mentions))


def _name(entry: NameEntry, cast: Cast) -> Row:
    words = [a.words for a in entry.outlets if a.words]
    described = [joined([cast.place(found), said(f"“{found.text}”")], " ") for found in words]
    roles = [said(entry.roles[0], ASIDE)] if entry.roles else []
    titled: dict[str, tuple[int, ...]] = {a.document: () for a in entry.outlets if a.presence is Presence.NAMED}
    return Row(
        joined([said(entry.name), *roles, *described], "  "),
        titled | _told(entry.mentions),
        uncertain=frozenset(found.document for found in words),
    )


def _told(mentions: Iterable[Mention]) -> dict[str, tuple[int, ...]]:
    told: dict[str, tuple[int, ...]] = {}
    for mention in mentions:
        told[mention.document] = (*told.get(mention.document, ()), mention.paragraph)
    return told


def _partial(rows: Sequence[Row], cast: Cast, *, all: bool) -> Partly:  # noqa: A002 the option's name
    """Return the rows that some documents give and not all: those of most documents, then of most paragraphs first."""
    # of three and more, what one alone gives stands in its "only here"
    least = 2 if len(cast.documents) > 2 and not all else 1
    some = [row for row in rows if least <= len(row.told) < len(cast.documents)]
    some.sort(key=lambda row: (-len(row.told), -sum(map(len, row.told.values()))))
    return Partly(some, sum(len(row.told) == 1 for row in rows) if least > 1 else 0)

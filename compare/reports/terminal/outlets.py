"""The documents of a story -> a table: letter, outlet, title, date, words, how much the others tell, copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Comparison, Document, DuplicateCluster
from compare.reports.terminal import tallies
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.copies import Pile, also_printed
from compare.reports.terminal.dates import moment, one_year
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

Folded = Mapping[str, DuplicateCluster]  # id of a representative -> its cluster
WIDE = 120  # console width from which the strips have room for long articles
INDENT = 3


def outlets_table(
    comparison: Comparison,
    cast: Cast,
    pile: Pile,
    folded: Folded,
    *,
    all: bool = False,  # noqa: A002 the option's name
) -> RenderableType:
    """Return for each document a line of figures, its title, and the copies that were folded into it."""
    year = not one_year(cast.documents)
    rows = [_cells(document, comparison, cast, year) for document in cast.documents]
    head = tuple(said(text, ASIDE) for text in ("", "outlet, title", "published", "words", "told elsewhere", ""))
    date, strip = (max(len(row[at]) for row in (head, *rows)) for at in (2, 4))
    lines: list[RenderableType] = [Line(head, said(""), date, strip)]
    for document, row in zip(cast.documents, rows, strict=True):
        lines.append(Line(row, heading(document), date, strip))
        copies = also_printed(folded[document.id], pile, all=all) if document.id in folded else []
        lines += [Padding(line, (0, 0, 0, INDENT), style=ASIDE) for line in copies]
    return Group(*lines)


def _cells(document: Document, comparison: Comparison, cast: Cast, year: bool) -> tuple[Text, ...]:
    statuses = tallies.best_statuses(comparison.coverage, document.id)
    figures = said(moment(document.published, year=year)), said(f"{len(document.text.split()):,}")
    names = said(cast.letter(document.id), HEAD), said(document.name, HEAD)
    return *names, *figures, tallies.strip(statuses), tallies.counts(statuses)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a grid of its own, as wide as the others, so that a title may run beneath all columns."""

    cells: tuple[Text, ...]
    headline: Text
    date: int
    strip: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        letter, name, *figures = self.cells
        wide = options.max_width >= WIDE
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        for width in (1, None, self.date, 5, min(self.strip, 40 if wide else 20), 11):
            table.add_column(width=width, ratio=None if width else 1, justify="right" if width == 5 else "left")
        named = Clipped(joined([name, self.headline], "  "), 2) if wide and self.headline else Clipped(name, 1)
        table.add_row(letter, named, *figures)
        yield table
        if not wide and self.headline:
            yield Padding(Clipped(self.headline, 2), (0, 0, 0, INDENT))


def heading(document: Document) -> Text:
    """Return the title of a document, or else how it begins."""
    opening = document.story[0][1] if document.story else ""
    return said(document.title) if document.title else said(opening, ASIDE)

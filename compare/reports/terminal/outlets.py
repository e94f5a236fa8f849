"""The documents of a story -> a table: letter, outlet, title, date, words, how much the others tell, copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.align import Align
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Comparison, Document, DuplicateCluster
from compare.reports.copying import Pile
from compare.reports.dates import moment, one_year
from compare.reports.terminal import tallies
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.copies import also_printed
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

Folded = Mapping[str, DuplicateCluster]  # id of a representative -> its cluster
WIDE = 120  # console width from which the strips have room for long articles
MIDDLING = 80  # console width from which they have some room
NARROW = 64  # console width below which the columns stand beneath the name, without a strip
INDENT, GAP = 3, 2
STATUSES = "shared / partial / only"  # heading of the counts


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
    widths = Widths.of(rows)
    lines: list[RenderableType] = [Head(widths)]
    for document, row in zip(cast.documents, rows, strict=True):
        lines.append(Line(row, heading(document), widths))
        if document.id in folded:
            lines.append(Padding(also_printed(folded[document.id], pile, all=all), (0, 0, 0, INDENT), style=ASIDE))
    return Group(*lines)


def _cells(document: Document, comparison: Comparison, cast: Cast, year: bool) -> tuple[Text, ...]:
    statuses = comparison.statuses(document.id)
    figures = said(moment(document.published, year=year)), said(f"{document.words:,}")
    names = said(cast.letter(document.id), HEAD), said(document.name, HEAD)
    return *names, *figures, tallies.strip(statuses), tallies.counts(statuses)


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the columns of the table are, but for the name, which takes the rest."""

    letter: int
    date: int
    words: int
    strip: int
    counts: int

    @classmethod
    def of(cls, rows: Sequence[tuple[Text, ...]]) -> Widths:
        """Return what the widest cell of each column needs, and its heading."""
        widest = [max((len(cells[at]) for cells in rows), default=0) for at in range(6)]
        # strip and counts share one heading, so that the two are wide enough together
        counts = max(widest[5], 11)
        strip = max(widest[4], len(STATUSES) - GAP - counts)
        return cls(widest[0], max(widest[2], len("published")), max(widest[3], len("words")), strip, counts)

    def strip_on(self, page: int) -> int:
        """Return how wide the strip is on a page so wide; a longer one wraps."""
        return min(self.strip, 40 if page >= WIDE else 20 if page >= MIDDLING else len(STATUSES) - GAP - self.counts)

    def table(self, *told: int) -> Table:
        """Return an empty table of letter, name, date, words and, so wide, what is told elsewhere."""
        table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
        for at, width in enumerate((self.letter, None, self.date, self.words, *told)):
            table.add_column(width=width, ratio=None if width else 1, justify="right" if at in (3, 5) else "left")
        return table


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of the table; the one of the counts runs over the strip too."""

    widths: Widths

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        w = self.widths
        if options.max_width < NARROW:
            yield said(f"outlet, published, words, told elsewhere: {STATUSES}", ASIDE)
            return
        table = w.table(w.strip_on(options.max_width) + GAP + w.counts)
        statuses = Group(said("told elsewhere", ASIDE), Align.right(said(STATUSES, ASIDE)))
        table.add_row(said(""), *(said(text, ASIDE) for text in ("outlet, title", "published", "words")), statuses)
        yield table


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a grid of its own, as wide as the others, so that a title may run beneath all columns."""

    cells: tuple[Text, ...]
    headline: Text
    widths: Widths

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = options.max_width >= WIDE
        yield from self._beneath() if options.max_width < NARROW else [self._beside(options.max_width, wide)]
        if not wide and self.headline:
            yield Padding(Clipped(self.headline, 2), (0, 0, 0, INDENT))

    def _beside(self, page: int, wide: bool) -> Table:
        letter, name, *figures = self.cells
        named = Clipped(joined([name, self.headline], "  "), 2) if wide and self.headline else Clipped(name, 1)
        table = self.widths.table(self.widths.strip_on(page), self.widths.counts)
        table.add_row(letter, named, *figures)
        return table

    def _beneath(self) -> Iterator[RenderableType]:
        letter, name, date, words, _, counts = self.cells
        yield Clipped(joined([letter, name], " " * GAP), 1)
        yield Padding(joined([part for part in (date, words, counts) if part], " " * GAP), (0, 0, 0, INDENT))


def heading(document: Document) -> Text:
    """Return the title of a document, or else how it begins."""
    opening = document.story[0][1] if document.story else ""
    return said(document.title) if document.title else said(opening, ASIDE)

"""Comparison of two -> the articles side by side, or one under the other where there is no room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Comparison
from compare.reports.dates import moment
from compare.reports.terminal import tallies
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.emphasis import PLAIN, STYLED, Marks
from compare.reports.terminal.entries import Entries
from compare.reports.terminal.folding import USUAL, Fold, Folding
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.pairing import Side, pair_up, sides
from compare.reports.terminal.paragraphs import Cell, cells
from compare.reports.terminal.sourcing import sourcing_lines
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

SIDE_BY_SIDE = 100  # columns from which two texts fit beside each other


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Two articles, paragraph by paragraph. `inline` None: as the width allows."""

    comparison: Comparison
    boilerplate: bool = False
    inline: bool | None = None
    folding: Folding = USUAL

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        marks = STYLED if console.color_system else PLAIN
        left, right = sides(self.comparison)
        shown = self.folding.folded(pair_up(left, right, self.boilerplate), left, right)
        rows = [row.cells() if isinstance(row, Fold) else cells(row, left, right, marks) for row in shown]
        inline = options.max_width < SIDE_BY_SIDE if self.inline is None else self.inline
        yield _summary(left, right)
        yield from sourcing_lines(self.comparison, Cast(self.comparison.documents))
        yield Padding(_legend(marks), (0, 0, 1, 0))
        yield from _inline(rows) if inline else [_beside(rows, left, right), said("")]


def _summary(left: Side, right: Side) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False, header_style=ASIDE, expand=True)
    table.add_column(said(""), style=HEAD)
    table.add_column(said("outlet, title"), ratio=1)
    aside = ("set aside",) if left.aside or right.aside else ()
    for name in ("shared", "partial", "only here", *aside):
        table.add_column(said(name), justify="right", no_wrap=True)
    for side in (left, right):
        of = Counter(row.status for row in side.coverage.values())
        counts = [*(of[status] for status in tallies.MARKS), *(len(side.aside) for _ in aside)]
        table.add_row(said(side.letter), _named(side), *(said(f"{count}") for count in counts))
    return table


def _named(side: Side) -> RenderableType:
    document = side.document
    aside = (moment(document.published), f"{document.words:,} words")
    line = joined([said(document.name, HEAD), *(said(text, ASIDE) for text in aside if text)], "  ")
    return Group(line, Clipped(heading(document), 2))


def _legend(marks: Marks) -> RenderableType:
    def mark(text: str, how: tuple[str, str, str]) -> Text:
        return said(how[0] + text + how[1], how[2])

    counted = said("Counted are paragraphs (¶), each against the whole other article; ? uncertain", ASIDE)
    both = joined([mark("in both", marks.both), said("(of a sentence told anew)", ASIDE)], " ")
    words = [said("Words:", ASIDE), mark("only in A", marks.left), mark("only in B", marks.right), both]
    return Group(counted, Entries(words))


def _beside(rows: list[tuple[Cell | None, Cell | None]], left: Side, right: Side) -> RenderableType:
    table = Table(box=box.MINIMAL, leading=1, show_edge=False, pad_edge=False, header_style=HEAD, expand=True)
    for side in (left, right):
        table.add_column(Clipped(joined([said(side.letter), said(side.document.name)], "  "), 1), ratio=1)
    for one, two in rows:
        table.add_row(one or said(""), two or said(""))
    return table


def _inline(rows: list[tuple[Cell | None, Cell | None]]) -> Iterator[RenderableType]:
    for one, two in rows:
        table = Table.grid(padding=(0, 1, 0, 0), expand=True)
        table.add_column(style=HEAD, no_wrap=True)
        table.add_column(ratio=1)
        for letter, cell in (("A", one), ("B", two)):
            if cell is not None:
                table.add_row(said(letter), cell)
        yield Padding(table, (0, 0, 1, 0))

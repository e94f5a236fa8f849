"""Comparison -> for each outlet, what only it tells and what it leaves out; of many, what is widely told and yet left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Comparison, Document, Point
from compare.reports.phrases import numbers
from compare.reports.sourced import ALL_ASIDE, wholly_aside
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.grid import PERHAPS
from compare.reports.terminal.tellers import most_told_first, share, told_in
from compare.reports.terminal.words import ASIDE, HEAD, ONLY, Clipped, joined, more, said

SIDE_BY_SIDE = 140  # columns from which the two lists stand beside each other
MOST, LEAST = 5, 3  # of each list, unless all are asked for
OF_TWO = 25  # of each list where only two articles are compared: it is what was asked for
FEW = 5  # outlets that each have a list of what they leave out; of more, there is one list for all
ONLY_HERE = "only here"
LEFT_OUT = "left out, though told by"
NOTHING = {ONLY_HERE: "only here: no whole paragraph", LEFT_OUT: "left out: nothing that two others surely tell"}
WIDELY, LINE = 10, 1  # rows of that list; lines of a point that one of many tells alone


def omissions(found: Comparison, cast: Cast, *, all: bool = False) -> RenderableType:  # noqa: A002 the option's name
    """Return, outlet by outlet, "only here" and "left out".

    What one other outlet alone tells stands under that outlet, not under all who leave it out: only what two or more
    tell is listed as left out. Of many outlets, the points that are told most widely are listed once, each with all who
    leave it out.
    """
    if len(cast.documents) > FEW:
        return Group(_widely_told(found, cast, None if all else WIDELY), _alone(found, cast, None if all else LEAST))
    most = OF_TWO if len(cast.documents) == 2 else MOST
    return Group(*(_outlet(document, found, cast, None if all else most) for document in cast.documents))


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one document adds and leaves out: two lists, side by side where there is room."""

    name: Text
    lists: tuple[RenderableType, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.name
        if options.max_width >= SIDE_BY_SIDE and len(self.lists) > 1:
            table = Table.grid(padding=(0, 2, 0, 0), expand=True)
            for _ in self.lists:
                table.add_column(ratio=1)
            table.add_row(*self.lists)
            yield table
        else:
            yield from self.lists
        yield said("")


def _outlet(document: Document, found: Comparison, cast: Cast, most: int | None) -> RenderableType:
    name = joined([said(cast.letter(document.id), HEAD), said(document.name, HEAD)], "  ")
    if document.id in wholly_aside(found):
        return Outlet(name, (Padding(said(ALL_ASIDE, ONLY), (0, 0, 0, 3)),))
    only = surest_first(found, document)
    lists = [_list(ONLY_HERE, [_only(p, cast, most) for p in only], most)]
    if len(cast.documents) > 2:  # of two, one leaves out what only the other tells
        rows = [_omitted(p, cast, document.id) for p in found.left_out_by(document.id)]
        lists.append(_list(LEFT_OUT, rows, most))
    return Outlet(name, tuple(lists))


def _list(title: str, rows: Sequence[tuple[RenderableType, RenderableType]], most: int | None) -> RenderableType:
    if not rows:
        return Padding(said(NOTHING[title], ONLY), (0, 0, 0, 3))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for where, what in rows[:most]:
        table.add_row(where, what)
    rest = [more(len(rows) - most)] if most is not None and len(rows) > most else []
    return Group(Padding(said(title, ONLY), (0, 0, 0, 3)), Padding(Group(table, *rest), (0, 0, 0, 5)))


def surest_first(found: Comparison, document: Document) -> list[Point]:
    """Return what a document alone tells, the certain ones first, for a list may be cut."""
    return sorted(found.only_in(document.id), key=lambda p: bool(p.uncertain))


def alone_at(point: Point) -> str:
    """Return where one alone tells a point, with a question mark where others may tell it too: `¶4?`."""
    return f"¶{numbers(point.told_by[0].paragraphs)}{PERHAPS if point.uncertain else ''}"


def _only(point: Point, cast: Cast, most: int | None) -> tuple[RenderableType, RenderableType]:
    return said(alone_at(point), ASIDE), Clipped(_doubted(point, cast, most), 2)


def _doubted(point: Point, cast: Cast, most: int | None) -> Text:
    """Return the text of a point; where all is asked for, behind it who may tell it too."""
    who = [said(f"(perhaps {cast.some(point.uncertain)})", ASIDE)] if point.uncertain and most is None else []
    return joined([said(point.text), *who], " ")


def _omitted(point: Point, cast: Cast, document: str) -> tuple[RenderableType, RenderableType]:
    late = [said("published before them all", ASIDE)] if document in point.could_not_know else []
    where = joined([told_in(point, cast), *late], "  ")
    where.stylize(ASIDE)
    return share(point, len(cast.documents)), Group(Clipped(said(point.text), 2), where)


def _widely_told(found: Comparison, cast: Cast, most: int | None) -> RenderableType:
    points = most_told_first(p for p in found.points if len(p.told_by) > 1 and p.omitted_by)
    return _list(LEFT_OUT, [_left_out(p, cast) for p in points], most)


def _left_out(point: Point, cast: Cast) -> tuple[RenderableType, RenderableType]:
    early = f" ({cast.letters(point.could_not_know)} published before all who tell it)" if point.could_not_know else ""
    who = said(f"left out by {cast.letters(point.omitted_by)}{early}", ASIDE)
    return share(point, len(cast.documents)), Group(Clipped(said(point.text), 2), who)


def _alone(found: Comparison, cast: Cast, most: int | None) -> RenderableType:
    """Return the points that one of many outlets tells alone, the certain ones first."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for document in cast.documents:
        points = surest_first(found, document)
        for point in points[:most]:
            where = said(f"{cast.letter(document.id)}{alone_at(point)}", ASIDE)
            table.add_row(where, Clipped(_doubted(point, cast, most), LINE if most else len(point.text)))
        if most is not None and len(points) > most:
            table.add_row(said(""), more(len(points) - most))
    return Group(Padding(said(ONLY_HERE, ONLY), (0, 0, 0, 3)), Padding(table, (0, 0, 1, 5)))

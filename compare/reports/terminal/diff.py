"""Comparison -> of two articles both texts side by side; of more, who tells what and the coverage of each pair."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Comparison
from compare.reports.terminal import tallies
from compare.reports.terminal.boilerplate import set_aside
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.ledgers import ledgers
from compare.reports.terminal.outlets import outlets_table
from compare.reports.terminal.story import findings, reading_key
from compare.reports.terminal.strangers import strangers
from compare.reports.terminal.twoway import TwoWay
from compare.reports.terminal.words import ASIDE, HEAD, said

MOST_ACROSS = 10  # documents of which a table of pairs can still be read


def diff_view(
    comparison: Comparison,
    *,
    boilerplate: bool = False,
    inline: bool | None = None,
    all: bool = False,  # noqa: A002 the option's name
) -> RenderableType:
    """Return a comparison as a page. Paragraphs are counted from one: `¶3` is index 2 of the JSON.

    Two articles stand side by side from 100 columns on and one under the other below, or as `inline` says. Of three and
    more: the matrix of points, what each adds and leaves out, and how much each tells of each other.
    """
    cast = Cast(comparison.documents)
    if len(cast.documents) == 2:
        two = TwoWay(comparison, boilerplate, inline)
        return Group(*strangers(comparison), two, ledgers(comparison, cast, all=all))
    parts: list[RenderableType] = [
        *strangers(comparison),
        Padding(outlets_table(comparison, cast, {}, {}), (0, 0, 1, 0)),
        Padding(reading_key(), (0, 0, 1, 0)),
        findings(comparison, cast, all=all),
    ]
    if 2 < len(cast.documents) <= MOST_ACROSS:
        parts += [said("How much of each the others tell, paragraph by paragraph", HEAD), _pairs(comparison, cast)]
    return Group(*parts, *([said(""), set_aside(cast.documents)] if boilerplate else []))


def _pairs(comparison: Comparison, cast: Cast) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE)
    table.add_column(said("of"), style=HEAD)
    for document in cast.documents:
        table.add_column(said(f"{cast.letter(document.id)} tells"), justify="right", no_wrap=True)
    for document in cast.documents:
        cells = (_pair(comparison, document.id, other.id) for other in cast.documents)
        table.add_row(said(cast.letter(document.id)), *cells)
    return Group(table, said("shared / partial / only here, against that one alone", ASIDE))


def _pair(comparison: Comparison, document: str, against: str) -> Text:
    of = Counter(row.status for row in comparison.coverage if row.document == document and row.against == against)
    return said(" / ".join(f"{of[status]}" for status in tallies.MARKS)) if of else said("")

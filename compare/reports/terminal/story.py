"""One story of a report -> its headline, outlets, points, omissions and ledgers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from compare.model import Comparison, Report, StoryReport
from compare.reports.copying import Pile
from compare.reports.dates import span
from compare.reports.disputed import disputed
from compare.reports.parts import Part
from compare.reports.phrases import counted, elsewhere_key
from compare.reports.sourced import wholly_aside
from compare.reports.terminal import tallies
from compare.reports.terminal.across import across
from compare.reports.terminal.boilerplate import set_aside
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.folding import Folding
from compare.reports.terminal.grid import Grid, Row, grid_legend
from compare.reports.terminal.ledgers import ledgers
from compare.reports.terminal.notices import notice_lines
from compare.reports.terminal.omissions import omissions
from compare.reports.terminal.outlets import Folded, outlets_table
from compare.reports.terminal.revision import FEW, measures, revisions
from compare.reports.terminal.sourcing import sourcing_lines
from compare.reports.terminal.strangers import strangers
from compare.reports.terminal.tellers import most_told_first
from compare.reports.terminal.twoway import TwoWay
from compare.reports.terminal.words import ASIDE, HEAD, joined, said
from compare.reports.versions import folded_away, worth_telling

MOST, FEWER = 15, 5  # points in the matrix, unless all are asked for; of a story in brief


class Told(NamedTuple):
    """A story of a report that was compared, and its comparison."""

    report: StoryReport
    comparison: Comparison


def several(report: Report) -> list[StoryReport]:
    """Return the stories that are told in more than one way, in the order of the report."""
    return [told for told in report.stories if told.tellings > 1]


def compared(report: Report) -> list[Told]:
    """Return those of them that were compared and are not only listed."""
    return [Told(t, t.comparison) for t in report.stories if t.comparison is not None]


def story_block(
    told: Told,
    number: int,
    pile: Pile,
    folded: Folded,
    *,
    boilerplate: bool,
    all: bool,  # noqa: A002 the option's name
    show: frozenset[Part],
) -> RenderableType:
    """Return everything a reader sees of one story that two or more documents tell in their own words.

    A story that stands alone has the number 0, which is not shown.
    """
    comparison = told.comparison
    cast = Cast(comparison.documents)
    changed = worth_telling(told.report.revisions)
    parts: list[RenderableType] = [
        *_opening(told, number, pile, folded, cast, all=all),
        *sourcing_lines(comparison, cast),
        *revisions(changed, pile, cast.by_id, None if all else FEW),
        *notice_lines(cast, changed),
        findings(comparison, cast, all=all, show=show),
    ]
    if Part.PARAGRAPHS in show:
        parts += (
            [TwoWay(comparison, boilerplate, folding=Folding(None if all else 1))]
            if len(cast.documents) == 2
            else across(comparison, cast)
        )
    return Group(*parts, *([set_aside(cast.documents)] if boilerplate else []))


def brief_block(told: Told, number: int, pile: Pile, folded: Folded) -> RenderableType:
    """Return a story's outlets and the points that are told most widely."""
    cast = Cast(told.comparison.documents)
    points = points_matrix(told.comparison, cast, most=FEWER)
    changed = measures(worth_telling(told.report.revisions), pile, cast.by_id)
    return Group(*_opening(told, number, pile, folded, cast, all=False), *changed, points)


def _opening(told: Told, number: int, pile: Pile, folded: Folded, cast: Cast, *, all: bool) -> list[RenderableType]:  # noqa: A002 the option's name
    story, comparison = told.report.story, told.comparison
    return [
        Rule(style=ASIDE),
        joined([said(f"{number}." if number else "", ASIDE), said(story.title or story.id, HEAD)], " "),
        Padding(said(measure(told.report, pile), ASIDE), (0, 0, 1, 0)),
        *strangers(comparison),
        Padding(outlets_table(comparison, cast, pile, folded, all=all), (0, 0, 1, 0)),
    ]


def reading_key(found: Iterable[Comparison]) -> RenderableType:
    """Return what the marks of these comparisons' tables mean; once a page is enough."""
    own = any(comparison.own for comparison in found)
    return Group(tallies.legend(own), grid_legend(own))


def findings(
    comparison: Comparison,
    cast: Cast,
    *,
    all: bool,  # noqa: A002 the option's name
    show: frozenset[Part],
) -> RenderableType:
    """Return the parts to show: the matrix of points, what each adds and leaves out, and the ledgers."""
    points = points_and_omissions(comparison, cast, all=all) if Part.POINTS in show else []
    return Group(*points, ledgers(comparison, cast, all=all, show=show))


def points_and_omissions(comparison: Comparison, cast: Cast, *, all: bool) -> list[RenderableType]:  # noqa: A002 the option's name
    """Return the matrix of points, and what each adds and leaves out."""
    title = "What each adds and leaves out" if len(cast.documents) > 2 else "What only one of the two tells"
    return [
        points_matrix(comparison, cast, most=None if all else MOST),
        joined([_title(title), *([said(elsewhere_key(comparison), ASIDE)] if elsewhere_key(comparison) else [])], "  "),
        omissions(comparison, cast, all=all),
    ]


def points_matrix(found: Comparison, cast: Cast, *, most: int | None) -> RenderableType:
    """Return the matrix of the points that two or more tell, most widely told first, `most` of them."""
    shared = point_rows(found)
    if not shared:
        return said("")
    grid = Grid("point", shared, cast, most)
    title = "Told by two or more" if len(cast.documents) > 2 else "Told by both"
    return Group(_title(title), Padding(grid, (0, 0, 1, 0)))


def point_rows(found: Comparison) -> list[Row]:
    """Return the rows of the points that two or more tell, most widely told first."""
    aside, quarrels = wholly_aside(found), disputed(found)
    return [
        Row.of(p, aside, quarrels.get(p.id, ())) for p in most_told_first(p for p in found.points if len(p.told_by) > 1)
    ]


def _title(text: str) -> Text:
    return said(text, HEAD)


def beneath(told: StoryReport) -> list[str]:
    """Return how many copies and later versions stand beneath those who tell a story."""
    return folded_away(told.story.members, told.tellers, told.revisions)


def measure(told: StoryReport, pile: Pile) -> str:
    """Return by how many outlets a story is told, in how many ways, and when."""
    members = [pile[i] for i in told.story.members]
    outlets = counted(len({d.name for d in members}), "outlet")
    parts = [outlets, counted(len(told.tellers), "telling of its own", "tellings of their own"), *beneath(told)]
    return " · ".join(part for part in (*parts, span(members)) if part)

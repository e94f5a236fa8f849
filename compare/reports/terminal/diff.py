"""Comparison -> of two articles both texts side by side; of more, who tells what and the coverage of each pair."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding

from compare.model import Comparison
from compare.reports.parts import ALL, Part
from compare.reports.terminal.across import across
from compare.reports.terminal.boilerplate import set_aside
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.folding import USUAL, Folding
from compare.reports.terminal.ledgers import ledgers
from compare.reports.terminal.notices import notice_lines
from compare.reports.terminal.outlets import outlets_table
from compare.reports.terminal.revision import MOST, revisions
from compare.reports.terminal.sourcing import sourcing_lines
from compare.reports.terminal.story import findings, points_and_omissions, reading_key
from compare.reports.terminal.strangers import strangers
from compare.reports.terminal.twoway import TwoWay
from compare.reports.terminal.words import said

OF_TWO = ALL - {Part.POINTS}  # two texts side by side show what each tells alone
OF_VERSIONS = ALL - {Part.PARAGRAPHS, Part.POINTS}  # what changed is told paragraph by paragraph


def diff_view(
    comparison: Comparison,
    *,
    boilerplate: bool = False,
    inline: bool | None = None,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] | None = None,
    folding: Folding = USUAL,
) -> RenderableType:
    """Return a comparison as a page, or the parts to `show`. Paragraphs are counted from one: `¶3` is index 2 of the JSON.

    Two articles stand side by side from 100 columns on and one under the other below, or as `inline` says; what is alike is
    folded as `folding` says, and nothing where `all` is asked for. Of three and
    more: the matrix of points, what each adds and leaves out, and how much each tells of each other. Of versions of one
    article what changed.
    """
    cast = Cast(comparison.documents)
    pile = {d.id: d for d in comparison.documents}
    versions = revisions(comparison.revisions, pile, cast.by_id, None if all else MOST)
    noted = notice_lines(cast, comparison.revisions)
    shown = show or (OF_VERSIONS if versions else OF_TWO if len(cast.documents) == 2 else ALL)
    if len(cast.documents) == 2 and Part.PARAGRAPHS in shown:
        two = TwoWay(comparison, boilerplate, inline, Folding(None) if all else folding)
        points = points_and_omissions(comparison, cast, all=all) if Part.POINTS in shown else []
        return Group(*strangers(comparison), *versions, two, *points, ledgers(comparison, cast, all=all, show=shown))
    parts: list[RenderableType] = [
        *strangers(comparison),
        *versions,
        Padding(outlets_table(comparison, cast, {}, {}), (0, 0, 1, 0)),
        *sourcing_lines(comparison, cast),
        *noted,
        *([Padding(reading_key([comparison]), (0, 0, 1, 0))] if Part.POINTS in shown else []),
        findings(comparison, cast, all=all, show=shown),
        *(across(comparison, cast) if Part.PARAGRAPHS in shown else []),
    ]
    return Group(*parts, *([said(""), set_aside(cast.documents)] if boilerplate else []))

"""Point -> how many tell it for sure and how many may tell it, told apart."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from compare.model import Point
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.words import ASIDE, joined, said


def weak(point: Point) -> frozenset[str]:
    """Return the tellers whose links to the others are weak."""
    return frozenset(t.document for t in point.told_by if t.uncertain)


def most_told_first(points: Iterable[Point]) -> list[Point]:
    """Return points by how many tell them for sure, then by how prominently they do."""
    return sorted(points, key=lambda p: (-p.certain, -p.prominence))


def share(point: Point, documents: int) -> RenderableType:
    """Return `2 of 4`, and under it `perhaps 3` where some may tell it."""
    sure, possible = point.certain, point.possible
    if not sure:
        return said(f"perhaps {possible} of {documents}", ASIDE)
    perhaps = [said(f"perhaps {possible}", ASIDE)] if possible > sure else []
    return Group(said(f"{sure} of {documents}", ASIDE), *perhaps)


def told_in(point: Point, cast: Cast) -> Text:
    """Return the places that tell a point, weak ones with a question mark, and who perhaps tells it elsewhere."""
    places = cast.places({t.document: t.paragraphs for t in point.told_by}, weak(point))
    perhaps = [said(f"perhaps {cast.some(point.uncertain)}")] if point.uncertain else []
    return joined([places, *perhaps], "  ")

"""Report or Comparison -> one page; of a report too large for one, as many stories in full as it can hold."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from markupsafe import Markup

from compare.model import Comparison, Report
from compare.reports.html.overview import Overview, overview
from compare.reports.html.pages import page
from compare.reports.html.parts import Parts
from compare.reports.html.story import Choice, story_part
from compare.reports.parts import ALL, Part

LARGEST = 4_500_000  # bytes of a page
ROWS = 4_000  # rows of each list on one page
MANY = 6  # stories in full beyond which those out of sight are laid out late


def render(
    found: Report | Comparison, *, show: frozenset[Part] = ALL, boilerplate: bool = False, largest: int = LARGEST
) -> str:
    """Return one page: of a report the overview and the stories, of a comparison what it holds.

    It stays under `largest` bytes: of a larger report the stories told by fewest are left to `render_folder`, and the page
    says how many. Nothing in it is fetched from anywhere; text of articles is never code.
    """
    choice = Choice(show, boilerplate)
    if isinstance(found, Comparison):
        pile = {d.id: d for d in found.documents}
        return page("comparison.html", part=story_part(None, found, pile, {}, choice), back="")
    parts = Parts.of(found, choice)
    whole = overview(found, parts.stories, parts.pile, lambda story: f"#{story.id}")
    beyond = max(0, len(whole.told) - ROWS), max(0, len(whole.alone) - ROWS)
    listed = replace(whole, told=whole.told[:ROWS], alone=whole.alone[:ROWS])
    made = _fitting(parts, largest - size(report_page(listed, beyond=beyond)))
    full = {f"#{told.story.id}" for told in parts.stories[: len(made)]}
    told = tuple(line if line.href in full else replace(line, href="") for line in listed.told)
    left_out = len(parts.stories) - len(made)
    return report_page(replace(listed, told=told), parts=made, left_out=left_out, beyond=beyond)


def report_page(
    whole: Overview,
    *,
    parts: list[Markup] | None = None,
    left_out: int = 0,
    beyond: tuple[int, int] = (0, 0),
    more: tuple[tuple[str, str], ...] = (),
) -> str:
    """Return the page of an overview: with stories in full, what is left out of it, and links to more lists."""
    shown = parts or []
    return page(
        "report.html",
        rules=whole.rules,
        overview=whole,
        parts=shown,
        many=len(shown) > MANY,
        left_out=left_out,
        cut=beyond,
        more=more,
        back="",
    )


def size(text: str) -> int:
    """Return how many bytes a text takes in a file."""
    return len(text.encode("utf-8", "replace"))


def _fitting(parts: Parts, room: int) -> list[Markup]:
    """Return stories in full, in order, as long as they fit."""
    left = room

    def fits(part: Markup) -> bool:
        nonlocal left
        left -= size(part)
        return left >= 0

    return list(takewhile(fits, map(parts.part, parts.stories)))

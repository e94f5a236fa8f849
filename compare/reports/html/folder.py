"""Report -> a folder of pages: one for each story, lists where one page would be too long, and the index that leads to all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from compare.model import Report, Story
from compare.reports.html.overview import Line, Overview, overview
from compare.reports.html.pages import page
from compare.reports.html.parts import Parts
from compare.reports.html.single import ROWS, report_page
from compare.reports.html.story import Choice
from compare.reports.parts import ALL, Part

if TYPE_CHECKING:
    from compare.stories.finding import Tell

INDEX = "index.html"
TEXTS = 400  # texts that several printed, on one page

T = TypeVar("T")


def render_folder(
    found: Report, *, show: frozenset[Part] = ALL, boilerplate: bool = False, progress: Tell | None = None
) -> Iterator[tuple[str, str]]:
    """Yield pages by file name, `index.html` last; names are of our own making, and all links between pages relative."""
    parts = Parts.of(found, Choice(show, boilerplate))
    printed = []
    for done, told in enumerate(parts.stories):
        if progress:
            progress("pages of stories", done, len(parts.stories))
        if told.comparison is None:
            printed.append(told)
        else:
            yield _name(told.story), page("alone.html", title=told.story.title, part=parts.part(told), back=INDEX)
    texts = _chunks(printed, TEXTS)
    for n, several in enumerate(texts, start=1):
        yield f"printed-{n}.html", page("several.html", parts=[parts.part(told) for told in several], back=INDEX)
    places = {told.story.id: f"printed-{n}.html" for n, several in enumerate(texts, start=1) for told in several}
    whole = overview(
        found, parts.stories, parts.pile, lambda s: f"{places[s.id]}#{s.id}" if s.id in places else _name(s)
    )
    yield from _lists(whole)


@dataclass(frozen=True, slots=True)
class _List:
    """A page of a list that is too long for one."""

    name: str
    title: str
    told: tuple[Line, ...] = ()
    alone: tuple[Line, ...] = ()
    before: int = 0  # rows that stand on earlier pages


def _lists(whole: Overview) -> Iterator[tuple[str, str]]:
    """Yield the rows beyond those of the index, then the index."""
    told, alone = _chunks(whole.told, ROWS), _chunks(whole.alone, ROWS)
    more = [
        _List(f"stories-{n}.html", f"Stories, page {n}", told=tuple(rows), before=(n - 1) * ROWS)
        for n, rows in enumerate(told[1:], start=2)
    ]
    more += [
        _List(f"alone-{n}.html", f"Articles alone, page {n}", alone=tuple(rows))
        for n, rows in enumerate(alone[1:], start=2)
    ]
    for rows in more:
        part = replace(whole, told=rows.told, alone=rows.alone)
        yield (
            rows.name,
            page("list.html", rules=part.rules, title=rows.title, overview=part, before=rows.before, back=INDEX),
        )
    first = replace(whole, told=whole.told[:ROWS], alone=whole.alone[:ROWS])
    yield INDEX, report_page(first, more=tuple((rows.name, rows.title) for rows in more))


def _name(story: Story) -> str:
    return f"{story.id}.html"


def _chunks(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]

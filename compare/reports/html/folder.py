"""Report -> a folder of pages: one for each story, lists where one page would be too long, and the index that leads to all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from compare.model import Report
from compare.reports.html.overview import Digest, Line, Overview, overview
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
    yield from folder_pages(found, _leaves(found, Choice(show, boilerplate), progress))


def _leaves(found: Report, choice: Choice, progress: Tell | None = None) -> Iterator[Leaf]:
    """Yield what a folder needs of each story of a report."""
    for done, one in enumerate(found.apart()):
        if progress:
            progress("pages of stories", done, len(found.stories))
        yield leaf(one, choice)


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a folder needs of a story: its page, or its part of one where it is a text that several printed; and its digest.

    The text is empty where a story is only listed.
    """

    text: str
    digest: Digest
    printed: bool


def leaf(found: Report, choice: Choice) -> Leaf:
    """Return what a folder needs of the one story of a report."""
    (told,) = found.stories
    part, printed = Parts.of(found, choice).part(told), told.tellings == 1
    is_page = part and not printed
    text = page("alone.html", title=told.story.title, part=part, back=INDEX) if is_page else str(part)
    return Leaf(text, Digest.of(told), printed)


def folder_pages(found: Report, leaves: Iterable[Leaf]) -> Iterator[tuple[str, str]]:
    """Yield the pages of a folder; `leaves` are those of its stories, in their order."""
    digests, printed, places = [], [], {}
    for told, made in zip(found.stories, leaves, strict=True):
        digests.append(made.digest)
        if made.printed:
            printed.append((told.story, Markup(made.text)))  # noqa: S704 - a part of a page, as it was made
        elif made.text:
            places[told.story.id] = name = f"{told.story.id}.html"
            yield name, made.text
    for n, several in enumerate(_chunks(printed, TEXTS), start=1):
        name = f"printed-{n}.html"
        places |= {story.id: f"{name}#{story.id}" for story, _ in several}
        yield name, page("several.html", parts=[part for _, part in several], back=INDEX)
    yield from _lists(overview(found, digests, lambda story: places.get(story.id, "")))


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


def _chunks(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]

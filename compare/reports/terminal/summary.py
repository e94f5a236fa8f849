"""A report -> the few lines that say what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table

from compare.model import Clustering, DuplicateCluster, Report, Story
from compare.reports.copying import matches_of
from compare.reports.dates import span
from compare.reports.phrases import counted
from compare.reports.terminal.story import several
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, said


@dataclass(frozen=True, slots=True)
class Count:
    """A number, what is counted, and what may be said of it."""

    number: int
    noun: str
    remark: str = ""


def counts(report: Report) -> list[Count]:
    """Return counts of articles, copies, stories, texts printed several times, articles alone and skipped inputs.

    Whoever adds up the articles of stories, of texts and those alone comes to all that were read.
    """
    found = report.clustering
    told = [each.story for each in several(report)]
    printed = [each.story for each in report.stories if each.tellings == 1]
    alone = sum(len(s.members) == 1 for s in found.stories)
    text = _count(len(printed), "text printed several times", "texts printed several times", _widest(printed, found))
    skipped = _count(len(found.skipped), "input skipped", "inputs skipped", "see the end")
    return [
        _count(len(found.documents), "article read", "articles read", _sources(found)),
        _count(_copies(found.duplicates), "copy", "copies", _relations(found.duplicates)),
        _count(len(told), "story told by several", "stories told by several", _widest(told, found)),
        *([text] if printed else []),
        _count(alone, "article alone", "articles alone"),
        *([skipped] if found.skipped else []),
    ]


def summary(report: Report) -> RenderableType:
    """Return the counts as a table."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style=HEAD)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, style=ASIDE)
    for count in counts(report):
        table.add_row(said(f"{count.number:,}"), said(count.noun), Clipped(said(count.remark), 3))
    return table


def _count(number: int, one: str, many: str, remark: str = "") -> Count:
    return Count(number, one if number == 1 else many, remark)


def _copies(duplicates: Iterable[DuplicateCluster]) -> int:
    return sum(len(c.members) - 1 for c in duplicates)


def _relations(duplicates: Iterable[DuplicateCluster]) -> str:
    """Return how many copies there are of each relation to their source."""
    matches = (m for c in duplicates for m in matches_of(c).values())
    kinds = Counter("by way of another copy" if m is None else m.relation.value for m in matches)
    return ", ".join(f"{n:,} {kind}" for kind, n in sorted(kinds.items()))


def _sources(found: Clustering) -> str:
    outlets = {d.outlet for d in found.documents if d.outlet}
    parts = [counted(len(outlets), "outlet") if outlets else "", span(found.documents)]
    return ", ".join(part for part in parts if part)


def _widest(stories: Sequence[Story], found: Clustering) -> str:
    """Return how many articles there are in stories, and which of these is the most widely covered: the first."""
    if not stories:
        return ""
    widest, names = stories[0], {d.id: d.name for d in found.documents}
    articles = counted(sum(len(story.members) for story in stories), "article")
    outlets = counted(len({names[i] for i in widest.members}), "outlet")
    return f"{articles}; most widely covered, by {outlets}: {widest.title or widest.id}"

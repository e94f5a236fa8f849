"""A report -> the few lines that say what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Clustering, DuplicateCluster, Report
from compare.reports.terminal.copies import matches_of
from compare.reports.terminal.dates import span
from compare.reports.terminal.story import Told, compared
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, counted, joined, said


def summary(report: Report) -> RenderableType:
    """Return counts of articles, copies, stories, texts printed by several, articles alone and skipped inputs.

    Whoever adds up the articles of stories, of texts and those alone comes to all that were read.
    """
    found = report.clustering
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style=HEAD)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, style=ASIDE)
    several = compared(report)
    printed = [told.story for told in report.stories if told.comparison is None]
    alone = sum(len(s.members) == 1 for s in found.stories)
    table.add_row(*_number(len(found.documents), "article read", "articles read"), said(_sources(found)))
    table.add_row(*_number(_copies(found.duplicates), "copy", "copies"), said(_relations(found.duplicates)))
    table.add_row(*_number(len(several), "story told by several", "stories told by several"), _widest(several, found))
    if printed:
        articles = said(counted(sum(len(s.members) for s in printed), "article"))
        table.add_row(*_number(len(printed), "text printed by several", "texts printed by several"), articles)
    table.add_row(*_number(alone, "article alone", "articles alone"), said(""))
    if found.skipped:
        table.add_row(*_number(len(found.skipped), "input skipped", "inputs skipped"), said("see the end"))
    return table


def _number(count: int, one: str, many: str) -> tuple[Text, Text]:
    return said(f"{count:,}"), said(one if count == 1 else many)


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


def _widest(stories: Sequence[Told], found: Clustering) -> RenderableType:
    if not stories:
        return said("")
    widest, names = stories[0][0], {d.id: d.name for d in found.documents}
    outlets = counted(len({names[i] for i in widest.members}), "outlet")
    told = [
        said(f"{counted(sum(len(s.members) for s, _ in stories), 'article')}; most widely covered:"),
        said(widest.title or widest.id),
    ]
    return Clipped(joined([*told, said(f"({outlets})")], " "), 3)

"""Report -> the page a reader sees: summary, stories, texts printed several times, single articles, skipped; or one story."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table

from compare.model import Clustering, Document, DuplicateCluster, Report, StoryReport
from compare.reports.copying import Pile
from compare.reports.dates import moment
from compare.reports.parts import ALL, Part
from compare.reports.phrases import counted
from compare.reports.terminal.copies import also_printed
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.revision import FEW, revisions
from compare.reports.terminal.skipped import skipped_view
from compare.reports.terminal.story import beneath, brief_block, compared, reading_key, several, story_block
from compare.reports.terminal.summary import summary
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, rest, said
from compare.reports.versions import worth_telling

USUAL = ALL - {Part.PARAGRAPHS}
STORIES, FULL = 10, 4  # stories that are shown, and in full, most widely covered first
CONTENTS = 40  # stories in the list at the top, unless all are asked for
MOST = 20  # texts printed several times, and single articles, unless all are asked for


def report_view(
    report: Report,
    *,
    boilerplate: bool = False,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] | None = None,
) -> RenderableType:
    """Return a report as a page: a summary, then the stories by number of outlets, of each what to `show`, then the rest.

    Boilerplate is shown, dimmed, only on request; long lists are cut and say so unless `all` are asked for. Paragraphs
    are counted from one: `¶3` is index 2 of the JSON.
    """
    found = report.clustering
    pile = {d.id: d for d in found.documents}
    folded = {c.representative: c for c in found.duplicates}
    parts: list[RenderableType] = [Padding(summary(report), (0, 0, 1, 0))]
    whole, told, most = several(report), compared(report), None if all else MOST
    parts += _contents(whole, pile, None if all else CONTENTS)
    if told:
        parts.append(Padding(reading_key(t.comparison for t in told), (0, 0, 1, 0)))
    full, brief = (told, []) if all else (told[:FULL], told[FULL:STORIES])
    parts += [
        story_block(each, n, pile, folded, boilerplate=boilerplate, all=all, show=show or USUAL)
        for n, each in enumerate(full, start=1)
    ]
    parts += [brief_block(each, n, pile, folded) for n, each in enumerate(brief, start=len(full) + 1)]
    parts += _not_detailed(len(full), len(brief), len(whole))
    parts += _printed([t for t in report.stories if t.tellings == 1], found, most)
    parts += _alone([pile[s.members[0]] for s in found.stories if len(s.members) == 1], most)
    return Group(*parts, *([Rule(style=ASIDE), skipped_view(found.skipped)] if found.skipped else []))


def story_view(
    report: Report,
    *,
    boilerplate: bool = False,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] | None = None,
) -> RenderableType:
    """Return the stories of a report alone, without the summary and what else the pile holds."""
    found = report.clustering
    pile = {d.id: d for d in found.documents}
    folded = {c.representative: c for c in found.duplicates}
    told = compared(report)
    parts: list[RenderableType] = [
        story_block(each, 0, pile, folded, boilerplate=boilerplate, all=all, show=show or USUAL) for each in told
    ]
    if told:
        parts = [Padding(reading_key(t.comparison for t in told), (0, 0, 1, 0)), *parts]
    texts = [t for t in report.stories if t.tellings == 1]
    return Group(*parts, *_printed(texts, found, None if all else MOST))


def _printed_text(told: StoryReport, found: Clustering) -> DuplicateCluster:
    """Return the duplicate cluster that a story without a comparison consists of."""
    return next(c for c in found.duplicates if told.story.members[0] in c.members)


def _contents(stories: Sequence[StoryReport], pile: Pile, most: int | None) -> list[RenderableType]:
    if len(stories) < 2:
        return []
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style=ASIDE, no_wrap=True)
    table.add_column(justify="right", style=ASIDE, no_wrap=True)
    table.add_column(ratio=1)
    for number, told in enumerate(stories[:most], start=1):
        story = told.story
        size = counted(len({pile[i].name for i in story.members}), "outlet")
        title = joined([said(story.title or story.id), *(said(folded, ASIDE) for folded in beneath(told))], " · ")
        table.add_row(said(f"{number}."), said(size), Clipped(title, 2))
    return [Padding(Group(table, *rest(stories, most)), (0, 0, 1, 0))]


def _not_detailed(full: int, brief: int, several: int) -> list[RenderableType]:
    if full == several:
        return []
    shown = f"{full} of {several:,} stories are shown in full" + (f", {brief} in brief" if brief else "")
    how = "--story with a number of the list at the top shows another, --all shows all in full."
    return [Rule(style=ASIDE), said(f"{shown}; {how}", HEAD)]


def _printed(texts: Sequence[StoryReport], found: Clustering, most: int | None) -> list[RenderableType]:
    if not texts:
        return []
    pile = {d.id: d for d in found.documents}
    parts: list[RenderableType] = [Rule(style=ASIDE), said("One text, printed several times", HEAD)]
    for told in texts[:most]:
        cluster = _printed_text(told, found)
        source = pile[cluster.representative]
        head = joined([heading(source), said(_byline(source), ASIDE)], "  ")
        copies = Padding(also_printed(cluster, pile, all=most is None), (0, 0, 0, 2), style=ASIDE)
        changed = revisions(worth_telling(told.revisions), pile, {}, None if most is None else FEW)
        parts += [Padding(Group(head, copies), (0, 0, 1, 2)), *(Padding(each, (0, 0, 0, 4)) for each in changed)]
    return [*parts, *rest(texts, most)]


def _byline(document: Document) -> str:
    return ", ".join(part for part in (document.name, moment(document.published)) if part)


def _alone(documents: Sequence[Document], most: int | None) -> list[RenderableType]:
    if not documents:
        return []
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(max_width=30)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True, style=ASIDE)
    for document in documents[:most]:
        table.add_row(Clipped(said(document.name), 2), Clipped(heading(document), 2), said(moment(document.published)))
    head = said("Articles alone: no other of these was found to tell their story", HEAD)
    return [Rule(style=ASIDE), head, Padding(Group(table, *rest(documents, most)), (0, 0, 1, 2))]

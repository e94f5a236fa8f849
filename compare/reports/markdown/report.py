"""Report -> a page of Markdown: counts, stories, texts printed several times, single articles, skipped inputs."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Document, DuplicateCluster, Report, Skipped, StoryReport
from compare.reports.copying import Pile
from compare.reports.markdown.blocks import bullets, page, rest, section, table
from compare.reports.markdown.escape import said
from compare.reports.markdown.story import article, copies, findings, notes, outlets, own_words, reading_key, revisions
from compare.reports.parts import ALL, Part
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.story import Told, compared, measure, several
from compare.reports.terminal.summary import counts
from compare.reports.versions import worth_telling

FULL, MOST = 10, 20  # stories in full, and entries of the other lists, unless all are asked for
LISTED = 100  # stories that are only listed, the same


def report_markdown(
    report: Report,
    *,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] = ALL,
    alone: bool = False,
) -> str:
    """Return a report as Markdown, of each story the parts to `show`; `alone`: the stories without the rest of the pile."""
    found = report.clustering
    pile = {d.id: d for d in found.documents}
    folded = {c.representative: c for c in found.duplicates}
    told, most = compared(report), None if all else MOST
    full = told if all else told[:FULL]
    stories = [_story(each, "" if alone else f"{n}. ", pile, folded, all, show) for n, each in enumerate(full, start=1)]
    home = {i: c for c in found.duplicates for i in c.members}
    texts = [(t, home[t.story.members[0]]) for t in report.stories if t.tellings == 1]
    printed = _printed(texts, pile, most)
    key = reading_key(each.comparison for each in full)
    if alone:
        return page([*stories, key, printed])
    listed = _listed(several(report)[len(full) :], len(full), pile, None if all else LISTED)
    single = [pile[s.members[0]] for s in found.stories if len(s.members) == 1]
    return page(
        [
            "# Stories",
            _summary(report),
            key,
            *stories,
            listed,
            printed,
            _alone(single, most),
            skipped_section(found.skipped),
        ]
    )


def skipped_section(skipped: Sequence[Skipped]) -> str:
    """Return every input that gave no document, with its reason."""
    return section("Skipped", bullets(f"{said(s.origin)}: {said(s.reason)}" for s in skipped), level=2)


def _summary(report: Report) -> str:
    lines = (f"**{c.number:,}** {c.noun}" + (f": {said(c.remark)}" if c.remark else "") for c in counts(report))
    return bullets(lines)


def _story(
    told: Told,
    number: str,
    pile: Pile,
    folded: dict[str, DuplicateCluster],
    all: bool,  # noqa: A002 the option's name
    show: frozenset[Part],
) -> str:
    story, comparison, changed = told.report.story, told.comparison, worth_telling(told.report.revisions)
    cast = Cast(comparison.documents)
    head = measure(told.report, pile)
    table_of = outlets(comparison, cast, pile, folded)
    parts = [head, table_of, own_words(comparison, cast), *revisions(changed, pile, cast.by_id), notes(cast, changed)]
    title = f"{number}{said(story.title or story.id)}"
    return section(title, *parts, *findings(comparison, cast, all=all, show=show), level=2)


def _listed(stories: Sequence[StoryReport], before: int, pile: Pile, most: int | None) -> str:
    """Return the stories that are not told in full, each in a line; `before` are told, so that all have their numbers."""
    rows = (
        [
            f"{n}.",
            said(told.story.title or told.story.id),
            measure(told, pile),
        ]
        for n, told in enumerate(stories[:most], start=before + 1)
    )
    listed = table(("number", "story", "told by"), rows)
    how = "*--story with its number tells one of these in full, --all tells all*"
    return section(
        "Stories that are only listed", *([how, listed] if listed else []), *rest(len(stories), most), level=2
    )


def _printed(texts: Sequence[tuple[StoryReport, DuplicateCluster]], pile: Pile, most: int | None) -> str:
    rows: list[Sequence[str]] = []
    changed: list[str] = []
    for told, cluster in texts[:most]:
        source = pile[cluster.representative]
        rows.append([*article(source), f"{source.words:,}", ""])
        rows += [[name, when, words, how] for _, name, when, words, _, how in copies(cluster, pile)]
        changed += revisions(worth_telling(told.revisions), pile, {})
    body = table(("outlet", "published", "words", "how"), rows)
    return section("One text, printed several times", body, *rest(len(texts), most), *changed, level=2)


def _alone(documents: Sequence[Document], most: int | None) -> str:
    rows = (article(document) for document in documents[:most])
    head = "Articles alone: no other of these was found to tell their story"
    return section(head, table(("outlet", "published"), rows), *rest(len(documents), most), level=2)

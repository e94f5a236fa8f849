"""Clustering -> a page of Markdown: stories with who tells them, copies, what was skipped."""

from __future__ import annotations

from compare.model import Clustering, Story, earliest_first
from compare.reports.copying import Pile
from compare.reports.dates import span
from compare.reports.markdown.blocks import page, rest, section, table
from compare.reports.markdown.escape import said
from compare.reports.markdown.report import skipped_section
from compare.reports.markdown.story import article, copies
from compare.reports.terminal.cluster import STORIES, counts, evidence_line


def cluster_markdown(found: Clustering, *, all: bool = False) -> str:  # noqa: A002 the option's name
    """Return a clustering as Markdown, the stories of most articles first."""
    pile = {d.id: d for d in found.documents}
    stories = sorted(found.stories, key=lambda s: (-len(s.members), s.id))
    most = None if all else STORIES
    rows = (_story(story, pile) for story in stories[:most])
    told = table(("articles", "story", "outlets", "when", "shared"), rows)
    texts = []
    for cluster in found.duplicates[:most]:
        texts.append([*article(pile[cluster.representative]), ""])
        texts += [[name, when, how] for _, name, when, _, _, how in copies(cluster, pile)]
    copied = table(("outlet", "published", "how"), texts)
    return page(
        [
            f"# {counts(found)}",
            section("Stories", told, *rest(len(stories), most), level=2),
            section("Copies", copied, *rest(len(found.duplicates), most), level=2),
            skipped_section(found.skipped),
        ]
    )


def _story(story: Story, pile: Pile) -> list[str]:
    members = earliest_first(pile[i] for i in story.members)
    names = said(", ".join(dict.fromkeys(d.name for d in members)))
    title = said(story.title) if story.title else said(story.id)
    return [f"{len(members)}", title, names, span(members), said(evidence_line(story.evidence).plain)]

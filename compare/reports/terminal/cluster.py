"""Clustering -> a compact list of stories with what holds each together, and of copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Clue, Clustering, DuplicateCluster, Evidence, Likeness, Story, earliest_first
from compare.reports.copying import Pile
from compare.reports.dates import moment, span
from compare.reports.phrases import counted
from compare.reports.terminal.boilerplate import set_aside
from compare.reports.terminal.copies import also_printed
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.skipped import skipped_view
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, listed, rest, said

STORIES, OUTLETS, EACH = 200, 12, 5  # stories that are listed, outlets named of each, and clues of each kind
_CLUES = {
    Clue.NAME: "names",
    Clue.FIGURE: "figures",
    Clue.QUOTE: "quotes",
    Clue.RUN: "runs of words",
    Clue.TERM: "terms",
}


def cluster_view(clustering: Clustering, *, boilerplate: bool = False, all: bool = False) -> RenderableType:  # noqa: A002 the option's name
    """Return the stories of a clustering, those of most articles first, then the copies and what was skipped.

    Long lists are cut and say so, unless `all` are asked for.
    """
    pile = {d.id: d for d in clustering.documents}
    parts: list[RenderableType] = [Padding(said(counts(clustering), HEAD), (0, 0, 1, 0))]
    stories = sorted(clustering.stories, key=lambda s: (-len(s.members), s.id))
    parts += [
        _stories(stories if all else stories[:STORIES], clustering, pile, all),
        *rest(stories, None if all else STORIES),
    ]
    if clustering.duplicates:
        copies = clustering.duplicates if all else clustering.duplicates[:STORIES]
        parts += [said("Copies", HEAD), *(_copies(c, pile, all) for c in copies)]
        parts += rest(clustering.duplicates, None if all else STORIES)
    if clustering.skipped:
        parts.append(skipped_view(clustering.skipped))
    return Group(*parts, *([set_aside(clustering.documents)] if boilerplate else []))


def counts(found: Clustering) -> str:
    """Return how many articles, stories and copies there are."""
    copies = sum(len(c.members) - 1 for c in found.duplicates)
    both = (counted(len(found.documents), "article"), counted(len(found.stories), "story", "stories"))
    return ", ".join((*both, counted(copies, "copy", "copies")))


def _stories(stories: Sequence[Story], found: Clustering, pile: Pile, all: bool) -> RenderableType:  # noqa: A002 the option's name
    copies = {i for c in found.duplicates for i in c.members if i != c.representative}
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style=HEAD)
    table.add_column(ratio=1)
    for story in stories:
        table.add_row(said(f"{len(story.members)}"), Padding(_story(story, copies, pile, all), (0, 0, 1, 0)))
    return table


def _story(story: Story, copies: Iterable[str], pile: Pile, all: bool) -> RenderableType:  # noqa: A002 the same
    members = [pile[i] for i in story.members]
    own = earliest_first(d for d in members if d.id not in copies)
    folded = len(members) - len(own)
    names = Counter(d.name for d in own)
    outlets = listed(
        (said(f"{name} ×{n}" if n > 1 else name) for name, n in names.items()), len(names) if all else OUTLETS
    )
    if folded:
        outlets = joined([outlets, said(f"and {counted(folded, 'copy', 'copies')}", ASIDE)], " ")
    title = said(story.title, HEAD) if story.title else heading(members[0])
    lines: list[RenderableType] = [Clipped(title, 2), outlets]
    if when := span(members):
        lines.append(said(when, ASIDE))
    if story.evidence:
        lines.append(
            Clipped(
                joined([said("shared: ", ASIDE), evidence_line(story.evidence, None if all else EACH)]),
                20 if all else 2,
            )
        )
    return Group(*lines)


def evidence_line(evidence: Sequence[Likeness], most: int | None = EACH) -> Text:
    """Return the heaviest of what the members share, `most` by kind; a term that is part of a shown name is not told again."""
    heaviest: dict[tuple[Clue, str], float] = {}
    for likeness in evidence:
        for clue in likeness.shared:
            key = clue.kind, clue.text
            heaviest[key] = max(clue.weight, heaviest.get(key, 0.0))
    ranked = [Evidence(*key, weight) for key, weight in sorted(heaviest.items(), key=lambda item: (-item[1], item[0]))]
    kinds = [(word, _distinct(e.text for e in ranked if e.kind is kind)) for kind, word in _CLUES.items()]
    return joined(
        (said(f"{word} {', '.join(texts[:most])}", ASIDE) for word, texts in _without_repeats(kinds) if texts), "; "
    )


def _distinct(texts: Iterable[str]) -> list[str]:
    return list({text.casefold(): text for text in reversed(list(texts))}.values())[::-1]


def _without_repeats(kinds: Sequence[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    names = [name.casefold() for name in kinds[0][1]]
    terms = [t for t in kinds[-1][1] if not any(name.startswith(t.casefold()) for name in names)]
    return [*kinds[:-1], (kinds[-1][0], terms)]


def _copies(cluster: DuplicateCluster, pile: Pile, all: bool) -> RenderableType:  # noqa: A002 the option's name
    source = pile[cluster.representative]
    when = said(moment(source.published), ASIDE)
    head = joined([said(source.name), *([when] if when else []), heading(source)], "  ")
    copies = Padding(also_printed(cluster, pile, all=all), (0, 0, 0, 2), style=ASIDE)
    return Padding(Group(Clipped(head, 1), copies), (0, 0, 1, 2))

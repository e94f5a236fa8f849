"""Reasons -> a page: the verdict, what it rests on, what two articles share, and what raises or lowers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Clue, Evidence, Factor, Reasons, Story
from compare.reports.copying import Pile
from compare.reports.dates import span
from compare.reports.phrases import counted, percent
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, more, said
from compare.settings import GRANULARITIES

SHOWN = 15  # shared things
BAR = 30  # columns of the longest bar
FAINT, NOTHING = 0.05, 0.0005  # scores below which shares are shown, and below which not even those
LITTLE = 0.98, 1.02  # factors between these say nothing
_KINDS = {Clue.NAME: "name", Clue.FIGURE: "figure", Clue.QUOTE: "quote", Clue.TERM: "term", Clue.RUN: "run"}


def reasons_view(
    found: Reasons,
    pile: Pile,
    asked: tuple[str, str],
    *,
    all: bool = False,  # noqa: A002 - the option's name
) -> RenderableType:
    """Return why two articles, in the order in which they were asked for, are in one story, or are not."""
    instead = dict(zip((found.likeness.pair.left, found.likeness.pair.right), found.compared, strict=True))
    parts: list[RenderableType] = []
    for name in asked:
        parts.append(Clipped(_article(name, pile), 2))
        if instead[name] != name:
            told = joined(
                [said("compared through ", ASIDE), _article(instead[name], pile), said(", which it copies", ASIDE)]
            )
            parts.append(Padding(Clipped(told, 2), (0, 0, 0, 2)))
    parts += [said(""), said(_verdict(found), HEAD), *(said(line) for line in _why(found, len(pile)))]
    if len(pile) > 2 and not found.copies:
        parts += [Padding(Clipped(_story(story), 2), (0, 0, 0, 2)) for story in found.stories]
    parts += [said(""), *_sharing(found, None if all else SHOWN)]
    telling = [f for f in found.factors if not LITTLE[0] < f.value < LITTLE[1]]
    if telling:
        parts += [said(""), said("What raises or lowers their likeness, before it is made a probability", HEAD)]
        parts.append(_factors(telling))
    return Group(*parts)


def _sharing(found: Reasons, most: int | None) -> list[RenderableType]:
    shared, score = found.likeness.shared, found.likeness.score
    if not shared:
        return [said("They share nothing that is of weight.")]
    if score < NOTHING:
        few = joined([said("The little that they share: "), *_between([said(e.text) for e in shared[:most]])])
        return [Clipped(few, 2)]
    if score < FAINT:
        head, whole = f"What they share makes {_of(score)}; percent of it", score
    else:
        head, whole = f"What they share makes {_of(score)}", None
    parts: list[RenderableType] = [said(head, HEAD), _shared(shared[:most], whole)]
    if most is not None and len(shared) > most:
        parts.append(Padding(more(len(shared) - most), (0, 0, 0, 2)))
    return parts


def _between(texts: Sequence[Text]) -> Iterator[Text]:
    for at, text in enumerate(texts):
        yield from ([said(", "), text] if at else [text])


def _article(name: str, pile: Pile) -> Text:
    document = pile[name]
    parts = [said(document.name, HEAD), heading(document), said(span([document]), ASIDE)]
    parts.append(said(f"({name})" if name != document.name else "", ASIDE))
    return joined([part for part in parts if part.plain], "  ")


def _story(story: Story) -> Text:
    size = counted(len(story.members), "article")
    return joined([said("the story of"), said(size), said(story.title, HEAD)], " ")


def _verdict(found: Reasons) -> str:
    if not found.copies:
        return "One story." if found.together else "Two stories."
    if found.match is None:
        return "Copies, by way of others of their duplicate cluster."
    match = found.match
    return f"Copies ({match.relation.value}): Jaccard {match.jaccard:.2f}, containment {match.containment:.2f}."


def _why(found: Reasons, size: int) -> list[str]:
    score, joined_at, cut = found.likeness.score, found.joined, found.cut
    if found.copies:
        return []
    lines = [
        f"By what these two share, the probability that they tell one story is {_of(score)}; {_of(cut)} is asked for."
    ]
    if size > 2:
        lines += _in_the_pile(found)
    looser = [name for name, share in GRANULARITIES.items() if share <= joined_at]
    if not found.together and looser:
        lines.append(f"With --granularity {looser[0]} they would be one.")
    return lines


def _in_the_pile(found: Reasons) -> list[str]:
    """Return what the rest of the pile has to do with it: groups are joined by how alike their members are on average."""
    score, joined_at, cut = found.likeness.score, found.joined, found.cut
    if found.together and score >= cut:
        return [f"With all that is told around them, the groups of both are joined at {_of(joined_at)}."]
    if found.together:
        return [f"Others of the pile tie them together: the groups of both are joined at {_of(joined_at)}."]
    met = f"come to {_of(joined_at)}" if joined_at else "come to next to nothing"
    if score >= cut:
        return [f"But the articles around each have less in common: on average both groups {met}, and stay apart."]
    return [f"With all that is told around them, the groups of both {met}."]


def _of(share: float) -> str:
    # as `percent` says it: 1 only of what is sure, 0 only of nothing
    return f"{share:.2f}" if share in (0, 1) else "less than 0.01" if share < 0.005 else f"{min(share, 0.99):.2f}"


def _shared(shared: Sequence[Evidence], whole: float | None) -> RenderableType:
    """Return a table of what is shared; weights are shares of the `whole`, if that is given."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    for _ in range(3):
        table.add_column()
    most = max(e.weight for e in shared)
    for e in shared:
        bar = "━" * max(1, round(BAR * e.weight / most)) if most else ""
        weight = f"{e.weight:.3f}" if whole is None else percent(e.weight / whole if whole else 0.0)
        table.add_row(said(weight), said(_KINDS[e.kind], ASIDE), Clipped(said(e.text), 1), said(bar, "green"))
    return Padding(table, (0, 0, 0, 2))


def _factors(factors: Sequence[Factor]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for factor in factors:
        table.add_row(said(f"×{factor.value:.2f}"), said(factor.name), said(factor.told, ASIDE))
    return Padding(table, (0, 0, 0, 2))

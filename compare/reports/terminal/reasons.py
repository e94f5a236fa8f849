"""Reasons -> a page: the verdict, what it rests on, what two articles share, and what raises or lowers it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Clue, Evidence, Reasons
from compare.reports.terminal.copies import Pile
from compare.reports.terminal.dates import span
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, more, said
from compare.settings import GRANULARITIES

SHOWN = 15  # shared things
BAR = 30  # columns of the longest bar
_KINDS = {Clue.NAME: "name", Clue.FIGURE: "figure", Clue.QUOTE: "quote", Clue.TERM: "term", Clue.RUN: "run"}


def reasons_view(found: Reasons, pile: Pile, *, all: bool = False) -> RenderableType:  # noqa: A002 - the option's name
    """Return why two articles are in one story, or are not."""
    pair = found.likeness.pair
    parts: list[RenderableType] = [
        *(Clipped(_article(name, pile), 2) for name in (pair.left, pair.right)),
        said(""),
        said(_verdict(found), HEAD),
        *(said(line) for line in _why(found)),
    ]
    shared = found.likeness.shared
    if shared:
        parts += [said(""), said(f"What they share makes {found.likeness.score:.2f}", HEAD)]
        shown = shared if all else shared[:SHOWN]
        parts.append(_shared(shown))
        if len(shared) > len(shown):
            parts.append(Padding(more(len(shared) - len(shown)), (0, 0, 0, 2)))
    else:
        parts += [said(""), said("They share nothing that is of weight.")]
    if found.factors:
        parts += [said(""), said("What raises or lowers it", HEAD), _factors(found)]
    return Group(*parts)


def _article(name: str, pile: Pile) -> Text:
    document = pile[name]
    parts = [said(document.name, HEAD), heading(document), said(span([document]), ASIDE)]
    return joined([part for part in parts if part.plain], "  ")


def _verdict(found: Reasons) -> str:
    if found.copies:
        return "Copies: both print one text."
    return "One story." if found.together else "Two stories."


def _why(found: Reasons) -> list[str]:
    score, joined_at, cut = found.likeness.score, found.joined, found.cut
    if found.copies:
        return []
    alone = f"Taken alone, they tell one story with a probability of {_of(score)}; {_of(cut)} is asked for."
    if found.together:
        by_others = "" if score >= cut else " Other members tie them together."
        return [alone, f"In the pile their groups are joined at {_of(joined_at)}.{by_others}"]
    lines = [alone]
    if score >= cut:
        lines.append(
            "Yet what else tells of each has too little to do with the other: their groups, "
            + (f"joined at {_of(joined_at)}, stay apart." if joined_at else "never joined, stay apart.")
        )
    looser = [name for name, share in GRANULARITIES.items() if share <= joined_at]
    if looser:
        lines.append(f"With --granularity {looser[0]} they would be one.")
    return lines


def _of(share: float) -> str:
    return f"{share:.2f}"


def _shared(shared: Sequence[Evidence]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    for _ in range(3):
        table.add_column()
    most = max(e.weight for e in shared)
    for e in shared:
        bar = "━" * max(1, round(BAR * e.weight / most)) if most else ""
        table.add_row(
            said(f"{e.weight:.3f}"), said(_KINDS[e.kind], ASIDE), Clipped(said(e.text), 1), said(bar, "green")
        )
    return Padding(table, (0, 0, 0, 2))


def _factors(found: Reasons) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for factor in found.factors:
        table.add_row(said(f"×{factor.value:.2f}"), said(factor.name), said(factor.told, ASIDE))
    return Padding(table, (0, 0, 0, 2))

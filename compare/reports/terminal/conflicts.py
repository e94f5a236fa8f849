"""Conflicts -> what outlets give differently, and under each value who gives it, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Conflict, ConflictKind
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.mentions import gathered
from compare.reports.terminal.words import ALARM, ASIDE, HEAD, Clipped, joined, said
from compare.reports.values import grouped, pattern_of, values_of

EACH = 2  # wordings of each value, unless all are asked for
OTHER = "other"  # stands before mentions that give a value in words, or several values
_ANY = {ConflictKind.FIGURE: r"\d[\d.,]*"}  # what a reader looks for where the value itself is not told


def conflict(found: Conflict, cast: Cast, *, all: bool) -> RenderableType:  # noqa: A002 the option's name
    """Return what differs in bold, then each value with the wordings that give it."""
    values = values_of(found)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if values:
        table.add_column(style=HEAD, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    groups = grouped(found.mentions, values)
    for value, mentions in groups.items():
        # those that could not be told apart stand for all values
        most = len(mentions) if all else EACH if value else EACH * max(len(values), 2)
        pattern = pattern_of(value) if value else _ANY.get(found.kind, "")
        label = value or (OTHER if len(groups) > 1 else "")
        for at, row in enumerate(_wordings(gathered(mentions, cast), pattern, most)):
            table.add_row(*([said("" if at else label)] if values else []), *row)
    return Group(Padding(verdict(found), (0, 0, 0, 3)), Padding(table, (0, 0, 0, 5)))


def _wordings(rows: Sequence[tuple[Text, Text]], pattern: str, most: int) -> Iterator[tuple[RenderableType, ...]]:
    """Yield places and wordings, the value in bold; of those beyond `most` the places alone."""
    for where, text in rows[:most]:
        if pattern:
            text.highlight_regex(re.compile(pattern, re.IGNORECASE), HEAD)
        yield where, Clipped(text, 3)
    if len(rows) > most:
        places = joined((where for where, _ in rows[most:]), " ")
        yield said(""), joined([said("also ", ASIDE), places, said("; --all shows the words", ASIDE)])


def verdict(found: Conflict) -> Text:
    """Return what differs, and how sure that is."""
    denied = found.kind is ConflictKind.DENIAL
    perhaps, surely = ("? may be denied", "≠ denied") if denied else ("? may differ", "≠ differ")
    mark = said(perhaps, "yellow") if found.uncertain else said(surely, ALARM)
    return joined([mark, said(found.what, HEAD), said(f"({found.kind})", ASIDE)], "  ")

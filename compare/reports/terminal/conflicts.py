"""Conflicts -> what outlets give differently, and under each value who gives it, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Conflict, ConflictKind, Mention
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.mentions import gathered
from compare.reports.terminal.words import ALARM, ASIDE, HEAD, Clipped, joined, said

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
        pattern = _pattern(value) if value else _ANY.get(found.kind, "")
        label = value or (OTHER if len(groups) > 1 else "")
        for at, row in enumerate(_wordings(gathered(mentions, cast), pattern, most)):
            table.add_row(*([said("" if at else label)] if values else []), *row)
    return Group(Padding(verdict(found), (0, 0, 0, 3)), Padding(table, (0, 0, 0, 5)))


def values_of(found: Conflict) -> tuple[str, ...]:
    """Return the values that a conflict names: 412 and 438 of `jobs: 412 / 438`; none where it names none."""
    values = tuple(value.strip() for value in found.what.rpartition(": ")[2].split(" / "))
    return values if len(values) > 1 and "" not in values else ()


def grouped(mentions: Sequence[Mention], values: Sequence[str]) -> dict[str, list[Mention]]:
    """Return the mentions by the one value that stands in them; under "" those with none of them, or with several."""
    groups: dict[str, list[Mention]] = {value: [] for value in (*values, "")}
    for mention in mentions:
        held = _standing(mention.text, values)
        groups[held[0] if len(held) == 1 else ""].append(mention)
    return {value: held for value, held in groups.items() if held}


def _standing(text: str, values: Sequence[str]) -> list[str]:
    held = []
    for value in sorted(values, key=len, reverse=True):  # 1 600 holds no 600
        text, times = re.subn(_pattern(value), "", text, flags=re.IGNORECASE)
        held += [value] if times else []
    return held


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


def _pattern(value: str) -> str:
    """Return a pattern of a value as articles write it: `1,600` is also 1600, 1.600 and 1 600."""
    written = re.escape(value).replace(",", r"[,.\s]?\s?")
    return rf"(?<![\w.,]){written}(?![.,]?\d)(?!\w)"

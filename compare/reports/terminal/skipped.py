"""Skipped inputs -> one table, grouped where many share a reason."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from compare.model import Skipped
from compare.reports.phrases import counted
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

MANY, SHOWN = 20, 3  # more than MANY of one reason are counted, and only SHOWN of them named


def skipped_view(skipped: Sequence[Skipped]) -> RenderableType:
    """Return every input that gave no document, with its reason, which is said once; of more than 20 a few are named."""
    if not skipped:
        return said("nothing was skipped", ASIDE)
    folder = _folder([each.origin for each in skipped])
    by_reason: dict[str, list[str]] = {}
    for each in skipped:
        by_reason.setdefault(each.reason, []).append(each.origin.removeprefix(folder))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2)
    for reason, places in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        table.add_row(Group(*_places(places)), Clipped(said(reason), 4))
    head = [
        said(f"Skipped: {counted(len(skipped), 'input')}", HEAD),
        *([said(f"in {folder}", ASIDE)] if folder else []),
    ]
    return Group(joined(head, " "), table)


def _folder(places: Sequence[str]) -> str:
    """Return the folder that all of several places lie in, with its slash; "" where there is none."""
    shared = os.path.commonprefix(places) if len(places) > 1 else ""  # noqa: RUF071 - cut back to a whole folder below
    return shared[: shared.rfind("/") + 1]


def _places(places: Sequence[str]) -> list[Text]:
    if len(places) <= MANY:
        return [said(place) for place in places]
    named = [said(place, ASIDE) for place in places[:SHOWN]]
    return [said(f"{counted(len(places), 'input')}, such as"), *named]

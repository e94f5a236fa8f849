"""Documents -> what was set aside as the page's furniture, dimmed, for those who ask."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from compare.model import Document, Kind
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, said


def set_aside(documents: Iterable[Document]) -> RenderableType:
    """Return the boilerplate of each document, a line a paragraph, under a heading; nothing where there is none."""
    blocks = [_of(d) for d in documents if any(p.kind is Kind.BOILERPLATE for p in d.paragraphs)]
    head = said("Set aside as boilerplate: the page around the story, not compared", HEAD)
    return Group(head, *blocks) if blocks else Group()


def _of(document: Document) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style=ASIDE, no_wrap=True)
    table.add_column(ratio=1)
    for at, paragraph in enumerate(document.paragraphs, start=1):
        if paragraph.kind is Kind.BOILERPLATE:
            table.add_row(said(f"¶{at}"), Clipped(said(paragraph.text, ASIDE), 1))
    return Padding(Group(Padding(said(document.name), (0, 0, 0, 3)), Padding(table, (0, 0, 0, 5))), (0, 0, 1, 0))

"""Documents -> what their outlets say of them in notes: that they were corrected, or updated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from compare.model import Notice, Revision
from compare.reports.notices import notices
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, said

HEADING = "Notes by which outlets correct or update their articles"


def notice_lines(cast: Cast, revisions: Iterable[Revision] = ()) -> list[RenderableType]:
    """Return a line for each note that is not told with a revision, under a heading; nothing where there is none."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style=HEAD, no_wrap=True)
    table.add_column(style=ASIDE, no_wrap=True)
    table.add_column(ratio=1)
    for kind, place, text in noted(cast, revisions):
        table.add_row(said(kind), said(place), Clipped(said(text), 4))
    return [Padding(Group(said(HEADING, HEAD), Padding(table, (0, 0, 0, 3))), (0, 0, 1, 0))] if table.row_count else []


def noted(cast: Cast, revisions: Iterable[Revision] = ()) -> Iterator[tuple[Notice, str, str]]:
    """Yield the kind, the place and the words of each note that is not told with a revision."""
    told = {(found.later, note.paragraph) for found in revisions for note in found.notes}
    for document in cast.documents:
        for at, kind in notices(document).items():
            if (document.id, at) not in told:
                yield kind, f"{cast.letter(document.id)}¶{at + 1}", document.paragraphs[at].text

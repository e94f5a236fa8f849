"""Revision -> what changed between two versions of an article, paragraph by paragraph, and whether a note says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Change, Comparison, Document, Note, Revised, Revision
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.emphasis import PLAIN, STYLED, Marks, marked
from compare.reports.terminal.words import ASIDE, HEAD, joined, more, said

MOST = 40  # changes shown, unless all are asked for


def revisions(comparison: Comparison, cast: Cast, *, all: bool = False) -> list[RenderableType]:  # noqa: A002 the option's name
    """Return a block for each two versions of one article."""
    by_id = {d.id: d for d in comparison.documents}
    most = None if all else MOST
    return [RevisionView(found, by_id[found.earlier], by_id[found.later], cast, most) for found in comparison.revisions]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """Two versions: a line of counts, then each change in the order of the later."""

    found: Revision
    earlier: Document
    later: Document
    cast: Cast
    most: int | None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        marks = STYLED if console.color_system else PLAIN
        yield joined([said(self.measure(), HEAD), said(self.loudness())], "; ")
        if self.found.retitled:
            yield Padding(
                joined([said("title: ", ASIDE), said(f"{self.earlier.title} → {self.later.title}")]), (0, 0, 0, 3)
            )
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(style=HEAD, no_wrap=True)
        table.add_column(style=ASIDE, no_wrap=True)
        table.add_column(ratio=1)
        for row in (*map(self.note, self.found.notes), *self.rows(marks)):
            table.add_row(*row)
        yield Padding(table, (0, 0, 0, 3))
        if self.most is not None and len(self.found.changes) > self.most:
            yield more(len(self.found.changes) - self.most)
        yield said("")

    def measure(self) -> str:
        """Return which is the later, and how many paragraphs were changed how."""
        one, two = self.cast.letter(self.earlier.id), self.cast.letter(self.later.id)
        counts = [f"{n} {change}" for change in Change if (n := self.found.count(change))]
        return f"{two} is a later version of {one}: " + (", ".join(counts) or "no paragraph changed")

    def loudness(self) -> str:
        """Return whether a note says that something changed."""
        if not (self.found.changes or self.found.retitled):
            return "the same text"
        if self.found.quiet:
            return "quietly, no note says so"
        return "with a note: " + ", ".join(sorted({note.notice.value for note in self.found.notes}))

    def note(self, note: Note) -> tuple[Text, Text, Text]:
        """Return the row of a note."""
        if note.paragraph is None:
            return said(note.notice), said(f"{self.cast.letter(self.later.id)} title"), said(self.later.title)
        place = said(f"{self.cast.letter(self.later.id)}¶{note.paragraph + 1}")
        return said(note.notice), place, said(self.later.paragraphs[note.paragraph].text)

    def rows(self, marks: Marks) -> Iterator[tuple[Text, Text, Text]]:
        """Yield what was changed, where, in which words: a row before and a row after."""
        for revised in self.found.changes[: self.most]:
            how = said(" and ".join(revised.changes))
            for place, text in self._sides(revised, marks):
                yield how, said(place), text
                how = said("")

    def _sides(self, revised: Revised, marks: Marks) -> Iterator[tuple[str, Text]]:
        """Yield the place and the words before, the place and the words after; of what was only moved, once."""
        before, after, words = revised.before, revised.after, revised.wording
        one, two = (self.cast.letter(d.id) for d in (self.earlier, self.later))
        if Change.EDITED not in revised.changes and before is not None and after is not None:
            yield f"{one}¶{before + 1} → {two}¶{after + 1}", said(self.later.paragraphs[after].text, ASIDE)
            return
        if before is not None:
            text = self.earlier.paragraphs[before].text
            spans = words.changed_here if words else ()
            yield f"{one}¶{before + 1}", marked(text, spans, marks.left) if words else said(text)
        if after is not None:
            text = self.later.paragraphs[after].text
            spans = words.changed_there if words else ()
            yield f"{two}¶{after + 1}", marked(text, spans, marks.right) if words else said(text)

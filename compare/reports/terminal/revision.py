"""Revision -> what changed between two versions of an article, paragraph by paragraph, and whether a note says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Change, Document, Note, Revised, Revision
from compare.reports.copying import Pile
from compare.reports.terminal.emphasis import PLAIN, STYLED, Marks, marked
from compare.reports.terminal.words import ASIDE, HEAD, joined, more, said
from compare.reports.versions import Letters, loudness, measure, placed

MOST, FEW = 40, 8  # changes shown of versions that are compared, and in a report, unless all are asked for


def revisions(found: Iterable[Revision], pile: Pile, letters: Letters, most: int | None) -> list[RenderableType]:
    """Return a block for each two versions of one article, each with `most` of the changes."""
    return [RevisionView(each, pile[each.earlier], pile[each.later], letters, most) for each in found]


def measures(found: Iterable[Revision], pile: Pile, letters: Letters) -> list[RenderableType]:
    """Return a line for each two versions of one article, that says only how much was changed; an empty line ends them."""
    views = [RevisionView(each, pile[each.earlier], pile[each.later], letters) for each in found]
    return [*(view.head for view in views), *([said("")] if views else [])]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """Two versions: a line of counts, then each change in the order of the later."""

    found: Revision
    earlier: Document
    later: Document
    letters: Letters
    most: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        marks = STYLED if console.color_system else PLAIN
        yield self.head
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

    @property
    def head(self) -> Text:
        """Return which is the later version, how much was changed, and whether a note says so."""
        counts = measure(self.found, self.earlier, self.later, self.letters)
        return joined([said(counts, HEAD), said(loudness(self.found))], "; ")

    def note(self, note: Note) -> tuple[Text, Text, Text]:
        """Return the row of a note."""
        if note.paragraph is None:
            return said(note.notice), said(f"{self.letters.get(self.later.id, 'later')} title"), said(self.later.title)
        return said(note.notice), said(self._after(note.paragraph)), said(self.later.paragraphs[note.paragraph].text)

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
        if Change.EDITED not in revised.changes and before is not None and after is not None:
            places = f"{self._before(before)} → {self._after(after)}"
            yield places, said(self.later.paragraphs[after].text, ASIDE)
            return
        if before is not None:
            text = self.earlier.paragraphs[before].text
            spans = words.changed_here if words else ()
            yield self._before(before), marked(text, spans, marks.left) if words else said(text)
        if after is not None:
            text = self.later.paragraphs[after].text
            spans = words.changed_there if words else ()
            yield self._after(after), marked(text, spans, marks.right) if words else said(text)

    def _before(self, paragraph: int) -> str:
        return placed(self.earlier, paragraph, "earlier", self.letters)

    def _after(self, paragraph: int) -> str:
        return placed(self.later, paragraph, "later", self.letters)

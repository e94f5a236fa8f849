"""Rows that some documents tell and some do not -> a matrix of rows by outlets: of paragraphs, of signs, or else a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Document, Point
from compare.reports.disputed import Dispute
from compare.reports.phrases import first_number, numbers
from compare.reports.terminal.cast import TITLE, Cast
from compare.reports.terminal.entries import Entries
from compare.reports.terminal.tellers import weak
from compare.reports.terminal.words import ALARM, ASIDE, HEAD, SHARED, Clipped, joined, more, said

LEAST_LABEL = 30  # cells; with less room for the text, a list reads better than a matrix
NAMED, NAME = 120, 14  # console width from which columns carry names, and how wide they then are
ABSENT, PERHAPS, SET_ASIDE, DOUBT = "–", "?", "aside", "bold yellow"
TOLD, WEAKLY = "●", "○"  # where there is no room for the paragraphs
SIGNS = f"{TOLD} told, {WEAKLY} perhaps there, {PERHAPS} perhaps, {ABSENT} not found"
PERHAPS_ASIDE = "not in what is left, perhaps in what was set aside"
DIFFER = "≠"  # stands before what the tellers give differently
BRIEFLY = "·"  # of what is set aside, where there is room for a sign only


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a matrix: its text, and the paragraphs in which each document tells it."""

    label: Text
    told: Mapping[str, tuple[int, ...]]  # none where only its title does
    uncertain: frozenset[str] = field(default_factory=frozenset)  # may tell it, but not in `told`
    weak: frozenset[str] = field(default_factory=frozenset)  # in `told`, but perhaps wrongly
    aside: frozenset[str] = field(default_factory=frozenset)  # may have it among the words that were set aside

    @classmethod
    def of(cls, point: Point, aside: Set[str] = frozenset(), quarrels: Iterable[Dispute] = ()) -> Row:
        """Return the row of a point; `aside` are documents of which nothing is left to compare, `quarrels` what its tellers give
        differently.
        """
        differ = [said(f"{DIFFER} {each.said}", ALARM) for each in quarrels]
        told, perhaps = {t.document: t.paragraphs for t in point.told_by}, frozenset(point.uncertain)
        return cls(joined([*differ, said(point.text)], "  "), told, perhaps - aside, weak(point), perhaps & aside)


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix: a row a fact, a column an outlet."""

    head: str
    rows: Sequence[Row]
    cast: Cast
    most: int | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rows = self.rows[: self.most]
        named = options.max_width >= NAMED and len(self.cast.documents) * (NAME + 2) <= options.max_width // 2
        for brief in (False, True):
            columns = [self._column(d, rows, named, brief) for d in self.cast.documents]
            wide = sum(NAME + 2 if named else max(len(c.plain) for c in column) + 2 for column in columns)
            if options.max_width - wide - 2 >= LEAST_LABEL:
                yield self._matrix(rows, columns, named)
                break
        else:
            room = options.max_width - sum(len(self.cast.letter(d.id)) + 1 for d in self.cast.documents) - 2
            yield self._signs(rows) if room >= LEAST_LABEL else self._list(rows)
        if len(self.rows) > len(rows):
            yield more(len(self.rows) - len(rows))

    def _column(self, document: Document, rows: Sequence[Row], named: bool, brief: bool) -> list[Text]:
        head = said(self.cast.letter(document.id), HEAD)
        if named:
            head = joined([head, said(f" {document.name.removeprefix('www.')}", ASIDE)])
        return [head, *(cell(row, document.id, brief) for row in rows)]

    def _matrix(self, rows: Sequence[Row], columns: Sequence[Sequence[Text]], named: bool) -> Table:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="", expand=True)
        table.add_column(said(self.head, ASIDE), ratio=1)
        for head, *_ in columns:
            # a long name wraps in its header; a cell of numbers does not
            table.add_column(Clipped(head, 2), width=NAME if named else None, min_width=1)
        for at, row in enumerate(rows, start=1):
            table.add_row(Clipped(row.label, 3 if named else 2), *(column[at] for column in columns))
        return table

    def _signs(self, rows: Sequence[Row]) -> Table:
        """Return a matrix of one sign an outlet; the paragraphs stand beneath each text."""
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="", expand=True)
        letters = [self.cast.letter(d.id) for d in self.cast.documents]
        aside = f", {BRIEFLY} perhaps set aside" if any(row.aside for row in rows) else ""
        table.add_column(said(f"{self.head}  ({SIGNS}{aside})", ASIDE), ratio=1)
        table.add_column(said(" ".join(letters), HEAD), no_wrap=True)
        for row in rows:
            signs = zip((_sign(row, d.id) for d in self.cast.documents), map(len, letters), strict=True)
            places = self.cast.places(row.told, row.weak)
            places.stylize(ASIDE)
            cells = (joined([sign, said(" " * (width - 1))]) for sign, width in signs)
            table.add_row(Group(Clipped(row.label, 2), Clipped(places, 2)), joined(cells, " "))
        return table

    def _list(self, rows: Sequence[Row]) -> RenderableType:
        blocks: list[RenderableType] = [said(self.head, ASIDE)]
        for row in rows:
            blocks += [Clipped(row.label, 2), Padding(self._who(row), (0, 0, 0, 3))]
        return Group(*blocks)

    def _who(self, row: Row) -> Text:
        parts = [joined([said("told by ", ASIDE), self.cast.places(row.told, row.weak)])]
        silent = [d.id for d in self.cast.documents if d.id not in row.told and d.id not in row.uncertain]
        for how, some in (("not found in", set(silent) - row.aside), ("perhaps set aside in", row.aside & set(silent))):
            if some:
                parts.append(joined([said(f"{how} ", ASIDE), said(self.cast.letters(some))]))
        if row.uncertain:
            parts.append(joined([said("perhaps ", ASIDE), said(self.cast.some(row.uncertain))]))
        return joined(parts, "; ")


def grid_legend(own: bool = False) -> RenderableType:
    """Return what the cells of a matrix mean; `own`: those of words that were set aside too."""
    head, weak_link = "Columns, the paragraphs (¶) that tell it:", f"7{PERHAPS} perhaps told there (weak link)"
    cells = ("3+ or 3 … and others", weak_link, f"{PERHAPS} perhaps told", f"{ABSENT} not found")
    aside = (f"{SET_ASIDE}: {PERHAPS_ASIDE}",) if own else ()
    return Entries([said(text, ASIDE) for text in (head, *cells, *aside)])


def _sign(row: Row, document: str) -> Text:
    if document in row.told:
        return said(WEAKLY, DOUBT) if document in row.weak else said(TOLD, SHARED)
    if document in row.uncertain:
        return said(PERHAPS, DOUBT)
    return said(BRIEFLY if document in row.aside else ABSENT, ASIDE)


def cell(row: Row, document: str, brief: bool = False) -> Text:
    """Return where a document tells a row, or a sign that it does not; `brief`: only the first place."""
    if document not in row.told:
        if document in row.uncertain:
            return said(PERHAPS, DOUBT)
        return said(SET_ASIDE if document in row.aside else ABSENT, ASIDE)
    told = row.told[document]
    where = (first_number(told) if brief else numbers(told, 2)) if told else TOLD if brief else TITLE
    return said(where + PERHAPS, DOUBT) if document in row.weak else said(where, SHARED)

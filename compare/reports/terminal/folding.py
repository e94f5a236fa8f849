"""Rows of two articles side by side -> the same with stretches folded in which nothing differs, as a good diff does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Status
from compare.reports.phrases import counted, numbers
from compare.reports.terminal.pairing import Row, Side
from compare.reports.terminal.paragraphs import Cell
from compare.reports.terminal.words import ASIDE, said

_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Folding:
    """What is folded: rows in the same words, or with `shared` all that both articles tell.

    `context` rows are left on either side of every difference; None folds nothing.
    """

    context: int | None = 1
    shared: bool = False

    def folded(self, rows: Sequence[Row], left: Side, right: Side) -> Iterator[Row | Fold]:
        """Yield the rows, and a fold for every stretch that is hidden."""
        if self.context is None:
            yield from rows
            return
        alike = [self._alike(row, left, right) for row in rows]
        hidden = [all(alike[max(0, at - self.context) : at + self.context + 1]) for at in range(len(rows))]
        for is_hidden, stretch in groupby(zip(hidden, rows, strict=True), key=lambda pair: pair[0]):
            held = tuple(row for _, row in stretch)
            if is_hidden:
                yield Fold(held, self.shared)
            else:
                yield from held

    def _alike(self, row: Row, left: Side, right: Side) -> bool:
        if self.shared and row.instead is not None:
            return True  # its words stand beside the left paragraph
        if row.left is not None and row.right is not None and left.text(row.left) == right.text(row.right):
            return self.shared or not (row.link and row.link.moved)
        return self.shared and _told(left, row.left, right) and _told(right, row.right, left)


USUAL = Folding()


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of rows that is not shown."""

    rows: tuple[Row, ...]
    shared: bool

    def cells(self) -> tuple[Cell | None, Cell | None]:
        """Return the numbers of the paragraphs on either side, and what they have in common."""
        here, there = self.told()
        return _cell(here), _cell(there)

    def told(self) -> tuple[str, str]:
        """Return the same as words, "" for a side that has no paragraph here."""
        here = sorted(row.left for row in self.rows if row.left is not None)
        there = sorted(row.right for row in self.rows if row.right is not None and row.instead is None)
        what = "that both tell" if self.shared else "in the same words"
        counted_what = f"{counted(max(len(here), len(there)), 'paragraph')} {what}"
        return _numbered(here, counted_what), _numbered(there, what if here else counted_what)


def _numbered(paragraphs: list[int], what: str) -> str:
    return f"… ¶{numbers(paragraphs)}: {what}" if paragraphs else ""


def _cell(told: str) -> Cell | None:
    return Cell(said(told, ASIDE), said("")) if told else None


def _told(side: Side, paragraph: int | None, other: Side) -> bool:
    """Return whether the other side tells all of a paragraph for certain, its figures too, or there is none to tell."""
    if paragraph is None:
        return True
    row = side.coverage.get(paragraph)
    if row is None or row.status is not Status.SHARED or row.uncertain:
        return False
    there = {figure for link in row.links for figure in _FIGURE.findall(other.text(link.paragraph))}
    return there.issuperset(_FIGURE.findall(side.text(paragraph)))

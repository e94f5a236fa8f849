"""A row of two paragraphs -> what stands on its left and on its right: number, status in words, marked text."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Group
from rich.text import Text

from compare.model import Coverage, Kind, Link, Status
from compare.reports.terminal.cast import numbers
from compare.reports.terminal.emphasis import Marks, emphasis, marked
from compare.reports.terminal.pairing import Row, Side
from compare.reports.terminal.words import ASIDE, HEAD, ONLY, PARTIAL, SHARED, joined, said

_STATUS = {Status.SHARED: ("shared", SHARED), Status.PARTIAL: ("partial", PARTIAL), Status.ONLY: ("only here", ONLY)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph as it is shown; the text is empty where the same words stand beside it, or in another row."""

    head: Text
    text: Text

    def __rich__(self) -> Group:
        return Group(self.head, self.text) if self.text else Group(self.head)


def cells(row: Row, left: Side, right: Side, marks: Marks) -> tuple[Cell | None, Cell | None]:
    """Return what stands on the left and on the right of a row."""
    if row.left is None or row.right is None:
        one = None if row.left is None else _alone(left, row.left, right.letter)
        two = None if row.right is None else _lone_right(row, row.right, left, right)
        return one, two
    return _both(row.left, row.right, row.link, left, right, marks)


def _both(
    i: int, j: int, link: Link | None, left: Side, right: Side, marks: Marks
) -> tuple[Cell, Cell]:
    one, two = left.document.paragraphs[i].text, right.document.paragraphs[j].text
    found = emphasis(one, two, link.wording if link else None, left.document.language)
    moved = said(f"moved: ¶{j + 1} there", HEAD) if link and link.moved else said("")
    here = _head(left, i, [moved, _also(left, i, j, right.letter)])
    same = one == two
    there = _head(right, j, [said("the same words", ASIDE) if same else said(""), _also(right, j, i, left.letter)])
    return (
        Cell(here, marked(one, found.left, marks.both if found.common else marks.left)),
        Cell(there, said("") if same else marked(two, found.right, marks.both if found.common else marks.right)),
    )


def _alone(side: Side, paragraph: int, other: str) -> Cell:
    text = side.document.paragraphs[paragraph]
    if text.kind is Kind.BOILERPLATE:
        return Cell(said(f"¶{paragraph + 1} boilerplate", ASIDE), said(text.text, ASIDE))
    return Cell(_head(side, paragraph, [_also(side, paragraph, None, other)]), said(text.text))


def _lone_right(row: Row, paragraph: int, left: Side, right: Side) -> Cell:
    if row.instead is None:
        return _alone(right, paragraph, left.letter)
    return Cell(said(f"¶{paragraph + 1} moved: stands beside {left.letter}¶{row.instead + 1}", ASIDE), said(""))


def _head(side: Side, paragraph: int, notes: list[Text]) -> Text:
    number = said(f"¶{paragraph + 1}", HEAD)
    return joined([joined([number, _status(side.coverage.get(paragraph))], " "), *(n for n in notes if n)], " · ")


def _status(row: Coverage | None) -> Text:
    if row is None:
        return said("")
    word, style = _STATUS[row.status]
    return said(word + ("?" if row.uncertain else ""), style)


def _also(side: Side, paragraph: int, beside: int | None, other: str) -> Text:
    """Return where else the other side tells something of a paragraph."""
    places = [link.paragraph for link in side.links(paragraph) if link.paragraph != beside]
    also = "also in" if beside is not None else "see"
    return said(f"{also} {other}¶{numbers(places)}", ASIDE) if places else said("")

"""A row of two paragraphs -> what stands on its left and on its right: number, status in words, marked text."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Group
from rich.text import Text

from compare.model import Coverage, Kind, Link, Span, Status
from compare.reports.phrases import numbers
from compare.reports.terminal.emphasis import Mark, Marks, common, emphasis, excerpt, marked
from compare.reports.terminal.pairing import Row, Side
from compare.reports.terminal.words import ASIDE, HEAD, ONLY, PARTIAL, SHARED, joined, said

_STATUS = {Status.SHARED: ("shared", SHARED), Status.PARTIAL: ("partial", PARTIAL), Status.ONLY: ("only here", ONLY)}
SHORT = 120  # characters of a sentence that is repeated beside a paragraph which shares it with another


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph as it is shown; the body is empty where its words stand beside it, or in another row."""

    head: Text
    body: Text

    def __rich__(self) -> Group:
        return Group(self.head, self.body) if self.body else Group(self.head)


def cells(row: Row, left: Side, right: Side, marks: Marks) -> tuple[Cell | None, Cell | None]:
    """Return what stands on the left and on the right of a row."""
    match row:
        case Row(left=int(i), right=int(j)):
            return _both(i, j, row.link, left, right, marks)
        case Row(left=int(i)):
            return _single(i, row.link, left, right, marks.both)
        case Row(right=int(j), instead=int(i)):
            return None, Cell(said(f"¶{j + 1} moved: in full beside {left.letter}¶{i + 1}", ASIDE), said(""))
        case Row(right=int(j)):
            here, there = _single(j, row.link, right, left, marks.both)
            return there, here
    return None, None


def _both(i: int, j: int, link: Link | None, left: Side, right: Side, marks: Marks) -> tuple[Cell, Cell]:
    one, two = left.text(i), right.text(j)
    found = emphasis(one, two, link)
    same = one == two
    moved = said(f"moved: ¶{j + 1} there", HEAD) if link and link.moved else said("")
    here = _head(left, i, [moved, _told(left, i, right.letter, j)])
    there = _head(right, j, [said("the same words", ASIDE) if same else said(""), _told(right, j, left.letter, i)])
    return (
        Cell(here, marked(one, found.left, marks.both if found.common else marks.left)),
        Cell(there, said("") if same else marked(two, found.right, marks.both if found.common else marks.right)),
    )


def _single(at: int, link: Link | None, here: Side, there: Side, mark: Mark) -> tuple[Cell, Cell | None]:
    """Return a paragraph without a partner, and the sentence that it shares with one elsewhere if that is short."""
    text = here.text(at)
    if here.document.paragraphs[at].kind is Kind.BOILERPLATE:
        noted = here.notes.get(at)
        style = ASIDE if noted is None else ""
        return Cell(said(f"¶{at + 1} {noted or 'boilerplate'}", HEAD if noted else ASIDE), said(text, style)), None
    if at in here.aside:
        return Cell(said(f"¶{at + 1} set aside: words of others", ASIDE), said(text, ASIDE)), None
    if link is None or link.wording is None or _length(link.wording.there) > SHORT:
        return Cell(_head(here, at, [_told(here, at, there.letter)]), said(text)), None
    other = there.text(link.paragraph)
    one, two = common(text, other, link)
    head = _head(here, at, [_told(here, at, there.letter, link.paragraph)])
    sentence = excerpt(other, link.wording.there, two, mark)
    return Cell(head, marked(text, one, mark)), Cell(said(f"from ¶{link.paragraph + 1}", ASIDE), sentence)


def _length(span: Span) -> int:
    return span.end - span.start


def _head(side: Side, paragraph: int, notes: list[Text]) -> Text:
    number = said(f"¶{paragraph + 1}", HEAD)
    noted = [said(side.notes[paragraph], HEAD)] if paragraph in side.notes else []
    status = joined([number, _status(side.coverage.get(paragraph))], " ")
    return joined([status, *noted, *(n for n in notes if n)], " · ")


def _status(row: Coverage | None) -> Text:
    if row is None:
        return said("")
    word, style = _STATUS[row.status]
    return said(word + ("?" if row.uncertain else ""), style)


def _told(side: Side, paragraph: int, other: str, beside: int | None = None) -> Text:
    """Return where the other side tells something of a paragraph, but for what stands beside it."""
    places = [link.paragraph for link in side.links(paragraph) if link.paragraph != beside]
    doubted = paragraph in side.coverage and side.coverage[paragraph].status is Status.ONLY
    also = "perhaps told in" if doubted else "told in" if beside is None else "also told in"
    return said(f"{also} {other}¶{numbers(places)}", ASIDE) if places else said("")

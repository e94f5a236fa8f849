"""Comparison of two -> rows of paragraphs that belong side by side, in the order of the left article."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from compare.model import Comparison, Coverage, Document, Kind, Link, Notice
from compare.reports.notices import notices


@dataclass(frozen=True, slots=True)
class Side:
    """One of two documents with what the other tells of each of its paragraphs."""

    letter: str
    document: Document
    coverage: Mapping[int, Coverage]
    notes: Mapping[int, Notice] = field(default_factory=dict)  # by which the outlet corrects or updates it
    aside: Collection[int] = ()  # story paragraphs that were set aside as words of others

    @classmethod
    def of(cls, letter: str, document: Document, comparison: Comparison) -> Side:
        """Return a side with its own rows of a comparison of two."""
        rows = {row.paragraph: row for row in comparison.coverage if row.document == document.id}
        return cls(letter, document, rows, notices(document), comparison.aside(document.id))

    def paragraphs(self, boilerplate: bool) -> list[int]:
        """Return the paragraphs to show, in order: a note is no part of the story, but one of what was wrong with it."""
        shown = enumerate(self.document.paragraphs)
        return [i for i, p in shown if boilerplate or p.kind is Kind.STORY or i in self.notes]

    def text(self, paragraph: int) -> str:
        """Return the text of a paragraph."""
        return self.document.paragraphs[paragraph].text

    def links(self, paragraph: int) -> tuple[Link, ...]:
        """Return what the other side tells of a paragraph."""
        return self.coverage[paragraph].links if paragraph in self.coverage else ()


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side. `link` joins the two, seen from the left if there is one.

    Where one side is None and there is a link, it is the likeliest to the other side, whose paragraph stands in full in
    another row. `instead` is the left paragraph beside which a moved right one stands in full; here is only its number.
    """

    left: int | None
    right: int | None
    link: Link | None = None
    instead: int | None = None


def sides(comparison: Comparison) -> tuple[Side, Side]:
    """Return the two sides of a comparison of two, in its order."""
    one, two = comparison.documents
    return Side.of("A", one, comparison), Side.of("B", two, comparison)


def pair_up(left: Side, right: Side, boilerplate: bool) -> list[Row]:
    """Return the rows: every paragraph of either side in full once; a moved one also leaves its number in its place."""
    partners = _partners(left, right)
    beside = {link.paragraph: at for at, link in partners.items()}
    waiting = right.paragraphs(boilerplate)
    rows: list[Row] = []
    for at in left.paragraphs(boilerplate):
        link = partners.get(at)
        if link is not None and not link.moved:
            rows += [_right(i, right, beside) for i in waiting if i < link.paragraph]
            waiting = [i for i in waiting if i > link.paragraph]
        rows.append(Row(at, link.paragraph, link) if link else Row(at, None, _best(left.links(at))))
    return rows + [_right(i, right, beside) for i in waiting]


def _partners(left: Side, right: Side) -> dict[int, Link]:
    """Return, for each left paragraph, the link it is shown with: likeliest first, each right paragraph once."""
    shown = set(right.paragraphs(False))
    offers = [(link, at) for at in left.paragraphs(False) for link in left.links(at) if link.paragraph in shown]
    partners: dict[int, Link] = {}
    taken: set[int] = set()
    for link, at in sorted(offers, key=lambda offer: (-offer[0].score, offer[0].moved, offer[1], offer[0].paragraph)):
        if at not in partners and link.paragraph not in taken:
            partners[at] = link
            taken.add(link.paragraph)
    return partners


def _right(paragraph: int, right: Side, beside: Mapping[int, int]) -> Row:
    if paragraph in beside:
        return Row(None, paragraph, instead=beside[paragraph])
    return Row(None, paragraph, _best(right.links(paragraph)))


def _best(links: Sequence[Link]) -> Link | None:
    return max(links, key=lambda link: (link.score, -link.paragraph), default=None)

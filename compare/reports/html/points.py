"""Points of a comparison -> a matrix of points by outlets, and each point with the passages that tell it and their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Comparison, Coverage, Document, Link, Point, Status, Teller
from compare.reports.html.cast import Cast, Place
from compare.reports.html.words import STATUSES, reasons, strength
from compare.reports.terminal.words import percent

TOLD, WEAK, PERHAPS, LEFT_OUT, EARLY = "told", "weak", "perhaps", "out", "early"
SAID = {
    TOLD: "told",
    WEAK: "perhaps told, the link is weak",
    PERHAPS: "perhaps told",
    LEFT_OUT: "left out",
    EARLY: "left out, published before all who tell it",
}
Rows = Mapping[tuple[str, int, str], Coverage]  # by document, paragraph and the other document


@dataclass(frozen=True, slots=True)
class Cell:
    """How one outlet has a point: a kind that has a sign of its own, and where it tells it."""

    kind: str
    said: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a passage is thought to tell the point: the place that it is linked to, how likely that is, what both share."""

    place: Place
    score: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph that tells a point, as it stands in its article."""

    document: Document
    place: Place
    text: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """An outlet that is not sure to tell a point, how that was judged, and of which passage of whom."""

    document: Document
    cell: Cell
    judged: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One point as a page tells it; `number` is its place in the story, which its anchor is made of."""

    number: int
    anchor: str
    point: Point
    cells: tuple[Cell, ...]
    passages: tuple[tuple[Document, tuple[Passage, ...]], ...]
    absences: tuple[Absence, ...]


def facts(comparison: Comparison, cast: Cast) -> tuple[Fact, ...]:
    """Return all points in their order: most widely told first, then what one alone tells."""
    rows: Rows = {(row.document, row.paragraph, row.against): row for row in comparison.coverage}
    return tuple(_fact(n, point, cast, rows) for n, point in enumerate(comparison.points, start=1))


def _fact(number: int, point: Point, cast: Cast, rows: Rows) -> Fact:
    tellers = {t.document: t for t in point.told_by}
    told = [d for d in cast.documents if d.id in tellers]
    cells = tuple(_cell(d, point, tellers, cast) for d in cast.documents)
    silent = [(d, cell) for d, cell in zip(cast.documents, cells, strict=True) if d.id not in tellers]
    return Fact(
        number,
        f"{cast.id}-p{number}",
        point,
        cells,
        tuple((d, tuple(_passages(d, tellers, cast, rows))) for d in told),
        tuple(Absence(d, cell, _judged(d, point.told_by, rows)) for d, cell in silent),
    )


def _cell(document: Document, point: Point, tellers: Mapping[str, Teller], cast: Cast) -> Cell:
    if document.id in tellers:
        teller = tellers[document.id]
        kind = WEAK if teller.uncertain else TOLD
        return Cell(kind, SAID[kind], tuple(cast.place(document.id, p, teller.uncertain) for p in teller.paragraphs))
    if document.id in point.omitted_by:
        kind = EARLY if document.id in point.could_not_know else LEFT_OUT
        return Cell(kind, SAID[kind])
    return Cell(PERHAPS, SAID[PERHAPS])


def _passages(document: Document, tellers: Mapping[str, Teller], cast: Cast, rows: Rows) -> Iterator[Passage]:
    teller = tellers[document.id]
    for paragraph in teller.paragraphs:
        ties = tuple(_ties(document.id, paragraph, tellers, cast, rows))
        yield Passage(document, cast.place(document.id, paragraph), document.paragraphs[paragraph].text, ties)


def _ties(document: str, paragraph: int, tellers: Mapping[str, Teller], cast: Cast, rows: Rows) -> Iterator[Tie]:
    """Yield the links of a paragraph to those of the other tellers, in the order of the cast."""
    for other in cast.ordered(tellers):
        row = rows.get((document, paragraph, other.id))
        for link in row.links if row else ():
            if link.paragraph in tellers[other.id].paragraphs:
                yield tie(link, other.id, cast)


def tie(link: Link, document: str, cast: Cast) -> Tie:
    """Return a link as a page tells it."""
    return Tie(cast.place(document, link.paragraph), strength(link), reasons(link.evidence))


def _judged(document: Document, told_by: Sequence[Teller], rows: Rows) -> str:
    """Return how the passages that tell a point were judged against a document that does not: the likeliest to be there."""
    found = [rows[key] for t in told_by for p in t.paragraphs if (key := (t.document, p, document.id)) in rows]
    if not found:
        return ""
    rank = (Status.ONLY, Status.PARTIAL, Status.SHARED)
    row = max(found, key=lambda row: (rank.index(row.status), -row.score))
    doubt = ", uncertain" if row.uncertain else ""
    return f"{STATUSES[row.status]}, {percent(row.score)}{doubt}"

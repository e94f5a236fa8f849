"""Documents of a comparison -> their paragraphs in order, each with what the others tell of it and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import Comparison, Coverage, Document, Kind, Status
from compare.reports.html.cast import Cast, Place
from compare.reports.html.points import Tie, tie
from compare.reports.html.words import STATUSES
from compare.reports.terminal.words import percent

SIGNS = {
    Status.SHARED: "told elsewhere in full",
    Status.PARTIAL: "told elsewhere in part",
    Status.ONLY: "found only here",
}
RANK = (Status.ONLY, Status.PARTIAL, Status.SHARED)


@dataclass(frozen=True, slots=True)
class Told:
    """What one other article tells of a paragraph: a status with its score, and the links."""

    document: Document
    letter: str
    status: str
    score: str
    doubted: bool
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its place, its text, the most that any other tells of it; boilerplate has no `status`."""

    place: Place
    text: str
    status: str
    said: str
    doubted: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A document in full, and how many paragraphs of it were set aside."""

    document: Document
    letter: str
    parts: tuple[Part, ...]
    aside: int


def articles(comparison: Comparison, cast: Cast, *, boilerplate: bool) -> tuple[Article, ...]:
    """Return the documents in the order of the cast, with what is set aside only if it is wanted."""
    rows: defaultdict[tuple[str, int], list[Coverage]] = defaultdict(list)
    for row in comparison.coverage:
        rows[row.document, row.paragraph].append(row)
    return tuple(
        Article(
            d,
            cast.letters[d.id],
            tuple(_parts(d, rows, cast, boilerplate)),
            sum(p.kind is Kind.BOILERPLATE for p in d.paragraphs),
        )
        for d in cast.documents
    )


def _parts(
    document: Document, rows: dict[tuple[str, int], list[Coverage]], cast: Cast, boilerplate: bool
) -> Iterator[Part]:
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.kind is Kind.BOILERPLATE and not boilerplate:
            continue
        found = rows.get((document.id, at), [])
        best = max(found, key=lambda row: (RANK.index(row.status), -row.uncertain), default=None)
        yield Part(
            cast.place(document.id, at),
            paragraph.text,
            best.status.value if best else "",
            SIGNS[best.status] if best else "set aside as boilerplate",
            best.uncertain if best else False,
            tuple(_told(found, cast)),
        )


def _told(found: Sequence[Coverage], cast: Cast) -> Iterator[Told]:
    by_other = {row.against: row for row in found}
    for document in cast.ordered(by_other):
        row = by_other[document.id]
        ties = tuple(tie(link, document.id, cast) for link in row.links)
        yield Told(document, cast.letters[document.id], STATUSES[row.status], percent(row.score), row.uncertain, ties)

"""The nouns of alignment: span, edit, link, coverage, point, mention, the ledgers, and a comparison of documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.documents import Document
from compare.model.stories import Evidence


class Status(StrEnum):
    """How much of a paragraph the other article tells: all of it, some of it, none of it."""

    SHARED = "shared"
    PARTIAL = "partial"
    ONLY = "only"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start to end (exclusive) of a paragraph's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Wording:
    """Two linked sentences and the words in which they differ, as spans of the two paragraphs' texts."""

    here: Span
    there: Span
    changed_here: tuple[Span, ...]
    changed_there: tuple[Span, ...]

    @property
    def mirrored(self) -> Wording:
        """Return the same, seen from the other paragraph."""
        return Wording(self.there, self.here, self.changed_there, self.changed_here)


@dataclass(frozen=True, slots=True)
class Link:
    """Two paragraphs that tell at least one same fact, seen from one of them.

    `score` is the estimated probability in 0..1 that the link is true; `moved` says that the two paragraphs are each
    other's likeliest partners and that the other article tells it at another place in its order of telling.
    """

    paragraph: int
    score: float
    evidence: tuple[Evidence, ...]
    wording: Wording | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one other article tells of one paragraph.

    `score` is the estimated probability in 0..1 of `status`; `uncertain` says that another status is about as likely.
    """

    document: str
    paragraph: int
    against: str
    status: Status
    score: float
    uncertain: bool
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """A document that tells a point, and the paragraphs where it does; `uncertain`: its links to the others are weak."""

    document: str
    paragraphs: tuple[int, ...]
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One fact told by k of n documents. `uncertain` are documents that may or may not tell it."""

    id: str
    text: str
    told_by: tuple[Teller, ...]
    omitted_by: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()

    @property
    def certain(self) -> int:
        """Return how many documents tell it for certain."""
        return sum(not teller.uncertain for teller in self.told_by)

    @property
    def possible(self) -> int:
        """Return how many documents tell it or may tell it."""
        return len(self.told_by) + len(self.uncertain)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a quote, figure or name stands, in the words of that place."""

    document: str
    paragraph: int
    text: str
    speaker: str = ""


class Rendering(StrEnum):
    """How a quotation fares in another article: word for word, cut short, in other words, or told without quote marks."""

    SAME = "same"
    CUT = "cut"
    REWORDED = "reworded"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """One utterance that two or more documents give."""

    relation: Rendering
    mentions: tuple[Mention, ...]


class ConflictKind(StrEnum):
    """What two articles disagree on."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two linked passages that give different values for what looks like the same thing."""

    kind: ConflictKind
    what: str
    uncertain: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A number with its unit and what it counts, and where it stands."""

    value: str
    unit: str
    counts: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, place or organisation under its fullest name, and where it stands."""

    name: str
    kind: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two or more articles on one story share, add and leave out; `notes`: what could not be compared in full."""

    documents: tuple[Document, ...]
    coverage: tuple[Coverage, ...]
    points: tuple[Point, ...]
    quotes: tuple[QuoteEntry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    names: tuple[NameEntry, ...] = ()
    notes: tuple[str, ...] = ()

    def statuses(self, document: str) -> tuple[Status, ...]:
        """Return, for each story paragraph of a document in order, the most that any one other document tells of it."""
        rank = (Status.ONLY, Status.PARTIAL, Status.SHARED)
        best: dict[int, Status] = {}
        for row in self.coverage:
            if row.document == document:
                best[row.paragraph] = max(best.get(row.paragraph, Status.ONLY), row.status, key=rank.index)
        return tuple(best[paragraph] for paragraph in sorted(best))

    def only_in(self, document: str) -> tuple[Point, ...]:
        """Return the points that a document tells alone."""
        return tuple(p for p in self.points if [t.document for t in p.told_by] == [document])

    def left_out_by(self, document: str) -> tuple[Point, ...]:
        """Return the points that two or more others tell and that a document is certain to leave out."""
        return tuple(p for p in self.points if document in p.omitted_by and len(p.told_by) > 1)

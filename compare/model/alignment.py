"""The nouns of alignment: link, coverage, point, mention, the ledgers, and a comparison of documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.documents import Document
from compare.model.revision import Revision
from compare.model.spans import Span, Wording
from compare.model.stories import Evidence


class Status(StrEnum):
    """How much of a paragraph the other article tells: all of it, some of it, none of it."""

    SHARED = "shared"
    PARTIAL = "partial"
    ONLY = "only"

    @property
    def told(self) -> int:
        """Return how much that is, as a number: 0 for nothing, 1 for some of it, 2 for all."""
        return (Status.ONLY, Status.PARTIAL, Status.SHARED).index(self)


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
    """A document that tells a point, and the paragraphs where it does; `uncertain`: its links to the others are weak.

    How prominently it does: `place` is the number, from 1, of the first of them among its story paragraphs, `share` the
    share of its text in 0..1 that tells the point.
    """

    document: str
    paragraphs: tuple[int, ...]
    uncertain: bool = False
    place: int = 1
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One fact told by k of n documents. `uncertain` are documents that may or may not tell it.

    `could_not_know` are those of `omitted_by` that were published before all that tell it.
    """

    id: str
    text: str
    told_by: tuple[Teller, ...]
    omitted_by: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    could_not_know: tuple[str, ...] = ()

    @property
    def prominence(self) -> float:
        """Return 1 where all tellers lead with it, near 0 where all tell it late: the mean of 1 / `place`."""
        return sum(1.0 / teller.place for teller in self.told_by) / len(self.told_by)

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
    """Where a quote, figure or name stands, in the words of that place.

    Of a quote also who speaks, and whether it stands in quotation marks; `uncertain`: it may be another utterance on the
    same matter; `guessed`: who speaks is likely, but no word gives them what is said.
    """

    document: str
    paragraph: int
    text: str
    speaker: str = ""
    quoted: bool = False
    uncertain: bool = False
    guessed: bool = False


class Rendering(StrEnum):
    """How a quotation fares in another article.

    Word for word, cut short, in other words, in another language, or told without quotation marks.
    """

    SAME = "same"
    CUT = "cut"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    REPORTED = "reported"


class Attribution(StrEnum):
    """Whom the documents give an utterance to: one and the same, nobody in some, others in some, or it cannot be told."""

    SAME = "same"
    DROPPED = "dropped"
    CHANGED = "changed"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """One utterance that two or more documents give, at least one of them in quotation marks.

    `relation` is what the furthest of those that quote it made of it, or `reported` where only one does. `score`, in 0..1, is
    the share of the shorter of two wordings that stands in runs of words in the other, of the two documents that are nearest;
    of one that is only reported, the estimated probability that the likeliest report is one.
    """

    relation: Rendering
    mentions: tuple[Mention, ...]
    attribution: Attribution = Attribution.UNTOLD
    score: float = 0.0

    @property
    def uncertain(self) -> bool:
        """Return whether fewer than two documents give it for certain."""
        return len({mention.document for mention in self.mentions if not mention.uncertain}) < 2


class Origin(StrEnum):
    """Whose words a copied passage is: a news agency's that is credited, another outlet's that had them first, or untold."""

    WIRE = "wire"
    OUTLET = "outlet"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Copied:
    """Sentences of a paragraph that are not the outlet's own words, and where the same words stand.

    `document` is an article that has them too, "" where a credit alone tells; `agency` the one that is credited.
    """

    paragraph: int
    span: Span
    origin: Origin
    document: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How much of an article is its outlet's own words: a share of 0..1 of those outside quotation marks."""

    document: str
    own: float
    agencies: tuple[str, ...] = ()
    copied: tuple[Copied, ...] = ()


class ConflictKind(StrEnum):
    """What two articles disagree on."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two or more documents give differently for what looks like the same thing, or one denies and another tells.

    `score` is the estimated probability, of the likeliest two of its paragraphs, that they tell a same fact.
    """

    kind: ConflictKind
    what: str
    uncertain: bool
    mentions: tuple[Mention, ...]
    score: float = 0.0


class Agreement(StrEnum):
    """How documents agree on a figure.

    One gives it alone; all who do give the same; one a rounding of the other's; a later one a higher count; or two give
    values for one thing that cannot both be right.
    """

    ALONE = "alone"
    SAME = "same"
    ROUNDED = "rounded"
    UPDATED = "updated"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A number with its unit and what it counts, and where it stands, rounded or exact.

    `others` are the values that are given instead of it: its roundings, or those of other documents for the same thing;
    `uncertain`: that it conflicts with them is about as likely as that they count two things. `score` is the estimated
    probability, of the likeliest two paragraphs of two documents that give it or a value at odds with it, that they tell a
    same fact; 0 where one document gives it alone.
    """

    value: str
    unit: str
    counts: str
    mentions: tuple[Mention, ...]
    relation: Agreement = Agreement.ALONE
    others: tuple[str, ...] = ()
    uncertain: bool = False
    score: float = 0.0


class Presence(StrEnum):
    """How a document has somebody whom another names: by name, by a role ("the minister") or a part of the name, or not at all."""

    NAMED = "named"
    DESCRIBED = "described"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How one document has somebody; `words` are those that describe them where they are not named.

    Who is named, and has no mention in the document, stands in its title.
    """

    document: str
    presence: Presence
    words: Mention | None = None


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, place or organisation under its fullest name, where it stands, and how each document has it.

    `kind` is "person", "place", "organisation", or "" where the texts do not tell; `roles` are what a person is said to be.
    """

    name: str
    kind: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    outlets: tuple[Appearance, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two or more articles on one story share, add and leave out; `notes`: what could not be compared in full.

    `own`: only their own words were compared; paragraphs that are copied for the most part were set aside.
    """

    documents: tuple[Document, ...]
    coverage: tuple[Coverage, ...]
    points: tuple[Point, ...]
    quotes: tuple[QuoteEntry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    names: tuple[NameEntry, ...] = ()
    sourcing: tuple[Sourcing, ...] = ()
    revisions: tuple[Revision, ...] = ()
    notes: tuple[str, ...] = ()
    own: bool = False

    def aside(self, document: str) -> tuple[int, ...]:
        """Return the story paragraphs of a document that were set aside as words of others; none unless `own`."""
        if not self.own:
            return ()
        compared = {row.paragraph for row in self.coverage if row.document == document}
        copied = {part.paragraph for found in self.sourcing if found.document == document for part in found.copied}
        return tuple(sorted(copied - compared))

    def statuses(self, document: str) -> tuple[Status | None, ...]:
        """Return, for each story paragraph of a document in order, the most that any one other document tells of it.

        None where it was set aside as words of others.
        """
        best: dict[int, Status | None] = dict.fromkeys(self.aside(document))
        for row in self.coverage:
            if row.document == document:
                known = best.get(row.paragraph) or Status.ONLY
                best[row.paragraph] = max(known, row.status, key=lambda status: status.told)
        return tuple(best[paragraph] for paragraph in sorted(best))

    def only_in(self, document: str) -> tuple[Point, ...]:
        """Return the points that a document tells alone."""
        return tuple(p for p in self.points if [t.document for t in p.told_by] == [document])

    def left_out_by(self, document: str) -> tuple[Point, ...]:
        """Return the points that two or more others tell and that a document is certain to leave out.

        What it could not know comes last; else the most widely told come first, then the most prominent.
        """
        found = [p for p in self.points if document in p.omitted_by and len(p.told_by) > 1]
        return tuple(sorted(found, key=lambda p: (document in p.could_not_know, -p.certain, -p.prominence)))

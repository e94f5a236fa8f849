"""The documents of a story -> a row each: outlet, title, date, what it is made of, who copied it; and the matrix of likeness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.alignment.portrait import makeups, overlaps
from compare.model import Comparison, Document, DuplicateCluster, Makeup, Match, Relation, earliest_first
from compare.reports.copying import Pile, how, matches_of
from compare.reports.html.cast import Cast
from compare.reports.html.words import percent
from compare.reports.notices import notices
from compare.reports.phrases import counted
from compare.reports.sourced import whose
from compare.text.language import are_foreign

KINDS = {
    "only": "surely only here",
    "unclear": "unclear",
    "shared": "told by others",
    "copied": "copied",
}
LEVELS = 10  # shades of a matrix


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that was folded into another, and how it copies it."""

    document: Document
    how: str
    version: bool  # of the same outlet


@dataclass(frozen=True, slots=True)
class Stripe:
    """A stretch of the bar: a kind that has a pattern of its own, where it begins and how wide it is, in percent."""

    kind: str
    x: float
    width: float
    share: str
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a story."""

    document: Document
    letter: str
    bar: tuple[Stripe, ...]
    whose: tuple[str, ...]
    copies: tuple[Copy, ...]
    notes: tuple[tuple[Markup, str, str], ...]  # where, of which kind, in which words the outlet corrects or updates it

    @property
    def folded(self) -> str:
        """Return how many copies and versions there are of it."""
        versions = any(copy.version for copy in self.copies)
        words = ("copy or version", "copies and versions") if versions else ("copy", "copies")
        return counted(len(self.copies), *words)


@dataclass(frozen=True, slots=True)
class Shade:
    """One cell of a matrix of likeness: a share and its level of 0 to 10; `note` says over how many stories."""

    share: str
    level: int
    note: str = ""


ASIDE, FOREIGN = Shade("set aside", 0), Shade("other language", 0)


def rows(comparison: Comparison, cast: Cast, folded: Mapping[str, DuplicateCluster], pile: Pile) -> tuple[Row, ...]:
    """Return a row for each document of the cast."""
    made = {m.document: m for m in makeups(comparison)}
    sourced = {s.document: s for s in comparison.sourcing}
    return tuple(
        Row(
            d,
            cast.letters[d.id],
            bar(made[d.id]),
            tuple(whose(sourced[d.id], cast.letters.__getitem__)) if d.id in sourced else (),
            copies(folded[d.id], pile) if d.id in folded else (),
            tuple((cast.place(d.id, at).link, k.value, d.paragraphs[at].text) for at, k in notices(d).items()),
        )
        for d in cast.documents
    )


def bar(made: Makeup) -> tuple[Stripe, ...]:
    """Return the stretches of a bar from left to right: surely only here, unclear, told by others, copied."""
    x, stripes = 0.0, []
    shares = {"only": made.only, "unclear": made.unclear, "shared": made.shared, "copied": made.copied}
    for kind, said in KINDS.items():
        share = shares[kind]
        if share > 0:
            stripes.append(Stripe(kind, round(x, 2), round(100 * share, 2), percent(share), said))
            x += 100 * share
    return tuple(stripes)


def copies(cluster: DuplicateCluster, pile: Pile) -> tuple[Copy, ...]:
    """Return the copies of a cluster's representative, the earliest first."""
    source, matches = pile[cluster.representative], matches_of(cluster)
    found = earliest_first(pile[i] for i in matches)
    return tuple(_copy(copy, source, matches[copy.id]) for copy in found)


def _copy(document: Document, source: Document, match: Match | None) -> Copy:
    return Copy(document, how(document, source, match), match is not None and match.relation is Relation.REVISION)


def likeness(comparison: Comparison, cast: Cast) -> tuple[tuple[Shade | None, ...], ...]:
    """Return how much of each document (a row) each other one (a column) tells; None on the diagonal and where unknown.

    Of what was set aside as a whole nothing is known, nor where two languages have nothing in common, and that is said.
    """
    spoken = {d.id: d.language for d in cast.documents}
    share = {
        (o.of, o.told_by): shade(o.share) if o.share or not are_foreign(spoken[o.of], spoken[o.told_by]) else FOREIGN
        for o in overlaps(comparison)
    }
    ids = [d.id for d in cast.documents]
    share |= {(one, two): ASIDE for one in ids for two in ids if one != two and not cast.aside.isdisjoint((one, two))}
    return tuple(tuple(share.get((one, two)) for two in ids) for one in ids)


def shade(share: float, note: str = "") -> Shade:
    """Return a cell of a matrix."""
    return Shade(percent(share), round(share * LEVELS), note)

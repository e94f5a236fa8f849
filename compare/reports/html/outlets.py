"""The documents of a story -> a row each: outlet, title, date, what it is made of, who copied it; and the matrix of likeness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.alignment.portrait import makeups, overlaps, untold_halves
from compare.model import Comparison, Document, DuplicateCluster, Makeup, Match, Relation, Sourcing, earliest_first
from compare.reports.copying import Pile, how, matches_of
from compare.reports.html.cast import Cast
from compare.reports.html.words import percent, unbroken
from compare.reports.notices import notices
from compare.reports.phrases import counted
from compare.reports.sourced import NONE_COPIED, whose
from compare.text.language import are_foreign

KINDS = {
    "only": "surely only here",
    "perhaps": "perhaps only here",
    "part": "rest of what is told in part",
    "shared": "told by others",
    "copied": "copied",
}
ROUNDED = 0.001  # shares are rounded each by itself: less is nothing
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
UNKNOWN = frozenset({ASIDE, FOREIGN})


def rows(comparison: Comparison, cast: Cast, folded: Mapping[str, DuplicateCluster], pile: Pile) -> tuple[Row, ...]:
    """Return a row for each document of the cast."""
    made = {m.document: m for m in makeups(comparison)}
    halves = untold_halves(comparison)
    sourced = {s.document: s for s in comparison.sourcing}
    return tuple(
        Row(
            d,
            cast.letters[d.id],
            bar(made[d.id], halves[d.id]),
            tuple(_whose(sourced[d.id], cast)) if d.id in sourced else (),
            copies(folded[d.id], pile) if d.id in folded else (),
            tuple((cast.place(d.id, at).link, k.value, d.paragraphs[at].text) for at, k in notices(d).items()),
        )
        for d in cast.documents
    )


def _whose(found: Sourcing, cast: Cast) -> Iterator[str]:
    """Yield whose words an article has beside its own; that none were found is said once of all."""
    return (line for line in whose(found, cast.letters.__getitem__) if line != NONE_COPIED)


def bar(made: Makeup, half: float) -> tuple[Stripe, ...]:
    """Return the stretches of a bar from left to right; `half` is the untold half of what is told in part."""
    x, stripes = 0.0, []
    part = made.unclear if made.unclear - half < ROUNDED else half
    perhaps = round(made.unclear - part, 4)
    shares = {"only": made.only, "perhaps": perhaps, "part": part, "shared": made.shared, "copied": made.copied}
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
    return Copy(
        document, unbroken(how(document, source, match)), match is not None and match.relation is Relation.REVISION
    )


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

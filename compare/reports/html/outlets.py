"""The documents of a story -> a row each: outlet, title, date, what it is made of, who copied it; and the matrix of likeness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.alignment.portrait import makeups, overlaps
from compare.model import Comparison, Document, DuplicateCluster, Makeup
from compare.reports.copying import Pile, how, matches_of
from compare.reports.html.cast import Cast
from compare.reports.phrases import percent
from compare.reports.sourced import whose

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


@dataclass(frozen=True, slots=True)
class Shade:
    """One cell of a matrix of likeness: a share and its level of 0 to 10; `note` says over how many stories."""

    share: str
    level: int
    note: str = ""


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
    """Return the copies of a cluster's representative, the most alike first."""
    source = pile[cluster.representative]
    found = sorted(matches_of(cluster).items(), key=lambda item: (-item[1].jaccard if item[1] else 0.0, item[0]))
    return tuple(Copy(pile[i], how(pile[i], source, m)) for i, m in found)


def likeness(comparison: Comparison, cast: Cast) -> tuple[tuple[Shade | None, ...], ...]:
    """Return how much of each document (a row) each other one (a column) tells; None on the diagonal and where unknown."""
    share = {(found.of, found.told_by): found.share for found in overlaps(comparison)}
    ids = [d.id for d in cast.documents]
    return tuple(tuple(shade(share[one, two]) if (one, two) in share else None for two in ids) for one in ids)


def shade(share: float, note: str = "") -> Shade:
    """Return a cell of a matrix."""
    return Shade(percent(share), round(share * LEVELS), note)

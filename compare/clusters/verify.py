"""Candidate pairs -> matches, by true Jaccard and containment over the shingle sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from compare.model import Match, Pair, Relation
from compare.settings import Settings
from compare.sketches.shingles import Shingles

LEAST_REVISION = 0.3  # Jaccard of two versions at one address: below it the page was written anew
LEAST_EXCERPT = 20  # shingles: a shorter text is contained in many by chance


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """What verifying needs to know of one document: its shingles and the facts that tell relations apart."""

    id: str
    shingles: Shingles
    digest: bytes  # of the token sequence: equal means the same text after normalisation
    tokens: int
    outlet: str = ""
    url: str = ""
    published: datetime | None = None


def verify(pairs: Iterable[tuple[Copy, Copy]], settings: Settings) -> Iterator[Match]:
    """Yield a match for each pair that is a copy in one of the four ways."""
    for one, two in pairs:
        jaccard, containment = likeness(one.shingles, two.shingles)
        relation = relate(one, two, jaccard, containment, settings)
        if relation is not None:
            yield Match(Pair.of(one.id, two.id), relation, jaccard, containment)


def likeness(one: Shingles, two: Shingles) -> tuple[float, float]:
    """Return Jaccard, and the containment of the smaller set in the larger; an empty set is like nothing.

    Broder 1997, section 2.
    """
    if not len(one) or not len(two):
        return 0.0, 0.0
    shared = len(np.intersect1d(one, two, assume_unique=True))
    return shared / (len(one) + len(two) - shared), shared / min(len(one), len(two))


def relate(one: Copy, two: Copy, jaccard: float, containment: float, settings: Settings) -> Relation | None:
    """Return how two documents of this likeness are related, or None when they are no copies."""
    if one.digest == two.digest and one.tokens:
        return Relation.EXACT
    if jaccard >= min(LEAST_REVISION, settings.threshold) and _same_page(one, two):
        return Relation.REVISION
    if jaccard >= settings.threshold:
        return Relation.NEAR
    enough = min(len(one.shingles), len(two.shingles)) >= LEAST_EXCERPT
    return Relation.EXCERPT if enough and containment >= settings.containment else None


def _same_page(one: Copy, two: Copy) -> bool:
    return bool(one.url) and one.url == two.url and one.outlet == two.outlet and one.published != two.published

"""Pairs of documents whose likeness is known, in columns: millions of them are held without an object each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Rows
from compare.clusters.verify import Shares
from compare.model import Match, Pair, Relation
from compare.settings import Settings

LEAST_REVISION = 0.3  # Jaccard of two versions at one address: below it the page was written anew
LEAST_EXCERPT = 20  # shingles: a shorter text is contained in many by chance

RELATIONS = tuple(Relation)
NONE = len(RELATIONS)
Relations = NDArray[np.uint8]  # places in RELATIONS; NONE where two texts are no copies


@dataclass(frozen=True, slots=True, eq=False)
class Verified:
    """Pairs by member number, the lower left, ascending. `exact`: equal tokens; `same_page`: one outlet and address at
    another time; sizes are numbers of shingles.
    """

    left: Rows
    right: Rows
    exact: NDArray[np.bool_]
    same_page: NDArray[np.bool_]
    jaccard: Shares
    containment: Shares
    left_size: Rows
    right_size: Rows

    def __len__(self) -> int:
        return len(self.left)

    def take(self, chosen: NDArray[np.bool_] | Rows) -> Verified:
        """Return some of the pairs."""
        return Verified(*(getattr(self, f.name)[chosen] for f in fields(self)))

    def relations(self, settings: Settings) -> Relations:
        """Return how the documents of each pair are related."""
        near = self.jaccard >= settings.threshold
        part = (self.containment >= settings.containment) & (
            np.minimum(self.left_size, self.right_size) >= LEAST_EXCERPT
        )
        later = self.same_page & (self.jaccard >= min(LEAST_REVISION, settings.threshold))
        found = np.select([self.exact, later, near, part], [_code(r) for r in _ORDER], NONE)
        return found.astype(np.uint8)

    def near(self, settings: Settings) -> Verified:
        """Return the pairs that are exact or at the threshold and above: what bands are there to find."""
        return self.take(self.exact | (self.jaccard >= settings.threshold))

    def copies(self, settings: Settings) -> Verified:
        """Return the pairs that are copies; without `settings.excerpts` only those of `near`."""
        return self.take(self.relations(settings) != NONE) if settings.excerpts else self.near(settings)


_ORDER = (Relation.EXACT, Relation.REVISION, Relation.NEAR, Relation.EXCERPT)


def _code(relation: Relation) -> int:
    return RELATIONS.index(relation)


def joined(parts: Sequence[Verified]) -> Verified:
    """Return all pairs of the parts in ascending order."""
    together = Verified(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Verified)))
    return together.take(np.lexsort((together.right, together.left)))


def match_at(pairs: Verified, at: int, relation: int, name: Callable[[int], str]) -> Match:
    """Return one pair as a match; `relation` is its place in RELATIONS, `name` gives a member's id."""
    pair = Pair.of(name(int(pairs.left[at])), name(int(pairs.right[at])))
    return Match(pair, RELATIONS[relation], float(pairs.jaccard[at]), float(pairs.containment[at]))


def relation_of(
    same_page: bool, exact: bool, likeness: tuple[float, float], sizes: tuple[int, int], settings: Settings
) -> Relation | None:
    """Return how two documents are related, None where they are no copies; sizes are numbers of shingles."""
    one = Verified(*(np.array([v]) for v in (0, 1, exact, same_page, *likeness, *sizes)))
    (code,) = one.relations(settings).tolist()
    return None if code == NONE else RELATIONS[code]

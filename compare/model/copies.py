"""The nouns of copies: pair, relation, match, duplicate cluster, and the result of a dedup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.documents import Skipped


class Relation(StrEnum):
    """How two copies are related.

    exact: the same story text after normalisation; near: Jaccard at or above the threshold; excerpt: one holds most of
    the other; revision: the same outlet and address at another time.
    """

    EXACT = "exact"
    NEAR = "near"
    EXCERPT = "excerpt"
    REVISION = "revision"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two document ids in sorted order, so that (a, b) and (b, a) are one pair."""

    left: str
    right: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError(f"not sorted and distinct: {self.left!r}, {self.right!r}")

    @classmethod
    def of(cls, one: str, two: str) -> Pair:
        """Return the pair of two ids given in any order."""
        return cls(min(one, two), max(one, two))


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate pair whose shingles were compared and found close enough.

    `jaccard` and `containment` are true values over the shingle sets, in 0..1; containment is that of the smaller in
    the larger.
    """

    pair: Pair
    relation: Relation
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class DuplicateCluster:
    """Documents joined by matches; the matches stay, as evidence. `members` are sorted ids."""

    representative: str
    members: tuple[str, ...]
    matches: tuple[Match, ...]

    def __post_init__(self) -> None:
        if self.representative not in self.members or len(self.members) < 2:
            raise ValueError(f"{self.representative!r} does not stand for two or more members: {self.members}")

    @property
    def id(self) -> str:
        """Return the lowest member id, so that the cluster's id survives new members above it."""
        return self.members[0]

    @property
    def least(self) -> float:
        """Return the weakest containment that holds the cluster together."""
        return min(m.containment for m in self.matches)


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that a dedup would drop: the one kept in its place, and their true likeness.

    `relation` is that of the strongest match that joined it to its cluster; the two scores compare it with
    `duplicate_of` itself, so that in a chain of copies they may lie below the threshold and say so.
    """

    id: str
    duplicate_of: str
    relation: Relation
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class DedupStats:
    """Counts of one dedup: documents read, candidate pairs looked at, pairs verified, buckets too large to pair up."""

    documents: int
    candidates: int
    matches: int
    capped_buckets: int


@dataclass(frozen=True, slots=True)
class Dedup:
    """Which documents to keep and which are copies of them; all ids sorted."""

    kept: tuple[str, ...]
    removed: tuple[Removed, ...]
    clusters: tuple[DuplicateCluster, ...]
    stats: DedupStats
    skipped: tuple[Skipped, ...] = ()

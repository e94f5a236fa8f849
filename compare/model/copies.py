"""The nouns of copies: pair, relation, match, duplicate cluster, and the result of a dedup."""

from __future__ import annotations

from collections.abc import Sequence
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


class Level(StrEnum):
    """What a dedup compares: whole documents, their paragraphs, or their sentences."""

    DOCUMENT = "document"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


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

    The two scores compare it with `duplicate_of` itself, so that in a chain of copies they may lie below the threshold and
    say so; `relation` is then that of the match that joined it to its cluster.
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
class DedupReport:
    """What a dedup tells of a pile: the ids to keep, what goes and why, and the clusters; all in the order of the ids."""

    kept: Sequence[str]
    removed: Sequence[Removed]
    clusters: Sequence[DuplicateCluster]
    stats: DedupStats
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two documents are copies, or are not.

    `relation` is None where they are no copies of each other. `shared` counts the shingles that both hold, `sizes` those of
    each. `chance` is the probability that a pair of this Jaccard becomes a candidate. `chain` are the matches that join the
    two, directly or through others; empty when they lie in no cluster together. `runs` are the longest runs of words
    that both have, in lower case.
    """

    left: str
    right: str
    relation: Relation | None
    jaccard: float
    containment: float
    shared: int
    sizes: tuple[int, int]
    chance: float
    chain: tuple[Match, ...]
    runs: tuple[str, ...]

"""Documents -> which to keep, which to remove as copies of them, and why."""

from __future__ import annotations

from collections.abc import Sequence

from compare.clusters.copies import Copies, find_copies
from compare.clusters.duplicates import duplicate_clusters
from compare.clusters.verify import likeness
from compare.model import Dedup, DedupStats, Document, DuplicateCluster, Match, Pair, Relation, Removed
from compare.settings import Settings


def removals(documents: Sequence[Document], settings: Settings) -> Dedup:
    """Return the result of a dedup, all ids in sorted order."""
    copies = find_copies(documents, settings)
    matches = [m for m in copies.matches if settings.excerpts or _same_text(m, settings)]
    clusters = duplicate_clusters(matches, copies.by_id)
    removed = sorted((r for c in clusters for r in _removed(c, copies)), key=lambda r: r.id)
    gone = {r.id for r in removed}
    kept = tuple(sorted(d.id for d in documents if d.id not in gone))
    stats = DedupStats(len(documents), copies.candidates, len(matches), copies.capped_buckets)
    return Dedup(kept, tuple(removed), clusters, stats)


def _same_text(match: Match, settings: Settings) -> bool:
    return match.relation is Relation.EXACT or match.jaccard >= settings.threshold


def _removed(cluster: DuplicateCluster, copies: Copies) -> list[Removed]:
    stays = cluster.representative
    strongest = _strongest(cluster)
    return [
        Removed(i, stays, strongest[i].relation, *likeness(copies.by_id[i].shingles, copies.by_id[stays].shingles))
        for i in cluster.members
        if i != stays
    ]


def _strongest(cluster: DuplicateCluster) -> dict[str, Match]:
    """Return the match that ties each member to the cluster: with the representative, else the closest."""

    def rank(match: Match) -> tuple[bool, float, float, Pair]:
        direct = cluster.representative in (match.pair.left, match.pair.right)
        return direct, match.jaccard, match.containment, match.pair

    best: dict[str, Match] = {}
    for match in cluster.matches:
        for member in (match.pair.left, match.pair.right):
            if member not in best or rank(match) > rank(best[member]):
                best[member] = match
    return best

"""Documents -> which to keep, which to remove as copies of them, and why."""

from __future__ import annotations

from collections.abc import Sequence

from compare.clusters.copies import Copies, find_copies
from compare.clusters.duplicates import duplicate_clusters
from compare.clusters.verify import likeness
from compare.model import Dedup, DedupStats, Document, DuplicateCluster, Match, Relation, Removed
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
    return [
        Removed(i, stays, _strongest(i, cluster), *likeness(copies.by_id[i].shingles, copies.by_id[stays].shingles))
        for i in cluster.members
        if i != stays
    ]


def _strongest(name: str, cluster: DuplicateCluster) -> Relation:
    """Return the relation of the match that ties a member to the cluster: to the representative, else the closest."""
    own = [m for m in cluster.matches if name in (m.pair.left, m.pair.right)]
    direct = [m for m in own if cluster.representative in (m.pair.left, m.pair.right)]
    return max(direct or own, key=lambda m: (m.jaccard, m.containment, m.pair)).relation

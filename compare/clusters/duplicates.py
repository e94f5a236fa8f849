"""Verified matches -> duplicate clusters, each with the matches that hold it together and one representative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from compare.clusters.verify import Copy
from compare.model import DuplicateCluster, Match, Relation

_LAST = datetime.max.replace(tzinfo=UTC)


def duplicate_clusters(matches: Iterable[Match], copies: Mapping[str, Copy]) -> tuple[DuplicateCluster, ...]:
    """Join matches that share a document; the order of input does not matter.

    An excerpt joins the cluster of the one source that holds most of it and never joins two sources to each other: two
    articles that print one paragraph of the same agency are not copies.
    """
    kept = _one_source_each(sorted(matches, key=lambda m: m.pair), copies)
    groups: defaultdict[str, list[Match]] = defaultdict(list)
    leader = _leaders(kept)
    for match in kept:
        groups[leader[match.pair.left]].append(match)
    return tuple(_cluster(group, copies) for _, group in sorted(groups.items()))


def _one_source_each(matches: list[Match], copies: Mapping[str, Copy]) -> list[Match]:
    whole = [m for m in matches if m.relation is not Relation.EXCERPT]
    best: dict[str, Match] = {}
    for match in (m for m in matches if m.relation is Relation.EXCERPT):
        part = excerpt_of(match, copies)
        if part not in best or match.containment > best[part].containment:
            best[part] = match
    return sorted([*whole, *best.values()], key=lambda m: m.pair)


def excerpt_of(match: Match, copies: Mapping[str, Copy]) -> str:
    """Return the id of the shorter document of a match; of two of one length, the higher id."""
    left, right = copies[match.pair.left], copies[match.pair.right]
    return left.id if len(left.shingles) < len(right.shingles) else right.id


def _leaders(matches: Iterable[Match]) -> dict[str, str]:
    """Return the lowest id of each document's connected component (union-find with path halving)."""
    leader: dict[str, str] = {}

    def find(item: str) -> str:
        while leader.setdefault(item, item) != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for match in matches:
        a, b = find(match.pair.left), find(match.pair.right)
        leader[max(a, b)] = min(a, b)
    return {item: find(item) for item in sorted(leader)}


def _cluster(matches: list[Match], copies: Mapping[str, Copy]) -> DuplicateCluster:
    members = sorted({name for m in matches for name in (m.pair.left, m.pair.right)})
    parts = {excerpt_of(m, copies) for m in matches if m.relation is Relation.EXCERPT}
    # earliest, then longest, then lowest id; an excerpt stands for nobody, for it would lose the rest
    first = min(members, key=lambda i: (i in parts, copies[i].published or _LAST, -copies[i].tokens, i))
    return DuplicateCluster(first, tuple(members), tuple(matches))

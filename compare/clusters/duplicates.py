"""Verified matches -> duplicate clusters, each with the matches that hold it together and one representative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from compare.clusters.verify import Copy
from compare.model import DuplicateCluster, Match, Relation

_LAST = datetime.max.replace(tzinfo=UTC)


def duplicate_clusters(matches: Iterable[Match], copies: Mapping[str, Copy]) -> tuple[DuplicateCluster, ...]:
    """Join matches that share a document; the order of input does not matter.

    Excerpts come last and never join two sources to each other: two articles that print one paragraph of the same agency
    are not copies. A cluster of equal excerpts goes as a whole to the one source that holds most of it.
    """
    ordered = sorted(matches, key=lambda m: m.pair)
    whole = [m for m in ordered if m.relation is not Relation.EXCERPT]
    leader = _leaders(whole)
    sources = _sources([m for m in ordered if m.relation is Relation.EXCERPT], leader, copies)
    kept = sorted([*whole, *sources.values()], key=lambda m: m.pair)
    joined = _leaders(kept)
    groups: defaultdict[str, list[Match]] = defaultdict(list)
    for match in kept:
        groups[joined[match.pair.left]].append(match)
    parts = {i for i in joined if leader.get(i, i) in sources}
    return tuple(_cluster(group, parts, copies) for _, group in sorted(groups.items()))


def _sources(excerpts: Sequence[Match], leader: Mapping[str, str], copies: Mapping[str, Copy]) -> dict[str, Match]:
    """Return, for each cluster of excerpts, the match with the source that holds most of it; a source is no excerpt."""
    best: dict[str, Match] = {}
    for match in excerpts:
        part = excerpt_of(match, copies)
        home = leader.get(part, part)
        if home not in best or match.containment > best[home].containment:
            best[home] = match
    return {home: m for home, m in best.items() if _home_of_source(m, leader, copies) not in best}


def _home_of_source(match: Match, leader: Mapping[str, str], copies: Mapping[str, Copy]) -> str:
    part = excerpt_of(match, copies)
    source = match.pair.right if match.pair.left == part else match.pair.left
    return leader.get(source, source)


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


def _cluster(matches: list[Match], parts: Collection[str], copies: Mapping[str, Copy]) -> DuplicateCluster:
    members = sorted({name for m in matches for name in (m.pair.left, m.pair.right)})
    # earliest, then longest, then lowest id; an excerpt stands for nobody, for it would lose the rest
    first = min(members, key=lambda i: (i in parts, copies[i].published or _LAST, -copies[i].tokens, i))
    return DuplicateCluster(first, tuple(members), tuple(matches))

"""Columns of pairs and groups -> matches and duplicate clusters, all of them one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.clusters.duplicates import Groups
from compare.clusters.verified import RELATIONS, Relations, Verified
from compare.model import DuplicateCluster, Match, Pair


def every_match(pairs: Verified, relations: Relations, names: Sequence[str]) -> Iterator[Match]:
    """Yield a match for each pair; `names` are the ids by member."""
    columns = (pairs.left, pairs.right, relations, pairs.jaccard, pairs.containment)
    for left, right, relation, jaccard, containment in zip(*(c.tolist() for c in columns), strict=True):
        yield Match(Pair.of(names[left], names[right]), RELATIONS[relation], jaccard, containment)


def every_cluster(
    pairs: Verified, relations: Relations, groups: Groups, names: Sequence[str]
) -> Iterator[DuplicateCluster]:
    """Yield a duplicate cluster for each group."""
    held = groups.pairs
    matches = list(every_match(pairs.take(held), relations[held], names))
    members = [names[member] for member in groups.members.tolist()]
    ends = zip(pairwise(groups.bounds.tolist()), pairwise(groups.pair_bounds.tolist()), strict=True)
    for head, ((first, last), (begin, end)) in zip(groups.representative.tolist(), ends, strict=True):
        yield DuplicateCluster(names[head], tuple(sorted(members[first:last])), tuple(matches[begin:end]))

"""Verified pairs -> duplicate clusters, each with the pairs that hold it together and one representative."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Corpus, Rows
from compare.clusters.verified import RELATIONS, Verified
from compare.model import Relation
from compare.settings import Settings
from compare.sketches.kernel import kernel
from compare.sketches.pairs import distinct
from compare.sketches.sketching import Sketches

_LAST = datetime.max.replace(tzinfo=UTC)
_EXCERPT = RELATIONS.index(Relation.EXCERPT)

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Duplicate clusters in the order of their lowest members: cluster i has the members `members[bounds[i] : bounds[i + 1]]`,
    ascending, is held together by the pairs `pairs[pair_bounds[i] : pair_bounds[i + 1]]`, and `representative[i]` stands for it.
    """

    members: Rows
    bounds: Rows
    pairs: Rows
    pair_bounds: Rows
    representative: Rows

    def __len__(self) -> int:
        return len(self.representative)

    def of(self, at: int) -> tuple[Rows, Rows]:
        """Return the members and the pairs of one cluster."""
        return self.members[slice(*self.bounds[at : at + 2])], self.pairs[slice(*self.pair_bounds[at : at + 2])]

    @property
    def home(self) -> Rows:
        """Return the cluster of each entry of `members`."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))


def standing(rows: Rows, corpus: Corpus, sketches: Sketches, known: int) -> Rows:
    """Return the place of each of these rows among those that may stand for a cluster: earliest, then longest, then as given.

    The first `known` rows of the corpus stand before all others.
    """
    published = np.array([_moment(facts.published) for facts in corpus.facts(rows)], np.float64)
    order = np.lexsort((np.arange(len(rows)), -sketches.tokens[rows].astype(np.int64), published, rows >= known))
    return np.argsort(order)


def duplicate_groups(pairs: Verified, settings: Settings, place: Rows) -> Groups:
    """Join pairs that share a member; the lower its `place`, the sooner a member stands for its cluster.

    Excerpts come last and never join two sources to each other: two articles that print one paragraph of the same agency
    are not copies. A cluster of equal excerpts goes as a whole to the one source that holds most of it; an excerpt stands for
    nobody, for it would lose the rest. Without `settings.chains` every member must match the representative itself.
    """
    relations, count = pairs.relations(settings), len(place)
    whole, excerpts = np.flatnonzero(relations != _EXCERPT), np.flatnonzero(relations == _EXCERPT)
    if not settings.chains:
        return _stars(pairs, whole, excerpts, place)
    home = kernel().components(pairs.left[whole], pairs.right[whole], count)
    sources = _sources(pairs, excerpts, home)
    kept = np.sort(np.concatenate([whole, np.array(list(sources.values()), np.int64)]))
    is_part = np.isin(home, np.array(list(sources), np.int64))
    label = kernel().components(pairs.left[kept], pairs.right[kept], count)
    return _groups(pairs, kept, label, place + count * is_part)


def _moment(published: datetime | None) -> float:
    return (published or _LAST).timestamp()


def _sources(pairs: Verified, excerpts: Rows, home: Rows) -> dict[int, int]:
    """Return, for each cluster of excerpts, the pair with the source that holds most of it; a source is no excerpt."""
    ends = {at: _part_and_whole(pairs, at) for at in excerpts.tolist()}
    parts = {int(home[part]) for part, _ in ends.values()}
    best: dict[int, int] = {}
    for at, (part, whole) in ends.items():
        here = int(home[part])
        is_fuller = here not in best or pairs.containment[at] > pairs.containment[best[here]]
        if int(home[whole]) not in parts and is_fuller:
            best[here] = at
    return best


def _part_and_whole(pairs: Verified, at: int) -> tuple[int, int]:
    """Return the shorter and the longer member of a pair; of two of one length, the one with the higher id is the part."""
    left, right = int(pairs.left[at]), int(pairs.right[at])
    return (left, right) if pairs.left_size[at] < pairs.right_size[at] else (right, left)


def _stars(pairs: Verified, whole: Rows, excerpts: Rows, place: Rows) -> Groups:
    """Return clusters of members that all match their representative: the first to stand takes what matches it, and so on.

    Excerpts stand after all others, the longest first, so that none stands before its source. Members of one text go
    together, for what matches one matches the others.
    """
    same = np.flatnonzero(pairs.exact)
    text = kernel().components(pairs.left[same], pairs.right[same], len(place))
    ends = np.array([_part_and_whole(pairs, at) for at in excerpts.tolist()], np.int64).reshape(-1, 2)
    size = np.zeros(len(place), np.int64)
    np.maximum.at(size, text[ends[:, 0]], np.minimum(pairs.left_size[excerpts], pairs.right_size[excerpts]))
    first = np.full(len(place), len(place), np.int64)
    np.minimum.at(first, text, place)
    order = np.argsort(np.lexsort((first, -size, size > 0)))  # by text
    heads = np.concatenate([pairs.left[whole], pairs.right[whole], ends[:, 1]])
    taken = np.concatenate([pairs.right[whole], pairs.left[whole], ends[:, 0]])
    label = _taken(text[heads], text[taken], order)[text]
    together = np.sort(np.concatenate([whole, excerpts]))
    inside = label[pairs.left[together]] == label[pairs.right[together]]
    return _groups(pairs, together[inside], label, order[text] * len(place) + place)


def _taken(heads: Rows, others: Rows, order: Rows) -> Rows:
    """Return for each text the one it is joined to: itself, or the first in order of those that may take it and are free."""
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for head, other in zip(heads.tolist(), others.tolist(), strict=True):
        beside[head].append(other)
    label = np.arange(len(order))
    free = np.ones(len(order), np.bool_)
    for head in sorted(beside, key=order.tolist().__getitem__):
        if free[head]:
            free[head] = False
            for other in beside[head]:
                label[other] = head if free[other] else label[other]
                free[other] = False
    return label


def _groups(pairs: Verified, kept: Rows, label: Rows, place: Rows) -> Groups:
    """Return the clusters of members of one label that the kept pairs join."""
    members = distinct(np.concatenate([pairs.left[kept], pairs.right[kept]]))
    found, lowest, home = np.unique(label[members], return_index=True, return_inverse=True)
    number = np.argsort(np.argsort(lowest))  # clusters in the order of their lowest members
    first = np.lexsort((place[members], number[home]))
    in_turn = np.lexsort((members, number[home]))
    held = np.lexsort((kept, number[np.searchsorted(found, label[pairs.left[kept]])]))
    bounds = _bounds(number[home], len(found))
    pair_bounds = _bounds(number[np.searchsorted(found, label[pairs.left[kept]])], len(found))
    return Groups(members[in_turn], bounds, kept[held], pair_bounds, members[first[bounds[:-1]]])


def _bounds(group: Rows, count: int) -> Rows:
    return np.append(0, np.cumsum(np.bincount(group, minlength=count)))

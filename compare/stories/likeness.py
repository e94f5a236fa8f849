"""Documents in a vector space -> how alike the pairs are that may tell one story: what they share, and when they came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import Merges
from compare.graphs.linkage import groups, merges
from compare.graphs.products import products
from compare.graphs.rows import Numbers
from compare.sketches.pairs import packed
from compare.stories.meaning import Vectors, agreement
from compare.stories.partners import candidate_pairs, completed, pairs_between
from compare.stories.recipe import Recipe
from compare.stories.space import Space
from compare.stories.space import Vectors as Weighted

DAY = 86_400.0  # seconds
FINEST = (1 << 32) - 1  # steps of likeness in 1
ROUNDS = 2  # of comparing groups whole

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Pairs of documents, left < right, distinct and in order, and how alike each is, in 0..1.

    `alone` is the likeness of the two by themselves, `crowd` for each document what is taken from it for those around it.
    """

    left: Numbers
    right: Numbers
    alone: Scores
    crowd: Scores

    def __len__(self) -> int:
        return len(self.left)

    @property
    def score(self) -> Scores:
        """Return the likeness of each pair, less what both have in common with many others."""
        return less_crowded(self.alone, self.crowd, self.left, self.right)


def graph(where: Space, times: Scores, meaning: Vectors | None, recipe: Recipe) -> Graph:
    """Return the pairs that may tell one story; the cost is linear in documents, but for the nearest of meaning.

    Candidates share rare features; those of a document's closest are its candidates too; and where groups of documents are
    alike by all of their pairs that were compared, so that nothing but the others may hold them apart, those are compared
    as well: a story that hundreds tell does not fall apart. `times` are seconds, NaN for none.
    """
    size = len(where.terms)

    def compared(pairs: Numbers) -> Scores:
        return factors(where, times, meaning, recipe, *pairs.T).likeness()

    pairs = candidate_pairs(where, meaning)
    found = Graph(pairs[:, 0], pairs[:, 1], compared(pairs), np.zeros(size))
    found = _with(found, completed(pairs, found.alone, size, recipe.even), compared, recipe)
    for _ in range(ROUNDS):
        label = groups(size, merged(size, found, recipe.even, recipe), recipe.even)
        between = pairs_between(label, found.left, found.right, found.score, recipe.even)
        if not len(between):
            break
        found = _with(found, between, compared, recipe)
    return found


def merged(size: int, found: Graph, cut: float, recipe: Recipe) -> Merges:
    """Return what linkage merges down to a likeness of `cut`."""
    return merges(size, found.left, found.right, found.score, cut, tight=recipe.tight, pseudo=recipe.pseudo_pairs)


def _with(found: Graph, more: Numbers, compared: Callable[[Numbers], Scores], recipe: Recipe) -> Graph:
    """Return a graph with more pairs, some of which it may have already."""
    known, asked = packed(found.left, found.right), packed(*more.T)
    at = np.minimum(np.searchsorted(known, asked), max(0, len(known) - 1))
    fresh = more[known[at] != asked] if len(known) else more
    left, right = np.concatenate([found.left, fresh[:, 0]]), np.concatenate([found.right, fresh[:, 1]])
    order = np.argsort(packed(left, right))
    left, right = left[order], right[order]
    alone = np.concatenate([found.alone, compared(fresh)])[order]
    return Graph(left, right, alone, crowding(left, right, alone, len(found.crowd), recipe))


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """What the likeness of pairs is the product of: the cosine of what both hold, and what raises or lowers it.

    `balance` is for unequal weight, `foreign` for two languages; `meaning` is the encoder's part, which is added, its
    `share` taken from the rest.
    """

    cosine: Scores
    balance: Scores
    foreign: Scores
    brevity: Scores
    nearness: Scores
    meaning: Scores | None
    share: Scores

    def likeness(self) -> Scores:
        """Return how alike each pair is, in 0..1."""
        shared = self.cosine * self.balance * self.foreign
        if self.meaning is not None:
            shared = (1.0 - self.share) * shared + self.share * self.meaning
        found: Scores = np.minimum(1.0, shared * self.brevity * self.nearness)
        return found


def factors(
    where: Space, times: Scores, meaning: Vectors | None, recipe: Recipe, left: Numbers, right: Numbers
) -> Factors:
    """Return what makes pairs of documents alike, pair by pair."""
    foreign = where.foreign(left, right)
    cosine, balance = _shared(where.within, left, right, recipe.containment)
    if where.across is not None and foreign.any():
        some = np.flatnonzero(foreign)
        cosine[some], balance[some] = _shared(where.across, left[some], right[some], recipe.containment)
    return Factors(
        cosine,
        balance,
        np.where(foreign, recipe.foreign, 1.0),
        brevity(where.terms[left], where.terms[right], recipe),
        nearness(times[left], times[right], far(int(np.count_nonzero(~np.isnan(times))), recipe), recipe),
        None if meaning is None else agreement(meaning, left, right) ** recipe.meaning_power,
        np.where(foreign, recipe.meaning_between_languages, recipe.meaning),
    )


def crowd_around(scores: Scores, recipe: Recipe) -> float:
    """Return what is taken from the likeness of one document, which is so alike to its partners; see `crowding`."""
    ranked = -np.sort(-scores)[recipe.crowd_first - 1 : recipe.crowd_last]
    around = float(ranked.sum()) / (recipe.crowd_last - recipe.crowd_first + 1)
    return recipe.crowd * min(max(around, recipe.crowd_least), recipe.crowd_most)


def crowding(left: Numbers, right: Numbers, scores: Scores, size: int, recipe: Recipe) -> Scores:
    """Return for each document what its likeness to any other is lowered by, half for each of the two.

    That is a share of how alike it is to its partners behind the first few: those that are not of its story, but of its
    beat. In a small pile, or a large story, bounds stand in for what cannot be told.
    """
    below = np.rint((1.0 - scores) * FINEST).astype(
        np.uint64
    )  # behind its document, each score sorts as a whole number
    ends = (rows.astype(np.uint64) << np.uint64(32) | below for rows in (left, right))
    ranked = np.sort(np.concatenate([*ends]))
    one = (ranked >> np.uint64(32)).astype(np.int64)
    score = 1.0 - (ranked & np.uint64(FINEST)).astype(np.float64) / FINEST
    rank = np.arange(len(one)) - np.searchsorted(one, np.arange(size + 1))[one]
    counted = (rank >= recipe.crowd_first - 1) & (rank < recipe.crowd_last)
    places = recipe.crowd_last - recipe.crowd_first + 1
    around = np.bincount(one[counted], score[counted], size) / places
    found: Scores = recipe.crowd * np.clip(around, recipe.crowd_least, recipe.crowd_most)
    return found


def less_crowded(alone: Scores, crowd: Scores, left: Numbers, right: Numbers) -> Scores:
    """Return the likeness of pairs less what their surroundings take, not below 0."""
    found: Scores = np.maximum(0.0, alone - (crowd[left] + crowd[right]) / 2.0)
    return found


def brevity(one: Numbers, two: Numbers, recipe: Recipe) -> Scores:
    """Return by how much the likeness of short texts is raised: they have less to share."""
    shorter = np.clip(np.minimum(one, two), recipe.short, recipe.long)
    found: Scores = (shorter / recipe.long) ** -recipe.shortness
    return found


def far(dated: int, recipe: Recipe) -> float:
    """Return the factor of documents published far apart: less, the more documents of the pile are `dated` at all."""
    return float(recipe.far * max(1.0, dated / recipe.dated) ** -recipe.dated_power)


def nearness(one: Scores, two: Scores, least: float, recipe: Recipe) -> Scores:
    """Return by how much the times of two documents raise or lower their likeness; 1 where one is NaN, not known.

    A Gaussian between two bounds: dates are often wrong or midnight, so that they may doubt a likeness, never forbid it.
    """
    days = np.abs(one - two) / DAY
    found = least + (recipe.near - least) * np.exp(-0.5 * (days / recipe.days) ** 2)
    return np.where(np.isnan(days), 1.0, found)


def seconds(published: Sequence[datetime | None]) -> Scores:
    """Return times as seconds, NaN for none."""
    return np.array([np.nan if time is None else time.timestamp() for time in published], np.float64)


def _shared(vectors: Weighted, left: Numbers, right: Numbers, containment: float) -> tuple[Scores, Scores]:
    """Return the cosine of pairs, and by how much it is raised towards the share of the lighter that the heavier holds."""
    kinds = np.zeros(vectors.rows.width, np.uint8)
    cosine = products(vectors.rows, np.stack([left, right], axis=1), kinds, 1)[:, 0]
    one, two = vectors.norms[left], vectors.norms[right]
    lighter = np.minimum(one, two)
    ratio = np.divide(np.maximum(one, two), lighter, out=np.ones(len(left)), where=lighter > 0)
    return cosine, ratio**containment

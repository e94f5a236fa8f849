"""A labelled set and a recipe -> B3 at every cut, on all its stories and on samples of them, at little cost.

What two articles share is a sum over kinds of features, each times the square of the kind's weight. Those sums are made
once for all pairs that the shipped recipe compares; a recipe then costs a few products of small arrays and the linkage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from compare.graphs.linkage import groups
from compare.graphs.products import products
from compare.graphs.rows import Numbers, Rows
from compare.stories.features import Features
from compare.stories.likeness import Graph, brevity, crowding, far, merged, nearness
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.space import Space, Vectors, space
from compare.text.stream.streaming import Kind
from trials.sets import LabelledSet, b_cubed

EVENS = np.arange(10, 41) / 200  # likenesses at which groups are cut
SAMPLES = 4  # beside the whole set
SHARE = 0.6  # of the stories, in a sample
NEIGHBOURS = 1  # cuts on either side that count like the cut itself
CUTS = EVENS[NEIGHBOURS:-NEIGHBOURS]
KINDS = max(Kind) + 1
WEIGHTS = {kind: kind.name.lower() for kind in Kind}  # the field of the recipe
ALIKE = replace(RECIPE, **dict.fromkeys(WEIGHTS.values(), 1.0))
ALONE = {
    kind: replace(RECIPE, **{other: float(other == name) for other in WEIGHTS.values()})
    for kind, name in WEIGHTS.items()
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """By kind of feature: what the two of each pair share, and the squared length of each document."""

    shared: Floats
    squares: Floats

    @classmethod
    def of(cls, every: Vectors, alone: Mapping[Kind, Vectors], read: Features, pairs: Numbers) -> Sums:
        """Return the sums of documents as vectors of `every` kind, and of each kind `alone`."""
        keys, first = np.unique(read.key, return_index=True)
        kinds = read.kind[first[np.searchsorted(keys, every.keys)]]
        rows = every.rows
        values = (rows.values * np.repeat(every.norms, np.diff(rows.bounds))).astype(np.float32)
        squares = np.zeros((len(rows), KINDS))
        for kind, vectors in alone.items():
            squares[:, kind] = vectors.norms**2
        return cls(products(Rows(rows.bounds, rows.columns, values, rows.width), pairs, kinds, KINDS), squares)

    def cosine(self, weights: Floats, pairs: Numbers, containment: float) -> Floats:
        """Return the cosine of each pair, nearer the share of the lighter the more `containment` counts."""
        norms = np.sqrt(self.squares @ weights**2)
        one, two = norms[pairs[:, 0]], norms[pairs[:, 1]]
        lighter = np.minimum(one, two)
        raised = (np.maximum(one, two) / np.where(lighter > 0, lighter, 1.0)) ** containment
        found: Floats = self.shared @ weights**2 * raised / np.where(lighter > 0, one * two, 1.0)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """One set, made ready to be clustered by many recipes."""

    name: str
    found: LabelledSet
    pairs: Numbers
    samples: tuple[NDArray[np.bool_], ...]

    @classmethod
    def of(cls, found: LabelledSet) -> Curves:
        every = found.graph(RECIPE)
        pairs = np.stack([every.left, every.right], axis=1)
        chance = np.random.default_rng(1)
        kept = [chance.permutation(found.stories) < SHARE * found.stories for _ in range(SAMPLES)]
        return cls(found.name, found, pairs, tuple(k[found.gold] for k in (np.ones(found.stories, np.bool_), *kept)))

    def graph(self, recipe: Recipe) -> Graph:
        """Return how alike the pairs are, as `likeness` says."""
        where, within, across = _sums(self, recipe.lead)
        left, right = self.pairs.T
        shared = within.cosine(recipe.weights(), self.pairs, recipe.containment)
        if across is not None:
            other = across.cosine(recipe.weights_between_languages(), self.pairs, recipe.containment)
            shared = np.where(where.foreign(left, right), recipe.foreign * other, shared)
        times = self.found.times
        near = nearness(times[left], times[right], far(int(np.count_nonzero(~np.isnan(times))), recipe), recipe)
        alone = np.minimum(1.0, shared * brevity(where.terms[left], where.terms[right], recipe) * near)
        return _crowded(left, right, alone, len(times), recipe)

    def scores(self, recipe: Recipe) -> Floats:
        """Return B3 F1 of the whole set and of each sample (rows) at each of the `EVENS`."""
        every = self.graph(recipe)
        return np.array([self._score(every, recipe, sample) for sample in self.samples])

    def smooth(self, recipe: Recipe) -> Floats:
        """Return B3 F1 at each of the `CUTS`: the mean over samples and over neighbouring cuts."""
        window = np.full(2 * NEIGHBOURS + 1, 1 / (2 * NEIGHBOURS + 1))
        return np.convolve(self.scores(recipe).mean(axis=0), window, "valid")

    def _score(self, every: Graph, recipe: Recipe, sample: NDArray[np.bool_]) -> list[float]:
        rows, gold = self.found.row[sample], self.found.gold[sample]
        there = np.zeros(len(self.found.heads), np.bool_)
        there[rows] = True
        both = there[every.left] & there[every.right]
        part = _crowded(every.left[both], every.right[both], every.alone[both], len(there), recipe)
        made = merged(len(there), part, float(EVENS[0]), recipe)
        return [b_cubed(groups(len(there), made, float(cut))[rows], gold) for cut in EVENS]


def _crowded(left: Numbers, right: Numbers, alone: Floats, size: int, recipe: Recipe) -> Graph:
    return Graph(left, right, alone, crowding(left, right, alone, size, recipe))


@cache
def _sums(curves: Curves, lead: float) -> tuple[Space, Sums, Sums | None]:
    read = curves.found.features(lead)
    where = space(read, ALIKE)
    alone = {kind: space(read, recipe) for kind, recipe in ALONE.items()}
    within = Sums.of(where.within, {kind: one.within for kind, one in alone.items()}, read, curves.pairs)
    if where.across is None:
        return where, within, None
    between = {kind: one.across for kind, one in alone.items() if one.across is not None}
    return where, within, Sums.of(where.across, between, read, curves.pairs)

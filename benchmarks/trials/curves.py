"""A labelled set and a recipe -> B3 at every cut, on all its stories and on samples of them, at little cost.

What two articles share is a sum over kinds of features, each times the square of the kind's weight. Those sums are made
once for all pairs that the shipped recipe compares; a recipe then costs a few products of small arrays and the linkage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from compare.graphs.linkage import groups, merges
from compare.graphs.products import products
from compare.graphs.rows import Numbers, Rows
from compare.stories.likeness import Graph, brevity, nearness
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.space import Space, Vectors, space
from compare.text.stream.streaming import Kind
from trials.sets import LabelledSet, b_cubed

EVENS = np.arange(6, 27) / 100  # likenesses at which groups are cut
SAMPLES = 4  # beside the whole set
SHARE = 0.6  # of the stories, in a sample
NEIGHBOURS = 1  # cuts on either side that count like the cut itself
CUTS = EVENS[NEIGHBOURS:-NEIGHBOURS]
KINDS = max(Kind) + 1
ALIKE = replace(RECIPE, stem=1, pair=1, name=1, title=1, figure=1, date=1, quote=1, cognate=1)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """By kind of feature: what the two of each pair share, and the squared length of each document."""

    shared: Floats
    squares: Floats

    @classmethod
    def of(cls, vectors: Vectors, kinds: NDArray[np.uint8], pairs: Numbers) -> Sums:
        rows = vectors.rows
        values = (rows.values * np.repeat(vectors.norms, np.diff(rows.bounds))).astype(np.float32)
        whole = Rows(rows.bounds, rows.columns, values, rows.width)
        own = np.repeat(np.arange(len(rows), dtype=np.int32)[:, None], 2, axis=1)
        return cls(products(whole, pairs, kinds, KINDS), products(whole, own, kinds, KINDS))

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
        factor = brevity(where.terms[left], where.terms[right], recipe) * nearness(times[left], times[right], recipe)
        return Graph(left, right, np.minimum(1.0, shared * factor))

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
        limits = {"tight": recipe.tight, "pseudo": recipe.pseudo_pairs}
        made = merges(len(there), every.left[both], every.right[both], every.score[both], float(EVENS[0]), **limits)
        return [b_cubed(groups(len(there), made, float(cut))[rows], gold) for cut in EVENS]


@cache
def _sums(curves: Curves, lead: float) -> tuple[Space, Sums, Sums | None]:
    read = curves.found.features(lead)
    where = space(read, ALIKE)
    keys, first = np.unique(read.key, return_index=True)
    within, across = (
        None if v is None else Sums.of(v, read.kind[first[np.searchsorted(keys, v.keys)]], curves.pairs)
        for v in (where.within, where.across)
    )
    return where, within, across

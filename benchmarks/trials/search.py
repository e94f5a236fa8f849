"""Recipes over a declared space -> the one that does best on some sets, by the cross-entropy method.

Rounds of recipes are drawn at random; from the second round on around the best of the rounds before (Rubinstein 1999). The
mean of the best is taken, not the very best: where many do about equally well, one is best by luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.stories.recipe import RECIPE, Recipe
from trials.curves import CUTS, Curves, Floats

ROUNDS, DRAWN = 4, 80
SEED = 1
BEST = 0.15  # share of all recipes drawn so far
LEAST_SPREAD = 0.05  # of a field's range, lest the rounds close in on one recipe too soon


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of the recipe may be: a multiple of `step` from `low` to `high`."""

    low: float
    high: float
    step: float = 0.01

    def rounded(self, value: float) -> float:
        return round(min(self.high, max(self.low, round(value / self.step) * self.step)), 6)


# Fields that are fitted. The weight of stems is the unit of the others, `short` and `long` the lengths between which news
# lies; what is compared by meaning depends on the encoder. `far` is no matter of scores: where all stories last for hours and
# no date is wrong, the lowest would do best, and a wrong date would then part an article from its story; `dated` goes with it.
SPACE: Mapping[str, Field] = {
    "pair": Field(0.2, 1.0), "name": Field(0.2, 1.4), "title": Field(1.0, 3.4), "figure": Field(0.4, 2.4),
    "date": Field(0.0, 2.0), "quote": Field(0.0, 1.6), "lead": Field(1.0, 3.0, 0.5), "cognate": Field(0.0, 0.6),
    "foreign": Field(0.4, 1.2), "containment": Field(0.0, 0.6), "shortness": Field(0.0, 0.28), "near": Field(1.0, 1.8),
    "days": Field(1.0, 6.0, 0.1), "tight": Field(0.14, 0.38), "pseudo_pairs": Field(1, 8, 1),
    "crowd": Field(0.0, 1.0), "crowd_least": Field(0.0, 0.1),
}  # fmt: skip
CUT = Field(float(CUTS[0]), float(CUTS[-1]), 0.005)  # found for every recipe, by the curve of its cuts


def recipe_at(point: Floats) -> Recipe:
    """Return the shipped recipe with the values of a point of the space, each as its field asks."""
    values = {n: f.rounded(value) for (n, f), value in zip(SPACE.items(), point.tolist(), strict=True)}
    return replace(RECIPE, **{name: type(getattr(RECIPE, name))(value) for name, value in values.items()})


class Trials:
    """Sets, and what each recipe did on them: tried once, however often it is asked for."""

    def __init__(self, sets: Sequence[Curves]) -> None:
        self._sets = sets
        self._known: dict[tuple[Recipe, str], Floats] = {}

    def mean(self, recipe: Recipe, without: str = "") -> Floats:
        """Return the smoothed B3 at each cut, the mean over all sets but one."""
        return np.mean([self._smooth(recipe, one) for one in self._sets if one.name != without], axis=0)

    def at_its_cut(self, recipe: Recipe) -> float:
        """Return the smoothed B3 at the recipe's own cut, rounded to one of the `CUTS`."""
        return float(self.mean(recipe)[np.abs(CUTS - recipe.even).argmin()])

    def best(self, without: str = "") -> Recipe:
        """Return the recipe that the sets choose, all but one."""
        chance = np.random.default_rng(SEED)
        low, high = np.array([(f.low, f.high) for f in SPACE.values()]).T
        drawn = chance.uniform(low, high, (DRAWN, len(SPACE)))
        points, value = drawn, self._values(drawn, without)
        for _ in range(ROUNDS - 1):
            best = points[np.argsort(-value, kind="stable")[: round(BEST * len(points))]]
            spread = np.maximum(best.std(axis=0), LEAST_SPREAD * (high - low))
            drawn = np.clip(chance.normal(best.mean(axis=0), spread, (DRAWN, len(SPACE))), low, high)
            points, value = np.concatenate([points, drawn]), np.concatenate([value, self._values(drawn, without)])
        best = points[np.argsort(-value, kind="stable")[: round(BEST * len(points))]]
        return self._cut(recipe_at(best.mean(axis=0)), without)

    def _values(self, points: Floats, without: str) -> Floats:
        return np.array([self.mean(recipe_at(point), without).max() for point in points])

    def _cut(self, recipe: Recipe, without: str) -> Recipe:
        return replace(recipe, even=float(CUTS[self.mean(recipe, without).argmax()]))

    def _smooth(self, recipe: Recipe, one: Curves) -> Floats:
        key = recipe, one.name
        if key not in self._known:
            self._known[key] = one.smooth(recipe)
        return self._known[key]

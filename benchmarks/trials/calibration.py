"""The merges of labelled sets -> how likeness tells the probability of one story, as compare/stories/calibration.py says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.stories.likeness import merged
from compare.stories.recipe import Recipe
from trials.sets import LabelledSet

LEAST = 0.03  # likeness of a merge; far below, all are wrong

Judged = tuple[NDArray[np.float64], NDArray[np.bool_]]


def judged(found: LabelledSet, recipe: Recipe) -> Judged:
    """Return of each merge how alike both groups are, and whether most pairs of articles between them tell one story."""
    made = merged(len(found.heads), found.graph(recipe), LEAST, recipe)
    told: list[Counter[int]] = [Counter() for _ in found.heads]
    for row, story in zip(found.row.tolist(), found.gold.tolist(), strict=True):
        told[row][story] += 1
    right = []
    for left, other in zip(made.left.tolist(), made.right.tolist(), strict=True):
        same = sum(count * told[other][story] for story, count in told[left].items())
        right.append(2 * same > told[left].total() * told[other].total())
        told[left] += told[other]
    return made.means, np.array(right)


def fitted(sets: Sequence[Judged]) -> tuple[float, float]:
    """Return (even, steepness) of the logistic curve over ln(likeness) that fits best, each set counted alike."""
    x = np.concatenate([np.log(means) for means, _ in sets])
    sign = np.concatenate([np.where(right, 1.0, -1.0) for _, right in sets])
    weight = np.concatenate([np.full(len(means), 1 / len(means)) for means, _ in sets])

    def loss(curve: NDArray[np.float64]) -> float:
        return float(weight @ np.logaddexp(0.0, -sign * (curve[0] * x + curve[1])))

    steepness, intercept = minimize(loss, np.array([4.0, 8.0]), method="BFGS").x
    return float(np.exp(-intercept / steepness)), float(steepness)

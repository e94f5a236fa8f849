"""Likeness -> the probability that what is so alike is one story, and back.

Fitted by `benchmarks/stories.py` to all merges of average linkage on labelled sets: p = 1 / (1 + (even / likeness)^steepness),
a logistic curve over the logarithm of likeness.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.stories.recipe import Recipe


def probabilities(likeness: NDArray[np.float64], recipe: Recipe) -> NDArray[np.float64]:
    """Return the probability, in 0..1, that groups or documents of such likeness are of one story.

    >>> probabilities(np.array([0.0, 0.15, 1.0]), Recipe(even=0.15, steepness=4)).round(3).tolist()
    [0.0, 0.5, 0.999]
    """
    powered = likeness**recipe.steepness
    found: NDArray[np.float64] = powered / (powered + recipe.even**recipe.steepness)
    return found


def likeness_at(probability: float, recipe: Recipe) -> float:
    """Return the likeness of a probability above 0 and below 1.

    >>> round(likeness_at(0.5, Recipe(even=0.15)), 3)
    0.15
    """
    return min(1.0, float(recipe.even * (probability / (1.0 - probability)) ** (1.0 / recipe.steepness)))

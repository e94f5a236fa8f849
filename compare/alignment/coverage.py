"""Meetings of two articles -> for each story paragraph, how much of it the whole other article tells.

A softmax over three features decides between shared, partial and only; its coefficients are made by
`benchmarks/fit_alignment.py`. Omission is asked of the whole other article, for what one paragraph tells may stand in
three; the links then say where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from compare.alignment.links import Floats
from compare.alignment.meetings import Meetings
from compare.alignment.passages import Passage
from compare.alignment.weights import Weights
from compare.model import Status

# Order of features: share of the weight that links tell, weight that stands nowhere, number of links; intercept.
COEFFICIENTS = {
    Status.SHARED: (2.888, -0.854, 1.011, 1.058),
    Status.PARTIAL: (1.125, 0.638, 1.039, -2.617),
    Status.ONLY: (-4.013, 0.215, -2.05, 1.559),
}
# The same where links rest on what an encoder says too.
WITH_MEANING = {
    Status.SHARED: (2.798, -0.863, 1.304, 0.857),
    Status.PARTIAL: (1.155, 0.647, 1.097, -2.676),
    Status.ONLY: (-3.954, 0.216, -2.401, 1.819),
}
LEAST_TOLD = 0.42  # chance that a passage does not stand alone, up to which nothing links it
EVEN = 0.5  # chance that it does, beyond which it is "only" in spite of a link, and uncertain
MIDDLING = 0.57  # the two chances multiplied, of links that just hold
CERTAIN = 0.999  # no link is surer
LEAST = 1e-9  # weight of a passage without a stem
NARROW = 0.15  # between the two likeliest statuses: closer, and the judgement is uncertain
LIKELY = 0.45  # the best link of a passage, below which it is uncertain that it is told elsewhere: of such, two in five are not
# The same of "only here", which a reader takes for a charge against the other outlet. Of the paragraphs that two readers
# judged, seven in eight that are surer than that are told by one article alone, and two in three of the others.
DISTINCT = 0.6


class Odds(NamedTuple):
    """Probabilities of the three statuses of one passage, before its links are settled; they add up to 1."""

    shared: float
    partial: float
    only: float


class Judgement(NamedTuple):
    """Status of one passage, its probability, and whether another status is about as likely."""

    status: Status
    probability: float
    uncertain: bool


def odds(features: Floats, coefficients: Mapping[Status, Sequence[float]]) -> list[Odds]:
    """Return the odds of each passage."""
    table = np.array([coefficients[status] for status in Status])
    logits = (features[:, None, :] * table[None, :, :-1]).sum(axis=2) + table[:, -1]
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return [Odds(*row) for row in chances.tolist()]


def strengths(
    probability: Floats, met: Meetings, first: Sequence[Odds], second: Sequence[Odds], doubt: float = 1.0
) -> Floats:
    """Return how strong each link is: its probability times the chances that neither passage stands alone, 0 where one too
    likely does.

    Where a passage is probably told by one article only, what it shares with another is likelier chance. A model that knows
    better what two passages mean heeds that with less `doubt`.
    """
    one, two = (np.array([1.0 - chances.only for chances in side]) for side in (first, second))
    here, there = one[met.left], two[met.right]
    found: Floats = probability * (here * there) ** doubt * MIDDLING ** (1.0 - doubt)
    return np.where(np.minimum(here, there) > LEAST_TOLD * doubt, found, 0.0)


def settle(chances: Odds, best: float) -> Judgement:
    """Return the status of a passage, whose `best` link is so likely, 0 without one.

    Without a link it is "only", with one that which is likeliest; of "only" a link is a doubt, of the others a weak link.
    """
    if not best or chances.only > EVEN:
        doubted = chances.only - max(chances.shared, chances.partial) < DISTINCT
        return Judgement(Status.ONLY, chances.only, bool(best) or doubted)
    status = Status.SHARED if chances.shared > chances.partial else Status.PARTIAL
    probability = max(chances.shared, chances.partial)
    second = max(min(chances.shared, chances.partial), chances.only)
    return Judgement(status, probability, probability - second < NARROW or best < LIKELY)


def coverage_features(
    here: Sequence[Passage], probability: Floats, weights: Weights, met: Meetings, *, left: bool
) -> Floats:
    """Return the features of each passage of one article, in the order of COEFFICIENTS.

    A stem is told as probably as any link is true to a passage that holds it too. `left` says that `here` is the first of
    the two articles that met.
    """
    at = met.left if left else met.right
    width = max(1, len(met.stems))
    missed = np.log1p(-np.minimum(probability, CERTAIN))
    places, entry = np.unique(at[met.of] * width + met.stem, return_inverse=True)
    told = -np.expm1(np.bincount(entry, missed[met.of], len(places)))
    story = np.array([weights.story[stem] for stem in met.stems])
    shares = np.bincount(places // width, told * story[places % width], len(here))
    known = frozenset(met.stems)
    totals = np.array([weights.total(passage.stems) for passage in here])
    nowhere = np.array([weights.total(passage.stems - known) for passage in here])
    links = np.bincount(at, probability, len(here))
    return np.stack((shares / np.maximum(totals, LEAST), np.log1p(nowhere), np.log1p(links)), axis=1)

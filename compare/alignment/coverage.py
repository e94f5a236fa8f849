"""Scored links of two articles -> for each story paragraph, how much of it the whole other article tells.

A softmax over four shares decides between shared, partial and only; its coefficients are made by
`benchmarks/fit_alignment.py`. Omission is asked of the whole other article, for what one paragraph tells may stand in
three; the links then say where.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from compare.alignment.links import Scored
from compare.alignment.passages import Passage
from compare.alignment.weights import Weights
from compare.model import Status

# Order of features: best link, any link, share of story weight told anywhere, the same in general weight; intercept.
COEFFICIENTS = {
    Status.SHARED: (1.96, -1.74, 1.95, 2.44, -2.22),
    Status.PARTIAL: (0.26, 2.73, -1.34, -1.68, -0.19),
    Status.ONLY: (-2.22, -0.99, -0.61, -0.76, 2.41),
}
NARROW = 0.15  # between the two likeliest statuses: closer, and the judgement is uncertain


@dataclass(frozen=True, slots=True)
class Odds:
    """Probabilities of the three statuses of one passage, before its links are settled; they add up to 1."""

    shared: float
    partial: float
    only: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Status of one passage, its probability, and whether another status is about as likely."""

    status: Status
    probability: float
    uncertain: bool


def odds(
    here: Sequence[Passage], there: Sequence[Passage], scored: Sequence[Scored], weights: Weights, left: bool
) -> list[Odds]:
    """Return the odds of each passage of `here` against all of `there`; `left` says which side of `scored` is here."""
    return [_odds(features) for features in coverage_features(here, there, scored, weights, left)]


def settle(chances: Odds, linked: bool) -> Judgement:
    """Return the status of a passage: of a linked one shared or partial, of another "only"."""
    if not linked:
        return Judgement(Status.ONLY, chances.only, chances.only - max(chances.shared, chances.partial) < NARROW)
    status = Status.SHARED if chances.shared > chances.partial else Status.PARTIAL
    probability = max(chances.shared, chances.partial)
    second = max(min(chances.shared, chances.partial), chances.only)
    return Judgement(status, probability, probability - second < NARROW)


def coverage_features(
    here: Sequence[Passage], there: Sequence[Passage], scored: Sequence[Scored], weights: Weights, left: bool
) -> list[tuple[float, ...]]:
    """Return, for each passage: best link, any link (noisy or), share of its weight told anywhere, in story and in general."""
    best, missed = [0.0] * len(here), [1.0] * len(here)
    for link in scored:
        at = link.left if left else link.right
        best[at] = max(best[at], link.probability)
        missed[at] *= 1.0 - link.probability
    told = frozenset().union(*(p.stems for p in there))
    return [
        (best[i], 1.0 - missed[i], _share(weights.total, p.stems, told), _share(weights.general, p.stems, told))
        for i, p in enumerate(here)
    ]


def _share(total: Callable[[Iterable[str]], float], stems: frozenset[str], told: frozenset[str]) -> float:
    whole = total(stems)
    return total(stems & told) / whole if whole else 1.0


def _odds(features: Sequence[float]) -> Odds:
    weights = [math.exp(sum(c * x for c, x in zip(COEFFICIENTS[s], (*features, 1.0), strict=True))) for s in Status]
    return Odds(*(weight / sum(weights) for weight in weights))

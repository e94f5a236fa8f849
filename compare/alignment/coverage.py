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
    Status.SHARED: (1.68, -1.50, 2.04, 2.45, -2.28),
    Status.PARTIAL: (0.21, 2.74, -1.15, -1.87, -0.15),
    Status.ONLY: (-1.88, -1.24, -0.89, -0.57, 2.43),
}
NARROW = 0.15  # between the two likeliest statuses: closer, and the judgement is uncertain


@dataclass(frozen=True, slots=True)
class Judgement:
    """Status of one passage, its probability, and whether another status is about as likely."""

    status: Status
    probability: float
    uncertain: bool


def judge(
    here: Sequence[Passage], there: Sequence[Passage], scored: Sequence[Scored], weights: Weights, left: bool
) -> list[Judgement]:
    """Return the judgement of each passage of `here` against all of `there`; `left` says which side of `scored` is here."""
    return [_judgement(features) for features in coverage_features(here, there, scored, weights, left)]


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


def _judgement(features: Sequence[float]) -> Judgement:
    logits = {
        status: sum(c * x for c, x in zip(row, (*features, 1.0), strict=True)) for status, row in COEFFICIENTS.items()
    }
    total = sum(map(math.exp, logits.values()))
    ranked = sorted(((math.exp(v) / total, status) for status, v in logits.items()), reverse=True)
    (first, status), (second, _) = ranked[:2]
    return Judgement(status, first, first - second < NARROW)

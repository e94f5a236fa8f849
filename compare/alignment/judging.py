"""Likely links -> what a judge of the caller's says of them: whether one paragraph follows from the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from compare.alignment.links import Floats
from compare.alignment.meetings import Meetings
from compare.alignment.passages import Passage
from compare.errors import SettingsError

CANDIDATES = 3  # likeliest links of each passage that are judged
LEAST = 0.02  # probability of a link, below which it is not judged
MOST = 300  # links of two articles that are judged, the likeliest; each in both directions
BATCH = 64  # pairs of texts that are judged at once
TEXT = 2_000  # characters of a paragraph that are judged
NEUTRAL, PULL = 0.25, 4.0  # a judgement that changes nothing, and how far (in log-odds) one moves a link


class Judge(Protocol):
    """Whatever tells how probably each hypothesis follows from its premise: one number in 0..1 for each pair."""

    def __call__(self, pairs: Sequence[tuple[str, str]], /) -> Sequence[float]: ...


@dataclass(eq=False)
class Asked:
    """A judge that is asked about no two texts twice."""

    judge: Judge
    _said: dict[tuple[str, str], float] = field(default_factory=dict)

    def __call__(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """Return what the judge says of each pair; raise SettingsError where it says no probability."""
        wanted = list(pairs)
        new = [pair for pair in dict.fromkeys(wanted) if pair not in self._said]
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            self._said.update(zip(batch, _judged(self.judge, batch), strict=True))
        return [self._said[pair] for pair in wanted]


def judge_links(
    one: Sequence[Passage], two: Sequence[Passage], met: Meetings, probability: Floats, asked: Asked
) -> dict[int, float]:
    """Return what the judge says of the likeliest links of each passage, by their meetings.

    Either paragraph may hold more than the other, so that both directions are asked and the better counts.
    """
    chosen = _candidates(met, probability)
    texts = [(one[met.left[m]].text[:TEXT], two[met.right[m]].text[:TEXT]) for m in chosen]
    there = asked(texts)
    back = asked((b, a) for a, b in texts)
    return {m: max(x, y) for m, x, y in zip(chosen, there, back, strict=True)}


def moved_by(probability: Floats, said: dict[int, float]) -> Floats:
    """Return the probabilities after the judge has spoken: its word moves the log-odds of those it was asked about."""
    shift = np.zeros(len(probability))
    shift[list(said)] = [PULL * (score - NEUTRAL) for score in said.values()]
    odds = probability * np.exp(shift)
    found: Floats = odds / (1.0 - probability + odds)
    return found


def _candidates(met: Meetings, probability: Floats) -> list[int]:
    order = [m for m in np.argsort(-probability.round(9), kind="stable").tolist() if probability[m] >= LEAST]
    taken: dict[tuple[bool, int], int] = {}
    chosen = []
    for m in order:
        ends = ((True, int(met.left[m])), (False, int(met.right[m])))
        if any(taken.get(end, 0) < CANDIDATES for end in ends):
            chosen.append(m)
            for end in ends:
                taken[end] = taken.get(end, 0) + 1
    return chosen[:MOST]


def _judged(judge: Judge, pairs: Sequence[tuple[str, str]]) -> list[float]:
    try:
        found = np.asarray(judge(list(pairs)), np.float64)
    except SettingsError:
        raise
    except Exception as error:  # it is the caller's, and may raise whatever it likes
        raise SettingsError(f"the judge failed: {type(error).__name__}: {error}") from error
    if found.shape != (len(pairs),) or not ((found >= 0) & (found <= 1)).all():
        told = f"an array of shape {found.shape}" if found.shape != (len(pairs),) else "numbers outside 0..1"
        raise SettingsError(f"the judge gave {told} for {len(pairs)} pairs; it must give a probability for each")
    return [float(score) for score in found.round(6)]

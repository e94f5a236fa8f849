"""All that likeness of stories is made of: the weights and factors that `benchmarks/stories.py` varies and checks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.text.stream.streaming import Kind


@dataclass(frozen=True, slots=True)
class Recipe:
    """Weights of features, factors of likeness, and what linkage asks for.

    Each was varied on labelled sets of six kinds, and held on sets that it was not chosen on (docs/quality.md).
    """

    # Weights of what a document holds; what stands in its lead counts so many times.
    stem: float = 1.0
    pair: float = 0.55
    name: float = 0.8
    title: float = 2.0
    figure: float = 1.5
    date: float = 1.0
    quote: float = 0.6
    lead: float = 2.0
    # Between two languages only what survives translation: names, figures, dates, and cognates at this weight.
    cognate: float = 0.2
    foreign: float = 0.7
    # With an encoder: share of its cosine, to a power that tells a little from much, in likeness within and between languages.
    meaning: float = 0.05
    meaning_between_languages: float = 0.5
    meaning_power: float = 4.0
    # Articles of unequal weight: 0 is the cosine, 1 the share of the lighter that the heavier one holds.
    containment: float = 0.3
    # Short texts share less: likeness is divided by (terms of the shorter / `long`) to this power, from `short` terms on.
    shortness: float = 0.13
    short: float = 15.0
    long: float = 300.0
    # Factors of what was published at the same time, and far apart; between them a Gaussian of so many days.
    near: float = 1.4
    far: float = 0.8
    days: float = 2.5
    # The more documents have a date, the more that came out at other times are alike by chance: beyond so many, `far` falls
    # by their number to the power of minus this.
    dated: float = 400.0
    dated_power: float = 0.14
    # What many documents have in common, of a beat or a matter that never ends, joins no two of them: of each likeness a share is
    # taken of how alike both are to others, from the first of that rank to the last, within two bounds.
    crowd: float = 0.65
    crowd_first: int = 10
    crowd_last: int = 30
    crowd_least: float = 0.05
    crowd_most: float = 0.2
    # Two groups that are each tighter than what lies between them stay apart: the likeness inside a group above which it asks
    # for more, and how many pairs of that likeness it is taken to have beside its own.
    tight: float = 0.22
    pseudo_pairs: int = 3
    # The likeness at which two documents are as probably of one story as not, and how steeply the probability rises there.
    even: float = 0.115
    steepness: float = 3.75

    def weights(self) -> NDArray[np.float64]:
        """Return the weight of each kind of feature within a language, by its number."""
        known = {
            Kind.STEM: self.stem, Kind.PAIR: self.pair, Kind.NAME: self.name, Kind.TITLE: self.title,
            Kind.FIGURE: self.figure, Kind.DATE: self.date, Kind.QUOTE: self.quote,
        }  # fmt: skip
        return np.array([known.get(kind, 0.0) for kind in range(max(Kind) + 1)])  # type: ignore[call-overload]  # a number is a kind

    def weights_between_languages(self) -> NDArray[np.float64]:
        """Return the weight of each kind of feature between two languages, by its number."""
        known = {Kind.NAME: self.name, Kind.FIGURE: self.figure, Kind.DATE: self.date, Kind.COGNATE: self.cognate}
        return np.array([known.get(kind, 0.0) for kind in range(max(Kind) + 1)])  # type: ignore[call-overload]  # a number is a kind


RECIPE = Recipe()

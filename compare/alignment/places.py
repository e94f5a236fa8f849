"""Sides of a story -> the places of its figures, and what values each document gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.alignment.pairs import Side
from compare.alignment.passages import TELLING
from compare.text.figures import Figure

LARGE = 100.0  # figures that hardly stand twice by chance


class Place(NamedTuple):
    """A figure, the side and the passage (by their places) that it stands in."""

    side: int
    passage: int
    figure: Figure


def places(sides: Sequence[Side]) -> list[Place]:
    """Return the figures of a story that have a unit or count something, side by side, in their order."""
    return [
        Place(s, at, figure)
        for s, side in enumerate(sides)
        for at, passage in enumerate(side.passages)
        for figure in passage.figures
        if figure.unit or figure.counts or figure.value >= TELLING
    ]


class Told:
    """What values a document gives, by unit, and by unit and thing counted."""

    def __init__(self, found: Iterable[Place]) -> None:
        self._values: defaultdict[str, set[float]] = defaultdict(set)
        self._counted: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
        for place in found:
            self._values[place.figure.unit].add(place.figure.value)
            self._counted[place.figure.unit, place.figure.counts].add(place.figure.value)

    def gives(self, figure: Figure) -> bool:
        """Return whether the document gives a figure's value too: for the same thing, or at all if it is large."""
        if figure.unit or figure.value >= LARGE:
            return figure.value in self._values[figure.unit]
        return figure.value in self._counted[figure.unit, figure.counts]

    def only(self, figure: Figure) -> bool:
        """Return whether it gives no other value for what the figure counts."""
        return len(self._counted[figure.unit, figure.counts]) == 1

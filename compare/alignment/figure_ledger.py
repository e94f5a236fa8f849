"""Sides of a story -> the figures that it is told with, each with all places where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from compare.alignment.pairs import Side
from compare.alignment.passages import TELLING
from compare.model import FigureEntry, Mention
from compare.text.figures import Figure

AROUND = 300  # characters of its sentence shown on each side of a figure


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


def figure_ledger(sides: Sequence[Side]) -> tuple[FigureEntry, ...]:
    """Return an entry for each figure; one value of ten or more is one entry, whatever it is said to count."""
    groups: defaultdict[tuple[str, float, str], list[Place]] = defaultdict(list)
    for place in places(sides):
        figure = place.figure
        telling = figure.unit or figure.value >= TELLING
        groups[figure.unit, figure.value, "" if telling else figure.counts].append(place)
    return tuple(
        FigureEntry(
            written(value),
            unit,
            _counted(groups[unit, value, counts], sides),
            mentions(groups[unit, value, counts], sides),
        )
        for unit, value, counts in sorted(groups)
    )


def mentions(found: Sequence[Place], sides: Sequence[Side]) -> tuple[Mention, ...]:
    """Return the sentences in which figures stand, each once."""
    return tuple(dict.fromkeys(_mention(place, sides[place.side]) for place in found))


def counted_word(place: Place, sides: Sequence[Side]) -> str:
    """Return what a figure counts, as its paragraph writes it."""
    return sides[place.side].passages[place.passage].words.get(place.figure.counts, place.figure.counts)


def written(value: float) -> str:
    """Return a value with its thousands set apart.

    >>> written(1200000.0), written(0.5)
    ('1,200,000', '0.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _counted(found: Sequence[Place], sides: Sequence[Side]) -> str:
    """Return what most places say that a figure counts."""
    words = Counter(word.lower() for place in found if (word := counted_word(place, sides)))
    return min(words, key=lambda word: (-words[word], word), default="")


def _mention(place: Place, side: Side) -> Mention:
    passage = side.passages[place.passage]
    span = next(s.span for s in passage.sentences if place.figure.start < s.span.end)
    start = max(span.start, place.figure.start - AROUND)
    return Mention(side.document.id, passage.index, passage.text[start : min(span.end, place.figure.end + AROUND)])

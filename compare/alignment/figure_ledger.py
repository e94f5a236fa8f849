"""Sides of a story -> the figures that it is told with, and those on which its documents disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.alignment.pairs import AlignedPair, Side
from compare.model import Conflict, ConflictKind, FigureEntry, Mention
from compare.text.figures import Figure, figures

SURE_LINK = 0.5  # probability of the link between two passages, for a disagreement in them to be certain
ROUNDING = 0.02  # relative difference that one of the two may have come by through rounding
ROUGHLY = 0.1  # the same where one is said to be rough ("nearly 80")
FARTHEST = 3.0  # times: figures farther apart count two different things
SMALLEST = 3.0  # below it a number is as often a word ("one of two") as a count


class Place(NamedTuple):
    """A figure and the passage (by its place) that it stands in."""

    passage: int
    figure: Figure


def figure_ledger(sides: Sequence[Side]) -> tuple[FigureEntry, ...]:
    """Return every figure with a unit or something that it counts, and all places where it stands."""
    mentions: defaultdict[tuple[str, str, float], list[Mention]] = defaultdict(list)
    words: dict[str, str] = {"": ""}
    for side in sides:
        for place in places(side):
            figure = place.figure
            if figure.unit or figure.counts:
                words.setdefault(figure.counts, side.passages[place.passage].words.get(figure.counts, figure.counts))
                mentions[figure.unit, figure.counts, figure.value].append(_mention(side, place))
    return tuple(FigureEntry(_written(key[2]), key[0], words[key[1]], tuple(mentions[key])) for key in sorted(mentions))


def places(side: Side) -> list[Place]:
    """Return the figures of a side in order."""
    language = side.document.language
    return [Place(at, f) for at, passage in enumerate(side.passages) for f in figures(passage.text, language)]


def conflicts(sides: Sequence[Side], pairs: Mapping[tuple[int, int], AlignedPair]) -> tuple[Conflict, ...]:
    """Return the figures that linked passages give differently for the same unit and the same thing counted.

    Certain only where the link is, neither figure is said to be rough, and each document has no other value for it.
    """
    figured = [places(side) for side in sides]
    found: dict[tuple[str, str, tuple[Mention, ...]], Conflict] = {}
    for (i, j), pair in sorted(pairs.items()):
        for conflict in _between(pair, figured[i], figured[j]):
            found.setdefault((conflict.what, conflict.kind, conflict.mentions), conflict)
    return tuple(sorted(found.values(), key=lambda c: (c.uncertain, c.what, [m.paragraph for m in c.mentions])))


def _between(pair: AlignedPair, one: Sequence[Place], two: Sequence[Place]) -> Iterator[Conflict]:
    links = {(s.left, s.right): s.probability for s in pair.links}
    for a in one:
        for b in two:
            probability = links.get((a.passage, b.passage), 0.0)
            if (
                (probability or _same_words(a.figure, b.figure))
                and _disagree(a.figure, b.figure)
                and not _told_too(a, b, one, two)
            ):
                exact = not (a.figure.about or b.figure.about)
                told = probability >= SURE_LINK or _same_words(a.figure, b.figure)
                sure = exact and told and _single(a, one) and _single(b, two) and not pair.foreign
                mentions = (_mention(pair.one, a), _mention(pair.two, b))
                yield Conflict(ConflictKind.FIGURE, _what(a, b, pair), not sure, mentions)


def _same_words(a: Figure, b: Figure) -> bool:
    """Return whether two figures count the same thing in the same state: "14 passengers injured", "17 passengers injured"."""
    return bool(a.then) and (a.counts, a.then) == (b.counts, b.then)


def _disagree(a: Figure, b: Figure) -> bool:
    if (a.unit, a.counts) != (b.unit, b.counts) or not (a.unit or a.counts):
        return False
    allowed = ROUGHLY if a.about or b.about else ROUNDING
    least, most = sorted((a.value, b.value))
    return least >= SMALLEST and allowed * most < most - least and most <= FARTHEST * least


def _told_too(a: Place, b: Place, one: Sequence[Place], two: Sequence[Place]) -> bool:
    """Return whether either document gives the other's value too, so that both tell of two different things."""
    return _same_value(b, one) or _same_value(a, two)


def _same_value(wanted: Place, held: Sequence[Place]) -> bool:
    key = wanted.figure.value, wanted.figure.unit, wanted.figure.counts
    return any((p.figure.value, p.figure.unit, p.figure.counts) == key for p in held)


def _single(place: Place, held: Sequence[Place]) -> bool:
    key = place.figure.unit, place.figure.counts
    return bool(key[1]) and len({p.figure.value for p in held if (p.figure.unit, p.figure.counts) == key}) == 1


def _what(a: Place, b: Place, pair: AlignedPair) -> str:
    word = pair.one.passages[a.passage].words.get(a.figure.counts, a.figure.counts)
    return f"{word or a.figure.unit}: {_written(a.figure.value)} / {_written(b.figure.value)}"


def _mention(side: Side, place: Place) -> Mention:
    passage = side.passages[place.passage]
    around = next((s.span for s in passage.sentences if s.span.start <= place.figure.start < s.span.end), None)
    text = passage.text[around.start : around.end] if around else passage.text
    return Mention(side.document.id, passage.index, text)


def _written(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"

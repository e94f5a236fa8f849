"""Sides of a story -> the figures on which its documents disagree, with all who give either value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.figure_ledger import Place, counted_word, mentions, places, written
from compare.alignment.pairs import AlignedPair, Pairs, Side
from compare.alignment.passages import TELLING
from compare.graphs.linkage import grouped
from compare.model import Conflict, ConflictKind
from compare.text.figures import Figure, is_time

SURE_LINK = 0.5  # probability of the link between two passages, from which on their figures are held against each other
ROUNDING = 0.02  # relative difference that one of the two may have come by through rounding
ROUGHLY = 0.1  # the same where one is said to be rough ("nearly 80")
FARTHEST = 3.0  # times: figures farther apart count two different things
NEAR = 1.5  # times: figures within are counts of one thing rather than of a part of it
MANY = 50  # figures of one kind in a document that are held against another's: more are a table
SMALLEST = 3.0  # below it a number is as often a word ("one of two") as a count


@dataclass(frozen=True, slots=True)
class _Odds:
    """Two places that give different values for the same thing counted."""

    one: Place
    two: Place
    certain: bool


def conflicts(sides: Sequence[Side], pairs: Pairs) -> tuple[Conflict, ...]:
    """Return the figures that two documents give differently for what looks like the same thing.

    They are held against each other where the passages are linked or the same words stand behind both ("14 passengers
    injured", "17 passengers injured"). Certain only for exact, near values of ten or more, where each document has no
    other value for it. Spans of time are left out: too many of them are told of one event.
    """
    found = places(sides)
    of: defaultdict[int, list[Place]] = defaultdict(list)
    for place in found:
        of[place.side].append(place)
    odds: defaultdict[tuple[str, str], list[_Odds]] = defaultdict(list)
    for (i, j), pair in sorted(pairs.items()):
        for pair_at_odds in _between(pair, of[i], of[j]):
            odds[pair_at_odds.one.figure.unit, pair_at_odds.one.figure.counts].append(pair_at_odds)
    told = [c for key in sorted(odds) for c in _quarrels(odds[key], found, sides)]
    return tuple(sorted(told, key=lambda c: (c.uncertain, c.what)))


def _between(pair: AlignedPair, one: Sequence[Place], two: Sequence[Place]) -> Iterator[_Odds]:
    links = {(s.left, s.right): s.probability for s in pair.links}
    given, told = _values(one), _values(two)
    by_key: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in two:
        by_key[place.figure.unit, place.figure.counts].append(place)
    for a in one:
        key = a.figure.unit, a.figure.counts
        for b in by_key[key][:MANY]:
            linked = links.get((a.passage, b.passage), 0.0) >= SURE_LINK
            comparable = linked or _same_words(a.figure, b.figure)
            told_too = a.figure.value in told[key] or b.figure.value in given[key]  # they tell of two different things
            if comparable and _disagree(a.figure, b.figure) and not told_too:
                single = len(given[key]) == len(told[key]) == 1
                yield _Odds(a, b, single and _exact(a.figure, b.figure) and not pair.foreign)


def _values(held: Sequence[Place]) -> defaultdict[tuple[str, str], set[float]]:
    """Return the values that a document gives for each unit and thing counted."""
    found: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
    for place in held:
        found[place.figure.unit, place.figure.counts].add(place.figure.value)
    return found


def _same_words(a: Figure, b: Figure) -> bool:
    return bool(a.then) and (a.counts, a.then) == (b.counts, b.then)


def _disagree(a: Figure, b: Figure) -> bool:
    if (a.unit, a.counts) != (b.unit, b.counts) or not (a.unit or a.counts) or is_time(a.counts):
        return False
    least, most = sorted((a.value, b.value))
    allowed = ROUGHLY if a.about or b.about else ROUNDING
    return least >= SMALLEST and allowed * most < most - least and most <= FARTHEST * least


def _exact(a: Figure, b: Figure) -> bool:
    least, most = sorted((a.value, b.value))
    return not (a.about or b.about) and least >= TELLING and most <= NEAR * least and bool(a.counts)


def _quarrels(odds: Sequence[_Odds], found: Sequence[Place], sides: Sequence[Side]) -> Iterator[Conflict]:
    """Yield a conflict for each set of values that are at odds with one another."""
    values = sorted({place.figure.value for pair in odds for place in (pair.one, pair.two)})
    number = {value: i for i, value in enumerate(values)}
    edges = {tuple(sorted((number[p.one.figure.value], number[p.two.figure.value]))) for p in odds}
    for group in grouped(len(values), ((i, j, 1.0) for i, j in sorted(edges)), 1e-9):
        given = {values[i] for i in group}
        inside = [pair for pair in odds if pair.one.figure.value in given]
        figure = inside[0].one.figure
        word = counted_word(inside[0].one, sides) or figure.unit
        stand = [p for p in found if p.figure.value in given and _same_thing(p.figure, figure)]
        what = f"{word}: " + " / ".join(written(value) for value in sorted(given))
        uncertain = not any(pair.certain for pair in inside)
        yield Conflict(ConflictKind.FIGURE, what, uncertain, mentions(stand, sides))


def _same_thing(figure: Figure, quarrelled: Figure) -> bool:
    """Return whether a figure of one of the values belongs to the quarrel: large ones do, whatever they count."""
    return figure.unit == quarrelled.unit and (figure.counts == quarrelled.counts or figure.value >= TELLING)

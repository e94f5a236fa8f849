"""Sides of a story -> the figures that it is told with, each with all places where it stands and how outlets agree on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from compare.alignment.agreement import agree, interval
from compare.alignment.figure_odds import Odds, head
from compare.alignment.pairs import Pairs, Side
from compare.alignment.passages import TELLING
from compare.alignment.places import Place
from compare.model import Agreement, FigureEntry, Mention, Span
from compare.text.figures import Figure, is_time

AROUND = 300  # characters of its sentence shown on each side of a figure
NEIGHBOURS = 8  # next larger values that one may be a rounding of
MOST_PLACES = 60  # of one figure that are held against each other
SURE_LINK = 0.5  # probability of a link between two passages, in which a sum and its rounding are one

_Group = list[Place]  # places of one value


def figure_ledger(
    sides: Sequence[Side], pairs: Pairs, found: Sequence[Place], odds: Sequence[Odds]
) -> tuple[FigureEntry, ...]:
    """Return an entry for each figure, by unit and value; a rounded one stands with the exact one that it rounds."""
    values = _values(found)
    rivals = _rivals(odds)
    near = _Near(pairs)
    entries = [_entry(group, sides, rivals, near) for group in _joined(values, _roundings(values, pairs))]
    return tuple(entry for _, entry in sorted(entries, key=lambda e: e[0]))


def mentions(found: Iterable[Place], sides: Sequence[Side]) -> tuple[Mention, ...]:
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
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _values(found: Sequence[Place]) -> list[_Group]:
    """Return the places by value; one of ten or more is one, whatever it is said to count, but spans of time."""
    groups: defaultdict[tuple[str, float, float, str], _Group] = defaultdict(list)
    for place in found:
        figure = place.figure
        telling = figure.unit or (figure.value >= TELLING and not is_time(figure.counts))
        groups[figure.unit, figure.value, figure.most, "" if telling else figure.counts].append(place)
    return [groups[key] for key in sorted(groups)]


def _joined(values: Sequence[_Group], roundings: Iterable[tuple[int, int]]) -> list[list[_Group]]:
    """Return the values that round one another together: only those that all agree, for 690 is 700 and 700 is 750."""
    groups = {i: [i] for i in range(len(values))}
    for i, j in roundings:
        one, two = groups[i], groups[j]
        if one is not two and all(agree(values[a][0].figure, values[b][0].figure) for a in one for b in two):
            one += two
            groups |= dict.fromkeys(two, one)
    return [[values[i] for i in group] for i, group in groups.items() if group[0] == i]


def _roundings(values: Sequence[_Group], pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Yield the places of two values of which one document gives the one and another the other, as its rounding."""
    linked = {at: {(s.left, s.right) for s in pair.links if s.probability >= SURE_LINK} for at, pair in pairs.items()}
    for i, group in enumerate(values):
        for j in range(i + 1, min(i + 1 + NEIGHBOURS, len(values))):
            if values[j][0].figure.unit != group[0].figure.unit:
                break
            if _rounds(group, values[j], linked):
                yield i, j


def _rounds(one: _Group, two: _Group, linked: Mapping[tuple[int, int], set[tuple[int, int]]]) -> bool:
    if {place.side for place in one} & {place.side for place in two}:
        return False
    return any(
        agree(a.figure, b.figure) and not is_time(a.figure.counts) and (_counts_same(a, b) or _are_linked(a, b, linked))
        for a in one
        for b in two
    )


def _counts_same(a: Place, b: Place) -> bool:
    return bool(a.figure.counts) and head(a.figure) == head(b.figure)


def _are_linked(a: Place, b: Place, linked: Mapping[tuple[int, int], set[tuple[int, int]]]) -> bool:
    if not a.figure.unit:
        return False
    a, b = (a, b) if a.side < b.side else (b, a)
    return (a.passage, b.passage) in linked.get((a.side, b.side), ())


def _rivals(odds: Sequence[Odds]) -> Mapping[Place, list[Odds]]:
    """Return, for each place at odds with others, how."""
    found: defaultdict[Place, list[Odds]] = defaultdict(list)
    for pair in odds:
        found[pair.one].append(pair)
        found[pair.two].append(pair)
    return found


def _entry(
    groups: Sequence[_Group], sides: Sequence[Side], rivals: Mapping[Place, list[Odds]], near: _Near
) -> tuple[tuple[str, float, str], FigureEntry]:
    """Return an entry with what it is sorted by."""
    exact = min((group[0].figure for group in groups), key=_exactness)
    standing = [place for group in groups for place in group]
    against = [pair for place in standing for pair in rivals.get(place, ())]
    values = {place.figure.value for pair in against for place in (pair.one, pair.two)}
    others = values.union(place.figure.value for place in standing) - {exact.value}
    counts = _counted(standing, sides)
    relation = _relation(standing, len(groups) > 1, against)
    entry = FigureEntry(
        _shown(exact),
        exact.unit,
        counts,
        mentions(standing, sides),
        relation,
        tuple(written(value) for value in sorted(others)),
        uncertain=relation is Agreement.CONFLICTING and not any(pair.certain for pair in against),
        score=round(max([near.of(standing), *[pair.linked for pair in against]]), 4),
    )
    return (exact.unit, exact.value, counts), entry


class _Near:
    """How likely paragraphs of two documents tell a same fact, looked up for places of figures."""

    def __init__(self, pairs: Pairs) -> None:
        self._of = {at: {(s.left, s.right): s.probability for s in pair.scored} for at, pair in pairs.items()}

    def of(self, found: Sequence[Place]) -> float:
        """Return the best probability between two of some places."""
        first = list(dict.fromkeys((p.side, p.passage) for p in found))[:MOST_PLACES]
        both = ((a, b) if a < b else (b, a) for a, b in combinations(first, 2) if a[0] != b[0])
        return max((self._of[a[0], b[0]].get((a[1], b[1]), 0.0) for a, b in both), default=0.0)


def _exactness(figure: Figure) -> tuple[float, float]:
    low, high = interval(figure)
    return (high - low) / figure.value if figure.value else inf, figure.value


def _shown(figure: Figure) -> str:
    return f"{written(figure.value)} to {written(figure.most)}" if figure.most > figure.value else written(figure.value)


def _relation(standing: Sequence[Place], rounded: bool, against: Sequence[Odds]) -> Agreement:
    if against:
        return Agreement.UPDATED if all(pair.updated for pair in against) else Agreement.CONFLICTING
    if rounded:
        return Agreement.ROUNDED
    return Agreement.SAME if len({place.side for place in standing}) > 1 else Agreement.ALONE


def _counted(found: Sequence[Place], sides: Sequence[Side]) -> str:
    """Return what most places say that a figure counts."""
    words = Counter(word.lower() for place in found if (word := counted_word(place, sides)))
    return min(words, key=lambda word: (-words[word], word), default="")


def _mention(place: Place, side: Side) -> Mention:
    passage = side.passages[place.passage]
    span = next(s.span for s in passage.sentences if place.figure.start < s.span.end)
    return Mention(side.document.id, passage.index, excerpt(passage.text, span, place.figure))


def excerpt(text: str, sentence: Span, figure: Figure) -> str:
    """Return a sentence around a figure, a long one cut between words, with an ellipsis where it is cut."""
    start, end = max(sentence.start, figure.start - AROUND), min(sentence.end, figure.end + AROUND)
    before, after = text[start : figure.start], text[figure.end : end]
    if start > sentence.start:
        before = "…" + (before.partition(" ")[2] or before)
    if end < sentence.end:
        after = (after.rpartition(" ")[0] or after) + "…"
    return before + text[figure.start : figure.end] + after

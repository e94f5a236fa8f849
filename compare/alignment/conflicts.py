"""Sides of a story -> what its documents disagree on, with all who give either value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.alignment.aligned_story import Met
from compare.alignment.date_odds import DateOdds, date_odds
from compare.alignment.denials import Denial, denials
from compare.alignment.figure_ledger import counted_word, mentions, written
from compare.alignment.figure_odds import Odds, figure_odds, head
from compare.alignment.name_odds import NameOdds, name_odds
from compare.alignment.pairs import Pairs, Side
from compare.alignment.passages import TELLING, Passage
from compare.alignment.places import LARGE, Place, Told
from compare.alignment.roll import Roll
from compare.alignment.slots import Telling, meetings, tellings
from compare.graphs.linkage import grouped
from compare.model import Conflict, ConflictKind, Mention

NEAR = 2  # words that say what two numbers or dates are of


@dataclass(frozen=True, slots=True)
class AtOdds:
    """What the documents of a story give differently, kind by kind."""

    figures: tuple[Odds, ...]
    dates: tuple[DateOdds, ...]
    denials: tuple[Denial, ...]
    names: tuple[NameOdds, ...]

    @property
    def met(self) -> frozenset[Met]:
        """Return each document, another, and the passage of that one whose figure or day it gives differently."""
        pairs = [((o.one.side, o.one.passage), (o.two.side, o.two.passage)) for o in self.figures]
        pairs += [((o.one.side, o.one.place), (o.two.side, o.two.place)) for o in self.dates]
        return frozenset((side, *other) for a, b in pairs for (side, _), other in ((a, b), (b, a)))


def at_odds(sides: Sequence[Side], pairs: Pairs, found: Sequence[Place], names: Roll) -> AtOdds:
    """Return what any two documents of a story give differently, where sentences of theirs seem to tell one fact."""
    sentences = tellings(sides)
    told = [Told(place for place in found if place.side == number) for number in range(len(sides))]
    figures: list[Odds] = []
    dates: list[DateOdds] = []
    denied: list[Denial] = []
    named: list[NameOdds] = []
    for (i, j), pair in sorted(pairs.items()):
        met = list(meetings(sentences[i], sentences[j], pair))
        figures += figure_odds(met, told, pair)
        dates += date_odds(met, sentences, pair)
        denied += denials(met, pair)
        named += name_odds(met, names, pair)
    return AtOdds(tuple(figures), tuple(dates), tuple(denied), tuple(named))


def conflicts(sides: Sequence[Side], odds: AtOdds, found: Sequence[Place]) -> tuple[Conflict, ...]:
    """Return a conflict for each set of values that are at odds with one another; the certain ones first."""
    told = [
        *_figures([o for o in odds.figures if not o.updated], found, sides),
        *_dates(odds.dates, sides),
        *_denied(odds.denials, sides),
        *_named(odds.names, sides),
    ]
    return tuple(sorted(told, key=lambda c: (c.uncertain, c.kind, c.what, c.mentions[0].document)))


def _figures(odds: Sequence[Odds], found: Sequence[Place], sides: Sequence[Side]) -> Iterator[Conflict]:
    by_key: defaultdict[tuple[str, str], list[Odds]] = defaultdict(list)
    for pair in odds:
        by_key[pair.one.figure.unit, head(pair.one.figure)].append(pair)
    for key in sorted(by_key):
        values = sorted({place.figure.value for pair in by_key[key] for place in (pair.one, pair.two)})
        number = {value: i for i, value in enumerate(values)}
        edges = {tuple(sorted((number[p.one.figure.value], number[p.two.figure.value]))) for p in by_key[key]}
        for group in grouped(len(values), ((i, j, 1.0) for i, j in sorted(edges)), 1e-9):
            given = {values[i] for i in group}
            inside = [pair for pair in by_key[key] if pair.one.figure.value in given]
            yield _quarrel(inside, given, found, sides)


def _quarrel(inside: Sequence[Odds], given: set[float], found: Sequence[Place], sides: Sequence[Side]) -> Conflict:
    first = inside[0]
    heads = {(p.figure.unit, p.figure.counts) for pair in inside for p in (pair.one, pair.two)}
    near = frozenset().union(*(pair.near for pair in inside))
    stand = [p for p in found if p.figure.value in given and _takes_part(p, heads, near, sides)]
    label = counted_word(first.one, sides) or _near(first.near, _passage(first.one, sides).words, first.one.figure.unit)
    what = f"{label}: " + " / ".join(written(value) for value in sorted(given))
    uncertain = not any(pair.certain for pair in inside)
    return Conflict(ConflictKind.FIGURE, what, uncertain, mentions(stand, sides), likeliest(inside))


def _takes_part(place: Place, heads: set[tuple[str, str]], near: frozenset[str], sides: Sequence[Side]) -> bool:
    """Return whether a figure of one of the values belongs to the quarrel, though it may be said to count another word."""
    figure = place.figure
    if (figure.unit, figure.counts) in heads or figure.unit:
        return (figure.unit, figure.counts) in heads
    if figure.value >= LARGE:
        return True
    return figure.value >= TELLING and not near.isdisjoint(_passage(place, sides).stems)


def _dates(odds: Sequence[DateOdds], sides: Sequence[Side]) -> Iterator[Conflict]:
    # "two years ago" of two articles may be two years, but words that are the same show no conflict
    odds = [found for found in odds if found.moments[0].text != found.moments[1].text]
    written = sorted({moment.text for found in odds for moment in found.moments})
    number = {text: i for i, text in enumerate(written)}
    edges = {tuple(sorted(number[moment.text] for moment in found.moments)) for found in odds}
    for group in grouped(len(written), ((i, j, 1.0) for i, j in sorted(edges)), 1e-9):
        given = [written[i] for i in group]
        same = [found for found in odds if found.moments[0].text in given]
        if same:
            told = dict.fromkeys(_said(telling, sides) for found in same for telling in (found.one, found.two))
            label = _near(same[0].near, same[0].one.passage.words, "when")
            uncertain = not any(found.certain for found in same)
            what = f"{label}: {' / '.join(given)}"
            yield Conflict(ConflictKind.DATE, what, uncertain, tuple(told), likeliest(same))


def _denied(odds: Sequence[Denial], sides: Sequence[Side]) -> Iterator[Conflict]:
    by_sentence: defaultdict[Telling, list[Denial]] = defaultdict(list)
    for denial in odds:
        by_sentence[denial.denying].append(denial)
    for denying, told in by_sentence.items():
        label = _near(told[0].shared, denying.passage.words, "")
        said = dict.fromkeys(_said(t, sides) for t in (denying, *(d.telling for d in told)))
        yield Conflict(ConflictKind.DENIAL, label, True, tuple(said), likeliest(told))


def _named(odds: Sequence[NameOdds], sides: Sequence[Side]) -> Iterator[Conflict]:
    by_names: defaultdict[tuple[str, ...], list[NameOdds]] = defaultdict(list)
    for found in odds:
        by_names[tuple(sorted(found.names))].append(found)
    for names, same in by_names.items():
        told = dict.fromkeys(_said(telling, sides) for found in same for telling in (found.one, found.two))
        label = _near(same[0].near, same[0].one.passage.words, "who or where")
        uncertain = not any(found.certain for found in same)
        what = f"{label}: {' / '.join(names)}"
        yield Conflict(ConflictKind.NAME, what, uncertain, tuple(told), likeliest(same))


def likeliest(odds: Sequence[Odds | DateOdds | Denial | NameOdds]) -> float:
    """Return the best probability that two paragraphs at odds tell a same fact."""
    return round(max(found.linked for found in odds), 4)


def _said(telling: Telling, sides: Sequence[Side]) -> Mention:
    return Mention(sides[telling.side].document.id, telling.passage.index, telling.text)


def _near(stems: frozenset[str], words: Mapping[str, str], otherwise: str) -> str:
    """Return the longest of some stems, which tell most, as a paragraph writes them."""
    told = sorted(stems, key=lambda stem: (-len(stem), stem))[:NEAR]
    shown = " ".join(words.get(stem, stem) for stem in told)
    return f"{otherwise} ({shown})" if otherwise and shown else shown or otherwise


def _passage(place: Place, sides: Sequence[Side]) -> Passage:
    return sides[place.side].passages[place.passage]

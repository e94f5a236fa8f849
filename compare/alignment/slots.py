"""Linked passages -> sentences of two documents that may tell one fact, and how alike the words around two places are.

A figure, a date or a name of one sentence and one of the other stand in the same slot where the words around them agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from compare.alignment.links import Scored, half_normalised
from compare.alignment.pairs import AlignedPair, Side
from compare.alignment.passages import Passage, Sentence
from compare.alignment.weights import Weights
from compare.text.figures import Figure
from compare.text.moments import Calendar, Moment, may_name, moments
from compare.text.terms import Term, terms
from compare.text.tokens import tokens

LIKELY = 0.1  # probability of a link between two passages, from which on their sentences are held against each other
COPIED = 2  # runs of three tokens that two passages share, from which on theirs are too
PARTNERS = 10  # likeliest passages of the other document that one is held against
AFFORDED, EACH = 3_000, 60  # pairs of sentences of two documents that are looked at, and so many more for each passage
REACH = 4  # terms on each side of a place that tell what it is about
MANY = 20  # figures or moments of a sentence: more are a table
LONGEST = 2_000  # characters of a sentence that denies something
WIDE, LONG = 8, 100  # tokens on each side that are compared one by one, and characters in which they are looked for
LEAST = 0.4  # half-normalised overlap of two sentences, below which they tell different facts
HELD = 0.8  # share of the lighter that the other holds, from which on they may tell one after all

SURE_RUN, SURE_SHARE, SURE_LINK, SAME_SHARE = (
    4,
    0.7,
    0.5,
    0.95,
)  # tokens beside both; shares of the lighter; probability
# Tokens without which nothing is denied: "don't" is two of them.
DENYING = frozenset(
    "not never no t denies denied deny denying refute refuted debunked nicht kein keine keinen nie".split()
)


@dataclass(frozen=True, eq=False)  # no slots: what is read of it is kept
class Telling:
    """A sentence of a document (by its place), read as far as something asks for it. Places are those of the paragraph."""

    side: int
    place: int
    passage: Passage
    sentence: Sentence
    language: str
    moments: tuple[Moment, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures that it tells; none of a table."""
        return self.sentence.figures if len(self.sentence.figures) <= MANY else ()

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.passage.text[self.sentence.span.start : self.sentence.span.end]

    @cached_property
    def denies(self) -> bool:
        """Return whether a word of denial may stand in it; what is too long is no sentence."""
        span = self.sentence.span
        return span.end - span.start <= LONGEST and not DENYING.isdisjoint(self.sentence.tokens)

    @cached_property
    def terms(self) -> tuple[tuple[Term, int], ...]:
        """Return its terms and where they start, numbers left out."""
        offset = self.sentence.span.start
        return tuple([(t, offset + t.start) for t in terms(self.text, self.language) if not t.number])

    def around(self, start: int, end: int) -> list[Term]:
        """Return the terms within reach of characters start to end."""
        first = bisect_left(self.terms, start, key=lambda read: read[1])
        last = bisect_left(self.terms, end, key=lambda read: read[1])
        return [t for t, _ in (*self.terms[max(0, first - REACH) : first], *self.terms[last : last + REACH])]

    def before(self, start: int) -> list[str]:
        """Return the tokens before a place, the nearest first."""
        return tokens(self.passage.text[max(self.sentence.span.start, start - LONG) : start])[: -WIDE - 1 : -1]

    def behind(self, end: int) -> list[str]:
        """Return the tokens behind a place."""
        return tokens(self.passage.text[end : min(self.sentence.span.end, end + LONG)])[:WIDE]


class Slot(NamedTuple):
    """How alike the words around two places are.

    `near` are the stems that stand near both, `weight` what they weigh in this story, `events`: how many are no names;
    `run` is how many tokens beside the places are the same, one by one.
    """

    near: frozenset[str]
    weight: float
    events: int
    run: int


class Meeting(NamedTuple):
    """A sentence each of two documents that may tell one fact.

    `linked` is the probability that their passages do, `overlap` the half-normalised overlap of the two, and `contained`
    the share of the lighter that the other holds, in general weight.
    """

    one: Telling
    two: Telling
    linked: float
    overlap: float
    contained: float
    weights: Weights

    def slot(self, here: tuple[int, int], there: tuple[int, int]) -> Slot:
        """Return how alike the words around characters of the first and of the second paragraph are."""
        first, second = self.one.around(*here), self.two.around(*there)
        near = frozenset(t.stem for t in first) & frozenset(t.stem for t in second)
        small = {t.stem for t in (*first, *second) if t.word.islower()}
        weight = sum(self.weights.story[stem] for stem in sorted(near))
        left = _common(self.one.before(here[0]), self.two.before(there[0]))
        right = _common(self.one.behind(here[1]), self.two.behind(there[1]))
        return Slot(near, weight, len(near & small), left + right)


class Tellings:
    """The sentences of one document's passages, made once each, and all the moments that it names."""

    def __init__(self, side: Side, number: int) -> None:
        self.side, self.number = side, number
        self.moments = tuple(_moments(p) for p in side.passages)
        self.calendar = Calendar(())
        self._made: dict[int, tuple[Telling, ...]] = {}

    @property
    def latest(self) -> int:
        """Return the year in which the document was published, else the latest that it names; 0 for none."""
        published = self.side.document.published
        return published.year if published else max((m.year for held in self.moments for m in held), default=0)

    def date(self, year: int) -> None:
        """Count "three years ago" from the document's own year, else from the given one."""
        published = self.side.document.published
        seen = published.year if published else year
        self.moments = tuple([tuple([m.seen_from(seen) for m in held]) for held in self.moments])
        self.calendar = Calendar(m for held in self.moments for m in held)

    def of(self, place: int) -> tuple[Telling, ...]:
        """Return the sentences of a passage."""
        if place not in self._made:
            self._made[place] = tuple(
                self._telling(place, sentence) for sentence in self.side.passages[place].sentences
            )
        return self._made[place]

    def _telling(self, place: int, sentence: Sentence) -> Telling:
        held = [m for m in self.moments[place] if sentence.span.start <= m.start < sentence.span.end]
        few = tuple(held) if len(held) <= MANY else ()
        return Telling(self.number, place, self.side.passages[place], sentence, self.side.document.language, few)


def tellings(sides: Sequence[Side]) -> list[Tellings]:
    """Return the sentences of all documents of a story; where one has no date, the latest year of any counts as its own."""
    told = [Tellings(side, number) for number, side in enumerate(sides)]
    latest = max((t.latest for t in told), default=0)
    for each in told:
        each.date(latest)
    return told


def _moments(passage: Passage) -> tuple[Moment, ...]:
    return tuple(moments(passage.text)) if may_name(passage.tokens, passage.text) else ()


def meetings(one: Tellings, two: Tellings, pair: AlignedPair) -> Iterator[Meeting]:
    """Yield the sentences of two aligned documents that may tell one fact and hold what may differ, in their order."""
    weigh = _Weigher(pair.weights)
    for scored in _affordable(likeliest(pair.scored), one, two):
        for x in one.of(scored.left):
            for y in two.of(scored.right):
                shared = x.sentence.stems & y.sentence.stems
                if shared and (scored.probability >= SURE_LINK or _comparable(x, y)):
                    overlap, contained = weigh.likeness(x, y, shared)
                    if overlap >= LEAST or contained >= HELD:
                        yield Meeting(x, y, scored.probability, overlap, contained, pair.weights)


def _affordable(likely: Sequence[Scored], one: Tellings, two: Tellings) -> Iterator[Scored]:
    """Yield the pairs of passages until their sentences are too many to be held against each other."""
    left = AFFORDED + EACH * (len(one.side.passages) + len(two.side.passages))
    for scored in likely:
        left -= len(one.of(scored.left)) * len(two.of(scored.right))
        if left < 0:
            return
        yield scored


def _comparable(one: Telling, two: Telling) -> bool:
    """Return whether two sentences hold figures or moments both, or whether one may deny something."""
    if one.figures and two.figures:
        return True
    return bool(one.moments and two.moments) or one.denies or two.denies


class _Weigher:
    """Weighs sentences against each other, each by itself once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._totals: dict[Telling, tuple[float, float]] = {}

    def likeness(self, one: Telling, two: Telling, shared: frozenset[str]) -> tuple[float, float]:
        """Return the half-normalised overlap of two sentences, and the share of the lighter that the other holds."""
        (first, light), (second, other) = self._of(one), self._of(two)
        lighter = min(light, other)
        general = self._general(shared)
        return half_normalised(self._weights.total(shared), first, second), general / lighter if lighter else 0.0

    def _of(self, telling: Telling) -> tuple[float, float]:
        if telling not in self._totals:
            stems = telling.sentence.stems
            self._totals[telling] = self._weights.total(stems), self._general(stems)
        return self._totals[telling]

    def _general(self, stems: frozenset[str]) -> float:
        return self._weights.general([stem for stem in stems if not stem[0].isdecimal()])


def likeliest(scored: Sequence[Scored]) -> list[Scored]:
    """Return the likely pairs of passages, no more than a few for each passage, and those worded alike, in their order."""
    met: Counter[tuple[bool, int]] = Counter()
    kept = []
    for pair in sorted(scored, key=lambda s: (-s.probability, s.left, s.right)):
        sides = ((True, pair.left), (False, pair.right))
        if pair.copied >= COPIED:
            kept.append(pair)
        elif pair.probability >= LIKELY and all(met[side] < PARTNERS for side in sides):
            met.update(sides)
            kept.append(pair)
    return sorted(kept, key=lambda s: (s.left, s.right))


def sure(meeting: Meeting, slot: Slot) -> bool:
    """Return whether two places surely stand in one slot: the words beside them are the same, in sentences nearly the same."""
    alike = slot.run >= SURE_RUN and meeting.contained >= SURE_SHARE and meeting.linked >= SURE_LINK
    same = slot.run > SURE_RUN and meeting.contained >= SAME_SHARE  # of protagonists alone, so that no link is likely
    return slot.events > 0 and (alike or same)


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words two sequences begin with in common."""
    same = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        same += 1
    return same

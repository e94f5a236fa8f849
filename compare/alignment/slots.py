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
from compare.text.moments import Moment, moments
from compare.text.terms import Term, terms
from compare.text.tokens import tokens

LIKELY = 0.1  # probability of a link between two passages, from which on their sentences are held against each other
ALIKE = 5  # tokens in a row that two passages share, from which on theirs are too
PARTNERS = 10  # likeliest passages of the other document that one is held against
REACH = 4  # terms on each side of a place that tell what it is about
WIDE, LONG = 8, 100  # tokens on each side that are compared one by one, and characters in which they are looked for
LEAST = 0.4  # half-normalised overlap of two sentences, below which they tell different facts
HELD = 0.8  # share of the lighter that the other holds, from which on they may tell one after all


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
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.passage.text[self.sentence.span.start : self.sentence.span.end]

    @cached_property
    def terms(self) -> tuple[tuple[Term, int], ...]:
        """Return its terms and where they start, numbers left out."""
        offset = self.sentence.span.start
        return tuple((t, offset + t.start) for t in terms(self.text, self.language) if not t.number)

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


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
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
        weight = sum(self.weights.story.get(stem, 0.0) for stem in sorted(near))
        left = _common(self.one.before(here[0]), self.two.before(there[0]))
        right = _common(self.one.behind(here[1]), self.two.behind(there[1]))
        return Slot(near, weight, len(near & small), left + right)


class Tellings:
    """The sentences of one document's passages, made once each, and all the moments that it names."""

    def __init__(self, side: Side, number: int) -> None:
        self.side, self.number = side, number
        self.moments = tuple(tuple(moments(p.text)) for p in side.passages)
        self._made: dict[int, tuple[Telling, ...]] = {}

    def of(self, place: int) -> tuple[Telling, ...]:
        """Return the sentences of a passage."""
        if place not in self._made:
            self._made[place] = tuple(self._telling(place, sentence) for sentence in self.side.passages[place].sentences)
        return self._made[place]

    def _telling(self, place: int, sentence: Sentence) -> Telling:
        held = tuple(m for m in self.moments[place] if sentence.span.start <= m.start < sentence.span.end)
        return Telling(self.number, place, self.side.passages[place], sentence, self.side.document.language, held)


def meetings(one: Tellings, two: Tellings, pair: AlignedPair) -> Iterator[Meeting]:
    """Yield the sentences of two aligned documents that may tell one fact, in the order of the passages."""
    for scored in likeliest(pair.scored):
        for x in one.of(scored.left):
            for y in two.of(scored.right):
                shared = x.sentence.stems & y.sentence.stems
                if shared:
                    meeting = _meeting(x, y, shared, scored, pair.weights)
                    if meeting.overlap >= LEAST or meeting.contained >= HELD:
                        yield meeting


def likeliest(scored: Sequence[Scored]) -> list[Scored]:
    """Return the likely pairs of passages, no more than a few for each passage, in their order."""
    met: Counter[tuple[bool, int]] = Counter()
    kept = []
    for pair in sorted(scored, key=lambda s: (-s.probability, s.left, s.right)):
        sides = ((True, pair.left), (False, pair.right))
        if (pair.probability >= LIKELY or pair.run >= ALIKE) and all(met[side] < PARTNERS for side in sides):
            met.update(sides)
            kept.append(pair)
    return sorted(kept, key=lambda s: (s.left, s.right))


def _meeting(one: Telling, two: Telling, shared: frozenset[str], scored: Scored, weights: Weights) -> Meeting:
    a, b = one.sentence.stems, two.sentence.stems
    overlap = half_normalised(weights.total(shared), weights.total(a), weights.total(b))
    same, first, second = (weights.general(stem for stem in stems if not stem[0].isdecimal()) for stems in (shared, a, b))
    lighter = min(first, second)
    return Meeting(one, two, scored.probability, overlap, same / lighter if lighter else 0.0, weights)


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words two sequences begin with in common."""
    same = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        same += 1
    return same

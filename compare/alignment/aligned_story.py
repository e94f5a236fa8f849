"""Sides of a story and their aligned pairs -> the story as one: sentences by their places, weights over all its articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from compare.alignment.links import Scored
from compare.alignment.pairs import AlignedPair, Pairs, Side
from compare.alignment.passages import Passage, Sentence
from compare.alignment.weights import Weights, weigh
from compare.text.terms import terms

LEAST_PART = 4  # characters of each part of a compound: "in to" is none

Met = tuple[int, int, int]  # a document, another, and a passage of that one


class Told(NamedTuple):
    """A sentence of a story: document, story paragraph and sentence, by their places."""

    document: int
    passage: int
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class AlignedStory:
    """All sides of a story, their pairs, and what a stem weighs among all of its paragraphs.

    What two articles of twenty rarely say may stand in every other one: only over the whole story do its protagonists
    weigh nothing. `stems` are all that each article holds, what was not compared too; `characters` how long its passages are;
    `near` is the best probability of a link from a document to a passage of another, `linked` where one holds, `at_odds` where
    it gives another figure or day.
    """

    sides: Sequence[Side]
    pairs: Pairs
    weights: Weights
    stems: tuple[frozenset[str], ...]
    characters: tuple[int, ...]
    near: Mapping[Met, float]
    linked: frozenset[tuple[int, Told]]
    at_odds: frozenset[Met] = frozenset()

    @classmethod
    def of(
        cls, sides: Sequence[Side], pairs: Pairs, whole: Sequence[Side] = (), at_odds: frozenset[Met] = frozenset()
    ) -> AlignedStory:
        """Return the story that these sides tell; `whole` are the same with what was not compared of them, if anything was not."""
        languages = {side.document.language for side in sides if side.document.language}
        every = [passage for side in sides for passage in side.passages]
        language = languages.pop() if len(languages) == 1 else ""
        # the story of two is their pair
        weights = pairs[0, 1].weights if len(sides) == 2 else weigh(every, (), language)
        compounds = _compounds(whole or sides)
        stems = tuple(_stems(side, compounds) for side in whole or sides)
        characters = tuple(sum(len(passage.text) for passage in side.passages) for side in sides)
        held = frozenset(m for at, pair in pairs.items() for link in pair.links for m in _told(at, link))
        return cls(sides, pairs, weights, stems, characters, _near(pairs), held, at_odds)

    def pair(self, one: int, two: int) -> AlignedPair:
        """Return the aligned pair of two documents, in either order."""
        return self.pairs[min(one, two), max(one, two)]

    def passage(self, told: Told) -> Passage:
        """Return the paragraph that a sentence stands in."""
        return self.sides[told.document].passages[told.passage]

    def sentence(self, told: Told) -> Sentence:
        """Return what stands at a place."""
        return self.passage(told).sentences[told.sentence]

    def text(self, told: Told) -> str:
        """Return the words of a sentence."""
        span = self.sentence(told).span
        return self.passage(told).text[span.start : span.end]

    def nearest(self, silent: int, teller: int, passages: Iterable[int]) -> float:
        """Return the probability of the best link from a document to these passages of another."""
        return max((self.near.get((silent, teller, passage), 0.0) for passage in passages), default=0.0)

    def likely(self, silent: int, tellers: Mapping[int, Sequence[int]]) -> dict[int, float]:
        """Return the passages of a document that may be linked to these passages of others, each with the best probability."""
        best: dict[int, float] = {}
        for teller, passages in tellers.items():
            for link in self.pair(silent, teller).scored:
                here, there = (link.left, link.right) if silent < teller else (link.right, link.left)
                if there in passages:
                    best[here] = max(best.get(here, 0.0), link.probability)
        return best

    def is_linked(self, silent: int, told: Told) -> bool:
        """Return whether a link holds from a document to a sentence of another: of its passage, no other is nearer."""
        return (silent, told) in self.linked


def _compounds(sides: Sequence[Side]) -> Mapping[tuple[str, str], str]:
    """Return each word that somebody writes as one, by the two that somebody writes it as: child care, childcare."""
    words = frozenset().union(*[side.words for side in sides])
    long = {word for word in words if len(word) >= LEAST_PART}
    return {
        (a, b): a + b
        for side in sides
        for passage in side.passages
        for a, b in pairwise(passage.tokens)
        if b in long and a in long and a + b in words
    }


def _stems(side: Side, compounds: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """Return the stems that a document holds, of a compound those of both its spellings."""
    language = side.document.language
    if not compounds:
        return side.stems
    both = {pair for p in side.passages for pair in pairwise(p.tokens)}
    spelt = [f"{a} {b} {one}" for (a, b), one in sorted(compounds.items()) if one in side.words or (a, b) in both]
    return side.stems | {term.stem for term in terms(" ".join(spelt), language)}


def _meetings(documents: tuple[int, int], link: Scored) -> tuple[Met, Met]:
    """Return a link as each of its documents sees it."""
    one, two = documents
    return (one, two, link.right), (two, one, link.left)


def _told(documents: tuple[int, int], link: Scored) -> tuple[tuple[int, Told], tuple[int, Told]]:
    """Return the two sentences of a link that share most, each with the document of the other."""
    (one, two), (x, y) = documents, link.sentences
    return (one, Told(two, link.right, y)), (two, Told(one, link.left, x))


def _near(pairs: Pairs) -> dict[Met, float]:
    best: dict[Met, float] = {}
    for documents, pair in pairs.items():
        for link in pair.scored:
            for met in _meetings(documents, link):
                best[met] = max(best.get(met, 0.0), link.probability)
    return best

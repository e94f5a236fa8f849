"""Two articles' passages -> what each stem weighs between them: rare in general, and rare inside this story.

The protagonists stand in every paragraph of both articles and tell no fact from another, so that a stem weighs
idf x max(.02, ln((n + 1) / c) / ln(n + 1)), with n the story paragraphs of both and c those that hold it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul

from compare.alignment.passages import Passage
from compare.text.background import background

LEAST_RARITY = 0.02
MOSTLY = 0.6  # share of the paragraphs with a stem that write it with a capital, from which on it is part of a name


class _Table(dict[str, float]):
    """Stem -> its weight; one that stands in neither article weighs nothing."""

    def __missing__(self, stem: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Weight of every stem of two articles: in this story, and in general news (`idf`); and which stems are names here.

    `known`: how rare words are in the language of the two is known; without, words tell less.
    """

    story: _Table
    idf: _Table
    names: frozenset[str]
    paragraphs: int
    known: bool = True

    def total(self, stems: Iterable[str]) -> float:
        """Return the sum of the stems' weights in this story."""
        return math.fsum(map(self.story.__getitem__, stems))  # fsum: the same in any order

    def general(self, stems: Iterable[str]) -> float:
        """Return the sum of the stems' weights in general news."""
        return math.fsum(map(self.idf.__getitem__, stems))


def weigh(one: Sequence[Passage], two: Sequence[Passage], language: str) -> Weights:
    """Return the weights of all stems of two articles in one language."""
    passages = (*one, *two)
    held = Counter(chain.from_iterable([passage.stems for passage in passages]))
    named = Counter(chain.from_iterable([passage.names for passage in passages]))
    n = len(passages)
    whole = math.log(n + 1)
    rarity = [1.0] + [max(LEAST_RARITY, math.log((n + 1) / c) / whole) for c in range(1, n + 1)]
    idf = _Table(background(language).of(held))
    story = _Table(zip(held, map(mul, idf.values(), map(rarity.__getitem__, held.values())), strict=True))
    return Weights(story, idf, frozenset([stem for stem, c in named.items() if c >= MOSTLY * held[stem]]), n)

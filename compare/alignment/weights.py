"""Two articles' passages -> what each stem weighs between them: rare in general, and rare inside this story.

The protagonists stand in every paragraph of both articles and tell no fact from another, so that a stem weighs
idf x max(.02, ln((n + 1) / c) / ln(n + 1)), with n the story paragraphs of both and c those that hold it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.alignment.passages import Passage
from compare.text.background import background

LEAST_RARITY = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Weight of every stem of two articles: in this story, and in general news (`idf`)."""

    story: Mapping[str, float]
    idf: Mapping[str, float]
    paragraphs: int

    def total(self, stems: Iterable[str]) -> float:
        """Return the sum of the stems' weights in this story."""
        return math.fsum(self.story.get(stem, 0.0) for stem in stems)  # fsum: the same in any order

    def general(self, stems: Iterable[str]) -> float:
        """Return the sum of the stems' weights in general news."""
        return math.fsum(self.idf.get(stem, 0.0) for stem in stems)


def weigh(one: Sequence[Passage], two: Sequence[Passage], language: str) -> Weights:
    """Return the weights of all stems of two articles in one language."""
    held = Counter(stem for passage in (*one, *two) for stem in passage.stems)
    table, n = background(language), len(one) + len(two)
    idf = {stem: table.idf(stem) for stem in held}
    rarity = {stem: max(LEAST_RARITY, math.log((n + 1) / c) / math.log(n + 1)) for stem, c in held.items()}
    return Weights({stem: idf[stem] * rarity[stem] for stem in held}, idf, n)

"""Story features of a pile -> how much each weighs: rare in the pile, and rare in general news."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.clusters.features import FIGURE, NAME, PAIR, QUOTE, TITLE, Bag, Features
from compare.text.background import background
from compare.text.stems import stemmer

PSEUDO = 100  # documents that the background counts as, beside the pile's own
PSEUDO_UNTOLD = 5  # the same where no table tells: enough that two documents alone are not all too common
TOO_COMMON = 0.3  # share of documents that hold a feature; beyond, it says nothing of any story
# A feature of few general articles keeps a share of its general rarity even where all documents of the pile hold it: the
# pile may be one single story.
RARE, RAREST, LEAST_RARITY = 0.03, 1e-4, 0.4
EXPECTED = 0.02  # share of general articles; such a feature counts even where one document alone holds it
SMALL, SMALL_UNTOLD = 1, 80  # documents: up to about so many cannot tell rare from common; with a table, and without
TITLE_TERMS = 8  # length of a general title


def rarities(found: Bag) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return, for each feature, ln(1 / share of documents that hold it), the pile's and the background's together.

    0 for what does not count: too common, or alone where nothing leads to expect it. The first array is for one language:
    no less than a share of the feature's rarity in general news. The second is between languages, where the general news
    of one says nothing of another, and has names and figures only, for they survive translation.
    """
    news, size = _News.of(found.items), len(found.items)
    numbers = np.concatenate([np.empty(0, np.int32), *(item.numbers for item in found.items)])
    held = np.bincount(numbers, minlength=len(found.names))
    within, across = np.zeros(len(found.names)), np.zeros(len(found.names))
    for at, (name, holders) in enumerate(zip(found.names, held.tolist(), strict=True)):
        general = news.share(name)
        share = (holders + news.trust * general) / (size + news.trust + 1)
        rarity = math.log(1 / share) if share <= TOO_COMMON else 0.0
        least = LEAST_RARITY * math.log(1 / max(general, RAREST)) if 0 < general < RARE else 0.0
        told = 1.0 if holders > 1 or general >= EXPECTED else news.alone(name)
        within[at] = told * max(least, rarity)
        across[at] = told * rarity if name[0] in (NAME, FIGURE) else 0.0
    return within, across


@dataclass(frozen=True, slots=True)
class _News:
    """General news in the languages of a pile: what the background tells of a feature before the pile is looked at."""

    languages: Mapping[str, float]  # share of the documents in each language that has a table
    length: int  # terms of a document, on average
    documents: int

    @classmethod
    def of(cls, items: Sequence[Features]) -> _News:
        known = Counter(item.language for item in items if background(item.language).known)
        length = round(sum(item.length for item in items) / max(1, len(items)))
        return cls({language: n / len(items) for language, n in sorted(known.items())}, length, len(items))

    @property
    def trust(self) -> float:
        """Return how many documents the background counts as."""
        known = sum(self.languages.values())
        return PSEUDO * known + PSEUDO_UNTOLD * (1.0 - known)

    def share(self, name: str) -> float:
        """Return the share of general articles that hold a feature; 0 where no table tells."""
        known = sum(self.languages.values())
        return (
            sum(n * _general(name, language, self.length) for language, n in self.languages.items()) / known
            if known
            else 0.0
        )

    def alone(self, name: str) -> float:
        """Return the weight of a feature that one document holds and general news does not lead to expect.

        In a large pile it says nothing. In a small one without a background it must count, or two documents would be
        alike for the only reason that all else was left out.
        """
        if name[0] in (PAIR, QUOTE, TITLE):
            return 0.0
        known = sum(self.languages.values())
        small = known * SMALL + (1.0 - known) * SMALL_UNTOLD
        return math.sqrt(small / (small + self.documents))


def _general(name: str, language: str, length: float) -> float:
    """Return the share of general articles in a language that hold a feature, as far as single stems tell."""
    table, kind, text = background(language), name[0], name[1:]
    if kind == TITLE:
        return table.share(text, TITLE_TERMS)
    if kind == QUOTE:
        return 0.0
    if kind == NAME:
        text = stemmer(language)(text)
    shares = [table.share(stem, round(length)) for stem in text.split()]
    return min(shares) / 10 if kind == PAIR else min(shares)

"""Two articles' passages -> which tell a same fact, and how probably: links, order free, many to many.

The scorer is a small logistic model over features that do not grow with the texts. Its coefficients are made by
`benchmarks/fit_alignment.py` from pairs of articles that people have read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.passages import Passage, Sentence
from compare.alignment.weights import Weights

SMALL = 40_000  # pairs of passages that are all compared; in longer articles (live blogs) each meets its likeliest only
HOLDERS, PARTNERS = (
    50,
    20,
)  # there: passages that hold a stem, at most, for it to count; passages that one is compared with
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1
PREFIX = 5  # characters that two words of one family share
LONG_RUN = 2  # tokens: runs up to that are chance and count as none

# Order of features: overlap, best sentence, run, kin, size, names, numbers. Shared names tell against a link that has
# little else: the same people, another fact.
COEFFICIENTS = (1.77, 1.10, 0.33, 1.63, -0.98, -0.96, 0.31)
INTERCEPT = -0.61


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Two passages (places in their sequences) with what they share and the probability that they tell a same fact."""

    left: int
    right: int
    probability: float
    shared: frozenset[str]
    sentences: tuple[int, int]  # the two that share most
    run: int  # tokens of the longest common run, 0 where it is shorter than three


def score_links(one: Sequence[Passage], two: Sequence[Passage], weights: Weights) -> list[Scored]:
    """Return every two passages that share a stem, in the order of the passages."""
    return [
        _scored(i, j, features, shared, sentences, run)
        for i, j, features, shared, sentences, run in link_features(one, two, weights)
    ]


def _scored(
    i: int, j: int, features: Sequence[float], shared: frozenset[str], sentences: tuple[int, int], run: int
) -> Scored:
    logit = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, features, strict=True))
    return Scored(i, j, 1.0 / (1.0 + math.exp(-logit)), shared, sentences, run)


def link_features(
    one: Sequence[Passage], two: Sequence[Passage], weights: Weights
) -> Iterator[tuple[int, int, tuple[float, ...], frozenset[str], tuple[int, int], int]]:
    """Yield (left, right, features, shared stems, best sentences, longest run) of passages that share a stem."""
    totals = [[weights.total(p.stems) for p in side] for side in (one, two)]
    size = math.log1p(weights.paragraphs)
    for i, j in _meetings(one, two, weights):
        a, b = one[i], two[j]
        shared = a.stems & b.stems
        overlap = half_normalised(weights.total(shared), totals[0][i], totals[1][j])
        best, sentences = _best_sentences(a.sentences, b.sentences, weights)
        run = 0 if a.triples.isdisjoint(b.triples) else longest_run(a.tokens, b.tokens)
        names = half_normalised(weights.total(t for t in shared if _is_name(t, a, b)), totals[0][i], totals[1][j])
        numbers = float(sum(stem[0].isdecimal() for stem in shared))
        kin = _kin(a.stems - shared, b.stems - shared, a, b)
        features = (overlap, best, math.log1p(max(0, run - LONG_RUN)), kin, size, names, numbers)
        yield i, j, features, shared, sentences, run


def half_normalised(shared: float, one: float, two: float) -> float:
    """Return shared weight over the fourth root of the product of the totals, each plus one.

    Full containment overrates short paragraphs and a cosine underrates what a long one holds; half way between holds best.
    """
    return shared / math.sqrt(math.sqrt((one + 1.0) * (two + 1.0)))


def longest_run(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many tokens the longest run has that both hold, in n log n steps.

    A run of some length is common only if all shorter ones are, so that its length is found by halving; runs of one
    length are compared by rolling hashes (Karp and Rabin 1987).

    >>> longest_run("a b c d".split(), "x b c y".split())
    2
    """
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(token, len(numbers) + 1) for token in side] for side in (one, two))
    low, high = 0, min(len(first), len(second))
    while low < high:
        size = (low + high + 1) // 2
        if _runs(first, size).isdisjoint(_runs(second, size)):
            high = size - 1
        else:
            low = size
    return low


def _runs(numbers: Sequence[int], size: int) -> set[int]:
    """Return the hashes of all runs of one size."""
    leading, value = pow(_BASE, size - 1, _MODULUS), 0
    found = set()
    for at, number in enumerate(numbers):
        if at >= size:
            value -= numbers[at - size] * leading
        value = (value * _BASE + number) % _MODULUS
        if at >= size - 1:
            found.add(value)
    return found


def _meetings(one: Sequence[Passage], two: Sequence[Passage], weights: Weights) -> list[tuple[int, int]]:
    """Return the places of passages that share a stem; in long articles, the likeliest partners by rarer stems."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, passage in enumerate(two):
        for stem in passage.stems:
            holders[stem].append(j)
    if len(one) * len(two) <= SMALL:
        return sorted(
            {(i, j) for i, passage in enumerate(one) for stem in passage.stems for j in holders.get(stem, ())}
        )
    pairs = []
    for i, passage in enumerate(one):
        shared: Counter[int] = Counter()
        for stem in sorted(passage.stems):
            for j in holders.get(stem, ()) if len(holders.get(stem, ())) <= HOLDERS else ():
                shared[j] += round(1000 * weights.story[stem])
        pairs += [(i, j) for j in sorted(shared, key=lambda j: (-shared[j], j))[:PARTNERS]]
    return sorted(pairs)


def _best_sentences(
    one: Sequence[Sentence], two: Sequence[Sentence], weights: Weights
) -> tuple[float, tuple[int, int]]:
    best, at = 0.0, (0, 0)
    totals = [weights.total(y.stems) for y in two]
    for i, x in enumerate(one):
        total = weights.total(x.stems)
        for j, y in enumerate(two):
            overlap = half_normalised(weights.total(x.stems & y.stems), total, totals[j])
            if overlap > best:
                best, at = overlap, (i, j)
    return best, at


def _is_name(stem: str, a: Passage, b: Passage) -> bool:
    return a.words[stem][0].isupper() and b.words[stem][0].isupper()


def _kin(one: frozenset[str], two: frozenset[str], a: Passage, b: Passage) -> float:
    """Return how many unshared stems begin alike, over the root of the smaller passage's stems."""
    alike = {stem[:PREFIX] for stem in one if len(stem) >= PREFIX} & {
        stem[:PREFIX] for stem in two if len(stem) >= PREFIX
    }
    return len(alike) / math.sqrt(1 + min(len(a.stems), len(b.stems)))

"""Two articles' meetings -> which passages tell a same fact, and how probably: links, order free, many to many.

The scorer is a small logistic model over features that do not grow with the texts. Its coefficients are made by
`benchmarks/fit_alignment.py` from pairs of articles that people have read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.alignment.meetings import Meetings
from compare.alignment.passages import Passage, Sentence
from compare.alignment.weights import Weights

Floats = NDArray[np.float64]
Made = TypeVar("Made")

_BASE, _MODULUS = 1_000_003, (1 << 61) - 1
EVEN_IDF = 5.0  # that of a middling word; a shared stem counts by the root of its idf over this
BODY = 8.0  # added to the weight of each passage, so that a short one is not told for a word
TRIPLE = 3  # tokens: runs below that are chance and count as none
COPIED_BODY = 5.0  # runs added to those of a passage, so that three words in a row are no copy
LOOKED_FOR = 1_000_000  # tokens of one times tokens of the other, up to which runs are looked for one by one
OPENING = 6.0  # passages: by then an opening's pull has fallen to a third


@dataclass(frozen=True, slots=True)
class LinkModel:
    """A logistic model over the features of a meeting; `doubt`: how far it heeds that a passage may stand alone, in 0..1.

    The less it does, the more of its links are strong, so that they hold from `strict` times the cut on.
    """

    coefficients: tuple[float, ...]
    intercept: float
    doubt: float = 1.0
    strict: float = 1.0

    def probabilities(self, features: Floats) -> Floats:
        """Return the probability of each meeting that its two passages tell a same fact."""
        logit = self.intercept + (features * np.array(self.coefficients)).sum(axis=1)
        found: Floats = 1.0 / (1.0 + np.exp(-logit))
        return found


# Order of features: overlap, opening, size, figures, names, rarest, copied. What both articles open with is told by both more
# often; shared names tell against a link that has little else: the same people, another fact.
WORDS = LinkModel((3.224, 2.371, -0.365, 1.674, -0.768, 0.203, 4.788), -3.523)
# The same, and then: cosine of the nearest sentences, of the passages.
MEANING = LinkModel((2.393, 2.563, -0.627, 1.435, -0.984, 0.218, 3.342, 4.879, 0.766), -2.677, doubt=0.5, strict=1.3)


class Scored(NamedTuple):
    """Two passages (places in their sequences) and the probability that they tell a same fact.

    `copied` are the runs of three tokens that both print. What else they share is told of links that hold only: the stems,
    the weightiest first, the two sentences that share most, and the tokens of the longest common run, 0 where it is shorter
    than three. `nearest` is the cosine of their nearest sentences by an encoder, `judged` what a judge said.
    """

    left: int
    right: int
    probability: float
    copied: int = 0
    shared: tuple[str, ...] = ()
    sentences: tuple[int, int] = (0, 0)
    run: int = 0
    nearest: float | None = None
    judged: float | None = None


def link_features(one: Sequence[Passage], two: Sequence[Passage], weights: Weights, met: Meetings) -> Floats:
    """Return the features of each meeting, in the order of WORDS."""
    story = np.array([weights.story[stem] for stem in met.stems])
    general = np.array([weights.idf[stem] for stem in met.stems])
    names = np.array([stem in weights.names for stem in met.stems], np.bool_)
    spread = story * np.sqrt(EVEN_IDF / general)  # rarity inside the story counts in full, in general by its root

    def shared(weight: Floats) -> Floats:
        found: Floats = np.bincount(met.of, weight[met.stem], len(met.left)).astype(np.float64)
        return found

    rarest = np.zeros(len(met.left))
    np.maximum.at(rarest, met.of, story[met.stem])
    features = (
        shared(spread) / _size(one, two, met, weights.general, BODY),
        np.exp(-(met.left + met.right) / OPENING),
        np.full(len(met.left), math.log1p(weights.paragraphs)),
        _shared_values(one, two, met),
        shared(np.where(names, story, 0.0)) / _size(one, two, met, weights.total, 1.0),
        rarest,
        _copied(one, two, met),
    )
    return np.stack(features, axis=1)


def copied_runs(one: Sequence[Passage], two: Sequence[Passage], met: Meetings, features: Floats) -> NDArray[np.int64]:
    """Return how many runs of three tokens both passages of each meeting print, by the last feature of WORDS."""
    share = features[:, len(WORDS.coefficients) - 1]
    return np.rint(share * (COPIED_BODY + _shorter(one, two, met))).astype(np.int64)


def detailed(
    links: Iterable[Scored], one: Sequence[Passage], two: Sequence[Passage], weights: Weights
) -> Iterator[Scored]:
    """Yield links with what their passages share."""
    overlaps = Overlaps(weights)
    shared = by_text(lambda a, b: tuple(sorted(sorted(a.stems & b.stems), key=weights.story.__getitem__, reverse=True)))
    best = by_text(lambda a, b: _best_sentences(a, b, overlaps))
    run = by_text(_run)
    for link in links:
        a, b = one[link.left], two[link.right]
        yield link._replace(shared=shared(a, b), sentences=best(a, b), run=run(a, b))


def by_text(make: Callable[[Passage, Passage], Made]) -> Callable[[Passage, Passage], Made]:
    """Return a function of two passages of two documents that is asked once of the same words: live blogs repeat theirs."""
    made: dict[tuple[str, str], Made] = {}

    def asked(one: Passage, two: Passage) -> Made:
        key = one.text, two.text
        if key not in made:
            made[key] = make(one, two)
        return made[key]

    return asked


class Overlaps:
    """Holds sentences against each other; each is weighed once."""

    def __init__(self, weights: Weights) -> None:
        self._total = weights.total
        self._totals: dict[Sentence, float] = {}

    def of(self, one: Passage, two: Passage) -> dict[tuple[int, int], float]:
        """Return the half-normalised overlap of each two sentences of two passages that share a stem, by their places."""
        return {
            (i, j): half_normalised(self._total(shared), self._weight(x), self._weight(y))
            for i, x in enumerate(one.sentences)
            for j, y in enumerate(two.sentences)
            if (shared := x.stems & y.stems)
        }

    def _weight(self, sentence: Sentence) -> float:
        if sentence not in self._totals:
            self._totals[sentence] = self._total(sentence.stems)
        return self._totals[sentence]


def half_normalised(shared: float, one: float, two: float) -> float:
    """Return shared weight over the fourth root of the product of the totals, each plus one.

    Full containment overrates short paragraphs and a cosine underrates what a long one holds; half way between holds best.
    """
    return shared / math.sqrt(math.sqrt((one + 1.0) * (two + 1.0)))


def longest_run(one: Sequence[str], two: Sequence[str], known: int = 0) -> int:
    """Return how many tokens the longest run has that both hold; a run of `known` tokens is sure.

    Each token becomes a character, so that a run is looked for as one string in another; long texts are hashed.

    >>> longest_run("a b c d".split(), "x b c y".split())
    2
    """
    numbers = {token: number for number, token in enumerate(dict.fromkeys((*one, *two)), 1)}
    first, second = ([numbers[token] for token in side] for side in (one, two))
    if len(first) * len(second) > LOOKED_FOR:
        return _longest_hashed(first, second, known)
    here, there = "".join(map(chr, first)), "".join(map(chr, second))
    longest, start = known, 0
    while start + longest < len(here):
        if here[start : start + longest + 1] in there:
            longest += 1
        else:
            start += 1
    return longest


def _longest_hashed(first: Sequence[int], second: Sequence[int], known: int) -> int:
    """Return the same of numbers, in n log n steps.

    A run of some length is common only if all shorter ones are, so that its length is found by strides that double and then
    by halving; runs of one length are compared by rolling hashes (Karp and Rabin 1987).
    """
    low, high, stride = known, min(len(first), len(second)), 1
    while low < high:
        size = min(low + stride, (low + high + 1) // 2)
        if _runs(first, size).isdisjoint(_runs(second, size)):
            high = size - 1
        else:
            low, stride = size, stride * 2
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


def _size(
    one: Sequence[Passage],
    two: Sequence[Passage],
    met: Meetings,
    total: Callable[[Iterable[str]], float],
    body: float,
) -> Floats:
    """Return the fourth root of the product of the two passages' weights: half normalisation, as `half_normalised`."""
    first, second = (np.array([total(p.stems) + body for p in side]) for side in (one, two))
    found: Floats = np.sqrt(np.sqrt(first[met.left] * second[met.right]))
    return found


def _shared_values(one: Sequence[Passage], two: Sequence[Passage], met: Meetings) -> Floats:
    """Return how many telling figures the two passages of each meeting share."""
    holders: defaultdict[tuple[float, str], list[int]] = defaultdict(list)
    for j, passage in enumerate(two):
        for value in passage.values:
            holders[value].append(j)
    width = len(two)
    shared = Counter(i * width + j for i, p in enumerate(one) for value in p.values for j in holders.get(value, ()))
    return np.array([shared[key] for key in (met.left * width + met.right).tolist()], np.float64)


def _copied(one: Sequence[Passage], two: Sequence[Passage], met: Meetings) -> Floats:
    """Return how much of the shorter passage the other prints word for word: the share of its runs of three tokens."""
    here, there = (frozenset().union(*[p.triples for p in side]) for side in (one, two))
    both = here & there
    first, second = ([p.triples & both for p in side] for side in (one, two))
    met_in = zip(met.left.tolist(), met.right.tolist(), strict=True)
    shared = np.array([len(first[i] & second[j]) if first[i] and second[j] else 0 for i, j in met_in], np.float64)
    return shared / (COPIED_BODY + _shorter(one, two, met))


def _shorter(one: Sequence[Passage], two: Sequence[Passage], met: Meetings) -> Floats:
    """Return how many runs of three tokens the passage of each meeting has that has fewer."""
    first, second = (np.array([len(p.triples) for p in side], np.float64) for side in (one, two))
    found: Floats = np.minimum(first[met.left], second[met.right])
    return found


def _best_sentences(one: Passage, two: Passage, overlaps: Overlaps) -> tuple[int, int]:
    if len(one.sentences) == len(two.sentences) == 1:
        return 0, 0
    found = overlaps.of(one, two)
    return max(found, key=found.__getitem__, default=(0, 0))


def _run(one: Passage, two: Passage) -> int:
    return 0 if one.triples.isdisjoint(two.triples) else longest_run(one.tokens, two.tokens, known=TRIPLE)

"""Two articles' passages -> every two that share a stem, and which stems those are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np

from compare.alignment.passages import Passage
from compare.alignment.weights import Weights
from compare.graphs.rows import Places

SMALL = 40_000  # pairs of passages that are all compared; in longer articles (live blogs) each meets its likeliest only
HOLDERS, PARTNERS = (
    50,
    10,
)  # there: passages that hold a stem, at most, for it to count; those that one is compared with

Holders = Mapping[str, Sequence[int]]  # stem -> the passages that hold it, by their places, ascending


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """Meeting m is of passages `left[m]` and `right[m]`, in ascending order.

    There is an entry for each stem that two share: entry e says that those of meeting `of[e]` share `stems[stem[e]]`.
    `bounded`: the articles are so long that passages met their likeliest partners only.
    """

    left: Places
    right: Places
    of: Places
    stem: Places
    stems: tuple[str, ...]
    bounded: bool


def meet(one: Sequence[Passage], two: Sequence[Passage], weights: Weights, *, every: bool = False) -> Meetings:
    """Return the meetings of two articles; `every`: of all passages, whether they share a stem or not."""
    here, there = (frozenset().union(*[passage.stems for passage in side]) for side in (one, two))
    shared = here & there
    first, second = _holders(one, shared), _holders(two, shared)
    stems = tuple(sorted(shared))
    bounded = len(one) * len(two) > SMALL
    found = _likeliest(one, two, first, second, weights, stems) if bounded else _all(first, second, stems, len(two))
    places, numbers = found
    order = np.argsort(places, kind="stable")  # by meeting, and then by stem
    keys, of = np.unique(places[order], return_inverse=True)
    if every and not bounded:
        of, keys = keys[of], np.arange(len(one) * len(two))
    left, right = np.divmod(keys, max(1, len(two)))
    return Meetings(left, right, of, numbers[order], stems, bounded)


def _holders(passages: Sequence[Passage], stems: frozenset[str]) -> Holders:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        for stem in passage.stems & stems:
            found[stem].append(at)
    return found


def _all(first: Holders, second: Holders, stems: Sequence[str], width: int) -> tuple[Places, Places]:
    keys: list[int] = []
    numbers: list[int] = []
    for number, stem in enumerate(stems):
        there = second[stem]
        found = [i * width + j for i in first[stem] for j in there]
        keys += found
        numbers += [number] * len(found)
    return np.array(keys, np.int64), np.array(numbers, np.int64)


def _likeliest(
    one: Sequence[Passage],
    two: Sequence[Passage],
    first: Holders,
    second: Holders,
    weights: Weights,
    stems: Sequence[str],
) -> tuple[Places, Places]:
    """Return the entries of each passage, of either article, with those that share most of its rarer stems."""
    width, number = len(two), {stem: at for at, stem in enumerate(stems)}
    pairs = {i * width + j for i, j in _partners(one, second, weights)}
    pairs |= {i * width + j for j, i in _partners(two, first, weights)}
    keys: list[int] = []
    numbers: list[int] = []
    for key in sorted(pairs):
        i, j = divmod(key, width)
        found = sorted(number[stem] for stem in one[i].stems & two[j].stems)
        keys += [key] * len(found)
        numbers += found
    return np.array(keys, np.int64), np.array(numbers, np.int64)


def _partners(passages: Sequence[Passage], holders: Holders, weights: Weights) -> Iterable[tuple[int, int]]:
    rare = {
        stem: (there, round(1000 * weights.story[stem])) for stem, there in holders.items() if len(there) <= HOLDERS
    }
    for at, passage in enumerate(passages):
        shared: Counter[int] = Counter()
        for stem in passage.stems & rare.keys():
            there, weight = rare[stem]
            for other in there:
                shared[other] += weight
        best = nsmallest(PARTNERS, ((-weight, other) for other, weight in shared.items()))
        yield from ((at, other) for _, other in best)

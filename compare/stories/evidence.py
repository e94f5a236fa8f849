"""Pairs of documents -> what they share that is of weight, in the words of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from compare.graphs.rows import Numbers
from compare.model import Clue, Document, Evidence
from compare.stories.features import Readers, Scanned
from compare.stories.space import Space, Vectors
from compare.text.stream.spelling import spelling
from compare.text.stream.streaming import LONGEST, Kind

CHUNK = 500  # documents whose tokens are held at once
# What a shared thing is called that is several of them, the first that fits.
CLUES = {
    Kind.NAME: Clue.NAME, Kind.FIGURE: Clue.FIGURE, Kind.QUOTE: Clue.QUOTE, Kind.DATE: Clue.TERM, Kind.PAIR: Clue.TERM,
    Kind.STEM: Clue.TERM, Kind.TITLE: Clue.TERM, Kind.COGNATE: Clue.TERM,
}  # fmt: skip
_RANK = np.array([[*CLUES].index(Kind(kind)) if kind else 0 for kind in range(max(Kind) + 1)])
_OF_WORDS = np.isin(np.arange(max(Kind) + 1), (Kind.STEM, Kind.NAME, Kind.TITLE, Kind.COGNATE))

Scored = Mapping[tuple[int, int], float]
Shared = dict[tuple[int, int], tuple[Evidence, ...]]
Places = NDArray[np.int64]


def evidence(where: Space, documents: Sequence[Document], pairs: Scored, most: int, readers: Readers) -> Shared:
    """Return for pairs of documents up to `most` of what they share, the weightiest first, in the words of the first.

    `pairs` says how alike each is. The weights of all that two documents share add up to that; a word that counts as
    stem, as name and in the title is one thing.
    """
    of: dict[int, list[tuple[int, int]]] = {}
    for pair in sorted(pairs):
        of.setdefault(pair[0], []).append(pair)
    found: Shared = {}
    sides = [(v, np.flatnonzero(v.kept)) for v in (where.within, where.across) if v is not None]
    for language, group in groupby(of, lambda row: documents[row].language):
        rows = list(group)
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            texts = _Texts(chunk, where, readers.of(language).scanned([documents[row] for row in chunk]))
            wanted = [pair for row in chunk for pair in of[row]]
            left, right = np.array(wanted, np.int32).T
            scores, foreign = np.array([pairs[pair] for pair in wanted]), where.foreign(left, right)
            for (vectors, places), some in zip(sides, (~foreign, foreign), strict=False):
                at = np.flatnonzero(some)
                things = texts.things(vectors, places, left[at], right[at], scores[at], most)
                shared = texts.told(things, left[at])
                found.update((wanted[i], told) for i, told in zip(at.tolist(), shared, strict=True))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Things:
    """What pairs share, pair by pair from `bounds` on, the weightiest first: the weight, and the feature that names it."""

    bounds: Places
    weight: NDArray[np.float64]
    feature: Places


class _Texts:
    """Some documents' words and features, to tell in them what they share with others."""

    def __init__(self, rows: Sequence[int], where: Space, scanned: Scanned) -> None:
        self._features, self._scanned, self._words = where.features, scanned, scanned.vocabulary.words(0)
        self._place = np.zeros(len(where.features), np.int64)  # of a document among these
        self._place[rows] = np.arange(len(rows))
        self._told: dict[int, tuple[Clue, str]] = {}

    def told(self, things: _Things, left: Numbers) -> Iterator[tuple[Evidence, ...]]:
        """Yield for each pair what it shares, in the words of its document `left`."""
        weights, features = things.weight.round(6).tolist(), things.feature.tolist()
        places = self._place[left].tolist()
        for place, (begin, end) in zip(places, pairwise(things.bounds.tolist()), strict=True):
            shared = zip(features[begin:end], weights[begin:end], strict=True)
            yield tuple([Evidence(*self._called(feature, place), weight) for feature, weight in shared])

    def things(
        self, vectors: Vectors, places: Places, left: Numbers, right: Numbers, scores: NDArray[np.float64], most: int
    ) -> _Things:
        """Return what pairs share; `left` are these documents, `places` those of the features that have a value."""
        pair, at, product = _common(vectors, left, right)
        product *= (scores / np.maximum(np.bincount(pair, product, len(left)), 1e-300))[pair]
        feature = places[at]
        kind, first, thing = self._features.kind[feature], self._features.first[feature], self._features.key[feature]
        words = np.flatnonzero(_OF_WORDS[kind])  # a word is known by its stem, whatever it counts as
        token = self._scanned.tokens.bounds[self._place[left[pair[words]]]] + first[words]
        thing[words] = self._scanned.rows["stem"][self._scanned.tokens.word[token]]
        bits = np.uint64(
            max(1, len(left).bit_length())
        )  # upper ones for the pair; those left of a hash tell things apart
        order = np.argsort(pair.astype(np.uint64) << (np.uint64(64) - bits) | thing >> bits)
        pair, feature, product, thing = pair[order], feature[order], product[order], thing[order]
        begins = np.ones(len(pair), np.bool_)
        begins[1:] = (pair[1:] != pair[:-1]) | (thing[1:] != thing[:-1])
        starts = np.flatnonzero(begins)
        named = _first_of_each(starts, _RANK[kind[order]], first[order])
        total = np.bincount(np.cumsum(begins) - 1, product).astype(np.float64)
        pair, thing = pair[starts], thing[starts]
        order = np.lexsort((thing, -total.round(9), pair))
        bounds = np.searchsorted(pair, np.arange(len(left) + 1))
        shown = np.arange(len(pair)) - bounds[pair] < most
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.minimum(np.diff(bounds), most))])
        return _Things(bounds, total[order][shown], feature[named][order][shown])

    def _called(self, feature: int, place: int) -> tuple[Clue, str]:
        """Return what a feature of one of these documents is, and how that writes it."""
        if feature not in self._told:
            kind, first = int(self._features.kind[feature]), int(self._features.first[feature])
            tokens = self._scanned.tokens
            word = self._words[tokens.word[tokens.bounds[place] + first]]
            if _OF_WORDS[kind] and len(word) < LONGEST:
                text = word.removesuffix("'s").removesuffix("’s")
            else:
                text = spelling(self._scanned.texts[place], tokens.part(place), kind, first)
            self._told[feature] = CLUES[Kind(kind)], text
        return self._told[feature]


def _first_of_each(starts: Places, rank: Places, first: Numbers) -> Places:
    """Return of each run of features, runs beginning at `starts`, that with the lowest rank, and then the first."""
    if not len(starts):
        return starts
    places = np.arange(len(rank))
    bits = len(rank).bit_length()
    lowest = np.minimum.reduceat((rank << 31 | first) << bits | places, starts)
    found: Places = lowest & ((1 << bits) - 1)
    return found


def _common(vectors: Vectors, left: Numbers, right: Numbers) -> tuple[Places, Places, NDArray[np.float64]]:
    """Return for what pairs of rows share, pair by pair: the pair, where it lies in the left row, the product of values."""
    one, two = (_laid_out(vectors, rows) for rows in (left, right))
    _, first, second = np.intersect1d(one[0], two[0], assume_unique=True, return_indices=True)
    values = vectors.rows.values
    at = one[1][first]
    pair = one[0][first] // max(1, vectors.rows.width)
    return pair, at, values[at].astype(np.float64) * values[two[1][second]]


def _laid_out(vectors: Vectors, rows: Numbers) -> tuple[Places, Places]:
    """Return for each item of the rows, in order, a number of its own for pair and column, and where it lies."""
    bounds = vectors.rows.bounds
    lengths = np.diff(bounds)[rows]
    pair = np.repeat(np.arange(len(rows)), lengths)
    at = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(bounds[rows], lengths)
    return pair * max(1, vectors.rows.width) + vectors.rows.columns[at], at

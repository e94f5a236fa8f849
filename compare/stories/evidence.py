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
    for language, group in groupby(of, lambda row: documents[row].language):
        rows = list(group)
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            texts = _Texts(chunk, readers.of(language).scanned([documents[row] for row in chunk]))
            wanted = [pair for row in chunk for pair in of[row]]
            found.update(texts.shared(where, wanted, [pairs[pair] for pair in wanted], most))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Things:
    """What pairs share, pair by pair, the weightiest first: the pair, the weight, and the feature that names it."""

    pair: Places
    weight: NDArray[np.float64]
    feature: Places


class _Texts:
    """Some documents' words and features, to tell in them what they share with others."""

    def __init__(self, rows: Sequence[int], scanned: Scanned) -> None:
        self._rows, self._scanned = np.array(rows, np.int32), scanned
        counts = scanned.counts
        self._document = np.repeat(np.arange(len(rows)), np.diff(counts.bounds))
        token = scanned.tokens.bounds[self._document] + counts.first
        stems = scanned.rows["stem"][scanned.tokens.word[token]]
        # what each feature is: a word by its stem, whatever it counts as, else itself
        self._thing = np.where(_OF_WORDS[counts.kind], stems, counts.key)
        self._told: dict[int, tuple[Clue, str]] = {}
        self._words = scanned.vocabulary.words(0)

    def shared(
        self, where: Space, pairs: Sequence[tuple[int, int]], scores: Sequence[float], most: int
    ) -> Iterator[tuple[tuple[int, int], tuple[Evidence, ...]]]:
        """Yield for each pair what it shares; the first of each is one of these documents."""
        left, right = np.array(pairs, np.int32).T
        foreign = where.foreign(left, right) if where.across is not None else np.zeros(len(pairs), np.bool_)
        for vectors, some in ((where.within, ~foreign), (where.across, foreign)):
            chosen = np.flatnonzero(some)
            if vectors is None or not len(chosen):
                continue
            things = self._things(vectors, left[chosen], right[chosen], np.array(scores)[chosen], most)
            bounds = np.searchsorted(things.pair, np.arange(len(chosen) + 1)).tolist()
            weights, features = things.weight.round(6).tolist(), things.feature.tolist()
            for at, (begin, end) in zip(chosen.tolist(), pairwise(bounds), strict=True):
                yield (
                    pairs[at],
                    tuple(
                        Evidence(*self._called(f), w)
                        for f, w in zip(features[begin:end], weights[begin:end], strict=True)
                    ),
                )

    def _things(
        self, vectors: Vectors, left: Numbers, right: Numbers, scores: NDArray[np.float64], most: int
    ) -> _Things:
        counts = self._scanned.counts
        pair, column, product = _common(vectors, left, right)
        if not len(pair):
            return _Things(pair, product.astype(np.float64), pair)
        product *= (scores / np.maximum(np.bincount(pair, product, len(left)), 1e-300))[pair]
        feature = self._features(vectors, np.searchsorted(self._rows, left)[pair], column)
        kind = counts.kind[feature]
        order = np.lexsort((counts.first[feature], _RANK[kind], self._thing[feature], pair))
        pair, feature, product = pair[order], feature[order], product[order]
        thing = self._thing[feature]
        begins = np.ones(len(pair), np.bool_)
        begins[1:] = (pair[1:] != pair[:-1]) | (thing[1:] != thing[:-1])
        total = np.bincount(np.cumsum(begins) - 1, product).astype(np.float64)
        pair, feature, thing = pair[begins], feature[begins], thing[begins]
        order = np.lexsort((thing, -total.round(9), pair))
        pair = pair[order]
        first = np.arange(len(pair)) - np.searchsorted(pair, np.arange(len(left)))[pair] < most
        return _Things(pair[first], total[order][first], feature[order][first])

    def _features(self, vectors: Vectors, document: Places, column: Numbers) -> Places:
        """Return where the features lie among these documents' own: each has those that it shares."""
        keys = self._scanned.counts.key
        known = np.searchsorted(vectors.keys, keys)
        known = np.where(vectors.keys[np.minimum(known, len(vectors.keys) - 1)] == keys, known, len(vectors.keys))
        own = np.flatnonzero(known < len(vectors.keys))
        width = len(vectors.keys) + 1
        at = np.searchsorted(self._document[own] * width + known[own], document * width + column)
        found: Places = own[at]
        return found

    def _called(self, feature: int) -> tuple[Clue, str]:
        """Return what a feature is, and how its document writes it."""
        if feature not in self._told:
            counts, document = self._scanned.counts, int(self._document[feature])
            kind, first = Kind(int(counts.kind[feature])), int(counts.first[feature])
            word = self._words[self._scanned.tokens.word[self._scanned.tokens.bounds[document] + first]]
            if _OF_WORDS[kind] and len(word) < LONGEST:
                text = word.removesuffix("'s").removesuffix("’s")
            else:
                text = spelling(self._scanned.texts[document], self._scanned.tokens.part(document), kind, first)
            self._told[feature] = CLUES[kind], text
        return self._told[feature]


def _common(vectors: Vectors, left: Numbers, right: Numbers) -> tuple[Places, Numbers, NDArray[np.float64]]:
    """Return the columns that pairs of rows share, pair by pair, and the products of their values."""
    one, two = (_laid_out(vectors, rows) for rows in (left, right))
    _, first, second = np.intersect1d(one[0], two[0], assume_unique=True, return_indices=True)
    values, columns = vectors.rows.values, vectors.rows.columns
    at = one[1][first]
    pair = one[0][first] // max(1, vectors.rows.width)
    return pair, columns[at], values[at].astype(np.float64) * values[two[1][second]]


def _laid_out(vectors: Vectors, rows: Numbers) -> tuple[Places, Places]:
    """Return for each item of the rows, in order, a number of its own for pair and column, and where it lies."""
    bounds = vectors.rows.bounds
    lengths = np.diff(bounds)[rows]
    pair = np.repeat(np.arange(len(rows)), lengths)
    at = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + np.repeat(bounds[rows], lengths)
    return pair * max(1, vectors.rows.width) + vectors.rows.columns[at], at

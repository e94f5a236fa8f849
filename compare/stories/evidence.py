"""Pairs of documents -> what they share that is of weight, in the words of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from compare.model import Clue, Document, Evidence
from compare.stories.features import Reader, Scanned
from compare.stories.space import Space, Vectors
from compare.text.stream.spelling import spelling
from compare.text.stream.streaming import Kind

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


def evidence(where: Space, documents: Sequence[Document], pairs: Scored, most: int) -> Shared:
    """Return for pairs of documents up to `most` of what they share, the weightiest first, in the words of the first.

    `pairs` says how alike each is. The weights of all that two documents share add up to that; a word that counts as
    stem, as name and in the title is one thing.
    """
    partners: dict[int, list[int]] = {}
    for one, two in sorted(pairs):
        partners.setdefault(one, []).append(two)
    found: Shared = {}
    for language, group in groupby(partners, lambda row: documents[row].language):
        reader, rows = Reader(language), list(group)
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            scanned = reader.scanned([documents[row] for row in chunk])
            for at, one in enumerate(chunk):
                text = _Text(scanned, at)
                for two in partners[one]:
                    found[one, two] = tuple(text.shared(where, one, two, pairs[one, two], most))
    return found


class _Text:
    """One document's words and features, to tell in them what it shares with others."""

    def __init__(self, scanned: Scanned, at: int) -> None:
        counts = scanned.counts
        here = slice(*counts.bounds[at : at + 2].tolist())
        self._text, self._tokens = scanned.texts[at], scanned.tokens.part(at)
        self._keys, self._kinds, self._first = counts.key[here], counts.kind[here], counts.first[here]
        self._stems = scanned.rows["stem"]

    def shared(self, where: Space, one: int, two: int, score: float, most: int) -> Iterator[Evidence]:
        """Yield what the document, row `one`, shares with row `two`."""
        rows = np.array([one], np.int32), np.array([two], np.int32)
        vectors = where.across if where.across is not None and where.foreign(*rows)[0] else where.within
        keys, weights = _common(vectors, one, two)
        if not len(keys):
            return
        at = np.searchsorted(self._keys, keys)
        things, place = np.unique(self._things(at), return_inverse=True)
        total = np.bincount(place, weights * (score / weights.sum()), len(things))
        for thing in np.lexsort((things, -total.round(9)))[:most].tolist():
            members = at[place == thing]
            best = members[np.lexsort((self._first[members], _RANK[self._kinds[members]]))[0]]
            yield self._told(int(best), round(float(total[thing]), 4))

    def _things(self, at: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Return what each feature is: a word by its stem, whatever it counts as, else itself."""
        stems = self._stems[self._tokens.word[self._first[at]]]
        return np.where(_OF_WORDS[self._kinds[at]], stems, self._keys[at])

    def _told(self, at: int, weight: float) -> Evidence:
        kind = Kind(int(self._kinds[at]))
        return Evidence(CLUES[kind], spelling(self._text, self._tokens, kind, int(self._first[at])), weight)


def _common(vectors: Vectors, one: int, two: int) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """Return the keys that two rows share and the products of their values."""
    rows = vectors.rows
    own, other = (slice(*rows.bounds[row : row + 2].tolist()) for row in (one, two))
    both, left, right = np.intersect1d(rows.columns[own], rows.columns[other], assume_unique=True, return_indices=True)
    return vectors.keys[both], rows.values[own][left].astype(np.float64) * rows.values[other][right]

"""Story features of a pile -> its documents as vectors, within a language and between languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import kernel
from compare.graphs.rows import Numbers, Rows
from compare.stories.features import Features
from compare.stories.rarity import rarity
from compare.stories.recipe import Recipe

BLOCK = 500  # documents whose values are made at once
TINY = 1e-30  # divides nothing by something where a document has no value at all


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Documents as unit vectors: `rows` over the features whose `keys` ascend; `norms` are what they were divided by.

    `kept` tells of every feature of the documents whether it has a value in the rows, which hold them in the same order.
    """

    rows: Rows
    keys: NDArray[np.uint64]
    norms: NDArray[np.float64]
    kept: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Documents as vectors for those of the same language, and `across` languages where there are several.

    `language` is a number for each document, 0 where it could not be told; `features` are what the vectors were made of.
    """

    within: Vectors
    across: Vectors | None
    language: Numbers
    features: Features

    @property
    def terms(self) -> Numbers:
        """Return the length of each document in words that carry meaning."""
        return self.features.terms

    def foreign(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Return whether two documents are in two known languages; an unknown one may be any."""
        one, two = self.language[left], self.language[right]
        found: NDArray[np.bool_] = (one != two) & (one > 0) & (two > 0)
        return found


def space(found: Features, recipe: Recipe) -> Space:
    """Return the documents in one vector space.

    A value is the weight of its kind, times 1 + ln(times), times the feature's rarity: among the documents of its own
    language for those, among all for other languages.
    """
    names = sorted({*found.languages} | {""})
    language = np.array([names.index(name) for name in found.languages], np.int32)
    pile = _Pile.of(found)
    within = pile.vectors(recipe.weights(), list(_beats(found.languages)), found.idf)
    several = len({*found.languages} - {""}) > 1
    untold = np.full(len(found.idf), np.nan, np.float32)  # the general news of one language says nothing of another
    everything = [(slice(0, len(found)), slice(0, len(found)))]
    across = pile.vectors(recipe.weights_between_languages(), everything, untold) if several else None
    return Space(within, across, language, found)


def _beats(languages: tuple[str, ...]) -> Iterator[tuple[slice, slice]]:
    """Yield the documents of each language, and those among which its features are rare: an unknown one is among all."""
    start = 0
    for language, group in groupby(languages):
        stop = start + len(list(group))
        yield slice(start, stop), slice(start, stop) if language else slice(0, len(languages))
        start = stop


@dataclass(frozen=True, slots=True, eq=False)
class _Pile:
    """The features of a pile with a column for each, columns ascending by key."""

    found: Features
    column: NDArray[np.int32]
    keys: NDArray[np.uint64]
    kinds: NDArray[np.uint8]

    @classmethod
    def of(cls, found: Features) -> _Pile:
        column, first = kernel().ranks(found.key)
        return cls(found, column, found.key[first], found.kind[first])

    def vectors(
        self, weights: NDArray[np.float64], beats: list[tuple[slice, slice]], idf: NDArray[np.float32]
    ) -> Vectors:
        """Return the documents as unit vectors; `beats` are documents, and those among which their features are rare.

        What only one of them holds makes the others shorter, and is left out then: it leads nowhere.
        """
        bounds, size = self.found.bounds, len(self.found)
        value, norms = np.empty(len(self.column), np.float32), np.zeros(size)
        weighty = np.zeros(len(self.keys), np.int64)  # how many documents give each column a value
        weight = weights[self.kinds].astype(np.float32)
        for own, among in beats:
            holders, rarities = self._rarity(own, among, idf)
            rarities *= weight
            weighty += np.where(rarities > 0, holders, 0)
            for rows, items in self._blocks(own):
                found = rarities[self.column[items]]
                found *= 1.0 + np.log(np.maximum(self.found.times[items], 1.0))
                row = np.repeat(np.arange(rows.stop - rows.start), np.diff(bounds[rows.start : rows.stop + 1]))
                norms[rows] = np.sqrt(np.bincount(row, found.astype(np.float64) ** 2, rows.stop - rows.start))
                value[items] = found / norms[rows][row].clip(TINY)
        used = weighty > 1
        kept = used[self.column]
        kept &= value > 0
        counts = np.concatenate([np.zeros(1, np.int64), np.add.accumulate(kept, dtype=np.int64)])[bounds]
        renamed = np.cumsum(used, dtype=np.int32) - 1
        rows_kept = Rows(counts, renamed[self.column[kept]], value[kept], int(used.sum()))
        return Vectors(rows_kept, self.keys[used], norms, kept)

    def _blocks(self, rows: slice) -> Iterator[tuple[slice, slice]]:
        """Yield some documents at a time, and where their features are: what is made of few stays in the cache."""
        for start in range(rows.start, rows.stop, BLOCK):
            stop = min(start + BLOCK, rows.stop)
            yield slice(start, stop), slice(*self.found.bounds[[start, stop]].tolist())

    def _rarity(
        self, own: slice, among: slice, idf: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return for each column how many of the documents hold it, and its rarity; nothing for those that none has."""
        bounds, terms = self.found.bounds, self.found.terms
        here, all_here = (slice(bounds[part.start], bounds[part.stop]) for part in (own, among))
        holders = np.bincount(self.column[here], minlength=len(self.keys))
        others = holders if own == among else np.bincount(self.column[all_here], minlength=len(self.keys))
        general = np.full(len(self.keys), np.nan)
        general[self.column[here]] = idf[here]
        length = float(terms[own].sum()) / max(1, own.stop - own.start)
        found = rarity(others.astype(np.float64), among.stop - among.start, general, self.kinds, length)
        return holders, found.astype(np.float32)

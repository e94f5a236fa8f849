"""Story features of a pile -> its documents as vectors, within a language and between languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from compare.graphs.rows import Numbers, Rows
from compare.stories.features import Features
from compare.stories.rarity import rarity
from compare.stories.recipe import Recipe


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Documents as unit vectors: `rows` over the features whose `keys` ascend; `norms` are what they were divided by."""

    rows: Rows
    keys: NDArray[np.uint64]
    norms: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Documents as vectors for those of the same language, and `across` languages where there are several.

    `language` is a number for each document, 0 where it could not be told; `terms` is its length.
    """

    within: Vectors
    across: Vectors | None
    language: Numbers
    terms: Numbers

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
    return Space(within, across, language, found.terms)


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
        order = np.argsort(found.key)
        ranked = found.key[order]
        is_new = np.ones(len(ranked), np.bool_)
        is_new[1:] = ranked[1:] != ranked[:-1]
        column = np.empty(len(order), np.int32)
        column[order] = np.cumsum(is_new, dtype=np.int32) - 1
        return cls(found, column, ranked[is_new], found.kind[order[is_new]])

    def vectors(
        self, weights: NDArray[np.float64], beats: list[tuple[slice, slice]], idf: NDArray[np.float32]
    ) -> Vectors:
        """Return the documents as vectors; `beats` are documents, and those among which their features are rare."""
        bounds = self.found.bounds
        value = np.empty(len(self.column), np.float32)
        for own, among in beats:
            here = slice(bounds[own.start], bounds[own.stop])
            value[here] = self._rarity(own, among, idf)[self.column[here]]
        value *= weights[self.found.kind].astype(np.float32)
        value *= 1.0 + np.log(np.maximum(self.found.times, 1.0))
        return self._normal(value)

    def _rarity(self, own: slice, among: slice, idf: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each column its rarity; nothing for those that none of the documents has."""
        bounds, terms = self.found.bounds, self.found.terms
        here, all_here = slice(bounds[own.start], bounds[own.stop]), slice(bounds[among.start], bounds[among.stop])
        holders = np.bincount(self.column[all_here], minlength=len(self.keys)).astype(np.float64)
        general = np.full(len(self.keys), np.nan)
        general[self.column[here]] = idf[here]
        length = float(terms[own].sum()) / max(1, own.stop - own.start)
        return rarity(holders, among.stop - among.start, general, self.kinds, length).astype(np.float32)

    def _normal(self, value: NDArray[np.float32]) -> Vectors:
        """Return unit rows without what does not count."""
        bounds = self.found.bounds
        kept = value > 0
        counts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])[bounds]
        values, column = value[kept], self.column[kept]
        used = np.zeros(len(self.keys), np.bool_)
        used[column] = True
        renamed = np.cumsum(used, dtype=np.int32) - 1
        row = np.repeat(np.arange(len(self.found)), np.diff(counts))
        norms = np.sqrt(np.bincount(row, values.astype(np.float64) ** 2, len(self.found)))
        unit = (values / norms[row]).astype(np.float32)
        return Vectors(Rows(counts, renamed[column], unit, int(used.sum())), self.keys[used], norms)

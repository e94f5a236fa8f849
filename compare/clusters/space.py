"""Story features of a pile -> its documents as vectors, and what any two of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.clusters.features import CLUES, QUOTE, WEIGHTS, Bag
from compare.clusters.rarity import rarities
from compare.model import Clue, Evidence
from compare.text.language import are_foreign

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CLUE_ORDER = (Clue.NAME, Clue.FIGURE, Clue.QUOTE, Clue.TERM)  # what a word is called that is several of them


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Documents as unit vectors over one vocabulary, for one language and between languages."""

    names: tuple[str, ...]
    within: csr_array
    across: csr_array
    languages: tuple[str, ...]
    published: tuple[datetime | None, ...]
    words: tuple[Mapping[str, str], ...]

    def foreign(self, one: int, two: int) -> bool:
        """Return whether two documents are in two known languages."""
        return are_foreign(self.languages[one], self.languages[two])

    def evidence(self, one: int, two: int, most: int) -> tuple[Evidence, ...]:
        """Return what two documents share, the weightiest first, in the words of the first.

        A word that counts as stem, as name and in the title is one thing; the weights of all add up to the cosine.
        """
        rows = self.across if self.foreign(one, two) else self.within
        product = rows[[one]].multiply(rows[[two]]).tocoo()
        merged: dict[str, Evidence] = {}
        for at, weight in sorted(zip(product.col.tolist(), product.data.tolist(), strict=True)):
            fresh = self._shared(self.names[at], weight, self.words[one])
            before = merged.setdefault(fresh.text.lower(), Evidence(fresh.kind, fresh.text, 0.0))
            first = min(before, fresh, key=lambda e: CLUE_ORDER.index(e.kind))
            merged[fresh.text.lower()] = Evidence(first.kind, first.text, before.weight + weight)
        ranked = sorted(merged.values(), key=lambda e: (-round(e.weight, 4), e.text))
        return tuple(Evidence(e.kind, e.text, round(e.weight, 4)) for e in ranked[:most])

    def _shared(self, name: str, weight: float, words: Mapping[str, str]) -> Evidence:
        kind, text = name[0], name[1:]
        shown = text if kind == QUOTE else " ".join(words.get(part, part) for part in text.split())
        return Evidence(CLUES[kind], shown, weight)


def space(found: Bag, published: Sequence[datetime | None]) -> Space:
    """Return the documents in one vector space.

    A value is the class weight times 1 + ln(count) times the feature's rarity.
    """
    within, across = rarities(found)
    return Space(
        found.names,
        _vectors(found, within),
        _vectors(found, across),
        tuple(item.language for item in found.items),
        tuple(published),
        tuple(item.words for item in found.items),
    )


def _vectors(found: Bag, rarity: NDArray[np.float64]) -> csr_array:
    """Return documents x features, unit rows; features that do not count are left out of the rows."""
    from scipy.sparse import csr_array, diags_array  # slow to import

    weights = rarity * np.array([WEIGHTS[name[0]] for name in found.names], np.float64)
    bounds = np.cumsum([0, *(len(item.numbers) for item in found.items)])
    columns = np.concatenate([np.empty(0, np.int32), *(item.numbers for item in found.items)])
    counts = np.concatenate([np.empty(0, np.float32), *(item.counts for item in found.items)]).astype(np.float64)
    values = (1.0 + np.log(np.maximum(counts, 1.0))) * weights[columns]
    matrix = csr_array((values, columns, bounds), shape=(len(found.items), len(found.names)))
    matrix.eliminate_zeros()
    matrix.sort_indices()
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_array(diags_array(1.0 / np.where(norms > 0, norms, 1.0)) @ matrix)

"""Texts -> sketches: what is computed of each text once, so that copies are found without looking at it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compare.settings import Settings
from compare.sketches.bands import Banding, banding
from compare.sketches.pairs import Packed, Places
from compare.sketches.signatures import Signatures, Signer
from compare.sketches.texts import Texts

MODULUS = 8  # of the shingles that are sampled, to find excerpts


@dataclass(frozen=True)
class Plan:
    """What is computed of a text. `modulus` 0 takes no sample of its shingles."""

    ngram: int
    num_perm: int
    seed: int
    cut: Banding
    modulus: int = 0

    @classmethod
    def of(cls, settings: Settings, *, sample: bool) -> Plan:
        """Return the plan that finds what the settings ask for; raise SettingsError when no bands can."""
        cut = banding(settings.num_perm, settings.threshold, settings.recall)
        return cls(settings.ngram, settings.num_perm, settings.seed, cut, MODULUS if sample else 0)

    @cached_property
    def signer(self) -> Signer:
        """Return the hash functions of the bands."""
        return Signer(self.num_perm, self.seed, self.cut.functions)


@dataclass(frozen=True, slots=True, eq=False)
class Sketches:
    """Of each text: its band keys; the lowest byte of each value of its signature (`prints`: b-bit minwise hashing, Li and
    König 2010); the 128-bit digest and the number of its tokens; and how many of the `sample`d shingles, all texts' end to
    end, are its own.
    """

    keys: NDArray[np.uint64]  # texts x bands
    prints: NDArray[np.uint8]  # texts x hash functions
    digests: NDArray[np.uint64]  # texts x 2
    tokens: NDArray[np.uint32]
    sample: NDArray[np.uint64]  # sorted and distinct for each text
    samples: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.tokens)


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """Shingle sets end to end, each sorted and distinct: set i is `hashes[bounds[i] : bounds[i + 1]]`."""

    hashes: NDArray[np.uint64]
    bounds: Places

    @property
    def sizes(self) -> Places:
        """Return how many shingles each set holds."""
        return np.diff(self.bounds)


class Kernel(Protocol):
    """The work that is done on every text or pair, in C or in Python, with equal results."""

    name: str

    def sketch(self, texts: Texts, plan: Plan) -> Sketches:
        """Return the sketches of the texts, in their order."""

    def sign(self, texts: Texts, ngram: int, signer: Signer) -> Signatures:
        """Return the MinHash signatures of the texts, in their order."""

    def shingle_sets(self, texts: Texts, ngram: int, seed: int) -> Sets:
        """Return the shingle sets of the texts, in their order."""

    def bucket_pairs(self, keys: NDArray[np.uint64], cap: int) -> tuple[Packed, int]:
        """Return each pair of places that hold one key, and how many keys more than `cap` places hold.

        Of those each is paired with the first and with its neighbour only.
        """

    def agreements(self, prints: NDArray[np.uint8], pairs: Packed) -> NDArray[np.uint32]:
        """Return in how many columns the two rows of each pair agree."""

    def intersections(self, sets: Sets, left: Places, right: Places) -> Places:
        """Return how many shingles the sets at `left[i]` and `right[i]` have in common."""

    def components(self, left: Places, right: Places, places: int) -> Places:
        """Return for each of `places` places the lowest one that pairs `left[i]`, `right[i]` connect it with."""


def joined(parts: Iterable[Sketches], plan: Plan) -> Sketches:
    """Return the sketches of many batches as one; they are copied as they come, so that none is held twice."""
    empty = empty_sketches(0, plan)
    columns = {field.name: Column(getattr(empty, field.name)) for field in fields(Sketches)}
    for part in parts:
        for name, column in columns.items():
            column.add(getattr(part, name))
    return Sketches(**{name: column.all() for name, column in columns.items()})  # type: ignore[arg-type]  # each as `like` is


class Column:
    """An array that grows at its end in place, as far as the system lets it."""

    def __init__(self, like: NDArray[np.generic]) -> None:
        self._held, self._count = np.empty_like(like[:0]), 0

    def add(self, rows: NDArray[np.generic]) -> None:
        """Append some rows."""
        count = self._count + len(rows)
        if count > len(self._held):
            self._resize(count + count // 8)
        self._held[self._count : count] = rows
        self._count = count

    def all(self) -> NDArray[np.generic]:
        """Return the rows; nothing can be added any more."""
        self._resize(self._count)
        return self._held

    def _resize(self, count: int) -> None:
        self._held.resize((count, *self._held.shape[1:]), refcheck=False)  # nobody else has seen it


def empty_sketches(count: int, plan: Plan) -> Sketches:
    """Return arrays for so many texts, yet to be filled; the sample is empty."""
    return Sketches(
        np.empty((count, plan.cut.bands), np.uint64),
        np.empty((count, plan.cut.functions), np.uint8),
        np.empty((count, 2), np.uint64),
        np.empty(count, np.uint32),
        np.empty(0, np.uint64),
        np.zeros(count, np.uint32),
    )

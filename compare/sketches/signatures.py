"""Shingle sets -> MinHash signatures, bit-equal to datasketch's `MinHash(scheme="affine32")` over the same 32-bit hashes.

A hash function of the family is `a * fmix32(x) + b` modulo 2^32 with `a` odd; a signature holds the least value that each
of them takes over the set (Broder 1997). Two signatures agree in a share of places that estimates the sets' Jaccard J
with variance J (1 - J) / K, K the number of functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.shingles import Shingles

if TYPE_CHECKING:
    from datasketch import MinHash

Signatures = NDArray[np.uint32]  # documents x hash functions
_BLOCK = 1 << 15  # shingles signed at once: what they need fits the processor's cache


class Signer:
    """One seeded family of hash functions; with `used`, only the first so many of them."""

    def __init__(self, num_perm: int, seed: int, used: int | None = None) -> None:
        self.num_perm, self.seed = num_perm, seed
        random = np.random.RandomState(seed)  # datasketch's generator: a stream that numpy has frozen
        factors = random.randint(0, 1 << 31, num_perm, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
        self.factors, self.offsets = factors[:used], random.randint(0, 1 << 32, num_perm, dtype=np.uint32)[:used]

    def sign(self, sets: Sequence[Shingles]) -> Signatures:
        """Return one row a set; the row of an empty set is all 2^32 - 1, as datasketch has it."""
        rows = np.full((len(sets), len(self.factors)), 0xFFFFFFFF, np.uint32)
        for at, held in enumerate(sets):
            mixed = _fmix32(narrow(held))
            for start in range(0, len(mixed), _BLOCK):
                values = np.multiply.outer(self.factors, mixed[start : start + _BLOCK])
                values += self.offsets[:, None]
                np.minimum(rows[at], values.min(axis=1), out=rows[at])
        return rows

    def to_datasketch(self, signature: NDArray[np.uint32]) -> MinHash:
        """Return one signature as a datasketch object, to be used with its indexes; see `narrow` for the hashes."""
        from datasketch import MinHash  # slow to import: it brings scipy

        return MinHash(num_perm=self.num_perm, seed=self.seed, scheme="affine32", hashvalues=signature.copy())

    def from_datasketch(self, sketch: MinHash) -> NDArray[np.uint32]:
        """Return the signature that a datasketch object holds; raise SettingsError when it is of another family."""
        theirs = (getattr(sketch, "scheme", "affine64"), len(sketch.hashvalues), sketch.seed)
        if theirs != ("affine32", self.num_perm, self.seed):
            raise SettingsError(
                f"a sketch of scheme, functions and seed {theirs} cannot be compared with"
                f" ('affine32', {self.num_perm}, {self.seed}); make it with those"
            )
        return np.asarray(sketch.hashvalues, np.uint32).copy()


def narrow(shingles: Shingles) -> NDArray[np.uint32]:
    """Return the upper 32 bits of each shingle hash: what signatures are made of."""
    return (shingles >> np.uint64(32)).astype(np.uint32)


def _fmix32(values: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return MurmurHash3's 32-bit finaliser of each value (Appleby 2011), a bijection."""
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))

"""Shingle sets -> MinHash signatures, bit-equal to datasketch's `MinHash(scheme="affine32")` over the same 32-bit hashes.

A hash function of the family is `a * fmix32(x) + b` modulo 2^32 with `a` odd; a signature holds the least value that each
of them takes over the set (Broder 1997). Two signatures agree in a share of places that estimates the sets' Jaccard J
with variance J (1 - J) / K, K the number of functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.shingles import Shingles
from compare.sketches.texts import Texts

if TYPE_CHECKING:
    from datasketch import MinHash

Signatures = NDArray[np.uint32]  # documents x hash functions
_BLOCK = 1 << 15  # shingles signed at once: what they need fits the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class Signer:
    """One seeded family of `num_perm` hash functions, `factors * fmix32(x) + offsets`; with `used`, only the first so many."""

    num_perm: int = 128
    seed: int = 1
    used: int | None = None
    factors: NDArray[np.uint32] = field(init=False, repr=False)
    offsets: NDArray[np.uint32] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        random = np.random.RandomState(self.seed)  # datasketch's generator: a stream that numpy has frozen
        factors = random.randint(0, 1 << 31, self.num_perm, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
        offsets = random.randint(0, 1 << 32, self.num_perm, dtype=np.uint32)
        object.__setattr__(self, "factors", factors[: self.used])
        object.__setattr__(self, "offsets", offsets[: self.used])

    def sign_texts(self, texts: Texts, ngram: int = 5) -> Signatures:
        """Return one row a text: the signature of its shingles, an array of texts x functions."""
        from compare.sketches.kernel import kernel, tell_if_slow  # which signs with this class where none is compiled

        tell_if_slow(len(texts))
        return kernel().sign(texts, ngram, self)

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

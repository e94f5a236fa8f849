"""Tokens -> the hashes of their word n-grams (shingles), and a digest of the whole sequence.

The hashes are ours, so that a text gives the same ones in any language they may be computed in. Three keys come from the
seed by SplitMix64 (Steele, Lea, Flood 2014). A token's UTF-8 bytes are taken eight at a time (little endian, zero padded):
`h = fold(h ^ word, keys.token)`, beginning at `keys.first`, where `fold` lays the two halves of the 128-bit product one upon
the other. A shingle is the polynomial of its tokens in MULTIPLIER modulo 2^64, then the finaliser of MurmurHash3 (Appleby
2011), which brings every bit of the input to every bit of the hash. The digest chains the tokens, `c = fold(c ^ token,
keys.digest)`, and holds the last link and the polynomial of all links: 128 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]  # sorted, distinct
Hashes = NDArray[np.uint64]

MULTIPLIER = 0x9E3779B97F4A7C15  # 2^64 / golden ratio, odd
_MASK = 0xFFFFFFFFFFFFFFFF
_CACHE_LIMIT = 1 << 20


class Keys(NamedTuple):
    """What a token's hash begins with, what it is multiplied by, and what the digest is multiplied by."""

    first: int
    token: int
    digest: int


def keys_of(seed: int) -> Keys:
    """Return the three keys of a seed."""
    first, token, digest = (_split_mix((seed + n * MULTIPLIER) & _MASK) for n in (1, 2, 3))
    return Keys(first, token | 1, digest | 1)


def token_hash(token: bytes, keys: Keys) -> int:
    """Return the 64-bit hash of one token's UTF-8 bytes."""
    value = keys.first
    for at in range(0, len(token), 8):
        value = fold(value ^ int.from_bytes(token[at : at + 8], "little"), keys.token)
    return value


def fold(one: int, two: int) -> int:
    """Return the lower half of the 128-bit product upon its upper half."""
    product = one * two
    return (product ^ product >> 64) & _MASK


class Shingler:
    """Turns token lists into hashes; remembers the hashes of words it has seen."""

    def __init__(self, ngram: int, seed: int) -> None:
        self.ngram = ngram
        self._keys = keys_of(seed)
        self._hashes = _TokenHashes(self._keys)

    def token_hashes(self, tokens: Sequence[str]) -> Hashes:
        """Return the hash of each token."""
        return np.fromiter((self._hashes[t] for t in tokens), np.uint64, len(tokens))

    def shingles(self, tokens: Sequence[str]) -> Shingles:
        """Return the sorted distinct hashes of every run of `ngram` tokens.

        Fewer tokens than that are one shingle, so that two equal headlines still match; no tokens, no shingles.
        """
        return np.unique(self.runs(self.token_hashes(tokens)))

    def runs(self, hashes: Hashes) -> Hashes:
        """Return the hash of every run of `ngram` tokens, in their order."""
        size = min(self.ngram, len(hashes))
        runs = len(hashes) - size + 1 if size else 0
        mixed = hashes[:runs].copy()
        for i in range(1, size):
            mixed *= np.uint64(MULTIPLIER)
            mixed += hashes[i : i + runs]
        return _finalise(mixed)

    def digest(self, hashes: Hashes) -> tuple[int, int]:
        """Return 128 bits that tell this sequence of tokens from every other."""
        chain = total = 0
        for value in hashes.tolist():
            chain = fold(chain ^ value, self._keys.digest)
            total = (total * MULTIPLIER + chain) & _MASK
        return chain, total


class _TokenHashes(dict[str, int]):
    """Token -> hash, computed once; emptied when it grows past a bound, for memory stays flat."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        value = self[token] = token_hash(token.encode("utf-8", "surrogatepass"), self._keys)
        return value


def _split_mix(value: int) -> int:
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    value = (value ^ value >> 27) * 0x94D049BB133111EB & _MASK
    return value ^ value >> 31


def _finalise(values: Hashes) -> Hashes:
    for multiplier in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        values ^= values >> np.uint64(33)
        values *= np.uint64(multiplier)
    return values ^ (values >> np.uint64(33))

"""Tokens -> the set of 64-bit hashes of their word n-grams (shingles).

The hash is ours, so that a text gives the same shingles in any language it may be computed in: a token's UTF-8 bytes are
taken eight at a time (little endian, zero padded), `h = (h ^ word) * MULTIPLIER; h ^= h >> 32` modulo 2^64, beginning at
`h = seed + length * LENGTH_MULTIPLIER`; a shingle is the polynomial of its tokens in MULTIPLIER, then the finaliser of
MurmurHash3 (Appleby 2011), which brings every bit of the input to every bit of the hash.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]  # sorted, distinct

MULTIPLIER = 0x9E3779B97F4A7C15  # 2^64 / golden ratio, odd
LENGTH_MULTIPLIER = 0xD6E8FEB86659FD93
_MASK = 0xFFFFFFFFFFFFFFFF
_CACHE_LIMIT = 1 << 20


class Shingler:
    """Turns token lists into shingle sets; remembers the hashes of words it has seen."""

    def __init__(self, ngram: int, seed: int) -> None:
        self.ngram = ngram
        self._hashes = _TokenHashes(seed)

    def shingles(self, tokens: Sequence[str]) -> Shingles:
        """Return the sorted distinct hashes of every run of `ngram` tokens.

        Fewer tokens than that are one shingle, so that two equal headlines still match; no tokens, no shingles.
        """
        if not tokens:
            return np.empty(0, np.uint64)
        size = min(self.ngram, len(tokens))
        words = np.fromiter((self._hashes[t] for t in tokens), np.uint64, len(tokens))
        runs = len(words) - size + 1
        mixed = words[:runs].copy()
        for i in range(1, size):
            mixed *= np.uint64(MULTIPLIER)
            mixed += words[i : i + runs]
        return np.unique(_finalise(mixed))


class _TokenHashes(dict[str, int]):
    """Token -> hash, computed once; emptied when it grows past a bound, for memory stays flat."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._seed = seed

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        value = self[token] = token_hash(token.encode("utf-8", "surrogatepass"), self._seed)
        return value


def token_hash(token: bytes, seed: int) -> int:
    """Return the 64-bit hash of one token's UTF-8 bytes (see the module's first lines)."""
    value = (seed + len(token) * LENGTH_MULTIPLIER) & _MASK
    for at in range(0, len(token), 8):
        value = (value ^ int.from_bytes(token[at : at + 8], "little")) * MULTIPLIER & _MASK
        value ^= value >> 32
    return value


def _finalise(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for multiplier in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        values ^= values >> np.uint64(33)
        values *= np.uint64(multiplier)
    return values ^ (values >> np.uint64(33))

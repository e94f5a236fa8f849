"""Phrases -> which of them may stand in texts: all are looked for at once, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product

import numpy as np
from numpy.typing import NDArray

from compare.text.boilerplate.sighting import BITS

_RARE = " eaitnorslhdcumgpfywbvk"  # letters of texts, commonest first
_SPREAD = 2_654_435_761  # multiplied by it, four bytes are spread over the table (Knuth, 6.4)
_SLOT_BITS = 17
_FOUR, _APART = 4, 4


class Needs:
    """Needs, each some phrases, by the first and the last four of their rarest eight bytes; short ones by one byte.

    What is found may not be there after all; what is not found is nowhere.
    """

    def __init__(self, needs: Sequence[Iterable[str]]) -> None:
        self._ones = np.zeros(256, np.uint64)
        parts = [(part, np.uint64(1 << at % BITS)) for at, phrases in enumerate(needs) for part in _parts(phrases)]
        fours = [part for part, _ in parts if len(part) >= _FOUR]
        slots = sorted({_slot(four) for part in fours for four in (part[:_FOUR], part[-_FOUR:])})
        row = dict(zip(slots, count(1), strict=False))
        self._rows = np.zeros(1 << _SLOT_BITS, np.uint16)
        self._rows[slots] = list(row.values())
        # for each row and how far the last four begin behind the first
        self._firsts, self._lasts = np.zeros((2, _APART + 1, len(row) + 1), np.uint64)
        for part, bit in parts:
            if len(part) < _FOUR:
                self._ones[part[0]] |= bit
            else:
                self._firsts[len(part) - _FOUR, row[_slot(part[:_FOUR])]] |= bit
                self._lasts[len(part) - _FOUR, row[_slot(part[-_FOUR:])]] |= bit
        self._any_one = (self._ones > 0).tobytes()
        self._any_first: NDArray[np.bool_] = (np.bitwise_or.reduce(self._firsts) > 0)[self._rows]

    def found(self, raw: bytes, ends: NDArray[np.intp]) -> list[int]:
        """Return for each text that ends so in `raw` the bits of the needs that may stand in it.

        ASCII letters are folded; of others each may be what it folds to or the capital of that.
        """
        found = np.zeros(len(ends), np.uint64)
        ones = np.flatnonzero(np.frombuffer(raw.translate(self._any_one), bool))
        np.bitwise_or.at(found, np.searchsorted(ends, ones), self._ones[np.frombuffer(raw, np.uint8)[ones]])
        slots = _slots(raw + bytes(_FOUR + _APART))
        hits = np.flatnonzero(np.take(self._any_first, slots[: len(raw)]))
        here = self._rows[slots[hits]]
        bits = np.zeros(len(hits), np.uint64)
        for apart in range(_APART + 1):
            bits |= self._firsts[apart, here] & self._lasts[apart, self._rows[slots[hits + apart]]]
        np.bitwise_or.at(found, np.searchsorted(ends, hits), bits)
        needs: list[int] = found.tolist()
        return needs


def _parts(phrases: Iterable[str]) -> set[bytes]:
    """Return what phrases are looked for by, in each spelling."""
    parts = set()
    for phrase in phrases:
        raw = phrase.encode()
        size = 1 if len(raw) < _FOUR else _FOUR
        at = max(range(len(raw) - size + 1), key=lambda at: (_rarity(raw, at), at))
        end = at + (1 if size == 1 else _FOUR + _APART)
        parts |= {raw[at:end]} if phrase.isascii() else set(_spellings(phrase, at, end))
    return parts


def _slots(raw: bytes) -> NDArray[np.uint32]:
    """Return the place in a table of each four bytes that follow each other."""
    fours = np.ndarray((len(raw) - 3,), "<u4", raw, 0, (1,))
    slots: NDArray[np.uint32] = fours * np.uint32(_SPREAD) >> np.uint32(32 - _SLOT_BITS)
    return slots


def _slot(four: bytes) -> int:
    return (int.from_bytes(four, "little") * _SPREAD & 0xFFFF_FFFF) >> 32 - _SLOT_BITS


def _spellings(phrase: str, start: int, end: int) -> Iterator[bytes]:
    """Yield the bytes from `start` to `end` with each letter, ASCII apart, as it is and as a capital."""
    spelled, at = [], 0
    for sign in phrase:
        size = len(sign.encode())
        part = slice(max(0, start - at), max(0, end - at))
        spelled.append({other.encode()[part] for other in ({sign, sign.upper()} if size > 1 else sign)})
        at += size
    return map(b"".join, product(*spelled))


def _rarity(raw: bytes, at: int) -> int:
    """Return how few texts have the eight bytes there: the first four are looked for first, and count twice."""
    ranks = [_RARE.find(chr(byte)) % 30 for byte in raw[at : at + _FOUR + _APART]]  # what is no letter is rarest
    return sum(ranks) + sum(ranks[:_FOUR])

"""Phrases -> which of them may stand in texts: all are looked for at once, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

BITS = 64  # needs that are told apart in one pass; those beyond share them
_RARE = " eaitnorslhdcumgpfywbvk"  # letters of texts, commonest first
_SPREAD = 2_654_435_761  # multiplied by it, four bytes are spread over the table (Knuth, 6.4)
_SLOT_BITS = 16
_FOUR, _APART = 4, 4
_BEFORE, _BEHIND = b". ", b" \n"  # around each text, that phrases are found at its ends as between its sentences


class Needs:
    """Needs, each some phrases, by the first and the last four of their rarest eight bytes; short ones by one byte.

    What is found may not be there after all; what is not found is nowhere.
    """

    def __init__(self, needs: Sequence[Iterable[str]]) -> None:
        self._ones = np.zeros(256, np.uint64)
        # by how far the last four begin behind the first
        self._firsts, self._lasts = np.zeros((2, _APART + 1, 1 << _SLOT_BITS), np.uint64)
        for at, phrases in enumerate(needs):
            bit = np.uint64(1 << at % BITS)
            for phrase in phrases:
                self._add(phrase.encode(), bit)
        self._any_one = (self._ones > 0).tobytes()
        self._any_four: NDArray[np.bool_] = self._firsts.any(axis=0)

    def _add(self, phrase: bytes, bit: np.uint64) -> None:
        if len(phrase) < _FOUR:
            self._ones[_rarest(phrase, 1)[0]] |= bit
            return
        part = _rarest(phrase, _FOUR + _APART)
        self._firsts[len(part) - _FOUR, _slot(part[:_FOUR])] |= bit
        self._lasts[len(part) - _FOUR, _slot(part[-_FOUR:])] |= bit

    def found(self, lows: Sequence[str]) -> list[int]:
        """Return for each text, none with a newline, the bits of the needs that may stand in it."""
        if not lows:
            return []
        raw = _BEFORE + (_BEHIND + _BEFORE).join([low.encode("utf-8", "surrogatepass") for low in lows]) + _BEHIND
        ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == ord("\n"))
        found = np.zeros(len(lows), np.uint64)
        ones = np.flatnonzero(np.frombuffer(raw.translate(self._any_one), bool))
        np.bitwise_or.at(found, np.searchsorted(ends, ones), self._ones[np.frombuffer(raw, np.uint8)[ones]])
        slots = _slots(raw + bytes(_FOUR + _APART))
        fours = np.flatnonzero(np.take(self._any_four, slots[: len(raw)]))
        bits = np.zeros(len(fours), np.uint64)
        for apart in range(_APART + 1):
            bits |= self._firsts[apart, slots[fours]] & self._lasts[apart, slots[fours + apart]]
        np.bitwise_or.at(found, np.searchsorted(ends, fours), bits)
        needs: list[int] = found.tolist()
        return needs


def _slots(raw: bytes) -> NDArray[np.uint32]:
    """Return the place in a table of each four bytes that follow each other."""
    fours = np.ndarray((len(raw) - 3,), "<u4", raw, 0, (1,))
    slots: NDArray[np.uint32] = fours * np.uint32(_SPREAD) >> np.uint32(32 - _SLOT_BITS)
    return slots


def _slot(four: bytes) -> int:
    return (int.from_bytes(four, "little") * _SPREAD & 0xFFFF_FFFF) >> 32 - _SLOT_BITS


def _rarest(phrase: bytes, length: int) -> bytes:
    """Return the part of a phrase that fewest texts have: what it begins with is looked for first, and counts most."""
    parts = [phrase[at : at + length] for at in range(max(0, len(phrase) - min(length, _FOUR)), -1, -1)]
    return max(parts, key=lambda part: 2 * _rarity(part[:_FOUR]) + _rarity(part[_FOUR:]))


def _rarity(part: bytes) -> int:
    return sum(_RARE.find(chr(byte)) % 30 for byte in part)  # what is none of these is rarest of all

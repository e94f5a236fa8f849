"""Lines of a page -> for each the few rules that may hold for it, in their order: of hundreds, hardly ever more than ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.text.boilerplate.lines import BRIEF, Line
from compare.text.boilerplate.rule import Rule

_HEADS = (6, 3, 1)  # lengths of beginnings that are looked up
_BITS = 64  # needs that are told apart in one pass over a page; rules beyond share them
_RARE = " eaitnorslhdcumgpfywbvk"  # letters of texts, commonest first
_SPREAD = np.uint32(2_654_435_761)  # multiplied by it, four bytes are spread over the table (Knuth, 6.4)
_SLOT_BITS = 14
_REMEMBERED = 1 << 14


class Finder:
    """The rules of a table as sets of bits, one a rule: what a line is chooses sets, and their intersection is small."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        longest = max(rule.words for rule in rules)
        bits = [(1 << at, rule) for at, rule in enumerate(rules)]
        self._within = [sum(bit for bit, rule in bits if rule.words >= length) for length in range(longest + 1)]
        self._quotable = self._where(lambda r: r.quotable)
        self._unending = self._where(lambda r: not r.bare)
        self._anywhere = self._where(lambda r: not r.edge)
        self._longer = self._where(lambda r: not r.brief)
        self._headless = self._where(lambda r: not r.heads)
        self._headed: dict[str, int] = {}
        for bit, rule in bits:
            for key in _keys(rule):
                self._headed[key] = self._headed.get(key, 0) | bit
        self._needless = self._where(lambda r: not r.needs)
        needy = [at for at, rule in enumerate(rules) if rule.needs]
        self._needs = Needs([rules[at].needs for at in needy])
        self._needy = [sum(1 << at for at in needy[bit::_BITS]) for bit in range(_BITS)]
        self._needed_within = [
            sum(1 << bit for bit, needed in enumerate(self._needy) if needed & within) for within in self._within
        ]
        self._needed = lru_cache(maxsize=_REMEMBERED)(self._rules_needing)

    def found(self, lines: Sequence[Line]) -> list[int]:
        """Return for each line of a page which needs of rules may stand in it."""
        return self._needs.found([x.low for x in lines])

    def fitting(self, x: Line, found: int) -> list[Rule]:
        """Return the rules that may hold for a line; `found` is what was found for it, or for one of which it is a part."""
        if x.length >= len(self._within):
            return []
        fitting = self._within[x.length] & self._needed(found & self._needed_within[x.length])
        fitting &= self._begun(x.low, x.core)
        if x.quoting:
            fitting &= self._quotable
        if x.sentence:
            fitting &= self._unending
        if not x.at_edge:
            fitting &= self._anywhere
        if len(x.core) > BRIEF:
            fitting &= self._longer
        return [self._rules[at] for at in _ones(fitting)]

    def _begun(self, low: str, core: str) -> int:
        begun, headed = self._headless, self._headed
        for length in _HEADS:
            begun |= headed.get(low[:length], 0) | headed.get(core[:length], 0)
        return begun

    def _where(self, holds: Callable[[Rule], bool]) -> int:
        return sum(1 << at for at, rule in enumerate(self._rules) if holds(rule))

    def _rules_needing(self, bits: int) -> int:
        """Return the rules without needs, and those whose bit is set."""
        return sum(self._needy[bit] for bit in _ones(bits)) | self._needless


def _ones(bits: int) -> list[int]:
    """Return the places of the bits that are set, from the lowest."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _keys(rule: Rule) -> frozenset[str]:
    """Return the beginnings under which a rule is looked up: of each head as long a part as there is."""
    return frozenset(head[: next(n for n in _HEADS if n <= len(head))] for head in rule.heads)


class Needs:
    """Phrases -> which of them may stand in texts: found by their rarest four bytes, or one where they have not four.

    All texts are looked through at once, and the time does not grow with the number of phrases. What is found may not be
    there after all; what is not found is nowhere.
    """

    def __init__(self, needs: Sequence[Iterable[str]]) -> None:
        self._ones = np.zeros(256, np.uint64)
        self._fours = np.zeros(1 << _SLOT_BITS, np.uint64)
        for at, phrases in enumerate(needs):
            bit = np.uint64(1 << at % _BITS)
            for phrase in phrases:
                self._add(phrase.encode(), bit)

    def _add(self, phrase: bytes, bit: np.uint64) -> None:
        if len(phrase) > 3:
            part = max((phrase[at : at + 4] for at in range(len(phrase) - 3)), key=_rarity)
            self._fours[_slots(np.frombuffer(part, np.uint8))] |= bit
        else:
            self._ones[max(phrase, key=_rank)] |= bit

    def found(self, lows: Sequence[str]) -> list[int]:
        """Return for each text, none with a newline, the bits of the needs that may stand in it."""
        if not lows:
            return []
        text = " " + " \n ".join(lows) + " \n   "
        page = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
        ends = np.flatnonzero(page == ord("\n"))
        bits = self._ones[page[:-3]] | self._fours[_slots(page)]
        found: list[int] = np.bitwise_or.reduceat(bits, np.append(0, ends[:-1])).tolist()
        return found


def _slots(raw: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return the place in the table of each four bytes that follow each other."""
    wide = raw.astype(np.uint32)
    fours = wide[:-3] | wide[1:-2] << np.uint32(8) | wide[2:-1] << np.uint32(16) | wide[3:] << np.uint32(24)
    slots: NDArray[np.uint32] = fours * _SPREAD >> np.uint32(32 - _SLOT_BITS)
    return slots


def _rarity(part: bytes) -> int:
    return sum(map(_rank, part))


def _rank(byte: int) -> int:
    return _RARE.find(chr(byte)) % 99  # what is none of these is rarest of all

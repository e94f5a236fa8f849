"""What is seen of pages before any rule is asked, and who sees it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from compare.text.boilerplate.lines import Line
from compare.text.boilerplate.rule import Rule

# Words of a paragraph that may be furniture part by part.
MIXED = 40
NAMES = 7  # words of a line of names
CAPITALS_AT_LEAST = 7  # shorter ones are headings within the story
CELLS = "|•·"  # with space around them they part a row
STOPS = ".!?"  # with space behind them they part sentences

BITS = 64  # needs that are told apart in one pass; those beyond share them
ANYTHING = (1 << BITS) - 1  # what may stand in a line that nobody looked through


class Near(NamedTuple):
    """A paragraph for which rules may hold, whole or part by part."""

    line: Line
    rules: Sequence[Rule]  # those that may hold for all of it
    parted: bool  # whether some may hold for its parts
    found: int  # what was found in it, for a look at its parts


class Sight(NamedTuple):
    """What is seen of a page."""

    starts: array[int]  # hashes of the starts of cores, 0 where a paragraph can not recur
    near: Sequence[Near]  # the others have no reason
    long: Sequence[int]  # those that are too long to have one
    loud: bool  # whether there are lines in capitals
    short: Sequence[int]  # which of the first two may be names


class Kernel(Protocol):
    """The work that is done for every paragraph, in C or in Python; what either sees leads to the same reasons."""

    name: str

    def look(self, pages: Iterable[Sequence[str]]) -> Iterator[Sight]:
        """Yield what is seen of each page, given its paragraphs."""

    def fitting(self, x: Line, found: int) -> Sequence[Rule]:
        """Return the rules that may hold for a line; `found` is what was found in it, or in one of which it is a part."""

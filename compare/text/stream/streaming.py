"""Texts -> their tokens, and tokens -> story features: what is handed over, and what a kernel does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

LONGEST = 64  # characters of a word that tell it from others
QUOTE_RUN = 4  # tokens of a quotation that make a feature
QUOTES_SKIPPED = 4  # of so many runs one counts, the same one in every text: by the hash of its first word
LARGEST = 1e15  # a larger number is no count of anything in the news


class Flag(IntEnum):
    """How a token stands in its text."""

    CAPITAL = 1  # its first letter is an upper-case one
    INITIAL = 2  # it begins a sentence, where a capital tells nothing
    SPACED = 4  # nothing but white space before it; in scripts without spaces, nothing at all
    QUOTED = 8  # within quotation marks
    MONEY = 16  # right behind a sign of currency
    PERCENT = 32  # right before a percent sign, or one space before it
    OPENS = 64  # the first in its quotation
    GLUED = 128  # nothing between it and the token before


class Kind(IntEnum):
    """What a feature is made of."""

    STEM = 1  # a word that is neither stop word nor number, nor a single character of a script without spaces
    PAIR = 2  # two such words side by side
    NAME = 3  # a capitalised word amid a sentence
    TITLE = 4  # a word of the title, beside the same as a stem
    FIGURE = 5  # a number with its magnitude and whether it is money, percent or neither
    DATE = 6  # month and day of the month
    QUOTE = 7  # four tokens of one quotation, where the first is one of a quarter of all words
    COGNATE = 8  # how a long word begins in Latin letters


class Trait(IntEnum):
    """What a word says beside a number."""

    MONEY = 1  # dollars
    PERCENT = 2  # percent
    SHORT = 4  # a magnitude behind money only: $3m
    DAY = 8  # digits that may be a day of a month
    YEAR = 16  # digits that may be a year
    CHARACTER = 32  # one character of a script without spaces: a word only beside another


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The tokens of texts, end to end: those of text i are at `bounds[i]` to `bounds[i + 1]`.

    `word` is a place in the vocabulary, `start` a character of the text, `flags` are `Flag`s.
    """

    bounds: NDArray[np.int64]
    word: NDArray[np.int32]
    start: NDArray[np.int32]
    flags: NDArray[np.uint8]

    def part(self, at: int) -> Stream:
        """Return the stream of one of the texts."""
        first, last = self.bounds[at : at + 2].tolist()
        own = slice(first, last)
        return Stream(np.array([0, last - first], np.int64), self.word[own], self.start[own], self.flags[own])


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The distinct features of texts, end to end, ascending by key within each.

    `title`, `lead` and `body` say how often a feature begins in each part of the text (65535 and more are one); `first`
    is the token of the text at which it begins first.
    """

    bounds: NDArray[np.int64]
    key: NDArray[np.uint64]
    kind: NDArray[np.uint8]
    title: NDArray[np.uint16]
    lead: NDArray[np.uint16]
    body: NDArray[np.uint16]
    first: NDArray[np.int32]


# What is known of each word of a vocabulary; 0 stands for none, NaN for no number.
ROW = np.dtype(
    [
        ("stem", np.uint64),  # 0 for a stop word
        ("form", np.uint64),  # in small letters
        ("name", np.uint64),  # without possessive and diacritics, in Latin letters
        ("cognate", np.uint64),
        ("value", np.float64),
        ("magnitude", np.float64),
        ("month", np.uint8),
        ("trait", np.uint8),
    ],
    align=True,
)
Rows = NDArray[np.void]
Places = NDArray[np.int64]


class Vocabulary(Protocol):
    """Distinct words in the order in which they were first seen, cut to LONGEST characters."""

    def __len__(self) -> int: ...

    def words(self, first: int, /) -> list[str]:
        """Return the words from a place on."""


class Kernel(Protocol):
    """The work that is done on every text, in C or in Python, with equal results; some hundred texts at once are fastest."""

    name: str

    def vocabulary(self) -> Vocabulary:
        """Return an empty vocabulary for this kernel's `scan`."""

    def scan(self, texts: Sequence[str], vocabulary: Vocabulary) -> Stream:
        """Return the tokens of the texts, in their order; the vocabulary learns the words that it did not know."""

    def count(self, stream: Stream, rows: Rows, title_ends: Places, lead_ends: Places) -> Counts:
        """Return the features of each text; `rows` tells of every word of the stream.

        What begins before character `title_ends[i]` of text i is in its title, what begins before `lead_ends[i]` in its
        lead. No feature reaches from the title into the text.
        """

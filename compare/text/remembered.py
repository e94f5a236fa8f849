"""What is made of each word of many texts, made once: most words of a text stood in others before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

KNOWN = 1 << 16  # words that are remembered
LONGEST = 64  # characters of one: a longer one is seldom a word, and hardly comes again

Made = TypeVar("Made")


class Remembered(dict[str, Made]):
    """A word, or whatever stands between white space -> what `make` makes of it.

    It is emptied when it grows past a bound, so that memory stays flat.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= LONGEST:
            if len(self) >= KNOWN:
                self.clear()
            self[word] = made
        return made

"""Language -> how rare each stem is in general news: the background that a small pile of articles cannot give.

The tables are made from any corpus by `benchmarks/background.py`: one line for each value, the inverse document
frequency ln(N / n) times 20, then the stems that have it. A document is here a window of 20 terms, about 45 running
words, so that a long article counts as many small ones and the table fits texts of every length.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

WINDOW = 20  # terms
STEPS = 20  # of ln(N / n) in 1
COMMONEST, RAREST = 0.3, 10.2  # below and above, the corpus is too small to tell
UNTOLD = 6.0  # about the middle of a table: every stem of a language without one


@dataclass(frozen=True, slots=True)
class Background:
    """Rarity of the stems of one language; `known` is False where no table is shipped for it."""

    rarity: Mapping[str, float]
    known: bool

    def idf(self, stem: str) -> float:
        """Return ln(windows / windows that hold the stem), in 0.3..10.2; a stem not in the table is at the top."""
        return self.rarity.get(stem, RAREST) if self.known else UNTOLD

    def of(self, stems: Iterable[str]) -> dict[str, float]:
        """Return the same of many stems."""
        if not self.known:
            return dict.fromkeys(stems, UNTOLD)
        asked = tuple(stems)
        return dict(zip(asked, map(self.rarity.get, asked, repeat(RAREST)), strict=True))

    def share(self, stem: str, length: int) -> float:
        """Return the estimated share of general articles of `length` terms that hold the stem, in 0..1.

        Windows are taken as independent, which overrates words that come in bursts.
        """
        return -math.expm1(math.log1p(-math.exp(-self.idf(stem))) * max(1.0, length / WINDOW)) if self.known else 0.0


@cache
def background(language: str) -> Background:
    """Return the background of an ISO 639-1 code; most languages have none."""
    table = resources.files("compare.text").joinpath("tables", f"{language}.txt")
    if not (len(language) == 2 and language.isalpha() and table.is_file()):
        return Background({}, known=False)
    return Background(dict(_entries(table.read_text("utf-8"))), known=True)


def _entries(table: str) -> list[tuple[str, float]]:
    rows = (line.split() for line in table.splitlines() if not line.startswith("#"))
    return [(stem, int(step) / STEPS) for step, *stems in rows for stem in stems]

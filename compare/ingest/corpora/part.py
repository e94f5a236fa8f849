"""What a corpus of one input must also tell, so that several become one corpus with ids told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Protocol

from compare.clusters.corpus import Corpus, Rows


class Part(Corpus, Protocol):
    """One of the inputs that a caller named."""

    @property
    def names(self) -> Sequence[str]:
        """The ids by row as this input alone gives them; two may be equal."""

    def origin(self, row: int) -> str:
        """Return the place that a row was read from, fit to be shown."""

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row, with another text, as a line of JSON."""

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of these rows, ascending, each ended by a newline; return how many."""

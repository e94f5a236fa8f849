"""A corpus that was deduplicated before, and a new one -> one corpus, the old rows first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import IO

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Corpus, Facts, Rows, written
from compare.model import Skipped
from compare.sketches.texts import Texts, strings

BEFORE = "against:"  # stands before the ids of the old corpus where they could be taken for new ones


class Continued:
    """A corpus of which only the new texts are still to be read; records and skipped inputs are those of the new."""

    def __init__(self, old: Corpus, known: int, new: Corpus) -> None:
        self._old, self._known, self._new = old, known, new

    def batches(self) -> Iterator[Texts]:
        """Yield the new texts."""
        return self._new.batches()

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of old and new rows."""
        old, new = self._split(rows)
        if not len(old):
            return self._new.texts(new)
        return [*strings(self._old.texts(old)), *(strings(self._new.texts(new)) if len(new) else ())]

    def hold(self, rows: Rows) -> None:
        """Tell both which of their rows will be asked for."""
        for corpus, own in zip((self._old, self._new), self._split(rows), strict=True):
            corpus.hold(own)

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what the source says of old and new rows."""
        old, new = self._split(rows)
        told = iter(self._old.facts(old)), iter(self._new.facts(new))
        return [next(told[row >= self._known]) for row in rows.tolist()]

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the records of new rows."""
        return self._new.kept(rows - self._known)

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Return the records of new rows, some with other texts."""
        return self._new.edited(rows - self._known, {row - self._known: text for row, text in texts.items()})

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of new rows as they came."""
        return written(self._new).copy(rows - self._known, out)

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a new row, with another text, as a line of JSON."""
        return written(self._new).line(row - self._known, text)

    @property
    def share(self) -> float | None:
        """How much of the new input was read so far."""
        return self._new.share

    @property
    def fingerprint(self) -> str:
        """What tells the new input from every other."""
        return self._new.fingerprint

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of both; the old ones marked where they are numbers or one of them is new, too."""
        old, new = list(self._old.ids), list(self._new.ids)
        taken = set(new)
        if self._old.numbered:
            old = [f"{BEFORE}{name}" for name in old]
        while not taken.isdisjoint(old):
            old = [f"{BEFORE}{name}" for name in old]
        return [*old, *new]

    @property
    def numbered(self) -> bool:
        """Whether the ids of the new corpus are numbers of places."""
        return self._new.numbered

    @property
    def addresses(self) -> NDArray[np.uint64] | None:
        """A hash of outlet and address by row, where both corpora tell them."""
        old, new = self._old.addresses, self._new.addresses
        return None if old is None or new is None else np.concatenate([old, new])

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What of the new gave no text."""
        return self._new.skipped

    def _split(self, rows: Rows) -> tuple[Rows, Rows]:
        return rows[rows < self._known], rows[rows >= self._known] - self._known

"""A sequence of texts -> a corpus of them, each known by its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import NOTHING, Facts, Rows
from compare.errors import InputError
from compare.ingest.corpora.numbers import Numbers
from compare.model import Skipped
from compare.sketches.texts import Texts

BATCH = 4096  # texts


class Listed:
    """A corpus of strings that the caller holds; every one is a row, an empty one too."""

    share: float | None = None
    numbered = True
    fingerprint = ""
    skipped: tuple[Skipped, ...] = ()

    def __init__(self, texts: Sequence[str], *, addresses: bool = False) -> None:
        self._texts = texts
        self.addresses: NDArray[np.uint64] | None = np.zeros(len(texts), np.uint64) if addresses else None

    def batches(self) -> Iterator[Texts]:
        """Yield the texts in order; raise InputError at the first thing that is none."""
        for start in range(0, len(self._texts), BATCH):
            batch = self._texts[start : start + BATCH]
            if set(map(type, batch)) != {str}:
                _refuse_others(batch, start)
            self.share = (start + len(batch)) / len(self._texts)
            yield batch

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows."""
        return [self._texts[row] for row in rows.tolist()]

    def hold(self, rows: Rows) -> None:
        """Hold nothing: the caller does."""

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return that nothing is known."""
        return [NOTHING] * len(rows)

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the texts of these rows."""
        return list(self.texts(rows))  # type: ignore[arg-type]  # they are strings, see `texts`

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Return the texts of these rows, those in `texts` in place of the caller's."""
        return [texts.get(row, self._texts[row]) for row in rows.tolist()]

    @property
    def ids(self) -> Sequence[str]:
        """The places in words."""
        return Numbers(range(len(self._texts)))


def _refuse_others(batch: Sequence[object], start: int) -> None:
    for at, text in enumerate(batch, start):
        if not isinstance(text, str):
            raise InputError(f"item {at} is no text but {type(text).__name__}; a list of texts holds nothing else")

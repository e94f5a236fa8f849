"""What a dedup asks of the texts it works on, wherever they lie: all of them once in order, then a few of them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from compare.errors import InputError
from compare.model import Skipped
from compare.sketches.texts import Texts

Rows = NDArray[np.int64]  # places in a corpus, from 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What beside its text tells how a document is related to a copy; "" and None where the source does not say."""

    outlet: str = ""
    url: str = ""
    published: datetime | None = None
    title: str = ""


NOTHING = Facts()


class Corpus(Protocol):
    """Texts by row, counted from 0 in the order in which `batches` yields them; equal from one reading to the next."""

    def batches(self) -> Iterator[Texts]:
        """Yield all texts in the order of their rows, some thousands at a time. Called once, before anything else."""

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows once more, in the order asked; `rows` are distinct and ascending."""

    def hold(self, rows: Rows) -> None:
        """Be told which rows, ascending, `texts` will ask for from now on; what cannot be read at random is put aside."""

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what the source says of the documents in these rows, in the order asked."""

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the records of these rows, ascending, in the kind in which the caller gave them."""

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Return what `kept` returns, the rows that `texts` names with that text."""

    @property
    def share(self) -> float | None:
        """How much of the input `batches` has read so far, in 0..1; None where nobody knows."""

    @property
    def fingerprint(self) -> str:
        """What tells this input from every other without reading it, "" where nothing does."""

    @property
    def ids(self) -> Sequence[str]:
        """The distinct ids by row; made when first asked for."""

    @property
    def numbered(self) -> bool:
        """Whether the ids are mere numbers of places, for texts that came without any."""

    @property
    def addresses(self) -> NDArray[np.uint64] | None:
        """A hash of outlet and address by row, 0 where the source tells none; None where it was not asked for."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What gave no text, and why; complete when `batches` has ended."""


@runtime_checkable
class Written(Corpus, Protocol):
    """A corpus whose documents can be written to a file."""

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row, with another text, as a line of JSON."""

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of these rows as they came."""


def written(corpus: Corpus) -> Written:
    """Return the corpus, which can be written; raise InputError when it cannot."""
    if not isinstance(corpus, Written):
        raise InputError("only what was read from files is copied; the texts that stay are in `kept`")
    return corpus

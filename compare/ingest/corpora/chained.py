"""Several inputs, each a corpus of its own -> one corpus, row after row, with ids told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import IO

import numpy as np

from compare.clusters.corpus import Facts, Rows
from compare.ingest.corpora.facts import Addresses
from compare.ingest.corpora.joining import joined
from compare.ingest.corpora.part import Part
from compare.ingest.naming import told_apart
from compare.model import Skipped
from compare.sketches.texts import Texts


class Chained:
    """A corpus of parts in their order; what it keeps of a row is its id."""

    def __init__(
        self,
        parts: Sequence[Part],
        skipped: Iterable[Skipped] = (),
        fingerprint: str = "",
        sizes: Sequence[int] | None = None,
    ) -> None:
        self.fingerprint = fingerprint
        self._sizes = np.array(sizes or [1] * len(parts), np.float64)  # bytes
        self._now = 0  # the part that is read
        self._parts, self._unreached = parts, tuple(skipped)
        self._ends = np.zeros(len(parts), np.int64)  # of each part, the row after its last

    def batches(self) -> Iterator[Texts]:
        """Yield the texts of one part after the other."""
        rows = 0
        for at, part in enumerate(self._parts):
            self._now = at
            for texts in part.batches():
                rows += len(texts)
                yield texts
            self._ends[at] = rows

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows."""
        return joined([part.texts(own) for part, own in self._by_part(rows)])

    def hold(self, rows: Rows) -> None:
        """Tell each part which of its rows will be asked for."""
        for part, own in self._by_part(rows):
            part.hold(own)

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what the source says of these rows."""
        distinct, place = np.unique(rows, return_inverse=True)
        told = [facts for part, own in self._by_part(distinct) for facts in part.facts(own)]
        return [told[at] for at in place.tolist()]

    def origin(self, row: int) -> str:
        """Return the place that a row was read from."""
        part, own = self._at(row)
        return part.origin(own)

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the ids of these rows."""
        return [self.ids[row] for row in rows.tolist()]

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:  # noqa: ARG002 - ids stay
        """Return the ids of these rows."""
        return self.kept(rows)

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row, with another text, as a line of JSON."""
        part, own = self._at(row)
        return part.line(own, text)

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of these rows, ascending: lines of JSON as they came, others as lines that read the same."""
        return sum(part.copy(own, out) for part, own in self._by_part(rows))

    def _by_part(self, rows: Rows) -> Iterator[tuple[Part, Rows]]:
        """Yield the parts that any of these rows are of, with the rows counted from the part's first."""
        cuts = np.searchsorted(rows, self._ends).tolist()
        first = begin = 0
        for part, cut, end in zip(self._parts, cuts, self._ends.tolist(), strict=True):
            if cut > first:
                yield part, rows[first:cut] - begin
            first, begin = cut, end

    def _at(self, row: int) -> tuple[Part, int]:
        at = int(np.searchsorted(self._ends, row, side="right"))
        return self._parts[at], row - (int(self._ends[at - 1]) if at else 0)

    @property
    def share(self) -> float | None:
        """How many of the bytes were read so far."""
        if not self._sizes.sum():
            return None
        here = self._sizes[self._now] * (self._parts[self._now].share or 0.0)
        return float((self._sizes[: self._now].sum() + here) / self._sizes.sum())

    @property
    def numbered(self) -> bool:
        """Whether the ids are numbers of places: never, files have names."""
        return False

    @cached_property
    def ids(self) -> Sequence[str]:
        """The distinct ids, all bearers of one name with their origins behind it."""
        named = [part.names for part in self._parts]
        return told_apart(named[0] if len(named) == 1 else list(chain.from_iterable(named)), self.origin)

    @property
    def addresses(self) -> Addresses | None:
        """A hash of outlet and address by row."""
        found = [part.addresses for part in self._parts]
        told = [addresses for addresses in found if addresses is not None]
        return np.concatenate([*told, np.zeros(0, np.uint64)]) if len(told) == len(found) else None

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What gave no text, and why."""
        return tuple(chain(self._unreached, *(part.skipped for part in self._parts)))

"""One Parquet file, of any size -> a corpus of which only ids are held, and the texts of some rows put aside on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import IO, TYPE_CHECKING

import numpy as np

from compare.clusters.corpus import NOTHING, Facts, Rows
from compare.errors import SettingsError
from compare.ingest.corpora.aside import Aside
from compare.ingest.corpora.columns import id_column, own_ids, picked, require_pyarrow, said, strings, text_column, utf8
from compare.ingest.corpora.facts import Addresses, record_address
from compare.ingest.corpora.numbers import Numbers
from compare.ingest.corpora.rowgroups import RowGroups, unreadable, whole
from compare.ingest.corpora.shelf import Shelf
from compare.ingest.corpora.told import fact_columns, facts_in, records_in, without_views
from compare.ingest.fields import as_json, columns_of, with_text
from compare.ingest.limits import Options, over
from compare.ingest.naming import told_apart
from compare.ingest.sources import Source
from compare.model import Skipped
from compare.sketches.texts import Texts, Utf8

if TYPE_CHECKING:
    import pyarrow as pa


class Parquet:
    """A corpus of one source of Parquet; a row without text is skipped, one of an empty text is a row."""

    share: float | None = None
    numbered = False
    fingerprint = ""  # the corpus of all inputs has one

    def __init__(self, source: Source, options: Options, shelf: Shelf, *, addresses: bool = False) -> None:
        require_pyarrow("Parquet")
        self._source, self._cap = source, options.limits.max_bytes
        self._groups = RowGroups(source, shelf)
        self._columns = columns_of(options)
        self._text, self._told = "", [""]  # the columns of texts and of facts, known when the file is open
        self._id: str | None = None
        self._own: list[str] = []  # by row, "" for one without
        self._found: list[Rows] = []
        self._skipped: list[Skipped] = []
        self._addresses: list[int] | None = [] if addresses else None
        self._aside: Aside | None = None
        self._facts: dict[int, Facts] = {}

    def batches(self) -> Iterator[Texts]:
        """Yield the texts of the column; a file that cannot be read to its end is skipped from there on."""
        import pyarrow as pa

        try:
            for start, table in self._groups.read(self._named()):
                texts, places = self._said(table, start)
                self._keep(table, places)
                self._found.append(places + start)
                self.share = (start + len(table)) / self._groups.rows
                if len(texts):
                    yield texts
            self._groups.check()
        except (pa.ArrowException, OSError, ValueError, SettingsError) as error:
            self._skipped.append(Skipped(self._source.origin, unreadable(error)))

    def _named(self) -> list[str]:
        """Find the columns by their names and return those that the first reading needs."""
        schema = self._groups.schema()
        self._text, self._id = text_column(schema, self._columns), id_column(schema, self._columns)
        self._told = fact_columns(schema, self._columns)
        facts = self._told if self._addresses is not None else []
        return [self._text, *([self._id] if self._id else []), *facts]

    def _said(self, table: pa.Table, start: int) -> tuple[Utf8, Rows]:
        """Return the texts of a batch and their places in it; tell of what has none or is over the cap."""
        column = strings(whole(table, self._text))
        places = said(column)
        texts = utf8(column.drop_null())
        sizes = np.diff(texts.offsets)
        self._skipped.extend(
            Skipped(self._at(start + bare), "no text") for bare in np.setdiff1d(np.arange(len(column)), places).tolist()
        )
        if not (sizes > self._cap).any():
            return texts, places
        self._skipped.extend(
            Skipped(self._at(start + int(places[at])), over(int(sizes[at]), self._cap))
            for at in np.flatnonzero(sizes > self._cap).tolist()
        )
        places = places[sizes <= self._cap]
        return picked(column, places), places

    def _keep(self, table: pa.Table, places: Rows) -> None:
        if self._id:
            self._own.extend(own_ids(whole(table, self._id), places))
        if self._addresses is not None:
            records = records_in(table.select(self._told))
            self._addresses.extend(record_address(records[place], self._columns) for place in places.tolist())

    @cached_property
    def _places(self) -> Rows:
        """The row of the file that each of our rows is."""
        return np.concatenate([*self._found, np.zeros(0, np.int64)])

    def hold(self, rows: Rows) -> None:
        """Put the texts of these rows aside, in one reading of the file."""
        batches = self._groups.again(self._places[rows], [self._text])
        self._aside = Aside(rows, (picked(whole(table, self._text), places) for table, places in batches))
        self._facts = {}

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows; those that are not held are read first, and held from now on."""
        if self._aside is None or not self._aside.has(rows):
            self.hold(rows)
        return self._aside.texts(rows) if self._aside else []

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what these rows say beside their texts; the facts of all rows that are held are read at once."""
        if not self._told:
            return [NOTHING] * len(rows)
        if not all(row in self._facts for row in rows.tolist()):
            is_held = self._aside is not None and self._aside.has(rows)
            wanted = self._aside.rows if self._aside and is_held else np.unique(rows)
            batches = self._groups.again(self._places[wanted], self._told)
            found = (f for table, places in batches for f in facts_in(_rows(table, places), self._columns))
            self._facts.update(zip(wanted.tolist(), found, strict=True))
        return [self._facts[row] for row in rows.tolist()]

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the ids of these rows."""
        return [self.ids[row] for row in rows.tolist()]

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of these rows as lines of JSON with all their columns; return how many."""
        for table, places in self._groups.again(self._places[rows], None):
            records = records_in(table)
            for place in places.tolist():
                out.write(as_json(records[place]))
        return len(rows)

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:  # noqa: ARG002 - ids stay
        """Return the ids of these rows."""
        return self.kept(rows)

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row, with another text, as a line of JSON."""
        found = [
            records_in(t)[at] for t, places in self._groups.again(self._places[[row]], None) for at in places.tolist()
        ]
        return as_json(with_text(found[0], text, self._columns))

    def origin(self, row: int) -> str:
        """Return the file and the place of a row in it, as of a list in JSON."""
        return self._at(int(self._places[row]))

    def _at(self, place: int) -> str:
        return f"{self._source.origin}[{place}]"

    @cached_property
    def names(self) -> Sequence[str]:
        """The ids of the column; what has none is named by the file and its place."""
        by_place = Numbers(self._places, f"{self._source.name}[", "]")
        return [own or by_place[row] for row, own in enumerate(self._own)] if self._id else by_place

    @cached_property
    def ids(self) -> Sequence[str]:
        """The distinct ids of the rows."""
        return told_apart(self.names, self.origin)

    @property
    def addresses(self) -> Addresses | None:
        """A hash of outlet and address by row."""
        return None if self._addresses is None else np.array(self._addresses, np.uint64)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rows without text, or the file, and why."""
        return tuple(self._skipped)


def _rows(table: pa.Table, places: Rows) -> pa.Table:
    """Return a few rows of a table."""
    import pyarrow as pa

    return without_views(table).take(pa.array(places))

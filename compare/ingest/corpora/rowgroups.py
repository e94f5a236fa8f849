"""A source of Parquet -> some thousand rows of it at a time, from its beginning, as often as is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from compare.clusters.corpus import Rows
from compare.errors import InputError, SettingsError
from compare.ingest.corpora.shelf import Shelf, changed
from compare.ingest.sources import Source, reason_of

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BATCH = 1024  # rows
BUFFER = 1 << 20  # bytes of a column; a row group may be the whole file


class RowGroups:
    """The rows of one file; `again` reads them a second time."""

    def __init__(self, source: Source, shelf: Shelf) -> None:
        self._source, self._shelf = source, shelf
        self.rows = 0  # as the file says, when it is read

    def schema(self) -> pa.Schema:
        """Return the names and types of the columns; raise what pyarrow raises when this is no Parquet."""
        return self._file().schema_arrow

    def check(self) -> None:
        """Raise InputError when the file is not what it was."""
        self._shelf.lend(self._source)

    def read(self, names: list[str] | None) -> Iterator[tuple[int, pa.Table]]:
        """Yield these columns, some rows at a time, behind the number of the first row; all columns for None."""
        import pyarrow as pa

        start, file = 0, self._file()
        self.rows = file.metadata.num_rows
        for batch in file.iter_batches(BATCH, columns=names):
            yield start, pa.Table.from_batches([batch])
            start += len(batch)

    def again(self, places: Rows, names: list[str] | None) -> Iterator[tuple[pa.Table, Rows]]:
        """Yield the batches that hold any of these rows, ascending, with the rows counted from the batch's first.

        Raise InputError when the file is not what it was, or one of these columns is broken.
        """
        import pyarrow as pa

        if not len(places):
            return
        try:
            for start, table in self.read(names):
                low, high = np.searchsorted(places, (start, start + len(table))).tolist()
                if low < high:
                    yield table, places[low:high] - start
                if high == len(places):
                    return  # what is behind may have been past reading the first time
        except (pa.ArrowException, OSError, ValueError) as error:  # in a column that was not needed the first time
            raise InputError(f"{self._source.origin}: cannot be read once more: {unreadable(error)}") from None
        raise InputError(changed(self._source.origin))

    def _file(self) -> pq.ParquetFile:
        from pyarrow.parquet import ParquetFile

        # read ahead, it would hold a whole row group
        return ParquetFile(self._shelf.lend(self._source), pre_buffer=False, buffer_size=BUFFER)


def whole(table: pa.Table, name: str) -> pa.Array:
    """Return a column of one batch in one piece."""
    column = table.column(name)
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def unreadable(error: Exception) -> str:
    """Return why a file cannot be read, in a few words."""
    if isinstance(error, SettingsError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:  # the system's own, not the library's
        return reason_of(error)
    return f"not Parquet to its end: {str(error).partition(chr(10))[0]}"

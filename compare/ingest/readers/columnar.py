"""A Parquet or Arrow file -> a document for each row, a batch at a time; needs the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from compare.errors import ExtraError, ReadError
from compare.ingest.fields import Columns, Record, columns_of, document_of, too_long
from compare.ingest.inflating import at_random
from compare.ingest.limits import Options, over
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Skipped

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET, ARROW, STREAM = b"PAR1", b"ARROW1", b"\xff\xff\xff\xff"
ROWS = 256  # held at a time


def fits(head: bytes) -> Fit:
    """Return whether this is Parquet, or a file or a stream of Arrow (IPC)."""
    return SURE if head.startswith((PARQUET, ARROW, STREAM)) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each row, numbered as in a list; a file that is broken is skipped from there on."""
    try:
        import pyarrow as pa
    except ImportError:
        raise ExtraError("Parquet and Arrow", "pyarrow", "arrow") from None
    number = -1
    try:
        with at_random(stream) as own:
            for record, columns in _records(source, own, options):
                number += 1
                yield _document(record, columns, f"{source.origin}[{number}]", options)
    except (pa.ArrowException, OSError, ValueError, OverflowError, LookupError) as error:
        told = str(error).strip().split("\n")[0] or type(error).__name__
        told = f"{told} is not known" if isinstance(error, LookupError) else told  # a type by its number
        behind = f" behind row {number}" if number >= 0 else ""
        raise ReadError(source.origin, f"broken or no Parquet or Arrow{behind}: {told}") from error


def _document(record: Record, columns: Columns, origin: str, options: Options) -> Document | Skipped:
    if reason := too_long(record, options.limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(record, origin, columns)


def _records(source: Source, stream: IO[bytes], options: Options) -> Iterator[tuple[Record, Columns]]:
    """Yield each row, of those columns only that hold a field of ours; some are held at a time."""
    import pyarrow as pa
    from pyarrow import parquet

    head = stream.read(len(ARROW))
    stream.seek(0)
    if head.startswith(PARQUET):
        file = parquet.ParquetFile(stream)
        columns, names = _named(source, file.schema_arrow, options)
        _refuse_giants(source, file.metadata, options)
        batches = file.iter_batches(ROWS, columns=names)
    else:
        reader = pa.ipc.open_file(stream) if head.startswith(ARROW) else pa.ipc.open_stream(stream)
        columns, names = _named(source, reader.schema, options)
        batches = (
            iter(reader)
            if hasattr(reader, "read_next_batch")
            else map(reader.get_batch, range(reader.num_record_batches))
        )
    for batch in batches:
        own = batch.select(names)
        own.validate(full=True)  # of Arrow nothing was checked: a place outside of it would end the process
        for start in range(0, batch.num_rows, ROWS):
            yield from ((record, columns) for record in own.slice(start, ROWS).to_pylist())


def _named(source: Source, schema: pa.Schema, options: Options) -> tuple[Columns, list[str]]:
    """Return the columns of our fields and all their names; raise ReadError when none holds a text."""
    found = {field: tuple(n for n in names if n in schema.names) for field, names in columns_of(options).items()}
    if not found["text"] and not found["paragraphs"]:
        told = ", ".join(schema.names[:10]) or "none"
        raise ReadError(source.origin, f"no column holds a text; name it with --column text=NAME, there are: {told}")
    return found, list(dict.fromkeys(n for names in found.values() for n in names))


def _refuse_giants(source: Source, told: pa.parquet.FileMetaData, options: Options) -> None:
    """Raise ReadError for a group of rows that would not fit into memory, by what the file itself says."""
    cap = options.limits.max_file_bytes
    for at in range(told.num_row_groups):
        size = told.row_group(at).total_byte_size
        if size > cap:
            raise ReadError(source.origin, over(size, cap, "write it with smaller groups of rows"))

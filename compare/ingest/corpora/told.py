"""The columns beside the text of an Arrow table -> the facts of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.clusters.corpus import Facts
from compare.ingest.corpora.facts import TOLD, facts_of
from compare.ingest.fields import Columns, Record

if TYPE_CHECKING:
    import pyarrow as pa


def fact_columns(schema: pa.Schema, columns: Columns) -> list[str]:
    """Return the names of the columns that hold facts; one that is there twice tells nothing."""
    wanted = [name for field in TOLD for name in columns[field]]
    return [name for name in wanted if schema.names.count(name) == 1]


def facts_in(table: pa.Table, columns: Columns) -> list[Facts]:
    """Return the facts of each row of a table."""
    return [facts_of(record, columns) for record in records_in(table)]


def records_in(table: pa.Table) -> list[Record]:
    """Return each row of a table as a record; a moment that Python cannot tell is left out of its row."""
    times = _times(table.schema)
    for at, name in times.items():
        kind = table.schema.field(at).type
        if kind.unit == "ns":  # which are none of Python's own moments; to widen seconds could overflow
            table = table.set_column(at, name, table.column(at).cast(_microseconds(kind.tz), safe=False))
    return _records(table, list(times.values()))


def _records(table: pa.Table, times: list[str]) -> list[Record]:
    try:
        found: list[Record] = table.to_pylist()
    except (ValueError, OverflowError):  # a year that Python does not have
        if len(table) > 1:
            return [record for at in range(len(table)) for record in _records(table.slice(at, 1), times)]
        found = table.drop_columns(times).to_pylist()
    return found


def _times(schema: pa.Schema) -> dict[int, str]:
    from pyarrow import types

    return {at: name for at, name in enumerate(schema.names) if types.is_timestamp(schema.field(at).type)}


def _microseconds(zone: str | None) -> pa.DataType:
    import pyarrow as pa

    return pa.timestamp("us", zone)

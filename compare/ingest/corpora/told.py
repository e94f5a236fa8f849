"""The columns beside the text of an Arrow table -> the facts of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.clusters.corpus import Facts
from compare.ingest.corpora.columns import values
from compare.ingest.corpora.facts import TOLD, facts_of
from compare.ingest.fields import Columns, Record

if TYPE_CHECKING:
    import pyarrow as pa


def fact_columns(schema: pa.Schema, columns: Columns) -> list[str]:
    """Return the names of the columns that hold facts; one that is there twice tells nothing."""
    wanted = [name for field in TOLD for name in columns[field]]
    return [name for name in wanted if schema.names.count(name) == 1]


def without_views(table: pa.Table) -> pa.Table:
    """Return a table whose strings have offsets; of views pyarrow can take or filter none."""
    import pyarrow as pa

    for at, field in enumerate(table.schema):
        if field.type == "string_view":
            table = table.set_column(at, field.name, table.column(at).cast(pa.large_string()))
    return table


def facts_in(table: pa.Table, columns: Columns) -> list[Facts]:
    """Return the facts of each row of a table."""
    return [facts_of(record, columns) for record in records_in(table)]


def records_in(table: pa.Table) -> list[Record]:
    """Return each row of a table as a record."""
    names = table.column_names
    columns = [values(table.column(at)) for at in range(len(names))]
    rows = zip(*columns, strict=True) if columns else [()] * len(table)
    return [dict(zip(names, row, strict=True)) for row in rows]

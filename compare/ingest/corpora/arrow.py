"""A table of Arrow, or whatever offers itself as one (pandas, polars, DuckDB, datasets) -> a corpus of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from compare.clusters.corpus import NOTHING, Facts, Rows
from compare.ingest.corpora.columns import (
    id_column,
    own_ids,
    picked,
    require_pyarrow,
    said,
    strings,
    text_column,
    utf8,
)
from compare.ingest.corpora.facts import Addresses, record_address
from compare.ingest.corpora.joining import joined
from compare.ingest.corpora.numbers import Numbers
from compare.ingest.corpora.pieces import Pieces
from compare.ingest.corpora.told import fact_columns, facts_in, records_in, without_views
from compare.ingest.fields import Columns
from compare.ingest.naming import distinct, told_apart
from compare.ingest.paragraphs import split
from compare.model import Skipped, content_id
from compare.sketches.texts import Texts
from compare.sketches.texts import strings as as_strings

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "text"  # what the one column of a series is called


class Arrow:
    """A corpus of a table that the caller holds; a row without text is skipped, one of an empty text is a row."""

    share: float | None = None
    fingerprint = ""

    def __init__(self, pile: object, columns: Columns, *, addresses: bool = False) -> None:
        require_pyarrow("an Arrow table")
        self._pile, self._has_addresses = pile, addresses
        self._table, self._is_series = _table(pile)
        self._columns: Columns = {**columns, "paragraphs": (), "text": (TEXT,)} if self._is_series else columns
        schema = self._table.schema
        self._text = text_column(schema, self._columns)
        self._texts = Pieces(self._table[self._text])
        self._id = id_column(schema, self._columns)
        self._told = without_views(self._table.select(fact_columns(schema, self._columns)))
        self._found: list[Rows] = []
        self._skipped: list[Skipped] = []

    def batches(self) -> Iterator[Texts]:
        """Yield the texts of the column as they lie in it."""
        for start, piece in self._texts:
            column = strings(piece)
            here = said(column)
            if len(here) < len(column):
                bare = np.setdiff1d(np.arange(len(column)), here)
                self._skipped.extend(Skipped(self._at(start + place), "no text") for place in bare.tolist())
                column = column.drop_null()
            self._found.append(here + start)
            self.share = (start + len(piece)) / len(self._table)
            if len(here):
                yield utf8(column)

    @cached_property
    def places(self) -> Rows:
        """The row of the table that each of our rows is."""
        return np.concatenate([*self._found, np.zeros(0, np.int64)])

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows."""
        return joined([picked(piece, inside) for piece, inside in self._texts.at(self.places[rows])])

    def hold(self, rows: Rows) -> None:
        """Hold nothing: the table lies in memory."""

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what these rows say beside their texts."""
        if not self._told.num_columns:
            return [NOTHING] * len(rows)
        import pyarrow as pa

        return facts_in(self._told.take(pa.array(self.places[rows])), self._columns)

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return these rows as a frame of the kind that was given where it knows how, else as a pyarrow Table."""
        return _rows(self._pile, self._table, self.places[rows], self._is_series)

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Return what `kept` returns, with other texts in some rows."""
        found = self.kept(rows)
        changed = {at: texts[row] for at, row in enumerate(rows.tolist()) if row in texts}
        if changed:
            found = _replaced(found, changed) if self._is_series else _with_column(found, self._text, changed)
        return found

    def origin(self, row: int) -> str:
        """Return the place of a row in the table."""
        return self._at(int(self.places[row]))

    @staticmethod
    def _at(place: int) -> str:
        return f"row {place}"

    @property
    def numbered(self) -> bool:
        """Whether the table has no column of ids."""
        return self._id is None

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of the column, a content id for a row that has none; raise InputError when two of the column are equal."""
        if self._id is None:
            return Numbers(self.places)
        found = [
            own for piece, inside in Pieces(self._table[self._id]).at(self.places) for own in own_ids(piece, inside)
        ]
        distinct([own for own in found if own])
        for row in [row for row, own in enumerate(found) if not own]:
            found[row] = content_id(
                (self.facts(np.array([row]))[0].title, *split(as_strings(self.texts(np.array([row])))[0]))
            )
        return told_apart(found, self.origin)

    @cached_property
    def addresses(self) -> Addresses | None:
        """A hash of outlet and address by row."""
        if not self._has_addresses:
            return None
        found = [record_address(record, self._columns) for record in records_in(self._told)]
        return np.array(found, np.uint64)[self.places]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rows without text."""
        return tuple(self._skipped)


def _table(pile: object) -> tuple[pa.Table, bool]:
    """Return the table that `pile` offers, and whether it was a mere series of texts."""
    import pyarrow as pa

    try:
        return pa.table(pile), False
    except (pa.ArrowInvalid, TypeError):  # what it offers is one column without a name
        return pa.table({TEXT: pa.chunked_array(pile)}), True


def _rows(pile: object, table: pa.Table, places: Rows, is_series: bool) -> Sequence[object]:
    import pyarrow as pa

    kind = type(pile).__module__.partition(".")[0]
    if kind == "pandas":
        return pile.iloc[places]  # type: ignore[attr-defined, no-any-return]  # a frame or a series of pandas
    if kind == "polars":
        return pile[places]  # type: ignore[index, no-any-return]  # a frame or a series of polars
    mask = np.zeros(len(table), bool)
    mask[places] = True
    found: Sequence[object] = without_views(table).filter(pa.array(mask))
    return found.column(0) if is_series else found  # type: ignore[attr-defined]  # a table is no Sequence by name


def _with_column(frame: pa.Table, name: str, texts: Mapping[int, str]) -> pa.Table:
    """Return a frame of pandas or polars, or a table of pyarrow, with other texts at some places of that column."""
    column = _replaced(frame[name], texts)
    if hasattr(frame, "assign"):
        return frame.assign(**{name: column})
    if hasattr(frame, "with_columns"):
        return frame.with_columns(column)
    at = frame.schema.get_field_index(name)
    return frame.set_column(at, frame.schema.field(at), column)


def _replaced(column: pa.Table, texts: Mapping[int, str]) -> pa.Table:
    """Return a column of the same kind with other texts at some places; a list of paragraphs stays one."""
    import pyarrow as pa

    is_arrow = isinstance(column, pa.ChunkedArray)
    held = column.to_pylist() if is_arrow else column.to_list()
    for at, text in texts.items():
        held[at] = text if isinstance(held[at], str) else text.split("\n\n")
    if is_arrow:
        return pa.chunked_array([pa.array(held, column.type)])
    if not hasattr(column, "iloc"):  # of polars
        return type(column)(column.name, held, dtype=column.dtype)
    kind = None if column.dtype == "category" else column.dtype  # a new text is none of its categories
    return type(column)(held, column.index, name=column.name, dtype=kind)

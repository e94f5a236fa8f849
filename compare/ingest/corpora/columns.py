"""A column of an Arrow table -> its texts in UTF-8, as far as can be without a copy, or its ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from compare.clusters.corpus import Rows
from compare.errors import ExtraError, SettingsError
from compare.ingest.fields import Columns
from compare.sketches.texts import Utf8

if TYPE_CHECKING:
    import pyarrow as pa


def require_pyarrow(what: str) -> None:
    """Raise ExtraError when the library that reads `what` is not installed."""
    try:
        import pyarrow  # noqa: F401 - heavy: only Arrow and Parquet need it
    except ImportError:
        raise ExtraError(what, "pyarrow", "arrow") from None


def text_column(schema: pa.Schema, columns: Columns) -> str:
    """Return the name of the column that holds the texts; raise SettingsError when none does."""
    wanted = columns["paragraphs"] + columns["text"]
    found = _first_of(schema, wanted)
    if found is None:
        either = repr(wanted[0]) if len(wanted) == 1 else " or ".join(wanted)
        raise SettingsError(f"no column is named {either}; there are {', '.join(schema.names) or 'none'}")
    kind = schema.field(found).type
    if not _is_text(kind):
        raise SettingsError(f"column {found!r} holds {kind}, not text")
    return found


def id_column(schema: pa.Schema, columns: Columns) -> str | None:
    """Return the name of the column that holds the ids, None when there is none; raise SettingsError for a wrong type."""
    from pyarrow import types

    found = _first_of(schema, columns["id"])
    kind = schema.field(found).type if found else None
    if found and not (types.is_integer(kind) or _is_string(kind)):
        raise SettingsError(f"column {found!r} holds {kind}; ids are strings or integers")
    return found


def strings(column: pa.Array) -> pa.Array:
    """Return a column of texts as strings with offsets; of lists of paragraphs, joined by blank lines."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_dictionary(column.type):
        words = strings(column.dictionary)
        return pa.DictionaryArray.from_arrays(column.indices, words).dictionary_decode()
    if types.is_list(column.type) or types.is_large_list(column.type):
        return pa.array([_joined(parts) for parts in column.to_pylist()], pa.large_string())
    return column if _has_offsets(column.type) else with_offsets(column)


def with_offsets(column: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return a copy of views of strings as strings; of views pyarrow can neither take nor filter any."""
    import pyarrow as pa

    try:
        return column.cast(pa.large_string())
    except pa.ArrowNotImplementedError:  # older versions cannot even do this
        return pa.array(column.to_pylist(), pa.large_string())


def utf8(column: pa.Array) -> Utf8:
    """Return texts, as `strings` gives them and none of them null, without a copy."""
    import pyarrow as pa

    wide = column.cast(pa.large_string())  # of 32-bit strings this copies the offsets alone
    _, offsets, data = wide.buffers()
    places = np.frombuffer(offsets, np.int64)[wide.offset : wide.offset + len(wide) + 1]
    return Utf8(np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8), places)


def said(column: pa.Array) -> Rows:
    """Return the places in a column that are not null."""
    if not column.null_count:
        return np.arange(len(column))
    return np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))


def picked(column: pa.Array, places: Rows) -> Utf8:
    """Return the texts at these places, none of which is null."""
    import pyarrow as pa

    found = strings(column)
    return utf8(found if len(places) == len(found) else found.take(pa.array(places)))


def own_ids(column: pa.Array, places: Rows) -> list[str]:
    """Return the ids at these places, "" for what is no name."""
    import pyarrow as pa

    found = strings(column) if _is_string(column.type) else column
    return [_id(value) for value in values(found.take(pa.array(places)))]


def values(column: pa.Array | pa.ChunkedArray) -> list[object]:
    """Return the values of a column as Python has them: bytes that are no UTF-8 replaced, None for a year it lacks."""
    import pyarrow as pa

    kind = column.type
    if (
        pa.types.is_timestamp(kind) and kind.unit == "ns"
    ):  # none of Python's own moments; to widen seconds could overflow
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    try:
        found: list[object] = column.to_pylist()
    except (ValueError, OverflowError):
        return [_value(scalar) for scalar in column]
    return found


def _value(scalar: pa.Scalar) -> object:
    try:
        found: object = scalar.as_py()
    except UnicodeDecodeError:
        is_string = hasattr(scalar, "as_buffer")  # words deeper inside are given up
        return scalar.as_buffer().to_pybytes().decode("utf-8", "replace") if is_string else None
    except (ValueError, OverflowError):
        return None
    return found


def _first_of(schema: pa.Schema, names: Sequence[str]) -> str | None:
    found = next((name for name in names if name in schema.names), None)
    if schema.names.count(found) > 1:
        raise SettingsError(f"{schema.names.count(found)} columns are named {found!r}; rename all but one")
    return found


def _joined(parts: Sequence[str | None] | None) -> str | None:
    said = None if parts is None else [part for part in parts if part is not None]
    return "\n\n".join(said) if said else None


def _id(value: object) -> str:
    return str(value) if isinstance(value, int) else value if isinstance(value, str) and value.strip() else ""


def _is_text(kind: pa.DataType) -> bool:
    from pyarrow import types

    is_list = types.is_list(kind) or types.is_large_list(kind)
    return types.is_null(kind) or _is_string(kind.value_type if is_list else kind)


def _is_string(kind: pa.DataType) -> bool:
    from pyarrow import types

    plain = kind.value_type if types.is_dictionary(kind) else kind
    return _has_offsets(plain) or plain == "string_view"


def _has_offsets(kind: pa.DataType) -> bool:
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind))

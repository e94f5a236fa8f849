"""A dedup -> an Arrow table with a row for each document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.clusters.corpus import Rows
from compare.clusters.verified import RELATIONS
from compare.errors import ExtraError

if TYPE_CHECKING:
    import pyarrow

    from compare.clusters.dedup import Dedup


def as_table(found: Dedup) -> pyarrow.Table:
    """Return the table; see `Dedup.to_arrow`."""
    try:
        import pyarrow
    except ImportError as error:
        raise ExtraError("an Arrow table", "pyarrow", "arrow") from error
    ids, first, count = found.work.corpus.ids, found.work.known, len(found.mask)
    rows = found.work.copies.members[found.groups.members]
    named = [cluster.id for cluster in found.clusters]
    cluster: list[str | None] = [None] * count
    for row, home in zip(rows.tolist(), found.groups.home.tolist(), strict=True):
        if row >= first:
            cluster[row - first] = named[home]
    gone = found.removals
    at = gone.rows - first
    columns: dict[str, object] = {
        "id": pyarrow.array([ids[row] for row in range(first, first + count)], pyarrow.string()),
        "kept": found.mask,
        "cluster": pyarrow.array(cluster, pyarrow.string()),
        "duplicate_of": _spread(count, at, [ids[row] for row in gone.kept.tolist()], pyarrow.string()),
        "relation": _spread(count, at, [RELATIONS[code].value for code in gone.relation.tolist()], pyarrow.string()),
        "jaccard": _spread(count, at, gone.jaccard.tolist(), pyarrow.float64()),
        "containment": _spread(count, at, gone.containment.tolist(), pyarrow.float64()),
    }
    return pyarrow.table(columns)


def _spread(count: int, at: Rows, values: Sequence[str | float], kind: pyarrow.DataType) -> pyarrow.Array:
    """Return a column that holds the values at their rows and null elsewhere."""
    import pyarrow

    column: list[str | float | None] = [None] * count
    for row, value in zip(at.tolist(), values, strict=True):
        column[row] = value
    return pyarrow.array(column, kind)

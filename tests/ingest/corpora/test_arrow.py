"""Laws of tables: Arrow's own, and what offers itself as one."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from compare.errors import InputError, SettingsError
from compare.ingest.corpora.arrow import Arrow
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.corpora.pieces import PIECE
from compare.model import Document, Skipped
from compare.sketches.texts import Utf8

TEXTS = ["no", "one bridge", None, "", "zwei Brücken, größer", "🦆", None, "no"]
KINDS = {
    "string": pa.array(TEXTS),
    "large_string": pa.array(TEXTS, pa.large_string()),
    "string_view": pa.array(TEXTS, pa.string_view()),
    "dictionary": pa.array(TEXTS).dictionary_encode(),
    "dictionary of large_string": pa.array(TEXTS, pa.large_string()).dictionary_encode(),
    "list": pa.array([None if t is None else [t] for t in TEXTS]),
}


def batches(corpus: Arrow) -> list[Utf8]:
    return list(corpus.batches())


@pytest.mark.parametrize("kind", KINDS)
def test_a_slice_with_nulls_gives_its_own_texts(kind, opened) -> None:
    """Every kind of string; a null is skipped with its row, an empty text is a row, and rows keep their places."""
    column = pa.chunked_array([KINDS[kind].slice(1, 6), KINDS[kind].slice(1, 3), KINDS[kind].slice(0, 0)])
    told = opened(pa.table({"text": column}))
    assert told.texts == ("one bridge", "", "zwei Brücken, größer", "🦆", "one bridge", "")
    assert told.ids == ("0", "2", "3", "4", "6", "8")
    assert told.skipped == tuple(Skipped(f"row {n}", "no text") for n in (1, 5, 7))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_strings_without_nulls_are_not_copied(kind) -> None:
    """A batch lies where the column lies."""
    column = pa.array([f"text {n}" for n in range(3 * PIECE)], kind)
    _, _, data = column.slice(5).buffers()
    found = batches(open_corpus(pa.table({"text": column.slice(5)})))
    assert len(found) == 3 and {batch.data.ctypes.data for batch in found} == {data.address}
    assert found[-1].text(len(found[-1]) - 1) == f"text {3 * PIECE - 1}"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"headline": ["a"], "n": [1]}, "no column is named paragraphs or text or content.*; there are headline, n"),
        ({"text": [1]}, "column 'text' holds int64, not text"),
        ({"text": [[1]]}, "column 'text' holds list<.*>, not text"),
        ({"text": ["a"], "id": [1.5]}, "column 'id' holds double; ids are strings or integers"),
    ],
)
def test_a_table_without_texts_is_refused(table, message) -> None:
    """The message names the columns that there are, or the type."""
    with pytest.raises(SettingsError, match=message):
        open_corpus(pa.table(table))


def test_columns_are_named_by_the_caller(opened) -> None:
    """One that does not exist is refused; a name that is there twice cannot be meant."""
    table = pa.table({"text": ["no"], "story": ["yes"], "n": [7]})
    told = opened(table, columns={"text": "story", "id": "n"})
    assert (told.texts, told.ids) == (("yes",), ("7",))
    with pytest.raises(SettingsError, match="no column is named 'body'; there are text, story, n"):
        open_corpus(table, columns={"text": "body"})
    with pytest.raises(SettingsError, match="2 columns are named 'text'"):
        open_corpus(pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["text", "text"]))


def test_ids_of_a_column_are_the_rows_own(opened) -> None:
    """Integers or strings; two equal ones are refused, a missing one gives way to the content."""
    assert opened(pa.table({"text": ["a", "b"], "id": pa.array([3, 2**63 + 1], pa.uint64())})).ids == (
        "3",
        str(2**63 + 1),
    )
    told = opened(
        pa.table({"text": ["a", "b", "b"], "id": pa.array(["x", None, " "], pa.string_view()), "title": ["", "T", "T"]})
    )
    name = Document.of("b", title="T").id
    assert told.ids == ("x", f"{name}@row 1", f"{name}@row 2")
    with pytest.raises(InputError, match="such as 'x'"):
        opened(pa.table({"text": ["a", "b"], "id": ["x", "x"]}))


def test_moments_of_any_unit_are_facts(opened) -> None:
    """Nanoseconds are cut off, a year that Python lacks is no date, and no other row suffers from it."""
    when = pa.array([10**9 * 1_900_000_000 + 7, None], pa.timestamp("ns", "UTC"))
    told = opened(pa.table({"text": ["a", "b"], "published": when}))
    assert [f.published for f in told.facts] == [datetime(2030, 3, 17, 17, 46, 40, tzinfo=UTC), None]
    far = pa.array([2**60, 1_900_000_000], pa.timestamp("s"))
    corpus = open_corpus(pa.table({"text": ["a", "b"], "date": far, "url": ["u", "v"]}), addresses=True)
    batches(corpus)
    assert [told.published for told in corpus.facts(np.arange(2))] == [
        None,
        datetime(2030, 3, 17, 17, 46, 40, tzinfo=UTC),
    ]
    assert len(set(corpus.addresses.tolist()) - {0}) == 2


def test_kept_rows_are_of_the_kind_that_was_given() -> None:
    """A frame of pandas or polars stays one; all else becomes a table of pyarrow."""
    table = pa.table({"text": pa.array(["a", None, "b", "c"], pa.string_view()), "n": [1, 2, 3, 4]})
    frame = pd.DataFrame({"text": ["a", None, "b", "c"], "n": [1, 2, 3, 4]}, index=list("wxyz"))
    piles = [
        table,
        table.to_batches()[0],
        frame,
        pl.DataFrame(table),
        pl.Series(["a", None, "b", "c"]),
        frame["text"],
        table["text"],
    ]
    kept = []
    for pile in piles:
        corpus = open_corpus(pile)
        batches(corpus)
        kept.append(corpus.kept(np.array([0, 2])))
    assert (
        kept[0].to_pylist()
        == kept[1].to_pylist()
        == kept[3].to_dicts()
        == [{"text": "a", "n": 1}, {"text": "c", "n": 4}]
    )
    assert list(kept[2].index) == ["w", "z"] and isinstance(kept[3], pl.DataFrame)
    assert [list(kept[4]), list(kept[5]), kept[6].to_pylist()] == [["a", "c"]] * 3


def test_bytes_that_are_no_utf8_are_replaced(opened) -> None:
    """In ids, titles and texts; nothing raises."""
    column = pa.array([b"a\xff", b"b"]).view(pa.string())
    told = opened(pa.table({"text": column, "id": column, "title": column}))
    assert told.texts == told.ids == tuple(f.title for f in told.facts) == ("a\ufffd", "b")

"""Laws of Parquet as a corpus."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from compare.errors import InputError
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.limits import Limits
from compare.sketches.texts import strings

MANY = [f"text {n} of a cow" for n in range(10_000)]


def many(path: Path) -> Path:
    pq.write_table(pa.table({"text": MANY, "n": range(len(MANY))}), path, row_group_size=3000, compression="none")
    return path


def test_rows_of_any_groups_come_back(tmp_path) -> None:
    """Those that were held, and others too; each named by the file and its place."""
    corpus = open_corpus(many(tmp_path / "a.parquet"))
    assert [t for b in corpus.batches() for t in strings(b)] == MANY
    rows = np.array([0, 2999, 3000, 4095, 4096, 9999])
    corpus.hold(rows)
    for chosen in (rows, rows[2:4], rows[:0], np.array([7, 8000])):
        assert strings(corpus.texts(chosen)) == [MANY[row] for row in chosen]
    assert corpus.ids[4096] == "a.parquet[4096]"


def test_rows_without_text_and_over_the_cap_are_skipped(opened, tmp_path) -> None:
    """With their places; an empty text is a row."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["a", None, "x" * 101, ""], "id": [1, 2, 3, 4]}), path)
    told = opened(path, limits=Limits(max_bytes=100))
    assert (told.texts, told.ids) == (("a", ""), ("1", "4"))
    assert [(s.origin[-3:], s.reason[:11]) for s in told.skipped] == [("[1]", "no text"), ("[2]", "101 bytes, ")]


@pytest.mark.parametrize("where", ["head", "middle", "end", "all"])
def test_a_broken_file_is_skipped_with_a_reason(where, opened, written, tmp_path) -> None:
    """Nothing raises; what could be read before the fault is there, and other files are read."""
    content = bytearray(many(tmp_path / "a.parquet").read_bytes())
    if where == "middle":
        content[100_000:100_400] = b"\xff" * 400
    path = tmp_path / "a.parquet"
    path.write_bytes({"head": content[:4], "middle": content, "end": content[:-9], "all": b""}[where])
    told = opened([path, written("b.jsonl", {"text": "A cow."})])
    assert told.texts[-1] == "A cow." and tuple(MANY[: len(told.texts) - 1]) == told.texts[:-1]
    assert len(told.texts) < len(MANY)
    (skipped,) = told.skipped
    assert skipped.origin.endswith("a.parquet") and skipped.reason.startswith("not Parquet to its end: ")


def test_a_file_without_texts_is_skipped(opened, tmp_path) -> None:
    """The reason names the columns that there are."""
    pq.write_table(pa.table({"n": [1], "m": [2]}), tmp_path / "a.parquet")
    told = opened(tmp_path)
    assert told.skipped[0].reason.endswith("there are n, m")
    assert [s.reason for s in opened(tmp_path / "b.parquet").skipped] == ["no such file or folder"]


def test_a_file_that_changes_is_noticed(tmp_path) -> None:
    """Even one that is a sound file of its own."""
    path = many(tmp_path / "a.parquet")
    corpus = open_corpus(path)
    list(corpus.batches())
    pq.write_table(pa.table({"text": ["other"]}), path)
    os.utime(path, ns=(0, 0))
    for ask in (lambda: corpus.hold(np.array([5])), lambda: corpus.copy(np.array([5]), io.BytesIO())):
        with pytest.raises(InputError, match=r"a\.parquet: changed while it was read"):
            ask()


def test_copies_are_lines_of_json_with_all_columns(tmp_path) -> None:
    """Moments, decimals and bytes are told in words."""
    path = tmp_path / "a.parquet"
    values = {
        "text": ["a", "b"],
        "when": pa.array([datetime(2031, 4, 2, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
        "price": [Decimal("1.50"), None],
        "raw": [b"\xffx", b"y"],
        "tags": [["x"], []],
    }
    pq.write_table(pa.table(values), path)
    corpus = open_corpus(path)
    list(corpus.batches())
    assert corpus.copy(np.array([0]), out := io.BytesIO()) == 1
    expected = {"text": "a", "when": "2031-04-02T00:00:00+00:00", "price": "1.50", "raw": "\ufffdx", "tags": ["x"]}
    assert json.loads(out.getvalue()) == expected


def test_what_polars_writes_is_read(opened, tmp_path) -> None:
    """Categories too."""
    frame = pl.DataFrame({"text": ["a", "b", None], "id": ["x", "y", "z"]})
    frame.write_parquet(tmp_path / "a.parquet")
    frame.with_columns(pl.col("text").cast(pl.Categorical)).write_parquet(tmp_path / "b.parquet")
    assert opened(tmp_path / "a.parquet").texts == opened(tmp_path / "b.parquet").texts == ("a", "b")

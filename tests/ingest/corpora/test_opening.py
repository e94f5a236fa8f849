"""Laws of telling which corpus fits a pile."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from compare.errors import ExtraError, InputError, SettingsError
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.reading import read
from compare.ingest.sharing import Means
from compare.model import Document, Reading


def arrow(records: list[dict[str, object]]) -> pa.Table:
    names = sorted({name for record in records for name in record})
    return pa.Table.from_pylist(records, schema=pa.schema([(name, pa.string()) for name in names]))


def parquet(path: Path, records: list[dict[str, object]]) -> Path:
    pq.write_table(arrow(records), path)
    return path


def test_the_same_records_are_the_same_rows_in_every_kind(records, opened, written, tmp_path) -> None:
    """Dicts, a stream of them, JSON lines, Parquet and tables say the same of every row."""
    import pandas as pd
    import polars as pl

    table = arrow(records)
    piles = {
        "a stream": iter(records),
        "JSON lines": written("a.jsonl", *records),
        "a list of paths": [written("a.data", *records)],
        "a str": os.fspath(written("b.json", *records)),
        "Parquet": parquet(tmp_path / "a.parquet", records),
        "Parquet of no name": parquet(tmp_path / "a", records),
        "a table": table,
        "a batch": table.to_batches()[0],
        "a reader": pa.RecordBatchReader.from_batches(table.schema, table.to_batches()),
        "pandas": pd.DataFrame(table.to_pandas()),
        "polars": pl.DataFrame(records, infer_schema_length=None),
    }
    expected = opened(records)
    assert {name: opened(pile) == expected for name, pile in piles.items()} == dict.fromkeys(piles, True)


def test_documents_say_what_their_records_say(records, opened, written) -> None:
    """A reading of JSON lines gives the rows of the lines themselves; both have the ids of the reading."""
    path = written("a.jsonl", *records, *({k: v for k, v in r.items() if k != "id"} for r in records))
    reading = read([path])
    assert opened(reading) == opened(list(reading.documents)) == opened(path)
    assert opened(path).ids == tuple(d.id for d in reading.documents)


def test_a_list_of_strings_is_texts_and_a_string_is_a_path(opened, written) -> None:
    """The same name is a file alone and a text in a list."""
    path = os.fspath(written("a.txt", b"A cow won the race.\n"))
    assert opened(path).texts == ("A cow won the race.",)
    assert opened([path]).texts == (path,)
    assert opened(t for t in [path]).texts == (path,)


def test_standard_input_is_read_from_the_dash(records, opened, written) -> None:
    """As lines of JSON, as Parquet or as an article; a pipe is held to be read again."""
    content = written("a.jsonl", *records).read_bytes()
    assert opened("-", means=Means(io.BytesIO(content))) == opened(records)
    reading_end, writing_end = os.pipe()
    os.write(writing_end, content)
    os.close(writing_end)
    with open(reading_end, "rb") as pipe:
        assert opened(Path("-"), means=Means(pipe)) == opened(records)
    assert opened("-", means=Means(io.BytesIO(b"A cow won."))).texts == ("A cow won.",)


@pytest.mark.parametrize(
    "pile", [{"text": ["a"]}, {"a", "b"}, b"text", 7, None, Document.of("x"), [7], [None], [b"a"], iter([7])]
)
def test_what_is_no_pile_is_refused(pile) -> None:
    """The message says what was given and what can be."""
    with pytest.raises(InputError, match=r"item 0 is|is no pile of texts; give a path"):
        open_corpus(pile)


def test_nothing_is_a_corpus_of_nothing(opened, tmp_path) -> None:
    """No texts, no records, an empty folder and a path that leads nowhere have no rows; the last is told."""
    for pile in ([], (), iter([]), Reading(()), tmp_path, pa.table({"text": pa.array([], pa.string())})):
        assert opened(pile).texts == ()
    assert [s.reason for s in opened(tmp_path / "gone").skipped] == ["no such file or folder"]


def test_paths_and_texts_do_not_mix() -> None:
    """A list is of one kind."""
    with pytest.raises(InputError, match="'b' is no path"):
        open_corpus([Path("a"), "b"])
    with pytest.raises(InputError, match="item 1 is no text but PosixPath"):
        list(open_corpus(["b", Path("a")]).batches())


def test_a_field_that_does_not_exist_is_refused() -> None:
    """Whatever the pile."""
    with pytest.raises(SettingsError, match="no field is named 'headline'"):
        open_corpus(["a"], columns={"headline": "x"})


def test_without_pyarrow_its_extra_is_named(tmp_path, monkeypatch) -> None:
    """A table and a Parquet file say what to install."""
    table = pa.table({"text": ["a"]})
    (tmp_path / "a.parquet").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for pile in (table, tmp_path):
        with pytest.raises(ExtraError, match=r"pip install 'story-compare\[arrow\]'"):
            open_corpus(pile)


def test_addresses_are_hashed_only_when_asked_for(records, written, tmp_path) -> None:
    """64 bits of outlet and address, the same from every kind, 0 without an address."""
    piles = [records, written("a.jsonl", *records), parquet(tmp_path / "a.parquet", records), arrow(records)]
    found = []
    for pile in piles:
        corpus = open_corpus(pile, addresses=True)
        list(corpus.batches())
        found.append(corpus.addresses.tolist()[-3:])
        assert open_corpus(pile).addresses is None
    assert found[0][0] and found[0][1] == 0 and len(set(found[0])) == 3
    assert all(hashes == found[0] for hashes in found)


def test_json_is_valid_whatever_was_copied(records, written) -> None:
    """Copies of a corpus of paths read as the rows that were copied."""
    import numpy as np

    corpus = open_corpus([written("a.jsonl", *records), written("b.txt", b"A cow won.")])
    list(corpus.batches())
    assert corpus.copy(np.array([1, 4]), out := io.BytesIO()) == 2
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["b", "b.txt"]

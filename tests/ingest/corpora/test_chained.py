"""Laws of several inputs as one corpus."""

from __future__ import annotations

import io
import json

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from compare.ingest.corpora import shelf
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.reading import read


def test_a_folder_is_read_as_reading_has_it(opened, written, tmp_path) -> None:
    """The same articles in the same order with the same ids, clashing ones told apart by their places."""
    written("a.jsonl", {"id": "x", "text": "One."}, b"broken\n", {"id": "y", "text": "Two."})
    written("b.txt", b"Three bridges are shut.\n")
    written("c.json", json.dumps([{"id": "x", "text": "Four."}, {"text": "Five."}]).encode())
    written("d.jsonl", {"id": "y", "text": "Six."}, {"text": "Five."}, {"id": "b.txt", "text": "Seven."})
    written("e.txt", b"")
    told, reading = opened(tmp_path), read([tmp_path])
    assert told.ids == tuple(d.id for d in reading.documents)
    assert told.texts == tuple(d.text for d in reading.documents)
    assert sorted(told.skipped) == sorted(reading.skipped)
    assert [f.outlet for f in told.facts] == [d.outlet for d in reading.documents]


def test_parquet_stands_among_others(opened, written, tmp_path) -> None:
    """In the order of the inputs, by its suffix or its first bytes."""
    pq.write_table(pa.table({"text": ["Two.", "Three."], "id": ["x", "z"]}), tmp_path / "b.parquet")
    paths = [written("a.jsonl", {"id": "x", "text": "One."}), tmp_path / "b.parquet", written("c.txt", b"Four.")]
    told = opened(paths)
    assert told.texts == ("One.", "Two.", "Three.", "Four.")
    assert told.ids == (f"x@{paths[0]}:1", f"x@{paths[1]}[0]", "z", "c.txt")


def test_more_files_than_are_kept_open_are_read_at_random(opened, written, tmp_path, monkeypatch) -> None:
    """Texts, facts and copies do not depend on what is open."""
    monkeypatch.setattr(shelf, "ROOM", 2)
    for n in range(9):
        written(f"{n}.jsonl", {"text": f"text {n}", "title": f"title {n}"})
    told = opened(tmp_path)
    assert told.texts == tuple(f"text {n}" for n in range(9))
    assert [f.title for f in told.facts] == [f"title {n}" for n in range(9)]


def test_copies_of_all_kinds_are_in_the_order_of_rows(written, tmp_path) -> None:
    """Lines as they came, rows and articles as lines."""
    pq.write_table(pa.table({"text": ["Two.", "Three."]}), tmp_path / "b.parquet")
    corpus = open_corpus(
        [written("a.jsonl", b'{"text":   "One."}'), tmp_path / "b.parquet", written("c.txt", b"Four.")]
    )
    list(corpus.batches())
    corpus.copy(np.array([0, 2, 3]), out := io.BytesIO())
    first, second, third = out.getvalue().splitlines()
    assert first == b'{"text":   "One."}' and json.loads(second) == {"text": "Three."}
    assert json.loads(third)["paragraphs"] == ["Four."]

"""JSON, CSV and Parquet that is deep, broken, cut off, or lies about itself."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest

import compare

GOOD = {"id": "good", "text": "The council of Oakfield voted on Monday to close the old bridge."}
LINES = {
    "deep lists": "[" * 100_000,
    "deep objects": '{"text":' * 100_000,
    "deep and closed": '{"text":' * 100_000 + "1" + "}" * 100_000,
    "not a number": '{"text": NaN}',
    "infinity": '{"published": Infinity, "text": "x"}',
    "a huge integer": '{"text": ' + "9" * 100_000 + "}",
    "a lone surrogate among words": '{"text": "The ferry sails \\ud83d again."}',
    "an endless number": '{"text": "The ferry sails.", "views": -1e9999}',
    "a lone surrogate": '{"text": "\\ud800"}',
    "two in one line": '{"text": "a"}{"text": "b"}',
    "a comment": '{"text": "a"} // b',
    "single quotes": "{'text': 'a'}",
    "cut off": '{"text": "The council of Oakf',
    "no object": '"text"',
}


@pytest.mark.parametrize("line", LINES)
def test_a_broken_line_costs_itself(line: str, tmp_path: Path) -> None:
    """First, between and last, with its number."""
    good = json.dumps(GOOD)
    (tmp_path / "a.jsonl").write_text("\n".join((LINES[line], good, LINES[line], good, LINES[line])), "utf-8")
    reading = compare.read(tmp_path / "a.jsonl")
    assert [d.origin.rpartition(":")[2] for d in reading.documents] == ["2", "4"]
    assert [s.origin.rpartition(":")[2] for s in reading.skipped] == ["1", "3", "5"]


@pytest.mark.parametrize(
    "raw", [b'[{"text": "a b c"}][{"text": "d"}]', b'[{"text": "a b c"}, {"te', b"[" * 100_000, b"[NaN]"]
)
def test_a_broken_list_is_told_of(raw: bytes, tmp_path: Path) -> None:
    """Two in one file, one cut off, one too deep: a reason, and the files beside it are read."""
    (tmp_path / "a.json").write_bytes(raw)
    (tmp_path / "b.json").write_text(json.dumps(GOOD))
    reading = compare.read(tmp_path)
    assert [d.id for d in reading.documents] == ["good"]
    assert [s.reason[:8] for s in reading.skipped] == ["not JSON"]


def test_dates_and_ids_of_any_kind_are_survived(tmp_path: Path) -> None:
    """Numbers beyond all dates, lists for words, objects for ids."""
    strange = [1e308, -1e308, 10**18, "9999-99-99", "0000-00-00", [], {}, True, "\x1b", "2031-02-30", -1]
    records = [
        {**GOOD, field: value} for field in ("published", "id", "url", "lang", "outlet", "title") for value in strange
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    reading = compare.read(tmp_path)
    assert len(reading.documents) == len(records)
    assert len({d.id for d in reading.documents}) == len(records)


TABLES = {
    "an open quote": 'id,text\n1,"open\n2,two words here\n3,three words here\n',
    "an open quote in each row": "id,text\n" + '1,"open\n' * 300 + "2,two words here\n3,three words here\n",
    "nul": "id,te\0xt\n2,two\0 words here\n3,three words here" + " and more of them" * 9 + "\n",
    "a cell beyond any limit": "id,text\n1," + "x" * 11_000_000 + "\n2,two words here\n3,three words here\n",
    "rows of other lengths": "id,text\n1\n1,2,3\n2,two words here\n,,,,,\n3,three words here\n",
    "old ends of lines": "id,text\r\n2,two words here\r\n3,three words here\r\n",
    "older ends of lines": "id,text\r2,two words here\r3,three words here\r",
    "ends of lines within": 'id,text\n2,two words here\n7,a\rb"c\rd\n3,three words here\n',
    "no header": "2,two words here\n3,three words here\n",
    "the same column twice": "id,text,text\n1,a,b\n",
    "a header of a hundred thousand columns": "id,text," + "," * 100_000 + "\n",
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_broken_table_gives_the_rows_that_are_whole(kind: str, tmp_path: Path) -> None:
    """The others are told of, each with its row."""
    (tmp_path / "a.csv").write_text(TABLES[kind], "utf-8", newline="")
    reading = compare.read(tmp_path / "a.csv")
    if "three" in TABLES[kind] and kind != "no header":
        assert [d.id for d in reading.documents] == ["2", "3"]
    assert reading.skipped or reading.documents or "hundred" in kind


def test_any_damage_to_parquet_is_told(tmp_path: Path) -> None:
    """Cut off, flipped, or of another type: rows or a reason, never a crash."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(
        pa.table({"id": range(50), "text": [f"Words of the article number {n}." for n in range(50)]}), out
    )
    raw, dice = out.getvalue(), random.Random(1)
    for number in range(60):
        broken = bytearray(raw[: dice.randrange(len(raw))] if number % 3 == 0 else raw)
        for _ in range(number % 5):
            broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8) if broken else 0
        path = tmp_path / f"{number}.parquet"
        path.write_bytes(broken)
        reading = compare.read(path, workers=0)
        assert reading.documents or reading.skipped
    for values in ([1.5], [[b"\xff"]], [{"a": 1}], [None]):
        path = tmp_path / "typed.parquet"
        parquet.write_table(pa.table({"text": values}), path)
        assert compare.read(path, workers=0).skipped


@pytest.mark.parametrize("kind", ["file", "stream"])
def test_any_damage_to_arrow_is_told(kind: str, tmp_path: Path) -> None:
    """Cut off or flipped: rows or a reason, never a crash."""
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"id": range(50), "text": [f"Words of the article number {n}." for n in range(50)]})
    out = io.BytesIO()
    with (pa.ipc.new_file if kind == "file" else pa.ipc.new_stream)(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=10)
    raw, dice = out.getvalue(), random.Random(2)
    for number in range(40):
        broken = bytearray(raw[: dice.randrange(len(raw))] if number % 3 == 0 else raw)
        for _ in range(number % 5):
            broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8) if broken else 0
        path = tmp_path / f"{number}.arrow"
        path.write_bytes(broken)
        reading = compare.read(path, workers=0)
        assert reading.documents or reading.skipped

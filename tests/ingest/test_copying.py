"""Laws of writing kept records: lines as they came, other articles as lines that read the same."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from compare.ingest.copying import copy_records
from compare.ingest.reading import read

# Odd spacing, escapes, an unknown field, CRLF, a blank line and no newline at the end: none of it is ours to change.
LINES = (
    b'{"id": 1,   "text": "one"}\n',
    b'{"text":"tw\\u006f","id":2,"stars":4.50}\r\n',
    b"\n",
    b"broken\n",
    '{"id": "drei", "text": "drei für Eichfeld"}'.encode("cp1252"),
)


def test_kept_lines_are_written_byte_for_byte(tmp_path: Path) -> None:
    """In their order, each ended by a newline, whatever the order of the documents."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(LINES))
    documents = read([path]).documents
    out = io.BytesIO()
    assert copy_records([path], [documents[2], documents[0]], out) == 2
    assert out.getvalue() == LINES[0] + LINES[4] + b"\n"
    assert copy_records([path], documents, out := io.BytesIO()) == 3
    assert out.getvalue() == LINES[0] + LINES[1] + LINES[4] + b"\n"


def test_the_byte_order_mark_belongs_to_the_file(tmp_path: Path) -> None:
    """It is not copied with the first record."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + LINES[0])
    copy_records([path], read([path]).documents, out := io.BytesIO())
    assert out.getvalue() == LINES[0]


def test_standard_input_is_copied_too() -> None:
    """What was read from the dash is read again."""
    stdin = io.BytesIO(LINES[0] + LINES[1])
    documents = read(["-"], stdin=stdin).documents
    copy_records(["-"], documents[1:], out := io.BytesIO(), stdin=stdin)
    assert out.getvalue() == LINES[1]


def test_other_articles_become_lines_that_read_the_same(tmp_path: Path) -> None:
    """Text files, pages and lists keep id, title, outlet, date, language and every paragraph."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Oakfield closes its bridge\n\n3 May 2031\n\nIt is shut.\n")
    (tmp_path / "in" / "b.json").write_text(
        json.dumps([{"id": "b", "text": "One."}, {"id": "c", "paragraphs": ["", "Two."]}])
    )
    (tmp_path / "in" / "c.jsonl").write_bytes(LINES[0])
    (tmp_path / "in" / "d[1]").write_text("It is open.")
    documents = read([tmp_path / "in"]).documents
    copied = tmp_path / "out.jsonl"
    with copied.open("wb") as out:
        assert copy_records([tmp_path / "in"], documents, out) == len(documents) == 5
    again = read([copied]).documents
    assert [d.id for d in again] == [d.id for d in documents]
    for before, after in zip(documents, again, strict=True):
        assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
        assert replace(after, origin="", paragraphs=()) == replace(before, origin="", paragraphs=())

"""Laws of JSON lines as a corpus."""

from __future__ import annotations

import io
import json
import os

import numpy as np
import pytest

from compare.errors import InputError
from compare.ingest.corpora import blocks
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.limits import Limits
from compare.ingest.reading import read

HOSTILE = (
    b'{"id": "one", "text": "One bridge."}\n',
    b"\n",
    b'{"text": "cut off in the mid\n',
    b'{"id": 2, "content": "Two \\u0062ridges."}\r\n',
    b" \t \r\n",
    b"null\n",
    b'["text"]\n',
    b"[" * 5000 + b"\n",
    b'{"text": NaN}\n',
    b'{"text": "\\ud800"}\n',
    b'{"text": "a"} {"text": "b"}\n',
    b'{"title": "no text"}\n',
    b'{"text": 7}\n',
    b'{"text": " \\u200b"}\n',
    b'{"text": "' + b"x" * 3000 + b'"}\n',
    b'{"paragraphs": ["Three.", "", "Bridges."], "text": "no"}\n',
    b'{"paragraphs": ["a", 7]}\n',
    '{"id": "vier", "text": "Vier Brücken für Eichfeld"}\n'.encode("cp1252"),
    b'{"paragraphs": [], "text": "\xe2\x80\x9cFive,\xe2\x80\x9d he said.", "body": "no"}\n',
    b'{"id": "one", "text": "Six bridges."}\n',
    b'{"text": "The same words."}\n',
    b'{"text": "The same words."}\n',
    b'{"id": "last", "text": "no newline"}',
)


@pytest.mark.parametrize("block", [64, 1000, 1 << 20])
def test_lines_are_rows_as_reading_has_them(block, opened, written, monkeypatch) -> None:
    """The same ids, the same places and reasons of what is broken, however the blocks fall."""
    monkeypatch.setattr(blocks, "BLOCK", block)
    path = written("a.jsonl", *HOSTILE)
    limits = Limits(max_bytes=2000)
    told, reading = opened(path, limits=limits), read([path], limits)
    assert told.ids == tuple(d.id for d in reading.documents)
    assert told.skipped == reading.skipped
    assert [" ".join(t.split()) for t in told.texts] == [" ".join(d.text.split()) for d in reading.documents]
    assert [f.title for f in told.facts] == [d.title for d in reading.documents]


@pytest.mark.parametrize("size", range(95, 106))
@pytest.mark.parametrize("end", [b"\n", b""])
def test_the_cap_of_a_line_is_that_of_reading(size, end, opened, written, monkeypatch) -> None:
    """To the byte, with and without a newline at the end, within a block or across several."""
    path = written("a.jsonl", b'{"text": "' + b"x" * (size - 12) + b'"}' + end)
    limits = Limits(max_bytes=100)
    for block in (10, 98, 1000):
        monkeypatch.setattr(blocks, "BLOCK", block)
        told, reading = opened(path, limits=limits), read([path], limits)
        assert (len(told.texts), told.skipped) == (len(reading.documents), reading.skipped)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_read(encoding, opened, written) -> None:
    """A byte order mark and wide characters change nothing."""
    content = "".join(json.dumps({"id": n, "text": f"Größe {n}"}, ensure_ascii=False) + "\n" for n in range(3))
    assert opened(written("a.jsonl", content.encode(encoding))).texts == ("Größe 0", "Größe 1", "Größe 2")


def test_kept_lines_are_copied_byte_for_byte(written) -> None:
    """Runs of lines and single ones, each ended by a newline."""
    corpus = open_corpus(written("a.jsonl", *HOSTILE))
    rows = np.arange(sum(map(len, corpus.batches())))
    for chosen in (rows, rows[:1], rows[-1:], rows[::2], rows[1::2], rows[:0]):
        assert corpus.copy(chosen, out := io.BytesIO()) == len(chosen)
        lines = [HOSTILE[int(corpus.origin(row).rpartition(":")[2]) - 1] for row in chosen.tolist()]
        assert out.getvalue() == b"".join(line.removesuffix(b"\n") + b"\n" for line in lines)


@pytest.mark.parametrize("change", ["longer", "shorter", "gone", "other"])
def test_a_file_that_changes_is_noticed(change, written) -> None:
    """Whatever is asked of it afterwards raises, and says what happened."""
    path = written("a.jsonl", *({"text": f"text {n}"} for n in range(100)))
    corpus = open_corpus(path)
    list(corpus.batches())
    if change == "gone":
        path.unlink()
    else:
        content = path.read_bytes()
        path.write_bytes({"longer": content * 2, "shorter": content[:99], "other": content.replace(b"t", b"T")}[change])
        os.utime(path, ns=(0, 0))
    for ask in (
        lambda: corpus.texts(np.array([50])),
        lambda: corpus.texts(np.array([50])),
        lambda: corpus.copy(np.array([5]), io.BytesIO()),
    ):
        with pytest.raises(InputError, match=r"a\.jsonl: changed while it was read"):
            ask()


def test_a_file_that_changes_during_the_first_reading_is_noticed(written, monkeypatch) -> None:
    """What was read of it cannot be trusted."""
    monkeypatch.setattr(blocks, "BLOCK", 100)
    path = written("a.jsonl", *({"text": f"text {n}"} for n in range(100)))
    batches = open_corpus(path).batches()
    next(batches)
    with path.open("ab") as stream:
        stream.write(b'{"text": "late"}\n')
    with pytest.raises(InputError, match="changed while it was read"):
        list(batches)


def test_what_is_kept_of_a_file_is_its_ids(written) -> None:
    """Records lie in the file and can be copied from it."""
    corpus = open_corpus(written("a.jsonl", {"id": "a", "text": "one"}, {"id": "b", "text": "two"}))
    list(corpus.batches())
    assert corpus.kept(np.array([1])) == ["b"]


def test_a_file_that_cannot_be_opened_is_skipped(opened, written, monkeypatch) -> None:
    """With the system's reason, and the others are read."""
    good, bad = written("a.jsonl", {"text": "one"}), written("b.jsonl", {"text": "two"})
    real = open

    def refuse(path, *rest, **more):
        if path == os.fspath(bad):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr("builtins.open", refuse)
    told = opened([bad, good])
    assert told.texts == ("one",) and [s.reason for s in told.skipped] == ["permission denied"]

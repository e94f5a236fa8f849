"""One file of JSON lines, of any size -> a corpus of which only ids and places are held."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import IO

import numpy as np

from compare.clusters.corpus import NOTHING, Facts, Rows
from compare.errors import ReadError
from compare.ingest.corpora.blocks import blocks
from compare.ingest.corpora.facts import Addresses
from compare.ingest.corpora.lines import Lines
from compare.ingest.corpora.shelf import Shelf, changed
from compare.ingest.fields import Record, as_json, document_of, with_text
from compare.ingest.limits import Options
from compare.ingest.naming import told_apart
from compare.ingest.readers.records import as_utf8
from compare.ingest.sources import Source, reason_of
from compare.model import Document, Skipped
from compare.sketches.texts import Texts

COPIED = 1 << 20  # bytes at a time


class Jsonl:
    """A corpus of one source of JSON lines; texts are read again from their places, ids are those that `read` gives."""

    share: float | None = None
    numbered = False
    fingerprint = ""  # the corpus of all inputs has one

    def __init__(self, source: Source, options: Options, shelf: Shelf, *, addresses: bool = False) -> None:
        self._source, self._options, self._shelf = source, options, shelf
        self._lines = Lines(source.origin, options, addresses=addresses)
        self._end = 0  # of what was read
        self._facts: dict[int, Facts] = {}  # of the rows that were read again, for they are asked for next

    def batches(self) -> Iterator[Texts]:
        """Yield the texts of all lines that have any; raise InputError when the file changes meanwhile."""
        try:
            stream = self._shelf.lend(self._source, lines=True)
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            for block in blocks(as_utf8(self._source, stream, self._options), self._options.limits.max_bytes):
                self._end, self.share = block.end, block.end / size if size else None
                texts = self._lines.take(block)
                if len(texts):
                    yield texts
            self._shelf.lend(self._source, lines=True)
            if (lost := self._shelf.lost(self._source)) is not None:
                self._lines.skipped.append(lost)
        except ReadError as error:
            self._lines.skipped.append(Skipped(error.origin, error.reason))
        except OSError as error:
            self._lines.skipped.append(Skipped(self._source.origin, reason_of(error)))
        self._starts, self._tells = np.append(self._lines.starts(), self._end), self._lines.tells()

    def _again(self, rows: Rows) -> list[bytes]:
        """Return the lines of these rows, read once more; raise InputError when the file has changed."""
        if not len(rows):
            return []  # the file may be one that could not be opened
        stream = self._shelf.lend(self._source, lines=True)
        starts, ends = self._starts[rows].tolist(), self._starts[rows + 1].tolist()
        found = zip(starts, ends, strict=True)
        return [_between(stream, start, end).partition(b"\n")[0] + b"\n" for start, end in found]

    def _record(self, row: int) -> Record:
        (line,) = self._again(np.array([row]))
        return self._lines.record(line, changed(self._source.origin))

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows; raise InputError when the file has changed."""
        texts, told = self._lines.again(self._again(rows), changed(self._source.origin))
        self._facts.update((row, facts) for row, facts in zip(rows.tolist(), told, strict=True) if facts is not NOTHING)
        return texts

    def hold(self, rows: Rows) -> None:
        """Hold nothing: lines are read at random."""

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what these lines say beside their texts; raise InputError when the file has changed."""
        missing = [row for row in rows[self._tells[rows]].tolist() if row not in self._facts]
        self.texts(np.unique(np.array(missing, np.int64)))
        return [self._facts.get(row, NOTHING) for row in rows.tolist()]

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the ids of these rows."""
        return [self.ids[row] for row in rows.tolist()]

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:  # noqa: ARG002 - ids stay
        """Return the ids of these rows."""
        return self.kept(rows)

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row, with another text, as a line of JSON."""
        return as_json(with_text(self._record(row), text, self._lines.columns))

    def origin(self, row: int) -> str:
        """Return the file and the line that a row was read from."""
        return self._lines.at(int(self._lines.numbers(np.array([row]))[0]))

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the lines of these rows as they came, each ended by a newline; return how many."""
        if not len(rows):
            return 0
        stream = self._shelf.lend(self._source, lines=True)
        ends = np.flatnonzero(np.append(np.diff(self._lines.numbers(rows)) != 1, True))  # of lines without a gap
        first = 0
        for last in ends.tolist():
            stream.seek(start := int(self._starts[rows[first]]))
            _copy(stream, out, int(self._starts[rows[last]]) - start)
            line = stream.readline()
            out.write(line if line.endswith(b"\n") else line + b"\n")
            first = last + 1
        return len(rows)

    @cached_property
    def names(self) -> Sequence[str]:
        """The ids of the lines, a content id for those that have none; these are read once more."""
        missing = np.array([row for row, own in enumerate(self._lines.own) if not own], np.int64)
        names = list(self._lines.own)
        for row in missing.tolist():
            document = document_of(dict(self._record(row)), self._source.origin, self._lines.columns)
            names[row] = document.id if isinstance(document, Document) else ""
        return names

    @cached_property
    def ids(self) -> Sequence[str]:
        """The distinct ids of the lines."""
        return told_apart(self.names, self.origin)

    @property
    def addresses(self) -> Addresses | None:
        """A hash of outlet and address by row."""
        return self._lines.addresses()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The lines that gave no text, and why."""
        return tuple(self._lines.skipped)


def _copy(stream: IO[bytes], out: IO[bytes], size: int) -> None:
    while size > 0 and (block := stream.read(min(size, COPIED))):
        out.write(block)
        size -= len(block)


def _between(stream: IO[bytes], start: int, end: int) -> bytes:
    """Return the bytes from one place to another; of a file on disk no more than these are read."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO) and hasattr(os, "pread"):
        return os.pread(stream.fileno(), end - start, start)
    stream.seek(start)
    return stream.read(end - start)

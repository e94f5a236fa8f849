"""A table in CSV or TSV -> a document for each row, by the names of its columns; a broken row does not hurt the next."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import IO

from compare.errors import ReadError
from compare.ingest.articles import BINARY
from compare.ingest.charset import decode
from compare.ingest.fields import FIELDS, Columns, columns_of, document_of, too_long
from compare.ingest.limits import Options, over
from compare.ingest.readers.fit import MAYBE, NO, SURE, Fit, beginning
from compare.ingest.readers.records import as_utf8, skim
from compare.ingest.sources import Source
from compare.model import Document, Skipped

MARKS = ",\t;|"
SAMPLE = 2**20
FEW = 65_536  # bytes of a first line that names columns; no table of articles has more
OPEN = "a quotation mark in this row is never closed, or its cell is over the cap of --max-bytes"
AGAIN = 200_000_000  # characters that are read anew behind marks that were never closed
KNOWN = {name.casefold() for names in FIELDS.values() for name in names}
TEXTS = {name.casefold() for field in ("text", "paragraphs") for name in FIELDS[field]}


def fits(head: bytes) -> Fit:
    """Return whether the first line names columns: surely where two of them are ours and one holds the text."""
    first = beginning(head[:FEW]).partition(b"\n")[0].decode("utf-8", "replace").strip()
    mark = _mark(first)
    names = {cell.strip(" \t\"'").casefold() for cell in first.split(mark)} if mark else set()
    if not names & TEXTS or len(names & KNOWN) < 2:
        return NO
    return SURE if len(names) <= 100 else MAYBE


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each row, numbered by its first line, or why it gives none."""
    lines = _Lines(source, stream, options)
    mark = _mark(lines.first) or ","
    rows = _rows(lines, mark, options)
    header: Sequence[str] = ()
    columns: Columns = {}
    for number, cells in rows:
        origin = f"{source.origin}:{number}"
        if isinstance(cells, str):
            yield Skipped(origin, cells)
        elif not header:
            header, columns = cells, _named(cells, columns_of(options), source)
        elif any(cells):
            yield _document(cells, header, columns, origin, options)


def _document(
    cells: Sequence[str], header: Sequence[str], columns: Columns, origin: str, options: Options
) -> Document | Skipped:
    if len(cells) != len(header):
        return Skipped(origin, f"{len(cells)} cells, where the header has {len(header)}")
    record = dict(zip(header, cells, strict=True))
    if reason := too_long(record, options.limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(record, origin, columns)


def _named(header: Sequence[str], wanted: Columns, source: Source) -> Columns:
    """Return the columns as the header spells them, in whatever case; raise ReadError when none holds a text."""
    spelt: dict[str, str] = {}
    for name in header:
        spelt.setdefault(name.casefold(), name)
    found = {
        field: tuple(spelt[n.casefold()] for n in names if n.casefold() in spelt) for field, names in wanted.items()
    }
    if not found["text"] and not found["paragraphs"]:
        told = ", ".join(name or "(no name)" for name in islice(header, 10))
        raise ReadError(source.origin, f"no column holds a text; name it with --column text=NAME, there are: {told}")
    return found


def _rows(lines: _Lines, mark: str, options: Options) -> Iterator[tuple[int, Sequence[str] | str]]:
    """Yield the number of each row's first line and its cells, or why there are none.

    A quotation mark that is never closed swallows what follows, and so closes at a wrong place or at the end: then only the
    row's first line is given up, and those behind it are read anew, unless that happens too often.
    """
    csv.field_size_limit(options.limits.max_bytes)
    while True:
        start = lines.number + 1
        lines.begin()
        try:
            cells = next(csv.reader(lines, delimiter=mark, strict=True), None)
        except csv.Error:
            cells = _sloppy(lines.row, mark) if lines.is_lone else []
        if cells is None:
            return
        if lines.reason:
            yield start, lines.reason
        elif cells:
            yield start, [cell if "\n" in cell else cell.strip() for cell in cells]
        elif lines.row[0].strip():
            is_again = lines.give_back()
            yield start, OPEN if is_again else f"{OPEN}; lines {start} to {lines.number} are lost"


def _sloppy(row: Sequence[str], mark: str) -> list[str]:
    """Return the cells of a lone line with quotation marks where none should be."""
    try:
        return next(csv.reader(row, delimiter=mark), [])
    except csv.Error:
        return []


class _Lines:
    """The lines of a file as text, with those of the present row, which can be given back but for the first."""

    def __init__(self, source: Source, stream: IO[bytes], options: Options) -> None:
        self._cap = options.limits.max_bytes
        self._stream = as_utf8(source, stream, options)
        place = self._stream.tell()
        sample = self._stream.read(SAMPLE)
        self._stream.seek(place)
        decoded = decode(sample[: sample.rfind(b"\n") + 1] or sample)
        if decoded is None:
            raise ReadError(source.origin, BINARY)
        self._encoding = decoded.encoding if decoded.encoding != "utf-8" else "cp1252"
        self.first = decoded.text.lstrip("\ufeff").partition("\n")[0]
        self.number, self.reason = 0, ""
        self.row: list[str] = []
        self._back: deque[str] = deque()
        self._left = AGAIN
        self._is_over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        self.number += 1
        self.row.append(line)
        return line

    @property
    def is_lone(self) -> bool:
        """Return whether the row is one line, which no open quotation mark leads on from."""
        return len(self.row) == 1 and not self._is_over

    def begin(self) -> None:
        """Begin a new row."""
        self.row, self.reason = [], ""

    def give_back(self) -> bool:
        """Give back all lines of the row but the first; return whether that could be done once more."""
        self._left -= sum(map(len, self.row))
        if self._left < 0:
            return False
        self._back.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1
        self._is_over = False
        return True

    def _read(self) -> str:
        raw = self._stream.readline(self._cap + 1)
        if not raw:
            self._is_over = True
            raise StopIteration
        if len(raw) > self._cap and not raw.endswith(b"\n"):
            self.reason = over(len(raw) + skim(self._stream), self._cap)
            return "\n"
        raw = raw.replace(b"\0", b"")
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            line = raw.decode(self._encoding, "replace")
        if "\r" in line.rstrip("\r\n"):  # old programs end lines so
            line, *rest = line.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
            self._back.extend(f"{text}\n" for text in rest)
            line += "\n"
        return line


def _mark(line: str) -> str:
    """Return what parts the cells of a first line, "" where it has only one."""
    counts = {mark: line.count(mark) for mark in MARKS}
    best = max(MARKS, key=lambda mark: counts[mark])
    return best if counts[best] else ""

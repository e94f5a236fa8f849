"""The bytes of a WARC or ARC file -> its records one by one; a record with a wrong length costs as little as can be.

WARC: ISO 28500. ARC: the format of the Internet Archive before it. Libraries read either, but hold what they are told to, and
give up behind the first mistake; a record here is never held beyond the cap, and the next is looked for by its first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

LINE = 2**16  # bytes of a header line that are looked at
LINES = 500
BLOCK = 2**16
WARC = re.compile(rb"WARC/\d\.\d{1,2}\s*$")
NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d)")
ARC = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]{1,20}:.*?) \S{1,60} \d{8,14} (?P<type>\S{1,200})(?: [^\r\n]*)? (?P<length>\d{1,18})\s*$"
)

CUT_OFF = "the record is cut off"
LEAD = 20  # bytes of the beginning of a record that two blocks may part
LOST = "what stands between two records is none"
NO_LENGTH = "the record does not say how long it is"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind (response, resource, …), its address, and its body; or `fault`, why it cannot be read.

    `size` is how long the body is said to be; it is empty where that is over the cap, and `note` says where it is not whole.
    """

    kind: str
    url: str = ""
    type: str = ""
    body: bytes = b""
    size: int = 0
    fault: str = ""
    note: str = ""


def records(stream: IO[bytes], cap: int) -> Iterator[Record]:
    """Yield every record in order, what is broken as a record with a fault."""
    source = _Source(stream)
    is_lost = False
    while line := source.readline():
        if WARC.match(line):
            yield _warc(source, cap)
        elif found := ARC.match(line):
            yield _arc(source, found, cap)
        elif line.strip():
            if not is_lost:
                yield Record("", fault=LOST)
            is_lost = True
            continue
        is_lost = False


def _warc(source: _Source, cap: int) -> Record:
    headers = _headers(source)
    length = headers.get("content-length", "")
    record = Record(
        headers.get("warc-type", ""), headers.get("warc-target-uri", "").strip("<>"), headers.get("content-type", "")
    )
    if not (length.isascii() and length.isdigit() and len(length) < 19):
        return replace(record, fault=NO_LENGTH)
    size = int(length)
    body, is_whole = source.read(size, cap)
    if is_whole and source.is_at_blank():
        return replace(record, body=body, size=size)
    if inside := NEXT.search(body):  # the length is wrong: another record begins in this body
        source.give_back(body[inside.end() :])
        return replace(record, body=body[: inside.start()], size=inside.start())
    if is_whole:
        return replace(record, body=body, size=size)
    return replace(record, body=body, size=size, note=CUT_OFF) if body else replace(record, fault=CUT_OFF)


def _arc(source: _Source, found: re.Match[bytes], cap: int) -> Record:
    url, length = found["url"].decode("utf-8", "replace"), int(found["length"])
    body, is_whole = source.read(length, cap)
    kind = "warcinfo" if url.startswith("filedesc:") else "response"
    told = CUT_OFF if not is_whole else ""
    return Record(kind, url, found["type"].decode("latin-1"), body, length, "" if body else told, told)


def _headers(source: _Source) -> dict[str, str]:
    """Return the fields up to a blank line by their names in lower case, the first of each name."""
    found: dict[str, str] = {}
    for _ in range(LINES):
        line = source.readline()
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


class _Source:
    """A stream of which some bytes can be given back."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._back = stream, b""

    def readline(self) -> bytes:
        """Return the next line, of a long one its beginning; the rest of it is gone."""
        if self._back:
            line, edge, self._back = self._back.partition(b"\n")
            if edge:
                return line + edge
            return line + self._stream.readline(LINE)
        line = self._stream.readline(LINE)
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = self._stream.readline(LINE)
        return line

    def read(self, size: int, cap: int) -> tuple[bytes, bool]:
        """Return `size` bytes, or none when they are more than `cap`, and whether there were so many.

        Where they are more, another record that begins among them proves the length wrong, and ends them.
        """
        kept, self._back = self._back[:size], self._back[size:]
        got, parts = len(kept), [kept]
        while got < size and (block := self._stream.read(min(BLOCK, size - got))):
            got += len(block)
            parts.append(block)
            if size > cap:
                parts = [b"".join(parts)[-BLOCK - LEAD :]]
                if found := NEXT.search(parts[0]):
                    self.give_back(parts[0][found.end() :])
                    return b"", False
        return b"".join(parts) if size <= cap else b"", got == size

    def is_at_blank(self) -> bool:
        """Return whether a blank line or nothing at all comes next."""
        if len(self._back) < 2:
            self._back += self._stream.read(2)
        return not self._back or self._back.startswith((b"\r\n", b"\n"))

    def give_back(self, raw: bytes) -> None:
        """Put bytes before all others."""
        self._back = raw + self._back

"""A folder of mail in one file (mbox, RFC 4155) -> a document for each mail, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from compare.errors import ReadError
from compare.ingest.limits import Options, over
from compare.ingest.mail import message_of
from compare.ingest.readers.eml import mail_document
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Skipped

START = re.compile(rb"From \S{1,300} .{0,60}\d\d:\d\d.{0,40}\d{4}")
QUOTED = re.compile(rb">+From ")
HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,80}:")


def fits(head: bytes) -> Fit:
    """Return whether this begins with the line that parts one mail from another, and a header."""
    first, _, rest = head.partition(b"\n")
    return SURE if START.match(first) and HEADER.match(rest) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each mail, numbered as in a list."""
    cap = options.limits.max_bytes
    for number, (size, raw) in enumerate(_mails(stream, cap)):
        origin = f"{source.origin}[{number}]"
        if size > cap:
            yield Skipped(origin, over(size, cap))
            continue
        try:
            yield mail_document(message_of(origin, raw), origin, None)
        except ReadError as error:
            yield Skipped(error.origin, error.reason)


def _mails(stream: IO[bytes], cap: int) -> Iterator[tuple[int, bytes]]:
    """Yield how long each mail is, and its bytes unless it is longer than the cap; no more of it is ever held."""
    held: list[bytes] = []
    size, before, is_open = 0, b"\n", False
    while line := stream.readline(cap + 1):
        if before in (b"\n", b"\r\n") and START.match(line):
            if is_open:
                yield size, b"".join(held)
            held, size, is_open = [], 0, True
        else:
            size += len(line)
            if size <= cap:
                held.append(line[1:] if QUOTED.match(line) else line)
        before = line
    if is_open:
        yield size, b"".join(held)

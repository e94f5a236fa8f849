"""XML of a kind that no other reader knows -> the reason why it is not read; its tags are no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.errors import ReadError
from compare.ingest.limits import Options
from compare.ingest.readers.fit import NO, SURE, Fit, beginning, root
from compare.ingest.sources import Source
from compare.model import Document, Skipped

HEAD = 65_536


def fits(head: bytes) -> Fit:
    """Return whether this says that it is XML."""
    return SURE if beginning(head[:200]).startswith(b"<?xml") else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:  # noqa: ARG001 - the shape of a reader
    """Raise ReadError that names the outermost element."""
    name = root(stream.read(HEAD))
    raise ReadError(source.origin, f"XML of another kind: {name or 'no element'}")
    yield

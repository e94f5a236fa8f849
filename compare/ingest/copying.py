"""Documents that are kept -> their records as they came, byte for byte, in their order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

import orjson

from compare.ingest.finding import find
from compare.ingest.formats import choose
from compare.ingest.limits import DEFAULTS, Limits, Options
from compare.ingest.readers.records import lines
from compare.ingest.sources import Source
from compare.model import Document

INSIDE = ":[/"  # what stands before a line, the number in a list, and a member of an archive


def copy_records(
    inputs: Sequence[str | os.PathLike[str]],
    kept: Iterable[Document],
    out: IO[bytes],
    *,
    limits: Limits = DEFAULTS,
    stdin: IO[bytes] | None = None,
) -> int:
    """Write the records of the `kept` documents, which `read` gave for the same `inputs`; return how many were written.

    A record of JSON lines is written as its line was, ended by a newline; every other article becomes a line of JSON.
    Standard input must have been held (`sources.held`) to be read a second time.
    Raise OSError when an input is gone or `out` is full, ReadError when an input can no longer be decoded.
    """
    sources, _ = find(inputs)
    by_source = _by_source(kept, sources)
    count = 0
    for source in sources:
        for record in _records(source, by_source.get(source.origin, {}), limits, stdin):
            out.write(record if record.endswith(b"\n") else record + b"\n")
            count += 1
    return count


def as_line(document: Document) -> bytes:
    """Return a document as one line of JSON that `read` takes back with the same fields."""
    record = {
        "id": document.id,
        "origin": document.origin,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "lang": document.language,
        "paragraphs": [paragraph.text for paragraph in document.paragraphs],
    }
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def _by_source(kept: Iterable[Document], sources: Sequence[Source]) -> Mapping[str, dict[str, Document]]:
    """Return the kept documents of each source, by origin: the file's, then what tells the place in it."""
    found: dict[str, dict[str, Document]] = {source.origin: {} for source in sources}
    for document in kept:
        place = document.origin
        while place and place not in found:
            place = place[: max(0, *map(place.rfind, INSIDE))]
        if place:
            found[place][document.origin] = document
    return found


def _records(source: Source, kept: Mapping[str, Document], limits: Limits, stdin: IO[bytes] | None) -> Iterator[bytes]:
    """Yield the records of one source; only JSON lines need a second look at it."""
    options = Options(limits)
    line = f"{source.origin}:"
    if any(origin.startswith(line) for origin in kept):
        with source.opened(stdin) as stream:
            if choose(source, stream, options).name == "jsonl":
                for number, raw in lines(source, stream, options):
                    if isinstance(raw, bytes) and f"{line}{number}" in kept:
                        yield raw
                return
    yield from map(as_line, kept.values())

"""The registry of formats: a source and its first bytes -> the reader that fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from compare.ingest import html, plain, records
from compare.ingest.limits import Options
from compare.ingest.sources import Source
from compare.model import Document, Skipped

Reader = Callable[[Source, IO[bytes], Options], Iterator[Document | Skipped]]
HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which articles are kept: the suffixes it goes by, a test of first bytes, and its reader.

    A reader yields documents and what it had to skip; it raises ReadError or OSError when the whole source is unreadable.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]
    read: Reader


# To add a format, write its reader and give it a line here; content is tried from top to bottom.
FORMATS = (
    Format("jsonl", (".jsonl", ".ndjson"), records.fits_lines, records.read_lines),
    Format("json", (".json",), records.fits_whole, records.read_whole),
    Format("html", (".html", ".htm", ".xhtml"), html.fits, html.read),
    Format("plain", (".txt", ".text", ".md"), plain.fits, plain.read),
)
BY_NAME = {form.name: form for form in FORMATS}
BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def choose(source: Source, stream: IO[bytes], options: Options) -> Format:
    """Return the format of `source` by its suffix, else by its content; the stream is left at its beginning.

    Only .json is looked into all the same: many a file of that name holds one record a line.
    """
    named = BY_SUFFIX.get(source.suffix)
    if named is not None and named.name != "json":
        return named
    head = stream.readline(options.limits.max_bytes) + stream.read(HEAD)
    stream.seek(0)
    if named is not None:
        return BY_NAME["jsonl"] if records.fits_lines(head) else named
    return next(form for form in FORMATS if form.fits(head))

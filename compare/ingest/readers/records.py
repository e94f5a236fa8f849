"""JSON lines, a JSON object or a list of objects -> a document each, broken ones apart."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO

import orjson

from compare.errors import ReadError
from compare.ingest.articles import BINARY, whole
from compare.ingest.charset import decode
from compare.ingest.fields import Columns, columns_of, document_of, first, too_long, words
from compare.ingest.limits import Limits, Options, over
from compare.ingest.markup import blocks
from compare.ingest.readers.fit import MAYBE, NO, SURE, WIDE, Fit, beginning
from compare.ingest.sources import Source
from compare.model import Document, Skipped

AS_LINES = "write it as JSON lines"
# Where services, search engines and feeds put their lists, and how deep
LISTS = ("articles", "items", "results", "documents", "docs", "hits", "entries", "posts", "news", "data", "response")
LAYERS = 3
FEED = "jsonfeed.org"
SKIM = 65_536  # bytes thrown away at a time behind the cap of a line
OBJECT = re.compile(rb'(?:\[\s{0,99})?\{\s{0,99}"')


def fits_lines(head: bytes) -> Fit:
    """Return whether the first line is an object of its own and more follows it."""
    first, _, rest = beginning(head).partition(b"\n")
    if not first.startswith(b"{") or not rest.strip():
        return NO
    # a broken first record still has an object on the next line; the first line of a long object has none
    return SURE if _is_json(first) or (len(first) > 2 and rest.lstrip().startswith(b"{")) else NO


def fits_whole(head: bytes) -> Fit:
    """Return whether JSON may begin here: surely where it is an object or a list of objects."""
    start = beginning(head[: 4 * SKIM])
    return SURE if OBJECT.match(start) else MAYBE if start.startswith((b"{", b"[")) else NO


def read_lines(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each line, or why it gives none; a broken line does not hurt the next."""
    columns = columns_of(options)
    for number, line in lines(source, stream, options):
        origin = f"{source.origin}:{number}"
        if isinstance(line, int):
            yield Skipped(origin, over(line, options.limits.max_bytes))
        elif line.strip():
            try:
                value, notes = parsed(line, origin)
            except ReadError as error:
                yield Skipped(error.origin, error.reason)
            else:
                yield document_of(value, origin, columns, notes=notes)


def read_whole(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the article of a JSON object, or one for each object of a list, also of one that an answer of a service wraps."""
    columns, limits = columns_of(options), options.limits
    value, notes = parsed(whole(source, stream, limits.max_file_bytes, AS_LINES), source.origin)
    outlet, listed = ("", value) if isinstance(value, list) else _wrapped(value, columns)
    if listed is None:
        yield _document(value, source.origin, columns, limits, notes=notes, source=source)
        return
    for index, item in enumerate(listed):
        record = _unwrapped(item, outlet, columns)
        yield _document(record, f"{source.origin}[{index}]", columns, limits, notes=notes)


def _document(
    value: object,
    origin: str,
    columns: Columns,
    limits: Limits,
    *,
    notes: tuple[str, ...],
    source: Source | None = None,
) -> Document | Skipped:
    if reason := too_long(value, limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(value, origin, columns, notes=notes, source=source)


def _wrapped(value: object, columns: Columns) -> tuple[str, list[object] | None]:
    """Return the list of articles in an object that is none itself, with the outlet that a feed names; None where there is none."""
    outlet = ""
    for _ in range(LAYERS):
        if not isinstance(value, dict) or any(name in value for name in columns["paragraphs"] + columns["text"]):
            break
        if FEED in str(value.get("version")):
            outlet = words(value, columns["title"])
        inner = next((value[name] for name in LISTS if isinstance(value.get(name), list | dict)), None)
        if isinstance(inner, list):
            return outlet, inner
        value = inner
    return "", None


def _unwrapped(item: object, outlet: str, columns: Columns) -> object:
    """Return a record of a list by the names that all records have, where it is of a search engine or of a JSON feed."""
    if isinstance(item, dict) and isinstance(item.get("_source"), dict):
        return {"id": item.get("_id"), **item["_source"]}
    if not isinstance(item, dict) or not outlet:
        return item
    markup, date = item.get("content_html"), item.get("date_published")
    text = list(blocks(markup)) if isinstance(markup, str) else item.get("content_text")
    named = {name: first(item, columns[name]) for name in ("id", "title", "url", "author", "lang", "outlet")}
    return {**named, "outlet": named["outlet"] or outlet, "published": date, "paragraphs": text}


def lines(source: Source, stream: IO[bytes], options: Options) -> Iterator[tuple[int, bytes | int]]:
    """Yield each line with its number from 1; of a line over the cap only its size, and no more of it is ever held."""
    cap = options.limits.max_bytes
    stream = as_utf8(source, stream, options)
    number = 0
    while line := stream.readline(cap + 1):
        number += 1
        if len(line) <= cap or line.endswith(b"\n"):
            yield number, line
        else:
            yield number, len(line) + skim(stream)


def skim(stream: IO[bytes]) -> int:
    """Read on to the end of the line and return how many bytes that was."""
    size = 0
    while block := stream.readline(SKIM):
        size += len(block)
        if block.endswith(b"\n"):
            break
    return size


def as_utf8(source: Source, stream: IO[bytes], options: Options) -> IO[bytes]:
    """Return the stream behind its byte order mark; UTF-16 and UTF-32 are turned into UTF-8."""
    head = stream.read(3)
    if head == codecs.BOM_UTF8:
        return stream
    stream.seek(0)
    if not WIDE.match(head):
        return stream
    decoded = decode(whole(source, stream, options.limits.max_file_bytes, AS_LINES))
    if decoded is None:
        raise ReadError(source.origin, BINARY)
    return BytesIO(decoded.text.encode("utf-8", "replace"))


def parsed(raw: bytes, origin: str) -> tuple[object, tuple[str, ...]]:
    """Return the JSON value in `raw` with notes on its decoding; raise ReadError when it holds none."""
    try:
        return orjson.loads(raw), ()
    except orjson.JSONDecodeError as error:
        decoded = None if _is_utf8(raw) else decode(raw)
        if decoded is None:
            raise ReadError(origin, f"not JSON: {error}") from None
    try:
        return orjson.loads(decoded.text), decoded.notes
    except orjson.JSONDecodeError as error:
        raise ReadError(origin, f"not JSON: {error}") from None


def _is_json(raw: bytes) -> bool:
    try:
        orjson.loads(raw)
    except orjson.JSONDecodeError:
        return False
    return True


def _is_utf8(raw: bytes) -> bool:
    """Return whether decoding `raw` another way would change nothing."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not WIDE.match(raw[:3]) and not raw.startswith(codecs.BOM_UTF8)

"""A WARC or ARC file, as crawlers write it -> a document for each page or text in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from compare.errors import ReadError
from compare.ingest.articles import decoded_text
from compare.ingest.crawls import Record, records
from compare.ingest.http import Response, response
from compare.ingest.limits import Options, over
from compare.ingest.prescan import declared_charset
from compare.ingest.readers import html, plain
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Skipped

BOOKKEEPING = frozenset(("warcinfo", "request", "metadata"))
HTTP = b"HTTP/"
PAGES = frozenset(("text/html", "application/xhtml+xml"))
TEXT = "text/plain"
GOOD = frozenset((0, 200, 203))  # 0: a record that is no response
SHOWN = 5  # kinds of records without an article that are named


def fits(head: bytes) -> Fit:
    """Return whether this is a crawl."""
    return SURE if head.startswith((b"WARC/", b"filedesc://")) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each page, numbered by its record; at the end, how many records hold none, and why."""
    cap = options.limits.max_bytes
    others: Counter[str] = Counter()
    number = -1
    for number, record in enumerate(records(stream, cap)):
        origin = f"{source.origin}[{number}]"
        if record.fault:
            yield Skipped(origin, record.fault)
        elif record.kind not in BOOKKEEPING:
            found = _read(record, cap)
            if isinstance(found, str):
                others[found] += 1
            else:
                yield from _document(record, found, origin, options)
    if others:
        named = ", ".join(
            f"{count:,} {what}" for what, count in sorted(others.items(), key=lambda o: (-o[1], o[0]))[:SHOWN]
        )
        yield Skipped(source.origin, f"{others.total():,} of {number + 1:,} records hold no page or text: {named}")


def _read(record: Record, cap: int) -> Response | str:
    """Return the response of a record that may be an article, or of what kind it is instead."""
    if record.kind not in ("response", "resource", "conversion"):
        return record.kind[:40] or "without a type"
    if record.url.startswith("metadata:"):
        return "the crawler's own"
    kind = record.type.partition(";")[0].strip().lower()
    found = Response(0, kind, "", record.body)
    if record.kind == "response" and record.body.startswith(HTTP):
        found = response(record.body, cap)
    if found.status not in GOOD:
        return f"of status {found.status}"
    if record.size <= cap and found.type not in PAGES and found.type != TEXT and html.fits(found.body) != SURE:
        return found.type[:40] or "without a type"
    return found


def _document(record: Record, found: Response, origin: str, options: Options) -> Iterator[Document | Skipped]:
    cap = options.limits.max_bytes
    size = max(record.size, len(found.body))
    if size > cap or found.fault:
        yield Skipped(origin, found.fault or over(size, cap))
        return
    url = record.url if record.url.startswith(("http://", "https://")) else ""
    place = Source(origin, record.url or origin, "")
    is_text = found.type == TEXT
    try:
        label = found.charset or ("" if is_text else declared_charset(found.body))
        decoded = decoded_text(place, found.body, label)
        document = plain.document(place, decoded, url=url) if is_text else html.page(place, decoded, options, url=url)
        yield replace(document, notes=(*document.notes, record.note)) if record.note else document
    except ReadError as error:
        yield Skipped(error.origin, error.reason)

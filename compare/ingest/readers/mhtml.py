"""A page saved with all that belongs to it in one file (MHTML, RFC 2557) -> a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from compare.errors import ReadError
from compare.ingest.articles import EMPTY, whole
from compare.ingest.limits import Options
from compare.ingest.mail import HEADERS, header, message_of, texts
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.readers.html import page
from compare.ingest.sources import Source
from compare.model import Document, Skipped

RELATED = re.compile(rb"^Content-Type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
# What browsers write about a page that they saved; a mail has none of these.
SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|X-MAF:|From: \"?<?saved by )", re.IGNORECASE | re.MULTILINE)
PICTURES = 5  # times as long as an article a page may be with its pictures; taking it apart takes ten times its size


def fits(head: bytes) -> Fit:
    """Return whether this is a page that a browser saved."""
    found = HEADERS.match(head)
    return SURE if found and RELATED.search(found[0]) and SAVED.search(found[0]) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the article of the page; the frames and pictures in it are left out."""
    limits = options.limits
    mail = message_of(source.origin, whole(source, stream, PICTURES * limits.max_bytes))
    found = next(texts(mail, "text/html"), None)
    if found is None:
        raise ReadError(source.origin, EMPTY)
    part, decoded = found
    if len(decoded.text) > limits.max_bytes:
        raise ReadError(
            source.origin, f"its page has {len(decoded.text):,} characters, over the cap of {limits.max_bytes:,}"
        )
    place = header(mail, "Snapshot-Content-Location") or header(part, "Content-Location")
    yield page(source, decoded, options, url=place if place.startswith(("http://", "https://")) else "")

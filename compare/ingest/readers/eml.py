"""A mail, such as a newsletter -> a document: its subject, who sent it, when, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from compare.ingest.articles import whole
from compare.ingest.fields import FIELDS, document_of
from compare.ingest.limits import Options
from compare.ingest.mail import HEADERS, Mail, header, message_of, sender, sent, texts
from compare.ingest.markup import blocks
from compare.ingest.paragraphs import split
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Skipped

# A text may begin with "Date: …" and "Subject: …" as well; only a mail has one of these
MARKS = re.compile(
    rb"^(?:Received|Message-ID|MIME-Version|Return-Path|DKIM-Signature|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
COUNTED = re.compile(rb"^(?:From|Date|Subject):", re.IGNORECASE | re.MULTILINE)


def fits(head: bytes) -> Fit:
    """Return whether this begins with the headers of a mail."""
    found = HEADERS.match(head)
    if not found or not MARKS.search(found[0]):
        return NO
    return SURE if len(COUNTED.findall(found[0])) > 1 else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a mail."""
    raw = whole(source, stream, options.limits.max_bytes)
    yield mail_document(message_of(source.origin, raw), source.origin, source)


def mail_document(mail: Mail, origin: str, source: Source | None) -> Document | Skipped:
    """Return the document of a mail: its HTML as it stands on the page, else its text. Mails have no navigation to leave out."""
    found = [(blocks(decoded.text), decoded.notes) for _, decoded in texts(mail, "text/html")]
    if not any(paragraphs for paragraphs, _ in found):
        found = [(split(decoded.text), decoded.notes) for _, decoded in texts(mail, "text/plain")]
    record = {
        "id": "" if source else header(mail, "Message-ID").strip("<>"),
        "title": header(mail, "Subject"),
        "outlet": sender(mail),
        "published": sent(mail),
        "url": header(mail, "Archived-At").strip("<>"),
        "lang": header(mail, "Content-Language"),
        "paragraphs": [paragraph for paragraphs, _ in found for paragraph in paragraphs],
    }
    notes = tuple(note for _, told in found for note in told)
    return document_of(record, origin, FIELDS, notes=notes, source=source)

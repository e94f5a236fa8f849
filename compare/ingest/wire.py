"""What a reader is told, and what it yields <-> lines of JSON, to workers and from them; nothing in them can be code."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from compare.ingest.limits import Limits, Options
from compare.ingest.selection import Selection
from compare.model import Document, Kind, Paragraph, Skipped

BEGIN, SKIPPED, DOCUMENT, END, FAILED, READY = "begin", "skipped", "document", "end", "failed", "ready"


def line(*told: object) -> bytes:
    """Return a message as a line; lone surrogates, which are no UTF-8, go through it as escapes."""
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def options_line(options: Options) -> bytes:
    """Return the line by which a worker learns what every reader is told."""
    since, until = (when and when.isoformat() for when in (options.selection.since, options.selection.until))
    wanted = (options.selection.include, options.selection.exclude, since, until, options.selection.outlets)
    return line(asdict(options.limits), dict(options.columns), wanted)


def options_told(message: list[Any]) -> Options:
    """Return what such a line tells."""
    limits, columns, (include, exclude, since, until, outlets) = message
    first, last = (datetime.fromisoformat(when) if when else None for when in (since, until))
    selection = Selection(tuple(include), tuple(exclude), first, last, tuple(outlets))
    return Options(Limits(**limits), columns, selection)


def told(raw: bytes) -> list[Any]:
    """Return the message of a line."""
    message: list[Any] = json.loads(raw)
    return message


def sent(item: Document | Skipped) -> bytes:
    """Return the line of a document, or of what was skipped."""
    if isinstance(item, Skipped):
        return line(SKIPPED, item.origin, item.reason)
    published = item.published.isoformat() if item.published else None
    texts = [paragraph.text for paragraph in item.paragraphs]
    furniture = [at for at, paragraph in enumerate(item.paragraphs) if paragraph.kind is Kind.BOILERPLATE]
    about = (item.title, item.outlet, item.author, published, item.url, item.language, item.origin, item.notes)
    return line(DOCUMENT, item.id, texts, furniture, *about)


def received(message: list[Any]) -> Document | Skipped:
    """Return the document that a message tells, or what was skipped."""
    kind, name, content, *rest = message
    if kind == SKIPPED:
        return Skipped(name, content)
    furniture, title, outlet, author, published, url, language, origin, notes = rest
    paragraphs = list(map(Paragraph, content))
    for at in furniture:
        paragraphs[at] = Paragraph(content[at], Kind.BOILERPLATE)
    when = datetime.fromisoformat(published) if published else None
    return Document(name, tuple(paragraphs), title, outlet, author, when, url, language, origin, tuple(notes))

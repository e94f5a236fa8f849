"""Documents, their paragraphs and quotations, and what was skipped -> JSON."""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import Document, Quote, Skipped
from compare.reports.json.values import Json, moment


def skipped_of(skipped: Iterable[Skipped]) -> list[Json]:
    """Return what was not read, each with its reason."""
    return [{"origin": s.origin, "reason": s.reason} for s in skipped]


def described(document: Document) -> Json:
    """Return what is told of a document wherever it stands; its text is not."""
    return {
        "id": document.id,
        "origin": document.origin,
        "title": document.title,
        "outlet": document.outlet,
        "published": moment(document.published),
        "language": document.language,
        "words": document.words,
        "notes": list(document.notes),
    }


def paragraphs_of(document: Document) -> list[Json]:
    """Return every paragraph, with its index, from 0."""
    return [{"index": i, "text": p.text, "kind": p.kind.value} for i, p in enumerate(document.paragraphs)]


def quotations(quotes: Iterable[Quote]) -> list[Json]:
    """Return quotations as they stand in one document; `start` and `end` are offsets into its paragraph."""
    return [
        {
            "paragraph": q.paragraph,
            "start": q.start,
            "end": q.end,
            "text": q.text,
            "speaker": q.speaker or None,
            "cue": q.cue or None,
            "runs_on": q.runs_on,
            "guessed": q.guessed,
        }
        for q in quotes
    ]

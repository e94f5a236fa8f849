"""What changed between two versions, and the words that did -> JSON."""

from __future__ import annotations

from compare.model import Revision, Span, Wording
from compare.reports.json.values import Json


def revision_json(found: Revision) -> Json:
    """Return what changed between two versions of one article."""
    return {
        "earlier": found.earlier,
        "later": found.later,
        "retitled": found.retitled,
        "quiet": found.quiet,
        "notes": [{"paragraph": note.paragraph, "notice": note.notice.value} for note in found.notes],
        "changes": [
            {
                "changes": [change.value for change in revised.changes],
                "before": revised.before,
                "after": revised.after,
                "wording": None if revised.wording is None else wording_json(revised.wording),
            }
            for revised in found.changes
        ],
    }


def wording_json(wording: Wording) -> Json:
    """Return which characters of two linked paragraphs are compared, and which of them differ."""
    return {
        "here": _span(wording.here),
        "there": _span(wording.there),
        "changed_here": [_span(s) for s in wording.changed_here],
        "changed_there": [_span(s) for s in wording.changed_there],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]

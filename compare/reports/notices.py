"""Document -> the notes by which its outlet says that it corrected or updated the article, wherever they stand."""

from __future__ import annotations

from compare.model import Document, Kind, Notice
from compare.text.notes import notice


def notices(document: Document) -> dict[int, Notice]:
    """Return what kind of note a paragraph is, by its index: it may be set aside as boilerplate, or begin or end the story."""
    ends = {at for at, _ in (*document.story[:1], *document.story[-1:])}
    told = {
        at: notice(paragraph.text)
        for at, paragraph in enumerate(document.paragraphs)
        if at in ends or paragraph.kind is Kind.BOILERPLATE
    }
    return {at: kind for at, kind in told.items() if kind is not None}

"""Versions of one article -> each change with the words before and after, those that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import Change, Comparison, Document, Revised, Revision, Span
from compare.reports.html.cast import Cast, Place


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text; `changed` words stand in one version only."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One change: how, and the words before and after, each with its place; None where there are none."""

    how: str
    before: tuple[Place, tuple[Run, ...]] | None
    after: tuple[Place, tuple[Run, ...]] | None


def versions(comparison: Comparison, cast: Cast) -> tuple[tuple[Revision, tuple[VersionRow, ...]], ...]:
    """Return the changes of each two versions among the documents."""
    by_id = {d.id: d for d in comparison.documents}
    return tuple(
        (found, tuple(_rows(found, by_id[found.earlier], by_id[found.later], cast))) for found in comparison.revisions
    )


def _rows(found: Revision, earlier: Document, later: Document, cast: Cast) -> Iterator[VersionRow]:
    for revised in found.changes:
        words = revised.wording if Change.EDITED in revised.changes else None
        before = _side(earlier, revised.before, words.changed_here if words else (), cast)
        after = _side(later, revised.after, words.changed_there if words else (), cast)
        yield VersionRow(_how(revised), before, after)


def _how(revised: Revised) -> str:
    return " and ".join(change.value for change in revised.changes)


def _side(
    document: Document, at: int | None, spans: Sequence[Span], cast: Cast
) -> tuple[Place, tuple[Run, ...]] | None:
    return None if at is None else (cast.place(document.id, at), tuple(runs(document.paragraphs[at].text, spans)))


def runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """Yield a text in stretches, those of the spans marked as changed."""
    at = 0
    for span in sorted(spans):
        yield Run(text[at : span.start], False)
        yield Run(text[span.start : span.end], True)
        at = span.end
    yield Run(text[at:], False)

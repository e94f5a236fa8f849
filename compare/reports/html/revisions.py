"""Versions of one article -> what was changed, with the words before and after, those that differ marked, and the notes on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from compare.alignment.wording import wording
from compare.model import Change, Document, Revised, Revision, Span
from compare.reports.copying import Pile
from compare.reports.html.cast import Cast
from compare.reports.html.words import safe, spoken
from compare.reports.versions import Letters, loudness, measure, placed


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text; `changed` words stand in one version only."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one version: where they stand, and in which language; `whole`: all of the paragraph was added or removed."""

    place: Markup
    runs: tuple[Run, ...]
    language: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One change: how, and the words before and after; None where there are none."""

    how: str
    before: Words | None
    after: Words | None


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of an article: which is which and how much changed, the two titles if they differ, notes and changes."""

    head: str
    loudness: str
    quiet: bool
    titles: tuple[Words, ...]
    notes: tuple[tuple[str, Words], ...]
    changes: tuple[VersionRow, ...]


def versions(found: Iterable[Revision], pile: Pile, cast: Cast | None) -> tuple[Versions, ...]:
    """Return the versions of articles; without a cast, none has a letter."""
    return tuple(_versions(each, pile[each.earlier], pile[each.later], cast) for each in found)


def _versions(found: Revision, earlier: Document, later: Document, cast: Cast | None) -> Versions:
    letters = cast.letters if cast else {}
    return Versions(
        measure(found, earlier, later, letters),
        loudness(found),
        found.quiet,
        _titles(earlier, later) if found.retitled else (),
        tuple((n.notice.value, _side(later, n.paragraph, "later", (), cast)) for n in found.notes),
        tuple(_row(revised, earlier, later, cast) for revised in found.changes),
    )


def _titles(earlier: Document, later: Document) -> tuple[Words, ...]:
    """Return the two titles, the words marked in which they differ; all of them where too many are to be told apart."""
    one, two = (Span(0, len(d.title)) for d in (earlier, later))
    told = wording(earlier.title, later.title, one, two)
    before, after = (told.changed_here, told.changed_there) if told else ((one,), (two,))
    return _side(earlier, None, "earlier", before, None), _side(later, None, "later", after, None)


def _row(revised: Revised, earlier: Document, later: Document, cast: Cast | None) -> VersionRow:
    words = revised.wording if Change.EDITED in revised.changes else None
    before, after = (words.changed_here, words.changed_there) if words else ((), ())
    sides = (
        None if revised.before is None else _side(earlier, revised.before, "earlier", before, cast),
        None if revised.after is None else _side(later, revised.after, "later", after, cast),
    )
    alone = None in sides
    return VersionRow(
        " and ".join(change.value for change in revised.changes),
        *[replace(side, whole=True) if side and alone else side for side in sides],
    )


def _side(document: Document, at: int | None, role: str, spans: Sequence[Span], cast: Cast | None) -> Words:
    """Return the words of a paragraph, or of the title where it is None; its place is a link if the page holds it."""
    text = document.title if at is None else document.paragraphs[at].text
    return Words(_place(document, at, role, cast), tuple(runs(text, spans)), document.language)


def _place(document: Document, at: int | None, role: str, cast: Cast | None) -> Markup:
    letters: Letters = cast.letters if cast else {}
    if at is None:
        return safe(f"title of {letters.get(document.id, role)}")
    if cast is not None and document.id in letters:
        return cast.place(document.id, at).link
    return spoken(placed(document, at, role, letters))


def runs(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """Yield a text in stretches, those of the spans marked as changed."""
    at = 0
    for span in sorted(spans):
        yield Run(text[at : span.start], False)
        yield Run(text[span.start : span.end], True)
        at = span.end
    yield Run(text[at:], False)

"""A comparison -> rows of its tables: points, quotes, figures, conflicts, names, paragraphs, coverage; and revisions.

Paragraphs are counted from one, boilerplate included, as in the terminal; several stand in one cell with semicolons between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from compare.model import Comparison, Document, Mention, Point, Presence, Revision
from compare.reports.csv.cells import Value
from compare.reports.notices import notices
from compare.reports.sourced import partly_aside, wholly_aside

Row = list[Value]

POINTS = (
    "story", "point", "text", "prominence", "told_by", "of", "document", "outlet", "published", "status", "certain",
    "could_not_know", "paragraphs", "place", "share",
)  # fmt: skip
QUOTES = (
    "story", "quote", "relation", "attribution", "uncertain", "score", "document", "outlet", "published", "paragraph", "text",
    "speaker", "quoted", "mention_uncertain", "speaker_guessed",
)  # fmt: skip
FIGURES = (
    "story", "figure", "value", "unit", "counts", "relation", "others", "uncertain", "score", "document", "outlet",
    "published", "paragraph", "text",
)  # fmt: skip
CONFLICTS = (
    "story", "conflict", "kind", "what", "uncertain", "score", "document", "outlet", "published", "paragraph", "text",
)  # fmt: skip
NAMES = (
    "story", "name", "kind", "roles", "document", "outlet", "published", "presence", "paragraphs", "described_in",
    "described_as",
)  # fmt: skip
PARAGRAPHS = ("story", "document", "outlet", "published", "paragraph", "kind", "text", "notice")
ASIDE = "aside"  # stands instead of what is not found in an article of which words of others were set aside
REVISIONS = (
    "story", "earlier", "later", "outlet", "published", "quiet", "change", "paragraph_before", "text_before",
    "paragraph_after", "text_after",
)  # fmt: skip
COVERAGE = (
    "story",
    "document",
    "outlet",
    "paragraph",
    "against",
    "against_outlet",
    "status",
    "score",
    "uncertain",
    "links",
)


def points(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each point and document: told, perhaps told, omitted, or all of the document is set aside."""
    aside = wholly_aside(found)
    for point in found.points:
        head: Row = [story, point.id, point.text, point.prominence, point.certain, len(found.documents)]
        for document in found.documents:
            yield [*head, *_who(document), *_told(point, document.id, aside)]


def _told(point: Point, document: str, aside: Set[str]) -> Row:
    for teller in point.told_by:
        if teller.document == document:
            return ["told", not teller.uncertain, False, numbers(teller.paragraphs), teller.place, teller.share]
    early = document in point.could_not_know
    if document in point.omitted_by:
        return ["omitted", True, early, None, None, None]
    return [ASIDE if document in aside else "perhaps", False, early, None, None, None]


def quotes(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each mention of an utterance that two or more give."""
    by_id = _by_id(found)
    for at, quote in enumerate(found.quotes, start=1):
        head: Row = [story, at, quote.relation.value, quote.attribution.value, quote.uncertain, quote.score]
        for m in quote.mentions:
            yield [*head, *_place(m, by_id), m.speaker, m.quoted, m.uncertain, m.guessed]


def figures(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each mention of a figure."""
    by_id = _by_id(found)
    for at, figure in enumerate(found.figures, start=1):
        head: Row = [story, at, figure.value, figure.unit, figure.counts, figure.relation.value]
        head += ["; ".join(figure.others), figure.uncertain, figure.score]
        yield from ([*head, *_place(m, by_id)] for m in figure.mentions)


def conflicts(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each mention of what documents give differently."""
    by_id = _by_id(found)
    for at, conflict in enumerate(found.conflicts, start=1):
        head: Row = [story, at, conflict.kind.value, conflict.what, conflict.uncertain, conflict.score]
        yield from ([*head, *_place(m, by_id)] for m in conflict.mentions)


def names(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each name and document: named, described, or absent; perhaps in what was set aside."""
    aside = partly_aside(found)
    for entry in found.names:
        presence = {a.document: a for a in entry.outlets}
        for document in found.documents:
            places = numbers(m.paragraph for m in entry.mentions if m.document == document.id)
            had = presence.get(document.id)
            present = had.presence if had else Presence.NAMED if places else Presence.ABSENT
            hidden = present is Presence.ABSENT and document.id in aside
            how: Row = [ASIDE if hidden else present.value, places]
            words = had.words if had else None
            how += [words.paragraph + 1, words.text] if words else [None, None]
            yield [story, entry.name, entry.kind, "; ".join(entry.roles), *_who(document), *how]


def paragraphs(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each paragraph, boilerplate and what was set aside too, and whether it is a note of a correction."""
    for document in found.documents:
        aside, noted = found.aside(document.id), notices(document)
        for at, paragraph in enumerate(document.paragraphs):
            kind = ASIDE if at in aside else paragraph.kind.value
            yield [story, *_who(document), at + 1, kind, paragraph.text, noted.get(at)]


def coverage(story: str, found: Comparison) -> Iterator[Row]:
    """Yield a row for each story paragraph and other document: how much of it that tells, and where."""
    outlets = {d.id: d.outlet for d in found.documents}
    for row in found.coverage:
        both: Row = [row.document, outlets[row.document], row.paragraph + 1, row.against, outlets[row.against]]
        told: Row = [row.status.value, row.score, row.uncertain, numbers(link.paragraph for link in row.links)]
        yield [story, *both, *told]


def revisions(story: str, found: Iterable[Revision], pile: Mapping[str, Document]) -> Iterator[Row]:
    """Yield a row for each note, for a new title, and for each paragraph that was changed, of each two versions."""
    for each in found:
        earlier, later = pile[each.earlier], pile[each.later]
        head: Row = [story, earlier.id, *_who(later), each.quiet]
        for note in each.notes:
            yield [*head, note.notice.value, None, None, *_version(later, note.paragraph)]
        if each.retitled:
            yield [*head, "retitled", None, earlier.title, None, later.title]
        for revised in each.changes:
            how = "; ".join(change.value for change in revised.changes)
            before = [None, None] if revised.before is None else _version(earlier, revised.before)
            yield [*head, how, *before, *([None, None] if revised.after is None else _version(later, revised.after))]


def _version(document: Document, paragraph: int | None) -> Row:
    """Return the number and the words of a paragraph, or the title where it is None."""
    return [None, document.title] if paragraph is None else [paragraph + 1, document.paragraphs[paragraph].text]


def numbers(paragraphs: Iterable[int]) -> str:
    """Return paragraphs as they are counted here: `3;5`."""
    return ";".join(str(at + 1) for at in sorted(set(paragraphs)))


def _by_id(found: Comparison) -> Mapping[str, Document]:
    return {d.id: d for d in found.documents}


def _who(document: Document) -> Row:
    return [document.id, document.outlet, document.published]


def _place(mention: Mention, documents: Mapping[str, Document]) -> Row:
    return [*_who(documents[mention.document]), mention.paragraph + 1, mention.text]

"""Results -> the tables that there are of them, by name, each a writer of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import IO

from compare.model import Clustering, Comparison, Document, Match, Pair, Report
from compare.reports.csv import told
from compare.reports.csv.cells import Style, Value, write
from compare.reports.csv.told import Row
from compare.reports.parts import ALL, Part
from compare.reports.phrases import letter

Files = dict[str, Callable[[IO[bytes]], None]]
Told = tuple[str, Comparison]  # the id of a story, "" where there is none, and what was compared

DOCUMENTS = (
    "document", "story", "outlet", "title", "author", "published", "url", "language", "words", "origin", "copy_of",
    "relation", "jaccard", "containment", "own", "agencies", "letter",
)  # fmt: skip
SKIPPED = ("origin", "reason")
# name -> the part of a comparison that it belongs to, its columns, its rows; the first of a part is shown where one can be
_OF_COMPARISON: dict[str, tuple[Part, Sequence[str], Callable[[str, Comparison], Iterator[Row]]]] = {
    "points": (Part.POINTS, told.POINTS, told.points),
    "quotes": (Part.QUOTES, told.QUOTES, told.quotes),
    "figures": (Part.FIGURES, told.FIGURES, told.figures),
    "conflicts": (Part.FIGURES, told.CONFLICTS, told.conflicts),
    "names": (Part.NAMES, told.NAMES, told.names),
    "paragraphs": (Part.PARAGRAPHS, told.PARAGRAPHS, told.paragraphs),
    "coverage": (Part.PARAGRAPHS, told.COVERAGE, told.coverage),
}
TABLES: Mapping[str, Sequence[str]] = {
    **{name: columns for name, (_, columns, _) in _OF_COMPARISON.items()},
    "documents": DOCUMENTS,
    "skipped": SKIPPED,
    "revisions": told.REVISIONS,
}


def report_tables(found: Report, style: Style, show: frozenset[Part] = ALL) -> Files:
    """Return the tables of a report; `documents` holds every document, those of stories that were not compared too."""
    stories = [(t.story.id, t.comparison) for t in found.stories if t.comparison is not None]
    pile = {d.id: d for d in found.clustering.documents}
    changed = [row for t in found.stories for row in told.revisions(t.story.id, t.revisions, pile)]
    revisions = _table("revisions", changed, style)
    return _compared(stories, style, show) | _pile(found.clustering, style, stories) | revisions


def diff_tables(found: Comparison, style: Style, show: frozenset[Part] = ALL) -> Files:
    """Return the tables of a comparison; the column `story` is empty."""
    compared = _as_compared([("", found)])
    rows = [_document(d, "", [None] * 4, compared.get(d.id)) for d in found.documents]
    changed = list(told.revisions("", found.revisions, {d.id: d for d in found.documents}))
    revisions = _table("revisions", changed, style)
    return _compared([("", found)], style, show) | _table("documents", rows, style) | revisions


def cluster_tables(found: Clustering, style: Style) -> Files:
    """Return the documents of a clustering, each with its story and what it copies, and what was skipped."""
    return _pile(found, style, [])


def _compared(stories: Sequence[Told], style: Style, show: frozenset[Part]) -> Files:
    files: Files = {}
    for name, (part, _, rows) in _OF_COMPARISON.items():
        if part in show:
            files |= _table(name, _Rows(rows, stories), style)
    return files


class _Rows:
    """The rows of every story, made when they are written: of many stories they would fill the memory."""

    def __init__(self, rows: Callable[[str, Comparison], Iterator[Row]], stories: Sequence[Told]) -> None:
        self._rows, self._stories = rows, stories

    def __iter__(self) -> Iterator[Row]:
        for story, comparison in self._stories:
            yield from self._rows(story, comparison)


def _pile(found: Clustering, style: Style, told: Sequence[Told]) -> Files:
    stories = {i: story.id for story in found.stories for i in story.members}
    copied, compared = _copied(found), _as_compared(told)
    rows = [_document(d, stories[d.id], copied.get(d.id, [None] * 4), compared.get(d.id)) for d in found.documents]
    skipped = [[s.origin, s.reason] for s in found.skipped]
    return _table("documents", rows, style) | _table("skipped", skipped, style)


def _table(name: str, rows: Iterable[Sequence[Value]], style: Style) -> Files:
    return {f"{name}.csv": partial(write, TABLES[name], rows, style)}


def _copied(found: Clustering) -> dict[str, Row]:
    """Return, for each copy, the document it is a copy of, and how; in a chain of copies the two may be no match."""
    rows: dict[str, Row] = {}
    for cluster in found.duplicates:
        matches = {m.pair: m for m in cluster.matches}
        for member in cluster.members:
            if member != cluster.representative:
                rows[member] = _copy(cluster.representative, matches.get(Pair.of(member, cluster.representative)))
    return rows


def _copy(of: str, match: Match | None) -> Row:
    return [of, *([match.relation.value, match.jaccard, match.containment] if match else [None] * 3)]


def _as_compared(told: Sequence[Told]) -> dict[str, Row]:
    """Return what is told of each document that was compared: the share of its own words, its agencies, its letter."""
    sourcing = {s.document: s for _, comparison in told for s in comparison.sourcing}
    rows: dict[str, Row] = {}
    for _, comparison in told:
        for at, document in enumerate(comparison.documents):
            found = sourcing.get(document.id)
            own: Row = [found.own, "; ".join(found.agencies)] if found else [None, None]
            rows[document.id] = [*own, letter(at)]
    return rows


def _document(d: Document, story: str, copied: Row, compared: Row | None) -> Row:
    head: Row = [d.id, story, d.outlet, d.title, d.author, d.published, d.url, d.language, d.words, d.origin]
    return [*head, *copied, *(compared or [None] * 3)]

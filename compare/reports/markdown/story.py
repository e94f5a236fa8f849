"""One comparison -> sections of Markdown: outlets, points, omissions, contradictions, quotes, figures, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from compare.model import Comparison, Conflict, Document, DuplicateCluster, Mention, Point, Revision, earliest_first
from compare.reports.copying import Pile, how, matches_of
from compare.reports.dates import moment
from compare.reports.markdown.blocks import bullets, rest, section, table
from compare.reports.markdown.escape import bold, said, styled
from compare.reports.parts import Part
from compare.reports.phrases import conflicts_title, elsewhere_key, percent, surest_conflicts
from compare.reports.sourced import ALL_ASIDE, own_share, set_aside, wholly_aside, whose
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.conflicts import verdict
from compare.reports.terminal.emphasis import STYLED
from compare.reports.terminal.grid import PERHAPS_ASIDE, SET_ASIDE, Row, cell
from compare.reports.terminal.ledgers import Partly, changed_first, fate, figure_rows, name_rows
from compare.reports.terminal.mentions import gathered
from compare.reports.terminal.notices import HEADING, noted
from compare.reports.terminal.omissions import alone_at, surest_first
from compare.reports.terminal.revision import RevisionView
from compare.reports.terminal.story import point_rows
from compare.reports.terminal.tallies import counts
from compare.reports.terminal.tellers import told_in
from compare.reports.versions import Letters, loudness, measure

POINTS, MOST = 15, 8  # rows of the matrix, entries of each list, unless all are asked for
KEY = "¶: the paragraphs, counted from 1; `7?` perhaps told there, `?` perhaps told, `–` not found"
ASIDE_KEY = f"`{SET_ASIDE}` {PERHAPS_ASIDE}"


def reading_key(found: Iterable[Comparison]) -> str:
    """Return what the cells of the tables of these comparisons mean; nothing where there is none."""
    every = list(found)
    return "; ".join((KEY, *((ASIDE_KEY,) if any(comparison.own for comparison in every) else ()))) if every else ""


def outlets(found: Comparison, cast: Cast, pile: Pile, folded: Mapping[str, DuplicateCluster]) -> str:
    """Return a table of the documents and, beneath each, of its copies."""
    own = {s.document: s for s in found.sourcing}
    rows: list[Sequence[str]] = []
    for document in cast.documents:
        sourcing = own.get(document.id)
        share = own_share(sourcing) if sourcing else None
        words = [*([] if share is None else [percent(share)]), *(whose(sourcing, cast.letter) if sourcing else ())]
        told = counts(found.statuses(document.id)).plain
        rows.append([cast.letter(document.id), *article(document), f"{document.words:,}", told, said("; ".join(words))])
        if document.id in folded:
            rows += copies(folded[document.id], pile)
    return table(("", "outlet", "published", "words", "shared / partial / only here", "own words"), rows)


def article(document: Document) -> list[str]:
    """Return an outlet with its headline, and when it was published."""
    title = said(document.title) if document.title else ""
    return [": ".join(part for part in (bold(document.name), title) if part), moment(document.published)]


def copies(cluster: DuplicateCluster, pile: Pile) -> Iterator[Sequence[str]]:
    """Yield a row for each copy of a document, the earliest first."""
    source, matches = pile[cluster.representative], matches_of(cluster)
    for copy in earliest_first(pile[i] for i in matches):
        name, when = said(copy.name), moment(copy.published)
        yield ["", f"↳ {name}", when, f"{copy.words:,}", "", said(how(copy, source, matches[copy.id]))]


def findings(found: Comparison, cast: Cast, *, all: bool, show: frozenset[Part]) -> Iterator[str]:  # noqa: A002 the option's name
    """Yield the sections to show."""
    most = None if all else MOST
    if Part.POINTS in show:
        yield _matrix(found, cast, None if all else POINTS)
        yield _left_out(found, cast, most)
        yield _only_here(found, cast, most)
    if Part.FIGURES in show:
        conflicts = [_conflict(c, cast) for c in surest_conflicts(found)]
        yield section(conflicts_title(found), "\n".join(conflicts[:most]), *rest(len(conflicts), most))
    if Part.QUOTES in show:
        quotes = [_entry(styled(fate(q)), q.mentions, cast) for q in changed_first(found.quotes)]
        yield section("Quotes that two or more give", "\n".join(quotes[:most]), *rest(len(quotes), most))
    if Part.FIGURES in show:
        yield _partly("Figures found in some, not in all", "figure", figure_rows(found, cast, all=all), cast, most)
    if Part.NAMES in show:
        yield _partly("Names found in some, not in all", "name", name_rows(found, cast, all=all), cast, most)


def revisions(found: Iterable[Revision], pile: Pile, letters: Letters) -> Iterator[str]:
    """Yield a section for each two versions of one article."""
    for revision in found:
        view = RevisionView(revision, pile[revision.earlier], pile[revision.later], letters)
        rows = [*map(view.note, revision.notes), *view.rows(STYLED)]
        head = f"{said(measure(revision, view.earlier, view.later, letters))}; {loudness(revision)}."
        title = f"Title: {said(view.earlier.title)} → {said(view.later.title)}" if revision.retitled else ""
        cells = ([said(change.plain), said(place.plain), styled(words)] for change, place, words in rows)
        yield section("What changed", head, title, table(("change", "place", "words"), cells))


def notes(cast: Cast, told: Iterable[Revision]) -> str:
    """Return the notes by which outlets correct or update their articles, but for those that are told with revisions."""
    return section(HEADING, bullets(f"**{kind}** {place}: {said(text)}" for kind, place, text in noted(cast, told)))


def own_words(found: Comparison, cast: Cast) -> str:
    """Return what was set aside, where only own words were compared."""
    return "\n".join(f"**{said(line)}**" for line in set_aside(found, cast.by_id))


def _matrix(found: Comparison, cast: Cast, most: int | None) -> str:
    title = "Told by two or more" if len(cast.documents) > 2 else "Told by both"
    return _grid(title, "point", point_rows(found), cast, most)


def _grid(title: str, head: str, rows: Sequence[Row], cast: Cast, most: int | None) -> str:
    cells = ([styled(row.label), *(cell(row, d.id).plain for d in cast.documents)] for row in rows[:most])
    letters = [cast.letter(d.id) for d in cast.documents]
    return section(title, table((head, *letters), cells), *rest(len(rows), most))


def _partly(title: str, head: str, partly: Partly, cast: Cast, most: int | None) -> str:
    grid = _grid(title, head, partly.rows, cast, most)
    return "\n\n".join([grid, *(f"*{line.plain}*" for line in partly.rest)]) if grid else ""


def _left_out(found: Comparison, cast: Cast, most: int | None) -> str:
    if len(cast.documents) == 2:  # one leaves out what only the other tells
        return ""
    told = [(d, [_omitted(p, cast, d.id) for p in found.left_out_by(d.id)]) for d in cast.documents]
    nothing, aside = "nothing that two others surely tell", wholly_aside(found)
    return section("Left out, though told by others", _by_outlet(told, cast, most, nothing, aside))


def _omitted(point: Point, cast: Cast, document: str) -> str:
    late = ", published before them all" if document in point.could_not_know else ""
    return f"{said(point.text)} ({point.certain} of {len(cast.documents)}: {told_in(point, cast).plain}{late})"


def _only_here(found: Comparison, cast: Cast, most: int | None) -> str:
    aside = wholly_aside(found)
    told = [(d, [f"{alone_at(p)} {said(p.text)}" for p in surest_first(found, d)]) for d in cast.documents]
    return section("Only here", elsewhere_key(found), _by_outlet(told, cast, most, "no whole paragraph", aside))


def _by_outlet(
    told: Iterable[tuple[Document, list[str]]],
    cast: Cast,
    most: int | None,
    nothing: str,
    aside: Set[str],
) -> str:
    """Return a list for each document; `nothing` is what is told of an empty one, unless all of the document is set aside."""
    lines = []
    for document, items in told:
        head = f"**{cast.letter(document.id)}** {said(document.name)}"
        lines.append(bullets([head if items else f"{head}: {ALL_ASIDE if document.id in aside else nothing}"]))
        lines += [bullets([*items[:most], *rest(len(items), most)], 1)] if items else []
    return "\n".join(lines)


def _conflict(found: Conflict, cast: Cast) -> str:
    told = styled(verdict(found)).replace("  ", ": ", 1)  # spaces in a row are one in Markdown
    return _entry(told, found.mentions, cast)


def _entry(head: str, mentions: Sequence[Mention], cast: Cast) -> str:
    rows = [f"{where.plain}: {said(words.plain)}" for where, words in gathered(mentions, cast)]
    return f"{bullets([head])}\n{bullets(rows, 1)}"

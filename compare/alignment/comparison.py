"""The documents of one story -> their comparison: coverage of every pair, points, ledgers, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.conflicts import at_odds, conflicts
from compare.alignment.figure_ledger import figure_ledger
from compare.alignment.judging import Asked, Judge
from compare.alignment.meaning import sentence_vectors
from compare.alignment.name_ledger import name_ledger
from compare.alignment.omission import may_hold
from compare.alignment.pairs import Side, align
from compare.alignment.places import places
from compare.alignment.points import find_points
from compare.alignment.quote_ledger import quote_ledger
from compare.alignment.revisions import find_revisions
from compare.alignment.roll import roll
from compare.alignment.sourcing import find_sourcing, own_part
from compare.model import Comparison, Coverage, Document, Sourcing, Status
from compare.settings import Settings
from compare.stories.meaning import Encoder

LIKELIEST = "very long articles: paragraphs of {} and {} were compared with their likeliest partners only"


def compare_documents(
    documents: Sequence[Document],
    settings: Settings,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    *,
    own: bool = False,
    versions: bool = False,
    others: Mapping[str, Sequence[Document]] | None = None,
) -> Comparison:
    """Return what each document adds and leaves out; of `own` words only, if wanted: paragraphs that are copied are set aside.

    With `versions`, all are taken for versions of one article; else those of one outlet and address are. `others` are, by the
    ids of `documents`, further versions that these stand for: what one of them tells, the outlet is not sure to leave out.
    Everything is computed in the order of the ids, so that the order of `documents`, which is kept for showing, changes
    no judgement.
    """
    whole = [Side.of(d) for d in sorted(documents, key=lambda d: d.id)]
    sourcing = () if versions else find_sourcing(whole)
    sides = _with_meaning(_own(whole, sourcing) if own else whole, encoder)
    asked = None if judge is None else Asked(judge)
    both = combinations(range(len(sides)), 2)
    pairs = {(i, j): align(sides[i], sides[j], settings.link_cut, asked) for i, j in both}
    figures = places(sides)
    names = roll(sides)
    odds = at_odds(sides, pairs, figures, names)
    extended = [_with_versions(side, (others or {}).get(side.document.id, ())) for side in whole]
    story = AlignedStory.of(sides, pairs, extended, odds.met)
    shown = {d.id: at for at, d in enumerate(documents)}
    rows = [row for pair in pairs.values() for row in pair.rows()]
    unread = {d.id for d in documents} if own else set(others or ())
    rows = list(_doubted(rows, story, unread)) if unread else rows
    rows.sort(key=lambda row: (shown[row.document], row.paragraph, shown[row.against]))
    return Comparison(
        documents=tuple(documents),
        coverage=tuple(rows),
        points=find_points(story, rows),
        quotes=quote_ledger(sides, pairs),
        conflicts=conflicts(sides, odds, figures),
        figures=figure_ledger(sides, pairs, figures, odds.figures),
        names=name_ledger(sides, pairs, names),
        sourcing=tuple(sorted(sourcing, key=lambda found: shown[found.document])),
        revisions=find_revisions(documents, versions=versions),
        notes=tuple(
            LIKELIEST.format(pair.one.document.id, pair.two.document.id) for pair in pairs.values() if pair.bounded
        ),
        own=own,
    )


def _own(sides: Sequence[Side], sourcing: Sequence[Sourcing]) -> Sequence[Side]:
    """Return the sides without what is copied; all of them as they are where nothing was looked for."""
    if not sourcing:
        return sides
    return [Side.of(own_part(side.document, found)) for side, found in zip(sides, sourcing, strict=True)]


def _with_versions(side: Side, others: Sequence[Document]) -> Side:
    """Return a side that holds what further versions of its document tell too."""
    if not others:
        return side
    told = set(side.document.paragraphs)
    more = tuple(paragraph for other in others for paragraph in other.paragraphs if paragraph not in told)
    return Side.of(replace(side.document, paragraphs=side.document.paragraphs + more))


def _with_meaning(sides: Sequence[Side], encoder: Encoder | None) -> Sequence[Side]:
    """Return the sides with the vectors of their sentences, where there is an encoder."""
    if encoder is None:
        return sides
    vectors = sentence_vectors([side.passages for side in sides], encoder)
    return [replace(side, vectors=found) for side, found in zip(sides, vectors, strict=True)]


def _doubted(rows: Iterable[Coverage], story: AlignedStory, unread: Set[str]) -> Iterable[Coverage]:
    """Yield the rows; "only" becomes uncertain where the other document may tell it in what was not compared of it.

    `unread` are the ids of documents of which something was not: it was set aside, or stands in another version.
    """
    at = {side.document.id: number for number, side in enumerate(story.sides)}
    passages = {(side.document.id, p.index): p for side in story.sides for p in side.passages}
    for row in rows:
        is_open = row.status is Status.ONLY and row.against in unread
        doubt = is_open and may_hold(story, passages[row.document, row.paragraph], at[row.against])
        yield replace(row, uncertain=True) if doubt else row

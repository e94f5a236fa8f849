"""An aligned story -> its points: each fact that is told, in its best wording, who tells it, where, and who leaves it out.

A fact that two or more documents tell is a point told by them; a paragraph that nobody else tells is a point of one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.facts import Fact, facts
from compare.alignment.omission import could_not_know, is_left_out
from compare.alignment.pairs import Side
from compare.alignment.passages import Passage
from compare.alignment.phrasing import best_phrasing
from compare.model import Coverage, Point, Span, Status, Teller

CERTAIN = 0.35  # a teller's best tie, from which on it tells the point for certain


def find_points(story: AlignedStory, rows: Iterable[Coverage]) -> tuple[Point, ...]:
    """Return the points of a story: most widely told first, then most prominent, then in the order of telling."""
    shared = [_shared(fact) for fact in facts(story)]
    return (*sorted(shared, key=_rank), *_only_points(story.sides, rows))


def point_id(told_by: Iterable[Teller]) -> str:
    """Return an id that depends on who tells a point and where, in any order."""
    places = sorted((t.document, t.paragraphs) for t in told_by)
    return "point-" + hashlib.blake2b(repr(places).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _rank(point: Point) -> tuple[int, int, float, int, str]:
    first = min((min(t.paragraphs), t.document) for t in point.told_by)
    return -point.certain, -len(point.told_by), -round(point.prominence, 6), *first


def _shared(fact: Fact) -> Point:
    sides = fact.story.sides
    told_by = tuple(_teller(fact, document, places) for document, places in fact.tellers.items())
    silent = [at for at in range(len(sides)) if at not in fact.tellers]
    omitted = [at for at in silent if is_left_out(fact, at)]
    tellers = [sides[at].document for at in fact.tellers]
    return Point(
        point_id(told_by),
        best_phrasing(fact),
        told_by,
        tuple(sides[at].document.id for at in omitted),
        tuple(sides[at].document.id for at in silent if at not in omitted),
        tuple(sides[at].document.id for at in omitted if could_not_know(sides[at].document, tellers)),
    )


def _teller(fact: Fact, document: int, places: Sequence[int]) -> Teller:
    side = fact.story.sides[document]
    told = [fact.story.sentence(at).span for at in fact.members if at.document == document]
    paragraphs = tuple(side.passages[at].index for at in places)
    return Teller(
        side.document.id, paragraphs, fact.surest(document) < CERTAIN, min(places) + 1, _share(told, side.passages)
    )


def _share(told: Iterable[Span], passages: Iterable[Passage]) -> float:
    """Return the share of an article's characters that these sentences are."""
    whole = sum(len(passage.text) for passage in passages)
    return round(sum(span.end - span.start for span in told) / whole, 4) if whole else 0.0


def _only_points(sides: Sequence[Side], rows: Iterable[Coverage]) -> list[Point]:
    """Return a point for each paragraph that no other document tells any of."""
    of: defaultdict[tuple[str, int], list[Coverage]] = defaultdict(list)
    for row in rows:
        of[row.document, row.paragraph].append(row)
    return [
        _only(side, at, of[side.document.id, passage.index], sides)
        for side in sides
        for at, passage in enumerate(side.passages)
        if passage.stems and all(row.status is Status.ONLY for row in of[side.document.id, passage.index])
    ]


def _only(side: Side, at: int, rows: Sequence[Coverage], sides: Sequence[Side]) -> Point:
    passage = side.passages[at]
    whole = Span(0, len(passage.text))
    told_by = (Teller(side.document.id, (passage.index,), False, at + 1, _share([whole], side.passages)),)
    omitted = tuple(sorted(row.against for row in rows if not row.uncertain))
    others = {other.document.id: other.document for other in sides}
    unknowing = tuple(other for other in omitted if could_not_know(others[other], [side.document]))
    uncertain = tuple(sorted(row.against for row in rows if row.uncertain))
    return Point(point_id(told_by), passage.text, told_by, omitted, uncertain, unknowing)

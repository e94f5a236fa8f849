"""An aligned story -> its points: each fact that is told, in its best wording, who tells it, where, and who leaves it out.

A fact that two or more documents tell is a point told by them; a paragraph that nobody else tells is a point of one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.facts import Fact, facts
from compare.alignment.omission import could_not_know, is_left_out
from compare.alignment.pairs import Side
from compare.alignment.passages import Passage
from compare.alignment.phrasing import best_phrasing
from compare.model import Coverage, Document, Point, Span, Status, Teller
from compare.text.leaning import is_bare_name


def find_points(story: AlignedStory, rows: Iterable[Coverage]) -> tuple[Point, ...]:
    """Return the points of a story: most widely told first, then most prominent, then in the order of telling."""
    shared = [_shared(fact) for fact in facts(story)]
    return (*sorted(shared, key=_rank), *_only_points(story, rows))


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
        side.document.id,
        paragraphs,
        document not in fact.certain,
        min(places) + 1,
        _share(told, fact.story.characters[document]),
    )


def _share(told: Iterable[Span], characters: int) -> float:
    """Return the share of an article's characters that these sentences are."""
    return round(sum(span.end - span.start for span in told) / characters, 4) if characters else 0.0


def _only_points(story: AlignedStory, rows: Iterable[Coverage]) -> list[Point]:
    """Return a point for each paragraph that no other document tells any of; short headings are none."""
    of: defaultdict[tuple[str, int], list[Coverage]] = defaultdict(list)
    for row in rows:
        of[row.document, row.paragraph].append(row)
    others = {side.document.id: side.document for side in story.sides}
    return [
        _only(_lone(side.document, at, passage, characters), passage.text, of[side.document.id, passage.index], others)
        for side, characters in zip(story.sides, story.characters, strict=True)
        for at, passage in enumerate(side.passages)
        if not _is_short_heading(passage, side)
        and all(row.status is Status.ONLY and not row.links for row in of[side.document.id, passage.index])
    ]


def _is_short_heading(passage: Passage, side: Side) -> bool:
    """Return whether a passage says nothing, only names, or no more than the headline of its article and not in a sentence."""
    if not passage.stems or is_bare_name(passage.text):
        return True
    return passage.heading and len(passage.stems) <= len(side.title)


def _lone(document: Document, at: int, passage: Passage, characters: int) -> Teller:
    share = _share([Span(0, len(passage.text))], characters)
    return Teller(document.id, (passage.index,), place=at + 1, share=share)


def _only(teller: Teller, text: str, rows: Sequence[Coverage], others: Mapping[str, Document]) -> Point:
    omitted = tuple(sorted(row.against for row in rows if not row.uncertain))
    unknowing = tuple(other for other in omitted if could_not_know(others[other], [others[teller.document]]))
    uncertain = tuple(sorted(row.against for row in rows if row.uncertain))
    return Point(point_id((teller,)), text, (teller,), omitted, uncertain, unknowing)

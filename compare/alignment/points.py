"""Aligned pairs of a story's documents -> points: each fact that is told, who tells it, who leaves it out.

The sentences of all documents are the nodes of one graph, the linked ones its edges; average linkage makes groups of it.
A group that reaches two or more documents is a point told by them; a paragraph that nobody else tells is a point of one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from compare.alignment.links import Scored, half_normalised
from compare.alignment.pairs import AlignedPair, Side
from compare.clusters.linkage import average_linkage
from compare.model import Coverage, Document, Point, Status, Teller

SAME_FACT = 1.07  # half-normalised overlap of two sentences that tell one fact
JOINED = 0.14  # mean link probability within a point; sentences of one article have none between them
ABSENT = 0.4  # probability of a link to a teller's paragraph; from there on a document may tell the point after all


class Told(NamedTuple):
    """A sentence of a story: document, story paragraph and sentence, by their places."""

    document: int
    passage: int
    sentence: int


def find_points(
    sides: Sequence[Side], pairs: Mapping[tuple[int, int], AlignedPair], rows: Iterable[Coverage]
) -> tuple[Point, ...]:
    """Return the points of a story: most widely told first, then in the order in which its documents tell them."""
    edges = _edges(pairs)
    groups = [group for group in _groups(edges) if len({told.document for told in group}) > 1]
    shared = [_point(group, _best_wording(group, edges, sides), sides, pairs) for group in groups]
    return (*sorted(shared, key=lambda p: (-len(p.told_by), _place(p))), *_only_points(sides, rows))


def _edges(pairs: Mapping[tuple[int, int], AlignedPair]) -> dict[tuple[Told, Told], float]:
    """Return the probability of the link that ties two sentences, for every two that are tied."""
    return {
        (Told(one, link.left, x), Told(two, link.right, y)): link.probability
        for (one, two), pair in sorted(pairs.items())
        for link in pair.links
        for x, y in _same_facts(pair, link)
    }


def _groups(edges: Mapping[tuple[Told, Told], float]) -> list[list[Told]]:
    nodes = sorted({told for edge in edges for told in edge})
    number = {told: i for i, told in enumerate(nodes)}
    likeness = ((number[a], number[b], p) for (a, b), p in edges.items())
    return [[nodes[i] for i in group] for group in average_linkage(len(nodes), likeness, JOINED)]


def _same_facts(pair: AlignedPair, link: Scored) -> list[tuple[int, int]]:
    """Return the sentence pairs of a link that share most, and all others that share enough."""
    one, two = pair.one.passages[link.left].sentences, pair.two.passages[link.right].sentences
    total = pair.weights.total
    return [link.sentences] + [
        (i, j)
        for i, x in enumerate(one)
        for j, y in enumerate(two)
        if (i, j) != link.sentences
        and half_normalised(total(x.stems & y.stems), total(x.stems), total(y.stems)) >= SAME_FACT
    ]


def _point(
    group: Sequence[Told], text: str, sides: Sequence[Side], pairs: Mapping[tuple[int, int], AlignedPair]
) -> Point:
    tellers = sorted({told.document for told in group})
    paragraphs: defaultdict[int, set[int]] = defaultdict(set)
    for told in group:
        paragraphs[told.document].add(told.passage)
    told_by = tuple(
        Teller(sides[d].document.id, tuple(sides[d].passages[at].index for at in sorted(paragraphs[d])))
        for d in tellers
    )
    silent = [d for d in range(len(sides)) if d not in paragraphs]
    doubtful = [d for d in silent if _may_tell(d, paragraphs, pairs)]
    omitted = [sides[d].document.id for d in silent if d not in doubtful]
    return Point(point_id(told_by), text, told_by, tuple(omitted), tuple(sides[d].document.id for d in doubtful))


def _may_tell(silent: int, paragraphs: Mapping[int, set[int]], pairs: Mapping[tuple[int, int], AlignedPair]) -> bool:
    """Return whether some paragraph of a document may tell a point after all."""
    for teller, places in paragraphs.items():
        pair, left = (pairs[silent, teller], False) if silent < teller else (pairs[teller, silent], True)
        if pair.foreign or any(
            s.probability >= ABSENT and (s.left if left else s.right) in places for s in pair.scored
        ):
            return True
    return False


def _best_wording(group: Sequence[Told], edges: Mapping[tuple[Told, Told], float], sides: Sequence[Side]) -> str:
    """Return the sentence that is tied most strongly to the others of its group; of equal ones the shortest."""
    ties = dict.fromkeys(group, 0.0)
    for (a, b), probability in edges.items():
        if a in ties and b in ties:
            ties[a] += probability
            ties[b] += probability
    texts = {told: _text(told, sides) for told in group}
    return texts[min(group, key=lambda told: (-round(ties[told], 6), len(texts[told]), told))]


def _text(told: Told, sides: Sequence[Side]) -> str:
    passage = sides[told.document].passages[told.passage]
    span = passage.sentences[told.sentence].span
    return passage.text[span.start : span.end]


def _only_points(sides: Sequence[Side], rows: Iterable[Coverage]) -> list[Point]:
    """Return a point for each paragraph that no other document tells any of."""
    of: defaultdict[tuple[str, int], list[Coverage]] = defaultdict(list)
    for row in rows:
        of[row.document, row.paragraph].append(row)
    return [
        _only(side.document, passage.index, passage.text, of[side.document.id, passage.index])
        for side in sides
        for passage in side.passages
        if passage.stems and all(row.status is Status.ONLY for row in of[side.document.id, passage.index])
    ]


def _only(document: Document, index: int, text: str, rows: Sequence[Coverage]) -> Point:
    told_by = (Teller(document.id, (index,)),)
    omitted = tuple(sorted(row.against for row in rows if not row.uncertain))
    return Point(point_id(told_by), text, told_by, omitted, tuple(sorted(row.against for row in rows if row.uncertain)))


def _place(point: Point) -> tuple[int, str]:
    return min((min(t.paragraphs), t.document) for t in point.told_by)


def point_id(told_by: Iterable[Teller]) -> str:
    """Return an id that depends on who tells a point and where, in any order."""
    places = sorted((t.document, t.paragraphs) for t in told_by)
    return "point-" + hashlib.blake2b(repr(places).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()

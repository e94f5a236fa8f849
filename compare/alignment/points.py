"""Aligned pairs of a story's documents -> points: each fact that is told, who tells it, who leaves it out.

The sentences of all documents are the nodes of one graph, the linked ones its edges; average linkage makes groups of it.
A group that reaches two or more documents is a point told by them; a paragraph that nobody else tells is a point of one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.alignment.links import Scored, half_normalised
from compare.alignment.pairs import AlignedPair, Pairs, Side
from compare.alignment.passages import Passage, Sentence
from compare.graphs.linkage import grouped
from compare.model import Coverage, Document, Point, Status, Teller

SAME_FACT = 1.07  # half-normalised overlap of two sentences that tell one fact
JOINED = 0.14  # mean link probability within a point; sentences of one article have none between them
CERTAIN = 0.5  # probability of a teller's best link, from which on it tells the point for certain
ABSENT = 0.4  # probability of a link to a teller's paragraph; from there on a document may tell the point after all
FRAGMENT = 4  # stems: a sentence of fewer ("He was 46.") says little by itself


class Told(NamedTuple):
    """A sentence of a story: document, story paragraph and sentence, by their places."""

    document: int
    passage: int
    sentence: int


Edges = Mapping[tuple[Told, Told], float]  # two sentences -> the probability of the link that ties them


def find_points(sides: Sequence[Side], pairs: Pairs, rows: Iterable[Coverage]) -> tuple[Point, ...]:
    """Return the points of a story: most widely told first, then in the order in which its documents tell them."""
    edges = _edges(pairs)
    groups = [group for group in _groups(edges) if len({told.document for told in group}) > 1]
    home = {told: at for at, group in enumerate(groups) for told in group}
    inside: defaultdict[int, dict[tuple[Told, Told], float]] = defaultdict(dict)
    for (a, b), probability in edges.items():
        if a in home and home[a] == home.get(b):
            inside[home[a]][a, b] = probability
    shared = [_Group(tuple(group), inside[at], sides, pairs).point() for at, group in enumerate(groups)]
    return (*sorted(shared, key=lambda p: (-len(p.told_by), _place(p))), *_only_points(sides, rows))


def point_id(told_by: Iterable[Teller]) -> str:
    """Return an id that depends on who tells a point and where, in any order."""
    places = sorted((t.document, t.paragraphs) for t in told_by)
    return "point-" + hashlib.blake2b(repr(places).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _edges(pairs: Pairs) -> Edges:
    return {
        (Told(one, link.left, x), Told(two, link.right, y)): link.probability
        for (one, two), pair in sorted(pairs.items())
        for link in pair.links
        for x, y in _same_facts(pair, link)
    }


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


def _groups(edges: Edges) -> list[list[Told]]:
    nodes = sorted({told for edge in edges for told in edge})
    number = {told: i for i, told in enumerate(nodes)}
    likeness = ((number[a], number[b], p) for (a, b), p in edges.items())
    return [[nodes[i] for i in group] for group in grouped(len(nodes), likeness, JOINED)]


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Sentences that tell one fact, the edges between them, and what tells who else may tell it, and in which words."""

    members: tuple[Told, ...]
    edges: Edges
    sides: Sequence[Side]
    pairs: Pairs

    def point(self) -> Point:
        """Return the point that the sentences tell."""
        told_by = tuple(self._teller(at) for at in sorted(self._passages()))
        silent = [at for at in range(len(self.sides)) if at not in self._passages()]
        surely_told = sum(not teller.uncertain for teller in told_by) > 1
        doubtful = [at for at in silent if not surely_told or self._may_tell(at)]
        omitted = tuple(self.sides[at].document.id for at in silent if at not in doubtful)
        uncertain = tuple(self.sides[at].document.id for at in doubtful)
        return Point(point_id(told_by), self._text(self._best()), told_by, omitted, uncertain)

    def _passages(self) -> dict[int, set[int]]:
        found: defaultdict[int, set[int]] = defaultdict(set)
        for told in self.members:
            found[told.document].add(told.passage)
        return found

    def _teller(self, document: int) -> Teller:
        inside = set(self.members)
        best = max(
            p
            for (a, b), p in self.edges.items()
            if a in inside and b in inside and document in (a.document, b.document)
        )
        side = self.sides[document]
        places = tuple(side.passages[at].index for at in sorted(self._passages()[document]))
        return Teller(side.document.id, places, best < CERTAIN)

    def _may_tell(self, silent: int) -> bool:
        """Return whether a document without a sentence in the group may tell the point after all.

        It may where one of its paragraphs comes near a teller's, where it gives one of the point's figures or counts the
        same otherwise, and wherever it is in another language.
        """
        said = [self._sentence(told) for told in self.members]
        side = self.sides[silent]
        if not side.values.isdisjoint(value for sentence in said for value in sentence.values):
            return True
        counted = {stem for sentence in said for stem in sentence.counted}
        if any(not counted.isdisjoint(sentence.counted) for sentence in side.sentences):
            return True
        for teller, places in self._passages().items():
            pair, left = (self.pairs[silent, teller], False) if silent < teller else (self.pairs[teller, silent], True)
            if pair.foreign:
                return True
            if any(s.probability >= ABSENT and (s.left if left else s.right) in places for s in pair.scored):
                return True
        return False

    def _best(self) -> Told:
        """Return the sentence of which the other tellers hold most: what all tell, with the least beside it."""
        whole = [told for told in self.members if len(self._sentence(told).stems) >= FRAGMENT] or list(self.members)
        return min(whole, key=lambda told: (-round(self._support(told), 6), len(self._text(told)), told))

    def _support(self, told: Told) -> float:
        stems, shares = self._sentence(told).stems, []
        for other, places in self._passages().items():
            if other != told.document:
                weights = self.pairs[min(other, told.document), max(other, told.document)].weights
                there = frozenset().union(*(self.sides[other].passages[at].stems for at in places))
                shares.append(weights.total(stems & there) / (weights.total(stems) + 1.0))
        return sum(shares) / len(shares)

    def _passage(self, told: Told) -> Passage:
        return self.sides[told.document].passages[told.passage]

    def _sentence(self, told: Told) -> Sentence:
        return self._passage(told).sentences[told.sentence]

    def _text(self, told: Told) -> str:
        span = self._sentence(told).span
        return self._passage(told).text[span.start : span.end]


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

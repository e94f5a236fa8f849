"""An aligned story -> its facts: groups of sentences of two or more articles that tell one thing.

The sentences of all articles are the nodes of one graph. Two of linked paragraphs are tied by what they share that is rare
in the whole story; `gathering` makes groups of them, and what hardly any other teller supports is left out of its group.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.alignment.aligned_story import AlignedStory, Told
from compare.alignment.gathering import Ties, gathered
from compare.alignment.links import Overlaps, by_text
from compare.alignment.passages import Passage
from compare.text.leaning import is_aside

ALSO = 1.3  # least overlap of two sentences of a link that are tied beside those two that share most
STEEPNESS = 2.0  # of the logistic curve that makes a share of an overlap; half way at 1
TOGETHER = 0.18  # mean tie between the articles of a fact
CERTAIN = 0.25  # a teller's best tie, from which on it tells the fact for certain
SUPPORT = 0.4  # of the mean support of a fact's sentences; one with less was drawn in by a neighbour


@dataclass(frozen=True, eq=False)
class Fact:
    """Sentences that tell one thing, and how surely each two of them do."""

    story: AlignedStory
    members: tuple[Told, ...]
    ties: Ties

    @cached_property
    def tellers(self) -> Mapping[int, tuple[int, ...]]:
        """Return the documents that tell it, in order, each with the passages where."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for told in self.members:
            found[told.document].add(told.passage)
        return {document: tuple(sorted(found[document])) for document in sorted(found)}

    @cached_property
    def core(self) -> Mapping[str, float]:
        """Return the stems that two or more tellers use, each with the share of the other tellers who use it too."""
        users: defaultdict[str, set[int]] = defaultdict(set)
        for told in self.members:
            for stem in self.story.sentence(told).stems:
                users[stem].add(told.document)
        others = len(self.tellers) - 1
        return {stem: (len(users[stem]) - 1) / others for stem in sorted(users) if len(users[stem]) > 1}

    @cached_property
    def stems(self) -> Mapping[int, frozenset[str]]:
        """Return the stems of each teller's paragraphs that tell it."""
        sides = self.story.sides
        return {
            at: frozenset().union(*[sides[at].passages[place].stems for place in places])
            for at, places in self.tellers.items()
        }

    @cached_property
    def support(self) -> Mapping[Told, float]:
        """Return how surely the other tellers tell each sentence: the sum of its best tie to each."""
        return _support(self.members, self.ties)

    def is_certain(self, document: int) -> bool:
        """Return whether a teller is sure to tell it, by the best tie between a sentence of it and one of another."""
        return any(tie >= CERTAIN for (a, b), tie in self.ties.items() if document in (a.document, b.document))


def facts(story: AlignedStory) -> list[Fact]:
    """Return what two or more documents of a story tell."""
    ties = _ties(story)
    asides = {told for told in {told for pair in ties for told in pair} if is_aside(story.text(told))}
    ties = {pair: tie for pair, tie in ties.items() if asides.isdisjoint(pair)}
    groups = gathered(ties, TOGETHER)
    home = {told: at for at, group in enumerate(groups) for told in group}
    inside: defaultdict[int, dict[tuple[Told, Told], float]] = defaultdict(dict)
    for (a, b), tie in ties.items():
        if a in home and home[a] == home.get(b):
            inside[home[a]][a, b] = tie
    return [_fact(story, group, inside[at]) for at, group in enumerate(groups)]


def _ties(story: AlignedStory) -> dict[tuple[Told, Told], float]:
    ties: dict[tuple[Told, Told], float] = {}
    overlaps = Overlaps(story.weights)
    for (one, two), pair in sorted(story.pairs.items()):
        same_facts = by_text(lambda a, b: _same_facts(a, b, overlaps))
        for link in pair.links:
            for x, y, lessening in same_facts(pair.one.passages[link.left], pair.two.passages[link.right]):
                ties[Told(one, link.left, x), Told(two, link.right, y)] = link.probability / lessening
    return ties


def _same_facts(one: Passage, two: Passage, overlaps: Overlaps) -> list[tuple[int, int, float]]:
    """Return the sentence pairs of two linked passages that tell one fact, with what lessens their tie below the link."""
    found = overlaps.of(one, two)
    last = len(one.sentences) - 1, len(two.sentences) - 1
    best = max(found, key=lambda at: (found[at], at), default=last)
    return [
        (i, j, 1.0 + math.exp(-STEEPNESS * (overlap - 1.0)))
        for (i, j), overlap in (found or {last: 0.0}).items()
        if (i, j) == best or overlap >= ALSO
    ]


def _fact(story: AlignedStory, group: Sequence[Told], ties: Ties) -> Fact:
    """Return a group as a fact, without the sentences that its other tellers hardly support."""
    support = _support(group, ties)
    least = SUPPORT * math.fsum(support.values()) / len(group)
    kept = {told for told in group if support[told] >= least}
    if len({told.document for told in kept}) < 2:  # all hang on one of them
        kept = set(group)
    return Fact(story, tuple(sorted(kept)), {pair: tie for pair, tie in ties.items() if kept.issuperset(pair)})


def _support(group: Sequence[Told], ties: Ties) -> dict[Told, float]:
    """Return the sum of each sentence's best tie to each of the other documents."""
    best: defaultdict[Told, dict[int, float]] = defaultdict(dict)
    for (a, b), tie in ties.items():
        best[a][b.document] = max(tie, best[a].get(b.document, 0.0))
        best[b][a.document] = max(tie, best[b].get(a.document, 0.0))
    return {told: math.fsum(best[told].values()) for told in group}

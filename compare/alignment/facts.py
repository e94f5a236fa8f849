"""An aligned story -> its facts: groups of sentences of two or more articles that tell one thing.

The sentences of all articles are the nodes of one graph. Two of linked paragraphs are tied by what they share that is rare
in the whole story; `gathering` makes groups of them, and what hardly any other teller supports is left out of its group.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from compare.alignment.aligned_story import AlignedStory, Told
from compare.alignment.gathering import Ties, gathered
from compare.alignment.links import Overlaps, by_text
from compare.alignment.passages import TELLING, Passage
from compare.alignment.places import LARGE
from compare.text.figures import is_time
from compare.text.leaning import is_aside

ALSO = 1.3  # least overlap of two sentences of a link that are tied beside those two that share most
STEEPNESS = 2.0  # of the logistic curve that makes a share of an overlap; half way at 1
TOGETHER = 0.18  # mean tie between the articles of a fact
CERTAIN = 0.25  # a teller's best tie, from which on it may tell the fact for certain
# Cosine between the words of a teller and what the others share, from which on it does; a lower one only with so much in common.
LIKE, HARDLY_LIKE, SAYS_MUCH = 0.2, 0.15, 13.0
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
        if len(self.told) == 2:
            one, two = self.told.values()
            return dict.fromkeys(sorted(one & two), 1.0)
        users = Counter(chain.from_iterable(self.told.values()))
        others = len(self.tellers) - 1
        return {stem: (users[stem] - 1) / others for stem in sorted(users) if users[stem] > 1}

    @cached_property
    def told(self) -> Mapping[int, frozenset[str]]:
        """Return the stems of each teller's sentences that tell it."""
        found: dict[int, frozenset[str]] = {}
        for told in self.members:
            found[told.document] = found.get(told.document, frozenset()) | self.story.sentence(told).stems
        return found

    @cached_property
    def values(self) -> Mapping[int, frozenset[tuple[float, str]]]:
        """Return the telling figures of each teller's sentences that tell it, with their units."""
        found: dict[int, frozenset[tuple[float, str]]] = {}
        for told in self.members:
            found[told.document] = found.get(told.document, frozenset()) | self.story.sentence(told).values
        return found

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

    @cached_property
    def certain(self) -> frozenset[int]:
        """Return the tellers that are sure to tell it: one sentence is tied well to one of another, and says the same, or both
        give one telling figure.

        Of very many articles on one subject a few words of it tie what tells different things.
        """
        tied = {told.document for pair, tie in self.ties.items() if tie >= CERTAIN for told in pair}
        if len(self.told) == 2:  # each is as like the other
            alike = frozenset(tied if self._says_the_same(min(tied, default=min(self.told))) else ())
        else:
            alike = frozenset(document for document in tied if self._says_the_same(document))
        if len(alike) == len(tied):
            return alike
        given = self._figures()
        counted = Counter(figure for figures in given.values() for figure in figures)
        return alike | {document for document in tied if any(counted[figure] > 1 for figure in given[document])}

    def _figures(self) -> Mapping[int, frozenset[tuple[float, str]]]:
        """Return the figures of each teller that hardly stand twice by chance, with their units: none of "ten years"."""
        found: dict[int, set[tuple[float, str]]] = {}
        for told in self.members:
            figures = [f for f in self.story.sentence(told).figures if f.unit or f.value >= TELLING]
            telling = {(f.value, f.unit) for f in figures if f.value >= LARGE or not is_time(f.counts)}
            found.setdefault(told.document, set()).update(telling)
        return {document: frozenset(figures) for document, figures in found.items()}

    def _says_the_same(self, document: int) -> bool:
        """Return whether what a teller says is like what the others, or two of them, say."""
        weigh, total = self.story.weights.story, self.story.weights.total
        others, mine = [stems for other, stems in self.told.items() if other != document], self.told[document]
        if len(others) == 1:
            held, theirs = total(mine & others[0]), total(others[0])
        else:
            users = Counter(chain.from_iterable(others))
            shared = {stem: weigh[stem] * count / len(others) for stem, count in users.items() if count > 1}
            held = math.fsum([weight for stem, weight in shared.items() if stem in mine])
            theirs = math.fsum(shared.values())
        likeness = held / math.sqrt(theirs * total(mine) or 1.0)
        return likeness >= LIKE or (likeness >= HARDLY_LIKE and held >= SAYS_MUCH)


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

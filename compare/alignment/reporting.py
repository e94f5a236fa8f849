"""Quotation and another article's passages -> the sentences that report it without quotation marks.

A small logistic model over what a passage shares with a quotation. Its coefficients are made by
`benchmarks/fit_quotes.py` from pairs of articles that people have read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from compare.alignment.links import longest_run
from compare.alignment.pairs import AlignedPair, Side
from compare.alignment.passages import Passage
from compare.alignment.utterances import CUT, CUT_TOKENS, LEAST_SHARED, Utterance
from compare.text.quotations.lexicon import lexicon
from compare.text.tokens import tokens

# Order of features: probability that the two paragraphs are linked, a verb of speech in the sentence, first of all passages
# by shared weight, tokens of the longest common run beyond two (up to six, in thirds), share that the passage holds of the
# quotation's weight or the quotation of the sentence's, whichever is more.
COEFFICIENTS = (3.12, 0.95, 0.84, 2.05, 1.39)
INTERCEPT = -6.95
LEAST = -2.1  # log odds of a report to be shown
LIKELY = 0.0  # to be shown without "uncertain"
WORTH = 0.5  # probability of a link below which a passage without a common run is not looked at
HOLDERS = 30  # passages that hold one run of three words; beyond, the run is a phrase
MOST = 3  # passages of one document that report one quotation


Triple = tuple[str, str, str]
Holders = Mapping[Triple, list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A passage that tells what a quotation says: its best sentence, log odds, and whether word for word."""

    passage: Passage
    start: int
    end: int
    odds: float
    verbatim: bool

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.passage.text[self.start : self.end]


class Search:
    """Looks for what a pair's one side quotes in the passages of its other."""

    def __init__(self, pair: AlignedPair, holders: Holders, *, left: bool) -> None:
        self._pair, self._holders = pair, holders
        here, self._there = (pair.one, pair.two) if left else (pair.two, pair.one)
        self._cues = lexicon(self._there.document.language).cues
        self._links = _links(pair, here, left=left)

    def linked(self, here: int, there: int) -> float:
        """Return how likely two paragraphs (by their indices) tell a same fact."""
        return self._links.get(here, {}).get(there, 0.0)

    def tellings(self, utterance: Utterance) -> list[Telling]:
        """Return the passages that report a quotation, the likeliest first; among foreign words, only what is verbatim."""
        linked = self._links.get(utterance.quote.paragraph, {})
        held = (self._holders.get(triple, ()) for triple in utterance.triples)
        running = {index for indices in held if len(indices) <= HOLDERS for index in indices}
        near = [p for p in self._there.passages if linked.get(p.index, 0.0) >= WORTH or p.index in running]
        if not near:
            return []
        shares = {p.index: self._pair.weights.total(p.stems & utterance.stems) for p in near}
        first = max(shares.values())
        found = [self._telling(utterance, p, linked.get(p.index, 0.0), shares[p.index] >= first) for p in near]
        kept = [t for t in found if t.verbatim or (t.odds >= LEAST and not self._pair.foreign)]
        return sorted(kept, key=lambda t: (not t.verbatim, -t.odds, t.passage.index))[:MOST]

    def _telling(self, one: Utterance, passage: Passage, probability: float, first: bool) -> Telling:
        total, general = self._pair.weights.total, self._pair.weights.general
        run = 0 if one.triples.isdisjoint(passage.triples) else longest_run(one.tokens, passage.tokens)
        best = max(passage.sentences, key=lambda s: (total(s.stems & one.stems), -s.span.start))
        place, shared = best.span, one.stems & passage.stems
        features = (
            probability,
            not self._cues.isdisjoint(tokens(passage.text[place.start : place.end])),
            first,
            min(max(run - 2, 0), 6) / 3,
            max(_share(general(shared), general(one.stems)), _share(total(one.stems & best.stems), total(best.stems))),
        )
        odds = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, features, strict=True))
        verbatim = run >= max(CUT_TOKENS, CUT * len(one.tokens)) and len(shared) >= LEAST_SHARED
        return Telling(passage, place.start, place.end, odds, verbatim)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _links(pair: AlignedPair, here: Side, *, left: bool) -> Mapping[int, dict[int, float]]:
    """Return, for each paragraph of a side, how likely each paragraph of the other is linked to it."""
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    there = pair.two if left else pair.one
    for scored in pair.scored:
        near, far = (scored.left, scored.right) if left else (scored.right, scored.left)
        found[here.passages[near].index][there.passages[far].index] = scored.probability
    return found


def holders_of(runs: Set[Triple], side: Side) -> Holders:
    """Return the paragraphs of a side in which each of some runs of three tokens stands."""
    holders: defaultdict[Triple, list[int]] = defaultdict(list)
    for passage in side.passages:
        for triple in passage.triples & runs:
            holders[triple].append(passage.index)
    return holders

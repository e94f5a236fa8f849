"""Quotation and another article's passages -> the sentences that report it without quotation marks.

A small logistic model over what a passage shares with a quotation. Its coefficients are made by
`benchmarks/fit_quotes.py` from pairs of articles that people have read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from itertools import islice
from typing import NamedTuple

from compare.alignment.pairs import AlignedPair, Side
from compare.alignment.passages import Passage
from compare.alignment.utterances import CUT, CUT_TOKENS, LEAST_SHARED, OTHERS_TOKENS, Utterance, name_words
from compare.text.quotations.lexicon import lexicon
from compare.text.quotes import told_by

# Order of features: probability that the two paragraphs are linked; a verb of speech in the sentence; first of all passages
# by shared weight; tokens of the longest common run beyond two, up to six, in thirds; share that the passage holds of a
# sentence of the quotation, or the quotation of the passage's, whichever is more.
COEFFICIENTS = (4.68, 0.93, 0.16, 1.43, 3.25)
INTERCEPT = -7.62
LEAST = -2.4  # log odds of a report to be shown
LEAST_HELD = 0.15  # share of a sentence of the quotation, by weight, that the report's sentence holds
HELD = 0.3  # to be shown without "uncertain"
LIKELY = 0.0  # to be shown without "uncertain"
WORTH = 0.65  # probability of a link below which a passage without a common run is not looked at
HOLDERS = 30  # passages that hold one run of three words; beyond, the run is a phrase
MOST = 3  # passages of one document that report one quotation
_ORDINAL = frozenset("st nd rd th".split())  # of the 4th Circuit

Triple = tuple[str, str, str]
Holders = Mapping[Triple, list[int]]


class Telling(NamedTuple):
    """A passage that may tell what a quotation says: its best sentence, what it shares, and the run of words it shares.

    `held`: what share the sentence holds of what one sentence of the quotation says, names apart, by weight. `speaks`: a verb that
    is one of speech wherever it stands is in the sentence.
    """

    passage: Passage
    start: int
    end: int
    features: tuple[float, ...]
    run: int
    verbatim: bool
    held: float = 1.0
    speaks: bool = True

    @property
    def odds(self) -> float:
        """Return the log odds that it reports the quotation."""
        return INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, self.features, strict=True))

    @property
    def linked(self) -> float:
        """Return the probability that the passage tells a same fact as the quotation's, where it is worth a look."""
        return self.features[0]

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.passage.text[self.start : self.end]


class Search:
    """Looks for what a pair's one side quotes in the passages of its other."""

    def __init__(self, pair: AlignedPair, holders: Holders, *, left: bool) -> None:
        self._pair, self._holders = pair, holders
        here, self._there = (pair.one, pair.two) if left else (pair.two, pair.one)
        self._passages = {passage.index: passage for passage in self._there.passages}
        words = lexicon(self._there.document.language)
        self._cues, self._sure = words.cues, words.cues - words.weak
        self._links = _links(pair, here, left=left)

    def linked(self, here: int, there: int) -> float:
        """Return how likely two paragraphs (by their indices) tell a same fact."""
        return self._links.get(here, {}).get(there, 0.0)

    def tellings(self, utterance: Utterance, quoting: Set[int]) -> list[Telling]:
        """Return the passages that report a quotation, the likeliest first; among foreign words, only what is verbatim.

        Paragraphs that quote it (`quoting`) report nothing. A sentence that gives its words to somebody else tells
        another's, unless a long run is word for word the same.
        """
        found = [
            t for t in self.candidates(utterance, quoting) if t.verbatim or (_is_worth(t) and not self._pair.foreign)
        ]
        found.sort(key=lambda t: (not t.verbatim, -t.odds, t.passage.index))
        kept = (t for t in found if t.run >= OTHERS_TOKENS or not self._of_another(utterance, t))
        return list(islice(kept, MOST))

    def candidates(self, utterance: Utterance, quoting: Set[int] = frozenset()) -> list[Telling]:
        """Return the passages that are likely linked to a quotation's, or share a run of words with it."""
        linked = self._links.get(utterance.quote.paragraph, {})
        held = [self._holders[triple] for triple in utterance.triples & self._holders.keys()]
        running = {index for indices in held if len(indices) <= HOLDERS for index in indices}
        beside = (self._passages[index] for index in sorted((running | linked.keys()) - quoting))
        near = [p for p in beside if len(p.stems & utterance.stems) >= LEAST_SHARED]
        shares = [self._pair.weights.total(p.stems & utterance.stems) for p in near]
        first = max(shares, default=0.0)
        return [
            self._telling(utterance, passage, linked.get(passage.index, 0.0), share >= first)
            for passage, share in zip(near, shares, strict=True)
        ]

    def _telling(self, one: Utterance, passage: Passage, probability: float, first: bool) -> Telling:
        total, general = self._pair.weights.total, self._pair.weights.general
        run = _run(one, passage)
        best = max(passage.sentences, key=lambda s: (total(s.stems & one.stems), -s.span.start))
        start, end = best.span.start, best.span.end
        here = max(_share(general(part & passage.stems), general(part)) for part in one.parts)
        features = (
            probability,
            float(not self._cues.isdisjoint(best.tokens)),
            float(first),
            min(max(run - 2, 0), 6) / 3,
            max(here, _share(total(one.stems & best.stems), total(best.stems))),
        )
        verbatim = run >= max(CUT_TOKENS, CUT * len(one.tokens))
        held = max(_share(total(part & best.stems), total(part)) for part in map(self._content, one.parts))
        return Telling(passage, start, end, features, run, verbatim, held, not self._sure.isdisjoint(best.tokens))

    def _content(self, stems: frozenset[str]) -> frozenset[str]:
        """Return the stems of a sentence without names, which all of a story shares, unless it has little else."""
        content = stems - self._pair.weights.names - _ORDINAL
        return content if len(content) >= LEAST_SHARED else stems

    def _of_another(self, one: Utterance, telling: Telling) -> bool:
        teller = name_words(told_by(telling.text, self._there.document.language)) if one.who else one.who
        return bool(teller) and teller.isdisjoint(one.who)


def _is_worth(told: Telling) -> bool:
    """Return whether a passage may report a quotation in other words: likely enough, with words of what it says."""
    return told.odds >= LEAST and told.held >= LEAST_HELD


def is_likely(one: Utterance, told: Telling) -> bool:
    """Return whether a passage is likely to report a quotation: word for word, or one that is long enough to be told apart.

    In other words only with a verb of speech, or a long run of the same.
    A run of a few words ("day at the White House") may be a phrase, unless the paragraphs tell a same fact.
    """
    if told.verbatim:
        return told.run >= OTHERS_TOKENS or told.linked >= WORTH
    speaks = told.speaks or told.run >= OTHERS_TOKENS
    likely = speaks and told.odds >= LIKELY and told.held >= HELD
    return likely and len(one.tokens) >= OTHERS_TOKENS and bool(one.quote.speaker)


def _run(one: Utterance, passage: Passage) -> int:
    """Return how many tokens of a quotation stand in a row whose every three the passage holds in a row."""
    if one.triples.isdisjoint(passage.triples):
        return 0
    longest = length = 0
    for triple in zip(one.tokens, one.tokens[1:], one.tokens[2:], strict=False):
        length = length + 1 if triple in passage.triples else 0
        longest = max(longest, length)
    return longest + 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _links(pair: AlignedPair, here: Side, *, left: bool) -> Mapping[int, dict[int, float]]:
    """Return, for each paragraph of a side, how likely paragraphs of the other are linked to it, where it is worth a look."""
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    there = pair.two if left else pair.one
    for scored in pair.scored:
        if scored.probability >= WORTH:
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

"""Two documents' passages -> their aligned pair: judged passages on both sides and the links between them, shown both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from compare.alignment.agreement import share_value
from compare.alignment.coverage import (
    COEFFICIENTS,
    WITH_MEANING,
    Judgement,
    coverage_features,
    odds,
    settle,
    strengths,
)
from compare.alignment.judging import Asked, judge_links, moved_by
from compare.alignment.links import (
    MEANING,
    WORDS,
    Floats,
    LinkModel,
    Scored,
    copied_runs,
    detailed,
    half_normalised,
    link_features,
)
from compare.alignment.meaning import meaning_features
from compare.alignment.meetings import Meetings, meet
from compare.alignment.order import moved
from compare.alignment.passages import Passage, Sentence, passages
from compare.alignment.weights import Weights, weigh
from compare.alignment.wording import wording
from compare.model import Clue, Coverage, Document, Evidence, Link, Quote, Span, Status, Wording
from compare.stories.meaning import Vectors
from compare.text.language import are_foreign
from compare.text.quotes import quotes
from compare.text.terms import stems

COMMON_RUN = 4  # tokens: the shortest shared run that is evidence by itself
COPIED = 0.3  # share of the shorter paragraph that is one run of words also in the other
SHOWN = 6  # shared things shown of a link
# Share of a passage's weight in general that stands anywhere in the other article, beyond which it may be told there in
# part: of the paragraphs that two readers judged, nine in ten below and four in five beyond are told by one article alone.
STANDS_THERE = 0.2
HEADLINE = 2.0  # half-normalised overlap in general weight of a passage with a headline that tells the same
RARE_NAME = (
    0.7  # share of a name's weight in general that is left of it in the story: a few paragraphs hold it, not most
)
# Weight in the story, and share of that in general, of a word that two sentences of one speaker share: they may be one.
TELLING_WORD, RARE_WORD = 3.0, 0.5
NEGLIGIBLE = 0.05  # probability of a link, below which it is not kept
FOREIGN_DOUBT = 0.5  # how far links between languages heed that a passage may stand alone: its words do not tell
LIKE_WORDED = 2  # runs of three tokens that both print, from which on it is kept all the same


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A document, read: passages, quotations, stems of the headline; all its telling figures, stems and words (tokens)."""

    document: Document
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...] = ()
    title: frozenset[str] = frozenset()
    values: frozenset[tuple[float, str]] = frozenset()  # with their units
    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    speaking: Mapping[int, frozenset[str]] = field(
        default_factory=dict
    )  # paragraph -> the last names of who is quoted there
    voices: Mapping[str, frozenset[str]] = field(default_factory=dict)  # such a name -> the stems of those passages
    vectors: Vectors | None = None  # of its sentences, where there is an encoder

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of all passages."""
        return (sentence for passage in self.passages for sentence in passage.sentences)

    @classmethod
    def of(cls, document: Document) -> Side:
        """Return a document, read for comparing."""
        title = frozenset(stems(document.title, document.language))
        read = passages(document)
        said = tuple(quotes(document.story, document.language))
        values = frozenset().union(*[passage.values for passage in read])
        held = frozenset().union(*[passage.stems for passage in read])
        words = frozenset().union(*[passage.tokens for passage in read])
        speaking, voices = _voices(said, read)
        return cls(document, read, said, title, values, held, words, speaking, voices)


def _voices(
    said: Sequence[Quote], read: Sequence[Passage]
) -> tuple[Mapping[int, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Return who speaks in each paragraph, by the last names, and the stems of the passages in which each of them does."""
    speaking: defaultdict[int, set[str]] = defaultdict(set)
    for quote in said:
        if quote.speaker:
            speaking[quote.paragraph].add(quote.speaker.split()[-1])
    stems: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for passage in read:
        for name in speaking.get(passage.index, ()):
            stems[name].append(passage.stems)
    return (
        {paragraph: frozenset(names) for paragraph, names in speaking.items()},
        {name: frozenset().union(*held) for name, held in stems.items()},
    )


@dataclass(frozen=True, slots=True, eq=False)
class AlignedPair:
    """Two sides, what each passage's coverage by the other side is, and every link that holds."""

    one: Side
    two: Side
    weights: Weights
    scored: tuple[Scored, ...]
    links: tuple[Scored, ...]
    judged: tuple[tuple[Judgement, ...], tuple[Judgement, ...]]
    foreign: bool  # in two known languages: words tell little, so that no judgement is certain
    bounded: bool = False  # so long that passages were compared with their likeliest partners only

    def rows(self) -> Iterator[Coverage]:
        """Yield the coverage of each passage of the first document, then of the second."""
        out_of_order, wordings = moved(_best_places(self.links)), list(self._wordings())
        for left in (True, False):
            here, there = (self.one, self.two) if left else (self.two, self.one)
            linked = self._linked(left, out_of_order, wordings)
            for at, passage in enumerate(here.passages):
                yield self._row(here, there, passage, self.judged[0 if left else 1][at], linked.get(at, []))

    def _row(self, here: Side, there: Side, passage: Passage, judged: Judgement, links: list[Link]) -> Coverage:
        return Coverage(
            here.document.id,
            passage.index,
            there.document.id,
            judged.status,
            round(judged.probability, 4),
            judged.uncertain or self.foreign or (judged.status is Status.ONLY and self._hinted(passage, here, there)),
            tuple(sorted(links, key=lambda link: (-link.score, link.paragraph))),
        )

    def _hinted(self, passage: Passage, here: Side, there: Side) -> bool:
        """Return whether an unlinked passage may be told after all.

        So it is where a figure or a rare name of it stands there, much of its words does, or the headline tells it, or whoever
        is quoted in it is quoted on the matter there, and so is a heading, which says little of what it is about, and all where
        it is not known which words are rare.
        """
        if not self.weights.known or passage.heading:
            return True
        if share_value(passage.values, there.values) or self._names_alike(passage, there):
            return True
        if self._quoted_alike(passage, here, there):
            return True
        total = self.weights.general
        whole = total(passage.stems)
        if total(passage.stems & there.stems) > STANDS_THERE * whole:
            return True
        shared = passage.stems & there.title
        return bool(shared) and half_normalised(total(shared), whole, total(there.title)) >= HEADLINE

    def _quoted_alike(self, passage: Passage, here: Side, there: Side) -> bool:
        """Return whether one who is quoted in a passage is quoted there in a paragraph that shares a rare word with it."""
        heard = [there.voices.get(name, frozenset()) for name in here.speaking.get(passage.index, ())]
        if not any(heard):
            return False
        weigh, general, names = self.weights.story, self.weights.idf, self.weights.names
        telling = {s for s in passage.stems - names if weigh[s] >= max(TELLING_WORD, RARE_WORD * general[s])}
        return any(not telling.isdisjoint(stems) for stems in heard)

    def _names_alike(self, passage: Passage, there: Side) -> bool:
        """Return whether a name that few paragraphs of both hold stands in a passage and there."""
        weights = self.weights
        rare = {s for s in passage.stems & weights.names if weights.story[s] >= RARE_NAME * weights.idf[s]}
        return not rare.isdisjoint(there.stems)

    def _linked(
        self, left: bool, out_of_order: frozenset[tuple[int, int]], wordings: Sequence[Wording | None]
    ) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for scored, words in zip(self.links, wordings, strict=True):
            here, there = (scored.left, scored.right) if left else (scored.right, scored.left)
            near = (self.one if left else self.two).passages[here]
            far = (self.two if left else self.one).passages[there]
            link = Link(
                far.index,
                round(scored.probability, 4),
                link_evidence(scored, self.weights, near.words),
                words if left or words is None else words.mirrored,
                (scored.left, scored.right) in out_of_order,
            )
            found.setdefault(here, []).append(link)
        return found

    def _wordings(self) -> Iterator[Wording | None]:
        found: dict[tuple[str, str], Wording | None] = {}  # of the same words once
        for link in self.links:
            a, b = self.one.passages[link.left], self.two.passages[link.right]
            key = a.text, b.text
            if key not in found:
                found[key] = _wording(link, a, b)
            yield found[key]


Pairs = Mapping[tuple[int, int], AlignedPair]  # of a story's sides: each two of them, by their places, the lower first


def align(one: Side, two: Side, cut: float, asked: Asked | None = None) -> AlignedPair:
    """Return two sides aligned; links of less strength than `cut` do not hold, and a judge may be asked about the likeliest."""
    foreign = are_foreign(one.document.language, two.document.language)
    language = "" if foreign else one.document.language or two.document.language
    weights = weigh(one.passages, two.passages, language)
    met = meet(one.passages, two.passages, weights, every=one.vectors is not None)
    features = link_features(one.passages, two.passages, weights, met)
    copied = copied_runs(one.passages, two.passages, met, features)
    model, probability, nearest = _probabilities(one, two, features, met)
    said = judge_links(one.passages, two.passages, met, probability, asked) if asked else {}
    probability = moved_by(probability, said)
    table = COEFFICIENTS if model is WORDS else WITH_MEANING
    first = odds(coverage_features(one.passages, probability, weights, met, left=True), table)
    second = odds(coverage_features(two.passages, probability, weights, met, left=False), table)
    strength = strengths(probability, met, first, second, min(model.doubt, FOREIGN_DOUBT) if foreign else model.doubt)
    kept = np.flatnonzero((probability >= NEGLIGIBLE) | (copied >= LIKE_WORDED))
    columns = [column[kept].tolist() for column in (met.left, met.right, probability, copied)]
    near = [None] * len(kept) if nearest is None else nearest[kept].tolist()
    scored = [
        Scored(left, right, likely, runs, nearest=close, judged=said.get(m))
        for m, left, right, likely, runs, close in zip(kept.tolist(), *columns, near, strict=True)
    ]
    is_strong = (strength[kept] >= model.strict * cut).tolist()
    strong = (link for link, holds in zip(scored, is_strong, strict=True) if holds)
    links = tuple(detailed(strong, one.passages, two.passages, weights))
    # what is not linked is told by one; what is linked is told by both, or "only here" is uncertain
    lefts, rights = _likeliest_links(links)
    judged = (
        tuple(settle(j, lefts.get(at, 0.0)) for at, j in enumerate(first)),
        tuple(settle(j, rights.get(at, 0.0)) for at, j in enumerate(second)),
    )
    return AlignedPair(one, two, weights, tuple(scored), links, judged, foreign, met.bounded)


def _likeliest_links(links: Iterable[Scored]) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """Return how likely the best link of each passage is that has one, of the first and of the second article."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for link in links:
        lefts[link.left] = max(link.probability, lefts.get(link.left, 0.0))
        rights[link.right] = max(link.probability, rights.get(link.right, 0.0))
    return lefts, rights


def _probabilities(one: Side, two: Side, features: Floats, met: Meetings) -> tuple[LinkModel, Floats, Floats | None]:
    """Return the model, the probability of each meeting, and how near its nearest sentences come where there are vectors."""
    if one.vectors is None or two.vectors is None or not len(met.left):
        return WORDS, WORDS.probabilities(features), None
    meaning = meaning_features(one.passages, two.passages, one.vectors, two.vectors, met)
    return MEANING, MEANING.probabilities(np.concatenate([features, meaning], axis=1)), meaning[:, 0]


def _wording(scored: Scored, a: Passage, b: Passage) -> Wording | None:
    x, y = a.sentences[scored.sentences[0]].span, b.sentences[scored.sentences[1]].span
    # of an edited copy the other sentences are told apart too
    if scored.run >= COPIED * min(len(a.tokens), len(b.tokens)):
        x, y = Span(0, len(a.text)), Span(0, len(b.text))
    return wording(a.text, b.text, x, y)


def link_evidence(scored: Scored, weights: Weights, words: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Return what the caller's judge and encoder say, the run of words that both print, and the weightiest shared words."""
    said = (
        [Evidence(Clue.JUDGE, "one follows from the other", round(scored.judged, 2))]
        if scored.judged is not None
        else []
    )
    if scored.nearest is not None:
        said.append(Evidence(Clue.MEANING, "cosine of the nearest sentences", round(scored.nearest, 2)))
    run = [Evidence(Clue.RUN, f"{scored.run} words in a row", float(scored.run))] if scored.run >= COMMON_RUN else []
    return (*said, *run, *[_shared(stem, words.get(stem, stem), weights.story[stem]) for stem in scored.shared[:SHOWN]])


@lru_cache(maxsize=4_096)  # a stem is shown with several links, in both directions
def _shared(stem: str, word: str, weight: float) -> Evidence:
    kind = Clue.FIGURE if stem[0].isdecimal() else Clue.NAME if word[0].isupper() else Clue.TERM
    return Evidence(kind, word, round(weight, 2))


def _best_places(links: Sequence[Scored]) -> list[tuple[int, int]]:
    """Return each passage's likeliest link where it is the other's likeliest too."""
    best: dict[tuple[bool, int], Scored] = {}
    for link in links:
        for key in ((True, link.left), (False, link.right)):
            if key not in best or link.probability > best[key].probability:
                best[key] = link
    return [(s.left, s.right) for (left, _), s in best.items() if left and best[False, s.right] is s]

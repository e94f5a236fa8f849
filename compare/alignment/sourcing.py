"""Sides of a story -> how much of each article is its outlet's own words, and whose the others are.

A sentence is copied where nearly all of its words outside quotation marks stand in another article in runs of five: a
quotation is everybody's. Whose words they are is told by the agency that either credits, else by the dates, else by
containment: an article most of which stands in another, that holds much more, is cut from it. Where none of these says,
that is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from typing import NamedTuple, TypeVar

from compare.alignment.pairs import Side
from compare.alignment.passages import Passage, Sentence
from compare.alignment.timing import is_before
from compare.model import Copied, Document, Kind, Origin, Paragraph, Sourcing, Span
from compare.text.agencies import Credit, agency_of, credited
from compare.text.tokens import tokens

RUN = 5  # tokens in a row that are compared
FEWEST = 8  # tokens outside quotation marks: a shorter sentence may be alike by chance
COPIED = 0.75  # share of them in common runs
ALIKE = 2  # such sentences of two articles without an agency: a single one may be a statement that both were sent
EXCERPT, TIMES = (
    0.5,
    2.0,
)  # an article is cut from another that holds so much of it, so many times what it holds of that one

Run = tuple[str, ...]
T = TypeVar("T")


class _Sentence(NamedTuple):
    """A sentence's place and its tokens outside quotation marks, in the stretches between them."""

    passage: Passage
    span: Span
    stretches: tuple[tuple[str, ...], ...]
    length: int  # of all stretches
    alone: bool  # no run of its passage stands in another document

    @classmethod
    def of(cls, passage: Passage, sentence: Sentence, quoted: Sequence[tuple[int, int]], alone: bool) -> _Sentence:
        """Return a sentence without its quotations; none of it where there are fewer tokens than can be judged."""
        stretches = _stretches(passage, sentence, quoted)
        length = sum(map(len, stretches))
        return cls(passage, sentence.span, *((stretches, length) if length >= FEWEST else ((), 0)), alone)

    def runs(self) -> Iterator[Run]:
        """Return every run of tokens that is compared."""
        return chain.from_iterable(map(_runs, () if self.alone else self.stretches))

    def held(self, holders: Mapping[Run, frozenset[int]]) -> dict[int, float]:
        """Return the share of its tokens that stand in runs which another document holds too, by document."""
        covered: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for n, stretch in enumerate(() if self.alone else self.stretches):
            for at, run in enumerate(_runs(stretch)):
                if run in holders:
                    for document in holders[run]:
                        covered[document].update((n, at + i) for i in range(RUN))
        return {document: len(places) / self.length for document, places in sorted(covered.items())}


@dataclass(frozen=True, slots=True, eq=False)
class _Article:
    """A document, its sentences, whom it credits, and whether it is an agency's."""

    document: Document
    sentences: tuple[_Sentence, ...]
    credits: tuple[Credit, ...]
    agency: str

    def is_of_one_house(self, other: _Article) -> bool:
        """Return whether both are of one outlet, which may use its words twice."""
        return bool(self.document.outlet) and self.document.outlet == other.document.outlet

    @property
    def whole(self) -> str:
        """Return the agency whose text the article is as a whole, its own if it is one; "" where there is none."""
        return self.agency or next((credit.agency for credit in self.credits if credit.whole), "")


def find_sourcing(sides: Sequence[Side]) -> tuple[Sourcing, ...]:
    """Return, for each side in their order, what of it is copied; what an outlet prints twice is its own both times."""
    # whatever is copied holds three tokens in a row that stand in two documents
    common = _in_several(frozenset().union(*[passage.triples for passage in side.passages]) for side in sides)
    articles = [_article(side, common) for side in sides]
    holders = _holders(articles)
    held = [[s.held(holders) for s in article.sentences] for article in articles]
    shares = _shares(articles, held)
    return tuple(_sourcing(at, articles, held[at], shares) for at in range(len(articles)))


def own_part(document: Document, sourcing: Sourcing) -> Document:
    """Return a document with the paragraphs set aside that are copied for the most part."""
    copied: Counter[int] = Counter()
    for part in sourcing.copied:
        copied[part.paragraph] += part.span.end - part.span.start
    parts = [
        Paragraph(p.text, Kind.BOILERPLATE) if 2 * copied[at] > len(p.text) else p
        for at, p in enumerate(document.paragraphs)
    ]
    return replace(document, paragraphs=tuple(parts))


def _in_several(held: Iterable[Set[T]]) -> set[T]:
    """Return what two sets or more hold."""
    known: set[T] = set()
    common: set[T] = set()
    for each in held:
        common |= known & each
        known |= each
    return common


def _article(side: Side, common: Collection[tuple[str, str, str]]) -> _Article:
    document = side.document
    quoted: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for quote in side.quotes:
        quoted[quote.paragraph].append((quote.start, quote.end))
    found = [
        _Sentence.of(passage, sentence, quoted[passage.index], passage.triples.isdisjoint(common))
        for passage in side.passages
        for sentence in passage.sentences
    ]
    # a credit often stands in what is set aside as boilerplate
    named = credited([p.text for p in document.paragraphs], document.author)
    return _Article(document, tuple(found), named, agency_of(document.outlet))


def _runs(stretch: Sequence[str]) -> Iterator[Run]:
    return zip(*[stretch[i:] for i in range(RUN)], strict=False)


def _stretches(passage: Passage, sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    """Return the tokens of a sentence between its quotations."""
    at, last = sentence.span.start, sentence.span.end
    inside = [(start, end) for start, end in quoted if start < last and end > at]
    if not inside:
        return (sentence.tokens,)
    found = []
    for start, end in (*sorted(inside), (last, last)):
        if at < min(start, last):
            found.append(tuple(tokens(passage.text[at : min(start, last)])))
        at = max(at, end)
    return tuple(found)


def _holders(articles: Sequence[_Article]) -> dict[Run, frozenset[int]]:
    """Return the documents of each run that two or more hold."""
    held = [set(chain.from_iterable(s.runs() for s in article.sentences)) for article in articles]
    return {run: frozenset(at for at, runs in enumerate(held) if run in runs) for run in _in_several(held)}


def _shares(
    articles: Sequence[_Article], held: Sequence[Sequence[Mapping[int, float]]]
) -> dict[tuple[int, int], float]:
    """Return the share of a document's words in sentences that another holds too, of each two that hold several."""
    alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for one, article in enumerate(articles):
        for sentence, shares in zip(article.sentences, held[one], strict=True):
            for two, share in shares.items():
                if two != one and share >= COPIED:
                    alike[one, two].append(sentence.length)
    lengths = [max(1, sum(s.length for s in article.sentences)) for article in articles]
    return {
        (one, two): sum(words) / lengths[one]
        for (one, two), words in alike.items()
        if max(len(words), len(alike.get((two, one), ()))) >= ALIKE
    }


def _sourcing(
    at: int,
    articles: Sequence[_Article],
    held: Sequence[Mapping[int, float]],
    shares: Mapping[tuple[int, int], float],
) -> Sourcing:
    article = articles[at]
    foreign = {d for d, other in enumerate(articles) if d != at and not article.is_of_one_house(other)}
    origins = [
        _origin(at, [d for d in others if others[d] >= COPIED and d in foreign], articles, shares) for others in held
    ]
    found = list(zip(article.sentences, _carried(article.sentences, origins), strict=True))
    words = sum(sentence.length for sentence, _ in found)
    own = sum(sentence.length for sentence, origin in found if origin is None)
    return Sourcing(
        article.document.id,
        round(own / words, 4) if words else 1.0,
        tuple(credit.agency for credit in article.credits if credit.agency != article.agency),
        tuple(_copied(found)),
    )


_From = tuple[Origin, str, str]  # whose words, the document that has them too, the agency


def _carried(sentences: Sequence[_Sentence], origins: Sequence[_From | None]) -> list[_From | None]:
    """Return the origins; a quotation, or what is too short to be judged, has that of both its neighbours if it is one."""
    judged = [at for at, sentence in enumerate(sentences) if sentence.length]
    carried = list(origins)
    for before, after in pairwise((None, *judged, None)):
        ends = {origins[at] for at in (before, after) if at is not None}
        gap = range(0 if before is None else before + 1, len(sentences) if after is None else after)
        carried[gap.start : gap.stop] = [ends.pop() if len(ends) == 1 else None] * len(gap)
    return carried


def _origin(
    at: int, holders: Sequence[int], articles: Sequence[_Article], shares: Mapping[tuple[int, int], float]
) -> _From | None:
    """Return whose words a sentence of document `at` is that `holders` have too; None where they are its own."""
    article = articles[at]
    if article.agency:
        return None
    wires = [other for other in holders if articles[other].whole]
    if article.whole or wires:
        agency = article.whole or articles[wires[0]].whole
        same = next((other for other in wires if articles[other].whole == agency), None)
        return Origin.WIRE, "" if same is None else articles[same].document.id, agency
    holders = [other for other in holders if (at, other) in shares]
    before = [other for other in holders if _first(other, at, articles, shares) == other]
    if before:
        return Origin.OUTLET, articles[before[0]].document.id, ""
    untold = [other for other in holders if _first(other, at, articles, shares) is None]
    if not untold:
        return None
    both = {c.agency for c in article.credits} & {c.agency for o in untold for c in articles[o].credits}
    if both:
        return Origin.WIRE, articles[untold[0]].document.id, min(both)
    return Origin.UNTOLD, articles[untold[0]].document.id, ""


def _first(one: int, two: int, articles: Sequence[_Article], shares: Mapping[tuple[int, int], float]) -> int | None:
    """Return which of two documents had their common words first; None where nothing says."""
    first, second = articles[one].document, articles[two].document
    if is_before(first, second) or is_before(second, first):
        return one if is_before(first, second) else two
    for part, whole in ((one, two), (two, one)):
        held = shares.get((part, whole), 0.0)
        if held >= EXCERPT and held >= TIMES * shares.get((whole, part), 0.0):
            return whole
    return None


def _copied(found: Sequence[tuple[_Sentence, _From | None]]) -> Iterator[Copied]:
    """Yield the copied sentences, neighbours of one origin in one paragraph as one."""
    for (index, origin), run in groupby(found, key=lambda entry: (entry[0].passage.index, entry[1])):
        spans = [sentence.span for sentence, _ in run]
        if origin is not None:
            yield Copied(index, Span(spans[0].start, spans[-1].end), *origin)

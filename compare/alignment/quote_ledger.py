"""Sides of a story -> the utterances that two or more documents give, and how each renders them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.alignment.links import longest_run
from compare.alignment.pairs import AlignedPair, Pairs, Side
from compare.alignment.passages import Passage
from compare.graphs.linkage import grouped
from compare.model import Mention, Quote, QuoteEntry, Rendering
from compare.text.quotes import quotes
from compare.text.terms import terms
from compare.text.tokens import tokens

LEAST_TOKENS = 5  # a shorter quotation is a word in marks, not an utterance
LEAST_STEMS = 3
SAME = 0.9  # share of the longer quotation that is one common run
CUT = 0.6  # share of the shorter one
CUT_TOKENS = 5
REWORDED = 0.5  # share of the lighter quotation's weight that both hold
COMMON = 30  # quotations that share one run of three words, or stand in one passage; beyond, the run is a phrase
REPORTED = 0.5  # share of the quotation's weight that a linked passage holds
LEAST_SHARED = 2  # stems

_ORDER = (Rendering.SAME, Rendering.CUT, Rendering.REWORDED, Rendering.REPORTED)


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A quotation of one document (by its place), ready to be compared."""

    document: int
    quote: Quote
    tokens: tuple[str, ...]
    stems: frozenset[str]


def quote_ledger(sides: Sequence[Side], pairs: Pairs) -> tuple[QuoteEntry, ...]:
    """Return an entry for each utterance that two or more documents quote, or one quotes and another reports."""
    said = [s for at, side in enumerate(sides) for s in _said(at, side)]
    links = {(i, j): r for i, j, r in _renderings(said, sides, pairs)}
    groups = grouped(len(said), ((i, j, 1.0) for i, j in links), 0.5)
    entries = [_entry(group, said, links, sides) for group in groups if len({said[i].document for i in group}) > 1]
    return tuple(sorted([*entries, *_reported(said, sides, pairs, entries)], key=_place))


def _said(at: int, side: Side) -> Iterator[Said]:
    for quote in quotes(side.document.story):
        words = tuple(tokens(quote.text))
        if len(words) >= LEAST_TOKENS:
            stems = frozenset(term.stem for term in terms(quote.text, side.document.language))
            yield Said(at, quote, words, stems)


def _renderings(said: Sequence[Said], sides: Sequence[Side], pairs: Pairs) -> Iterator[tuple[int, int, Rendering]]:
    """Yield (lower, higher, rendering) of quotations of two documents that share a run of words or stand in linked passages."""
    for i, j in sorted(_suspects(said, sides, pairs)):
        rendering = _rendering(said[i], said[j], pairs[said[i].document, said[j].document])
        if rendering:
            yield i, j, rendering


def _suspects(said: Sequence[Said], sides: Sequence[Side], pairs: Pairs) -> set[tuple[int, int]]:
    holders: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        for run in set(zip(one.tokens, one.tokens[1:], one.tokens[2:], strict=False)):
            holders[run].append(i)
    runs = {
        (i, j) for held in holders.values() if len(held) <= COMMON for n, i in enumerate(held) for j in held[n + 1 :]
    }
    at: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        at[one.document, one.quote.paragraph].append(i)
    linked = {
        (i, j)
        for (a, b), pair in pairs.items()
        for link in pair.links
        for i in at[a, sides[a].passages[link.left].index][:COMMON]
        for j in at[b, sides[b].passages[link.right].index][:COMMON]
    }
    return {(i, j) for i, j in runs | linked if said[i].document != said[j].document}


def _rendering(one: Said, two: Said, pair: AlignedPair) -> Rendering | None:
    run = longest_run(one.tokens, two.tokens)
    if run >= SAME * max(len(one.tokens), len(two.tokens)):
        return Rendering.SAME
    shorter = min(len(one.tokens), len(two.tokens))
    if run >= max(CUT_TOKENS, CUT * shorter):
        return Rendering.CUT
    if min(len(one.stems), len(two.stems)) < LEAST_STEMS or len(one.stems & two.stems) < LEAST_SHARED:
        return None
    lighter = min(pair.weights.general(one.stems), pair.weights.general(two.stems))
    return Rendering.REWORDED if pair.weights.general(one.stems & two.stems) >= REWORDED * lighter else None


def _entry(
    group: Sequence[int], said: Sequence[Said], links: Mapping[tuple[int, int], Rendering], sides: Sequence[Side]
) -> QuoteEntry:
    inside = [links[i, j] for n, i in enumerate(group) for j in group[n + 1 :] if (i, j) in links]
    return QuoteEntry(max(inside, key=_ORDER.index), tuple(_mention(said[i], sides) for i in group))


def _mention(said: Said, sides: Sequence[Side]) -> Mention:
    return Mention(sides[said.document].document.id, said.quote.paragraph, said.quote.text, said.quote.speaker)


def _reported(
    said: Sequence[Said],
    sides: Sequence[Side],
    pairs: Pairs,
    entries: Sequence[QuoteEntry],
) -> Iterator[QuoteEntry]:
    """Yield quotations that another document tells in a linked passage without quoting them."""
    known = {(m.document, m.paragraph, m.text): {n.document for n in e.mentions} for e in entries for m in e.mentions}
    for one in said:
        mention = _mention(one, sides)
        quoting = known.get((mention.document, mention.paragraph, mention.text), set())
        others = (at for at, side in enumerate(sides) if at != one.document and side.document.id not in quoting)
        found = [told for at in others if (told := _report_of(one, at, pairs)) is not None]
        if found:
            yield QuoteEntry(Rendering.REPORTED, (mention, *found))


def _report_of(one: Said, other: int, pairs: Pairs) -> Mention | None:
    """Return the sentence of a linked passage that holds most of a quotation, if its passage holds enough."""
    pair, left = (pairs[one.document, other], True) if one.document < other else (pairs[other, one.document], False)
    here, there = (pair.one, pair.two) if left else (pair.two, pair.one)
    best: tuple[float, Passage] | None = None
    for link in pair.links:
        near, far = (link.left, link.right) if left else (link.right, link.left)
        if here.passages[near].index == one.quote.paragraph:
            passage = there.passages[far]
            held = _held(one, passage, pair)
            if held >= REPORTED and (best is None or held > best[0]):
                best = held, passage
    if best is None:
        return None
    sentence = max(best[1].sentences, key=lambda s: (pair.weights.general(s.stems & one.stems), -s.span.start))
    return Mention(there.document.id, best[1].index, best[1].text[sentence.span.start : sentence.span.end])


def _held(one: Said, passage: Passage, pair: AlignedPair) -> float:
    shared, whole = one.stems & passage.stems, pair.weights.general(one.stems)
    return pair.weights.general(shared) / whole if len(shared) >= LEAST_SHARED and whole else 0.0


def _place(entry: QuoteEntry) -> tuple[int, int, str, str]:
    first = entry.mentions[0]
    return _ORDER.index(entry.relation), first.paragraph, first.document, first.text

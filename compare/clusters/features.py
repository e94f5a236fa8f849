"""Document -> story features: what it is about, as weighted counts of words, word pairs, names, figures, title and quotes.

The classes and their weights follow what was measured on labelled sets of six kinds (docs/quality.md): stems 1, pairs of
neighbouring stems 0.7, names 1, figures 1, stems of the title 2 more; the first paragraphs count twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from compare.model import Clue, Document
from compare.text.quotes import quoted_spans
from compare.text.terms import Term, terms
from compare.text.tokens import tokens

LEAD = 400  # characters of the text that count twice
QUOTE_RUN = 4  # tokens of a quotation that make a feature

# A feature is its class letter and its text.
STEM, PAIR, NAME, FIGURE, TITLE, QUOTE = "wpnftq"
WEIGHTS = {STEM: 1.0, PAIR: 0.7, NAME: 1.0, FIGURE: 1.0, TITLE: 2.0, QUOTE: 0.5}
CLUES = {STEM: Clue.TERM, PAIR: Clue.TERM, TITLE: Clue.TERM, NAME: Clue.NAME, FIGURE: Clue.FIGURE, QUOTE: Clue.QUOTE}


@dataclass(frozen=True, slots=True)
class Features:
    """Weighted counts of one document's features, and how many terms it has; `language` may be ""."""

    counts: dict[str, float]
    length: int
    language: str


def features(document: Document) -> Features:
    """Return the story features of a document's title and story paragraphs."""
    counts: defaultdict[str, float] = defaultdict(float)
    length = 0
    text = document.text
    for term, before in _with_previous(document.title, document.language):
        _count(counts, term, before, 1.0)
        counts[TITLE + term.stem] += 1.0
    for term, before in _with_previous(text, document.language):
        _count(counts, term, before, 2.0 if term.start < LEAD else 1.0)
        length += 1
    for start, end in quoted_spans(text):
        words = tokens(text[start:end])
        for at in range(len(words) - QUOTE_RUN + 1):
            counts[QUOTE + " ".join(words[at : at + QUOTE_RUN])] = 1.0
    return Features(dict(counts), length, document.language)


def _with_previous(text: str, language: str) -> list[tuple[Term, Term | None]]:
    found = list(terms(text, language))
    return list(zip(found, [None, *found], strict=False))


def _count(counts: defaultdict[str, float], term: Term, before: Term | None, times: float) -> None:
    if term.number:
        counts[FIGURE + term.stem] += times
        return
    counts[STEM + term.stem] += times
    if term.capital and not term.initial:
        counts[NAME + term.word.lower()] += times
    if term.adjacent and before is not None and not before.number:
        counts[PAIR + before.stem + " " + term.stem] += times

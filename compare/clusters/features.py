"""Documents -> story features: what each is about, as weighted counts of words, word pairs, names, figures, title, quotes.

The classes and their weights follow what was measured on labelled sets of six kinds (docs/quality.md): stems 1, pairs of
neighbouring stems 0.7, names 1, figures 1, stems of the title 2 more; the first paragraphs count twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Weighted counts of one document's features, and how many terms it has; `language` may be "".

    `numbers` are the features' places in the bag's names, `counts` run beside them. `words` maps a stem, and a name in
    lower case, to how the document first writes it: evidence is shown in words.
    """

    numbers: NDArray[np.int32]
    counts: NDArray[np.float32]
    length: int
    language: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """The features of a pile: their names, each once, and every document's counts of them."""

    names: tuple[str, ...]
    items: tuple[Features, ...]


def bag(documents: Iterable[Document]) -> Bag:
    """Return the story features of documents, their titles and story paragraphs."""
    numbers: dict[str, int] = {}
    items = tuple(_features(document, numbers) for document in documents)
    return Bag(tuple(numbers), items)


def _features(document: Document, numbers: dict[str, int]) -> Features:
    counts: defaultdict[str, float] = defaultdict(float)
    text = document.text
    body, title = list(terms(text, document.language)), list(terms(document.title, document.language))
    for term, before in zip(body, [None, *body], strict=False):
        _count(counts, term, before, 2.0 if term.start < LEAD else 1.0)
    for term, before in zip(title, [None, *title], strict=False):
        _count(counts, term, before, 1.0)
        counts[TITLE + term.stem] += 1.0
    for run in _quoted_runs(text):
        counts[QUOTE + run] = 1.0
    held = np.array([numbers.setdefault(name, len(numbers)) for name in counts], np.int32)
    words = _words((*body, *title))
    return Features(held, np.array(list(counts.values()), np.float32), len(body), document.language, words)


def _words(found: Iterable[Term]) -> dict[str, str]:
    words: dict[str, str] = {}
    for term in found:
        words.setdefault(term.stem, _bare(term.word))
        if term.capital:
            words.setdefault(term.word.lower(), _bare(term.word))
    return words


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _quoted_runs(text: str) -> Iterator[str]:
    for start, end in quoted_spans(text):
        said = tokens(text[start:end])
        for at in range(len(said) - QUOTE_RUN + 1):
            yield " ".join(said[at : at + QUOTE_RUN])


def _count(counts: defaultdict[str, float], term: Term, before: Term | None, times: float) -> None:
    if term.number:
        counts[FIGURE + term.stem] += times
        return
    counts[STEM + term.stem] += times
    if term.capital and not term.initial:
        counts[NAME + term.word.lower()] += times
    if term.adjacent and before is not None and not before.number:
        counts[PAIR + before.stem + " " + term.stem] += times

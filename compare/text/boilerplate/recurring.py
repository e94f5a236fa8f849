"""Documents -> for each outlet the lines that stand on many of its pages, and so belong to no story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import ceil
from typing import TypeAlias

from compare.model import Document
from compare.text.boilerplate.lines import LONGEST, Line, line

# The normalised paragraphs of a page, and whether each ends as sentences do.
Page: TypeAlias = Mapping[str, bool]

APART = 12  # pages that are no copies of each other; more need not be counted
PAGES = 3  # fewer pages prove nothing
SHARE_OF_LINES = 0.05  # of an outlet's pages, for what is no sentence: bylines, buttons, headings
SHARE_OF_SENTENCES = 0.2  # background is told again from story to story: sentences must recur on far more pages


def recurring_lines(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Return outlet -> normalised paragraphs on at least three of its pages and a fair share of them.

    Pages that are mostly the same text count once, so that an article that was read many times loses nothing.
    """
    held = list(documents)
    return recurring_among(held, [_page(document) for document in held])


def recurring_among(documents: Sequence[Document], pages: Sequence[Page]) -> dict[str, frozenset[str]]:
    """Return what `recurring_lines` does, given the page of each document."""
    outlets: defaultdict[str, list[Page]] = defaultdict(list)
    # which pages are met first must not depend on the input
    for document, page in sorted(zip(documents, pages, strict=True), key=lambda pair: pair[0].id):
        if document.outlet:
            outlets[document.outlet].append(page)
    return {outlet: _recurring(pages) for outlet, pages in sorted(outlets.items())}


def page_of(texts: Sequence[str], lines: Sequence[Line]) -> Page:
    """Return the page of paragraphs, given with their lines."""
    return {x.core: x.sentence for text, x in zip(texts, lines, strict=True) if x.core and len(text) <= LONGEST}


def _page(document: Document) -> Page:
    texts = [p.text for p in document.paragraphs if len(p.text) <= LONGEST]
    return page_of(texts, [line(text, 0, 0) for text in texts])


def _recurring(pages: Sequence[Page]) -> frozenset[str]:
    times = Counter(chain.from_iterable(pages))
    holders: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        for key in page:
            if times[key] >= PAGES:
                holders[key].append(page)
    return frozenset(key for key, having in holders.items() if _recurs(key, having, len(pages)))


def _recurs(key: str, having: Sequence[Page], pages: int) -> bool:
    share = SHARE_OF_SENTENCES if any(page[key] for page in having) else SHARE_OF_LINES
    need = max(PAGES, ceil(share * pages))
    return len(having) >= need and _tell_apart(having, min(need, APART))


def _tell_apart(pages: Sequence[Page], need: int) -> bool:
    """Tell whether `need` of the pages are no copies of each other."""
    apart: list[Page] = []
    for page in pages:
        if not any(_are_copies(page, other) for other in apart):
            apart.append(page)
        if len(apart) == need:
            return True
    return False


def _are_copies(one: Page, other: Page) -> bool:
    """Tell whether the paragraphs that two pages share make up half of the smaller one, counted in characters."""
    shared = sum(map(len, one.keys() & other.keys()))
    return 2 * shared >= min(sum(map(len, one)), sum(map(len, other)))

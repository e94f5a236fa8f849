"""Documents -> for each outlet the lines that stand on many of its pages, and so belong to no story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import ceil
from typing import TypeAlias

from compare.model import Document
from compare.text.boilerplate.lines import LONGEST, START, line

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
    starts = [[hash(key[:START]) for key in _page(document)] for document in held]
    return recurring_among(held, starts)


def recurring_among(documents: Sequence[Document], starts: Sequence[Sequence[int]]) -> dict[str, frozenset[str]]:
    """Return what `recurring_lines` does, given for each document hashes of what its normalised paragraphs begin with.

    The pages of an outlet on which nothing begins as often as a line must recur are not looked at.
    """
    outlets: defaultdict[str, list[tuple[Document, Sequence[int]]]] = defaultdict(list)
    # which pages are met first must not depend on the input
    for document, begun in sorted(zip(documents, starts, strict=True), key=lambda pair: pair[0].id):
        if document.outlet:
            outlets[document.outlet].append((document, begun))
    return {outlet: _of_outlet(pages) for outlet, pages in sorted(outlets.items())}


def _of_outlet(pages: Sequence[tuple[Document, Sequence[int]]]) -> frozenset[str]:
    times = Counter(chain.from_iterable(set(begun) for _, begun in pages))
    least = _need(SHARE_OF_LINES, len(pages))
    often = {start for start, n in times.items() if n >= least and start}
    holding = [_page(document) for document, begun in pages if not often.isdisjoint(begun)]
    return _recurring(holding, len(pages)) if often else frozenset()


def _page(document: Document) -> Page:
    lines = [line(p.text, 0, 0) for p in document.paragraphs if len(p.text) <= LONGEST]
    return {x.core: x.sentence for x in lines if x.core}


def _recurring(pages: Sequence[Page], of: int) -> frozenset[str]:
    times = Counter(chain.from_iterable(pages))
    holders: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        for key in page:
            if times[key] >= PAGES:
                holders[key].append(page)
    return frozenset(key for key, having in holders.items() if _recurs(key, having, of))


def _recurs(key: str, having: Sequence[Page], pages: int) -> bool:
    share = SHARE_OF_SENTENCES if any(page[key] for page in having) else SHARE_OF_LINES
    need = _need(share, pages)
    return len(having) >= need and _tell_apart(having, min(need, APART))


def _need(share: float, pages: int) -> int:
    return max(PAGES, ceil(share * pages))


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

"""Documents -> for each outlet the lines that stand on many of its pages, and so belong to no story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import ceil
from typing import TypeAlias

from compare.model import Document
from compare.text.boilerplate.lines import LONGEST, START, Line, core, line

# The normalised paragraphs of a page.
Page: TypeAlias = frozenset[str]

APART = 12  # pages that are no copies of each other; more need not be counted
PAGES = 3  # fewer pages prove nothing
SHARE_OF_LINES = 0.05  # of an outlet's pages, for what is no sentence: bylines, buttons, headings
SHARE_OF_SENTENCES = 0.2  # background is told again from story to story: sentences must recur on far more pages


def recurring_lines(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Return outlet -> normalised paragraphs on at least three of its pages and a fair share of them.

    Pages that are mostly the same text count once, so that an article that was read many times loses nothing.
    """
    held = list(documents)
    starts = [
        [hash(core(p.text)[:START]) if len(p.text) <= LONGEST else 0 for p in document.paragraphs] for document in held
    ]
    return recurring_among(held, starts)


def recurring_among(documents: Sequence[Document], starts: Sequence[Sequence[int]]) -> dict[str, frozenset[str]]:
    """Return what `recurring_lines` does, given for each document a hash of what each of its normalised paragraphs
    begins with.

    The pages of an outlet on which nothing begins as often as a line must recur are not looked at.
    """
    outlets: defaultdict[str, list[tuple[Document, Sequence[int]]]] = defaultdict(list)
    # which pages are met first must not depend on the input
    for document, begun in sorted(zip(documents, starts, strict=True), key=lambda pair: pair[0].id):
        if document.outlet:
            outlets[document.outlet].append((document, begun))
    return {outlet: _of_outlet(pages) for outlet, pages in sorted(outlets.items())}


def _of_outlet(pages: Sequence[tuple[Document, Sequence[int]]]) -> frozenset[str]:
    times = Counter(chain.from_iterable(set(starts) for _, starts in pages))
    least = _need(SHARE_OF_LINES, len(pages))
    often = {start for start, n in times.items() if n >= least and start}
    holders: defaultdict[str, dict[int, Document]] = defaultdict(dict)
    sentences = set()
    line_of = lru_cache(maxsize=None)(_line)  # what recurs is mostly the same
    for place, (document, begun) in enumerate(pages if often else ()):
        for at in () if often.isdisjoint(begun) else [at for at, start in enumerate(begun) if start in often]:
            x = line_of(document.paragraphs[at].text)
            holders[x.core][place] = document
            if x.sentence:
                sentences.add(x.core)
    whole = lru_cache(maxsize=None)(_page)
    return frozenset(
        key
        for key, having in holders.items()
        if _recurs(list(having.values()), SHARE_OF_SENTENCES if key in sentences else SHARE_OF_LINES, len(pages), whole)
    )


def _line(text: str) -> Line:
    return line(text, 0, 0)


def _page(document: Document) -> Page:
    lines = [_line(p.text) for p in document.paragraphs if len(p.text) <= LONGEST]
    return frozenset(x.core for x in lines if x.core)


def _recurs(having: Sequence[Document], share: float, pages: int, page_of: Callable[[Document], Page]) -> bool:
    need = _need(share, pages)
    return len(having) >= need and _tell_apart(map(page_of, having), min(need, APART))


def _need(share: float, pages: int) -> int:
    return max(PAGES, ceil(share * pages))


def _tell_apart(pages: Iterable[Page], need: int) -> bool:
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
    shared = sum(map(len, one & other))
    return 2 * shared >= min(sum(map(len, one)), sum(map(len, other)))

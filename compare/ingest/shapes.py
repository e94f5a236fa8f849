"""A page of a special shape (AMP, a live blog, one of several of an article) -> the same, made plain, with notes that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from compare.ingest.articles import host
from compare.ingest.markup import Node, letters
from compare.model import Document

AMP = ("amp", "⚡")  # attributes of the outermost element
# Elements of AMP that hold no story: menus, consent, advertising, buttons, lists that a script fills.
AMP_FURNITURE = (
    *(
        "amp-accordion",
        "amp-ad",
        "amp-autocomplete",
        "amp-consent",
        "amp-embed",
        "amp-lightbox",
        "amp-list",
        "amp-next-page",
    ),
    *("amp-sidebar", "amp-social-share", "amp-sticky-ad", "amp-user-notification", "amp-analytics", "amp-story-player"),
)
LETTERS = 40  # of a paragraph, by which it is found again
LIVE = "a live blog of {} entries"
PART = "page {} of an article of several pages"
JOINED = "joined from {} pages"
NUMBER = re.compile(r"page (\d{1,4}) of an article of several pages")
PAGED = re.compile(
    r"[?&](?:page|pg|p|seite|pagina|página)=(\d{1,3})\b|/(?:page|p|seite|pagina)?[/-]?(\d{1,3})/?$"
    r"|[-_,](?:page|p|seite)[-_]?(\d{1,3})(?=\.\w{3,5}$|/?$)"
)


def is_amp(tree: Node) -> bool:
    """Return whether a page is in AMP."""
    outermost = next(iter(tree.iter("html")), None)
    return outermost is not None and any(outermost.get(name) is not None for name in AMP)


def without_amp(tree: Any) -> None:
    """Take out of a page in AMP what is no story in it."""
    for element in list(tree.iter(*AMP_FURNITURE)):
        element.drop_tree()


def with_updates(texts: tuple[str, ...], updates: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the paragraphs of a live blog with those entries behind them that the page's text has lost."""
    known = {letters(text)[:LETTERS] for text in texts}
    lost = [
        text for update in updates if not any(letters(t)[:LETTERS] in known for t in update[-1:]) for text in update
    ]
    return texts + tuple(lost)


def page_number(tree: Node, address: str) -> int:
    """Return which page of an article of several this is, 0 where it is the only one.

    Links to the next page and the one before also lead to other articles: it counts only when they have this page's address
    but for a number.
    """
    others = [
        link.get("href") or ""
        for name in ("link", "a")
        for link in tree.iter(name)
        if {"next", "prev", "previous"} & set((link.get("rel") or "").lower().split())
    ]
    if not any(_is_other(other, address) for other in others):
        return 0
    return _number(address) or 1


def joined(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with the pages of one article in one, where the first of them stood."""
    pages: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, document in enumerate(documents):
        if number := _number_of(document):
            pages.setdefault((document.outlet, _bare(document.url)), []).append((number, at))
    whole: dict[int, Document | None] = {}
    for found in pages.values():
        numbers = [number for number, _ in found]
        if len(found) > 1 and len(set(numbers)) == len(numbers):
            ordered = [documents[at] for _, at in sorted(found)]
            whole.update((at, None) for _, at in found)
            whole[min(at for _, at in found)] = _one(ordered)
    return tuple(kept for at, document in enumerate(documents) if (kept := whole.get(at, document)) is not None)


def _one(pages: Sequence[Document]) -> Document:
    first = pages[0]
    notes = tuple(dict.fromkeys(note for page in pages for note in page.notes if not NUMBER.fullmatch(note)))
    paragraphs = tuple(paragraph for page in pages for paragraph in page.paragraphs)
    return replace(first, paragraphs=paragraphs, notes=(*notes, JOINED.format(len(pages))))


def _number_of(document: Document) -> int:
    return next((int(found[1]) for note in document.notes if (found := NUMBER.fullmatch(note))), 0)


def _is_other(other: str, address: str) -> bool:
    """Return whether a link leads to another page of the article at an address."""
    if "://" not in other:
        other = (
            f"{address.partition('://')[0]}://{host(address)}{other}"
            if other.startswith("/")
            else f"{_bare(address)}{other}"
        )
    return bool(_number(other) or _number(address)) and _bare(other) == _bare(address) and other != address


def _number(address: str) -> int:
    found = PAGED.search(address[:2000])
    return next((int(n) for n in found.groups() if n), 0) if found else 0


def _bare(address: str) -> str:
    """Return an address without the number of a page, and without what does not tell the article."""
    bare = PAGED.sub("", address[:2000]).partition("#")[0].rstrip("/?&")
    return f"{host(bare)}/{bare.partition('://')[2].partition('/')[2]}"

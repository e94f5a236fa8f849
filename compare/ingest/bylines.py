"""The parsed tree of a page -> who wrote it, by where a byline stands; nothing where what stands there can be no name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import cast

from compare.ingest.dates import MONTHS
from compare.ingest.markup import Node
from compare.ingest.paragraphs import fold

# Through all attributes, in half the time of asking each element for some; who only has an address called so falls out later.
BYLINES = "//author | //@*[contains(., 'uthor') or contains(., 'yline') or contains(., 'ted-by')]/.."
CALLED = ("class", "id", "itemprop", "rel", "data-component", "data-testid")
HINT = re.compile(r"[Aa]uthor|[Bb]yline|(?:submit|pos)ted-by")
NAMING = re.compile(r"author-?name", re.IGNORECASE)
TESTED = ("AuthorCard", "AuthorURL")
LIKELY = re.compile(r"author|^byline$|submitted-by|posted-by")
HOLDERS = frozenset("a address div h3 h4 link p span strong".split())
LOOKED_AT = 200  # elements at most
LENGTH = range(3, 120)  # characters of a byline
BESIDE = ("time", "figure")
ASIDE = re.compile(
    r"^comments|comment-?list|comments-list|sidebar|is-hidden|quote|article-share|article-support|print|category"
    r"|meta-date|meta-reviewer|^(?:title|date)$",
    re.IGNORECASE,
)
BY = re.compile(
    r"^(?:(?:written|words|story|posted|published|reported) by|by|von|por|par|door|from)[: ]", re.IGNORECASE
)
REST = re.compile(r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)  # a date begins here
PARTED = re.compile(r"[/;,|&]|\b(?:and|und)\b", re.IGNORECASE)
BEHIND = re.compile(
    r"@|[(\[{]|\s(?:am|at|for|from|in|of|on|to|via|with|[—–-])\s", re.IGNORECASE
)  # an office, a place, a handle
EDGES = " .:*–—-"
PARTICLES = frozenset("de del della da di la le van von der den dos el al bin y e and und et &".split())


def byline(tree: Node) -> str:
    """Return the names in the byline of a page, "" where it has none or names nobody."""
    found = (e for e in cast("list[Node]", _bylines()(tree)) if HINT.search(_called(e)) or e.tag == "author")
    for element in sorted(islice(found, LOOKED_AT), key=_doubt):
        if not _is_aside(element) and len(text := fold(_text(element))) in LENGTH:
            return names(text)
    return ""


def names(text: str) -> str:
    """Return the names that a byline gives, "" where one of them can be none.

    >>> names("By Ada Quill in Oakfield and Jan de Boer, 4 May"), names("Our staff")
    ('Ada Quill, Jan de Boer', '')
    """
    parts = PARTED.split(REST.split(BY.sub("", fold(text)), maxsplit=1)[0])
    found = dict.fromkeys(name for part in parts if (name := BEHIND.split(f"{part} ", maxsplit=1)[0].strip(EDGES)))
    return ", ".join(found) if all(map(is_name, found)) else ""


def is_name(text: str) -> bool:
    """Return whether these are words of a name: what stands beside one, such as a month, is often taken along.

    >>> [is_name(text) for text in ("April Quill", "Jan van den Berg", "Ada Quill November", "our readers")]
    [True, True, False, False]
    """
    words = text.split()
    is_capital = all(word[0].isupper() or word in PARTICLES for word in words)
    has_month = any(word.casefold() in MONTHS and len(word) > 3 for word in words[1:])
    return 0 < len(words) < 7 and is_capital and not has_month and all(word[-1].isalpha() for word in words)


@cache
def _bylines() -> Callable[[Node], object]:
    """Return what finds the elements in which a byline may stand."""
    from lxml.etree import XPath  # heavy: only pages need it

    return cast("Callable[[Node], object]", XPath(BYLINES))


def _called(element: Node) -> str:
    return " ".join(element.get(key) or "" for key in CALLED)


def _doubt(element: Node) -> int:
    """Return 0 for what only a byline is called, 1 for what it is likely to be called, 2 for what it may be called."""
    if element.tag == "author":
        return 0
    if element.tag not in HOLDERS:
        return 2
    named, called, item = (element.get(key) or "" for key in ("id", "class", "itemprop"))
    if "author" in (element.get("rel"), named, called) or NAMING.search(called) or element.get("data-testid") in TESTED:
        return 0
    return 1 if LIKELY.search(called) or "author" in named + item else 2


def _is_aside(element: Node | None) -> bool:
    """Return whether an element stands where names are of others: comments, quotations, pictures."""
    while element is not None:
        if _is_beside(element):
            return True
        element = element.getparent()
    return False


def _is_beside(element: Node) -> bool:
    if element.tag in BESIDE:
        return True
    called = (
        (element.get("class") or "", element.get("id") or "")
        if element.tag in ("a", "aside", "div", "section", "span")
        else ()
    )
    return any(map(ASIDE.search, called))


def _text(element: Node) -> str:
    """Return the text of an element without what stands beside a byline, cut off where it is too long for one."""
    found, length = [], 0
    for text in _texts(element):
        found.append(text)
        length += len(text)
        if length > 2 * LENGTH.stop:
            break
    return " ".join(found)


def _texts(element: Node) -> Iterator[str]:
    yield (element.text or "").strip()
    for child in element:
        if not _is_beside(child):
            yield from _texts(child)
        yield (child.tail or "").strip()

"""The tree of a page -> the blocks of the element that holds most of its prose: asked where the library loses an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from compare.ingest.markup import Node, blocks, letters

HOLDERS = frozenset(("div", "td", "blockquote", "section", "article", "li"))
SILENT = frozenset("nav header footer aside form script style noscript select button template textarea".split())
PHRASES = frozenset("br b i em strong a span u q cite".split())  # text behind them goes on with that before
SHORTEST = 40  # characters of a paragraph that counts; a shorter one is as often a label
LOOSE = 200  # characters of text outside any paragraph that count
LINKED = 0.5  # share of a paragraph in links from which on it leads elsewhere
OUTER = (1.0, 0.5, 0.25)  # of a paragraph's weight, for the element around it, the one around that, and the next
LOST = 0.5  # share of a text below which an extract has lost most of it
LINE = 10  # characters of text outside any paragraph without which an element is not looked at
# From the texts to their elements: half the time of asking each element for its text.
PARAGRAPHS = f"//p[string-length() >= {SHORTEST}]"
LINES = f"//text()[string-length() >= {LINE}]/parent::*[not(self::p or self::a or self::script or self::style)]"
SAME = 0.8  # share of an extract that must lie in the densest element, else they are two texts of the page


def dense(tree: Node) -> tuple[str, ...]:
    """Return the blocks of text in the element that holds most prose, none where there is no prose.

    The weight of a paragraph is its length without links, as in the readability algorithm (Arc90, 2009).
    """
    from lxml.html import tostring

    weights: dict[Node, float] = {}
    silent: dict[Node | None, bool] = {None: False}
    for element in (*cast("list[Node]", tree.xpath(PARAGRAPHS)), *_holders(tree)):
        holder, length = (None, 0) if _is_silent(element, silent) else _prose(element)
        for share in OUTER if length else ():
            if holder is None:
                break
            weights[holder] = weights.get(holder, 0.0) + length * share
            holder = holder.getparent()
    if not weights:
        return ()
    best = max(weights.values())
    top, *equals = (element for element in weights if weights[element] == best)
    if equals:  # the first in the page, not in the dictionary; of a part of a page, the tree is not all of it
        top = next(element for element in cast("list[Node]", tree.xpath("//*")) if weights.get(element) == best)
    return blocks(tostring(top, encoding="unicode", with_tail=False))


def whole(texts: tuple[str, ...], prose: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return an extract, or the prose that it is most likely cut from where it has lost most, and whether that is so."""
    if not has_lost(texts, prose):
        return texts, False
    around = letters(" ".join(prose))
    same = sum(len(text) for text in texts if letters(text) in around)
    return (prose, True) if same >= SAME * sum(map(len, texts)) else (texts, False)


def has_lost(texts: tuple[str, ...], of: tuple[str, ...]) -> bool:
    """Return whether an extract has lost most of a text; what a page says twice is there once."""
    return sum(map(len, set(texts))) < LOST * sum(map(len, set(of)))


def _is_silent(element: Node, known: dict[Node | None, bool]) -> bool:
    """Return whether an element stands where no story does; `known` is what was found of others."""
    above: list[Node] = []
    around: Node | None = element.getparent()
    while around is not None and around not in known:
        above.append(around)
        around = around.getparent()
    for inner in reversed(above):
        known[inner] = known[around] or inner.tag in SILENT or _is_of_comments(inner)
        around = inner
    return known[around]


def _holders(tree: Node) -> Iterable[Node]:
    """Return the elements that hold lines outside any paragraph, phrases in them apart, each once."""
    found: dict[Node, None] = {}
    for element in cast("list[Node]", tree.xpath(LINES)):
        around: Node | None = element
        while around is not None and around.tag in PHRASES:
            around = around.getparent()
        if around is not None and around.tag in HOLDERS:
            found[around] = None
    return found


def _is_of_comments(element: Node) -> bool:
    """Return whether an element calls itself one of comments; a page does so as a whole where there may be some."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return "comment" in named and element.tag not in ("html", "body")


def _prose(element: Node) -> tuple[Node | None, int]:
    """Return the element that a piece of prose counts for, and how much of it is no link."""
    if element.tag != "p":
        loose = len((element.text or "").strip()) + sum(map(_loose, element))
        return element, loose if loose >= LOOSE else 0
    length = len("".join(element.itertext()).strip())
    links = sum(len("".join(link.itertext())) for link in element.iter("a"))
    return element.getparent(), length - links if length >= SHORTEST and links <= LINKED * length else 0


def _loose(child: Node) -> int:
    """Return how much prose an element that is no block, and what stands behind it, add to the one around it."""
    if child.tag not in PHRASES:
        return 0
    own = "" if child.tag == "a" else "".join(child.itertext())
    return len(own.strip()) + len((child.tail or "").strip())

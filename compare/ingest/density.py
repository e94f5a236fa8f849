"""The tree of a page -> the blocks of the element that holds most of its prose: asked where the library loses an article."""

from __future__ import annotations

from typing import cast

from compare.ingest.markup import Node, blocks, letters

HOLDERS = ("p", "div", "td", "blockquote", "section", "article", "li")
SILENT = tuple("nav header footer aside form script style noscript select button template textarea".split())
PHRASES = frozenset("br b i em strong a span u q cite".split())  # text behind them goes on with that before
COMMENTS = "ancestor::*[not(self::body)][contains(@class, 'comment') or contains(@id, 'comment')]"
HEARD = (
    f"//*[{' or '.join(f'self::{name}' for name in HOLDERS)}]"
    f"[not({' or '.join(f'ancestor::{name}' for name in SILENT)})][not({COMMENTS})]"
)
SHORTEST = 40  # characters of a paragraph that counts; a shorter one is as often a label
LOOSE = 200  # characters of text outside any paragraph that count
LINKED = 0.5  # share of a paragraph in links from which on it leads elsewhere
OUTER = (1.0, 0.5, 0.25)  # of a paragraph's weight, for the element around it, the one around that, and the next
LOST = 0.5  # share of a text below which an extract has lost most of it
SAME = 0.8  # share of an extract that must lie in the densest element, else they are two texts of the page


def dense(tree: Node) -> tuple[str, ...]:
    """Return the blocks of text in the element that holds most prose, none where there is no prose.

    The weight of a paragraph is its length without links, as in the readability algorithm (Arc90, 2009).
    """
    from lxml.html import tostring

    weights: dict[Node, float] = {}
    for element in cast("list[Node]", tree.xpath(HEARD)):
        holder, length = _prose(element)
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

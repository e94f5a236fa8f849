"""A page's markup -> its tree, cut to size -> the paragraphs of its article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import cast

from compare.ingest.limits import Limits
from compare.ingest.markup import Node
from compare.ingest.paragraphs import split

ATTRIBUTE = 10_000  # characters; a longer one is an image or a program, and patterns take seconds over it
BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "code", "fw", "ab", "body", "div"))
EDGE = "\f"  # between two blocks; no page holds one
LOGGERS = ("trafilatura", "htmldate", "justext", "courlan")  # what they would print, we say as a note
SILENCE = logging.NullHandler()  # one for all: a logger takes the same handler once


def parse(markup: str, limits: Limits) -> tuple[Node | None, str]:
    """Return the tree of a page, or None with the reason why extraction could not take it."""
    for name in LOGGERS:
        logging.getLogger(name).addHandler(SILENCE)
    from trafilatura.utils import load_html  # heavy: 0.6 s

    tree = cast("Node | None", load_html(markup))
    if tree is None:
        return None, "not a whole page"
    reason = _excess(tree, limits)
    if reason:
        return None, reason
    _cut_attributes(tree)
    return tree, ""


def main_text(tree: Node) -> tuple[str, ...]:
    """Return the paragraphs of the article on a page, none when there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    for strict in (True, False):  # strict first: it keeps teasers and comments out, and finds nothing on a few pages
        page = bare_extraction(tree, favor_precision=strict, include_comments=False, include_tables=True)
        if isinstance(page, Document) and page.body is not None:
            texts = tuple(_texts(cast("Node", page.body)))
            if texts:
                return texts
    return ()


def _excess(tree: Node, limits: Limits) -> str:
    elements = int(
        cast("float", tree.xpath("count(//*)"))
    )  # to go through them in Python takes a tenth of all the time
    if elements > limits.max_elements:
        return f"{elements:,} elements, over {limits.max_elements:,}"
    links = int(cast("float", tree.xpath("count(//a)")))
    if links > limits.max_links:
        return f"{links:,} links, over {limits.max_links:,}"
    if tree.xpath(f"boolean(//*[count(ancestor::*) >= {limits.max_depth}])"):
        return f"elements nested {limits.max_depth:,} deep and more"
    return ""


def _cut_attributes(tree: Node) -> None:
    for element in cast("list[Node]", tree.xpath(f"//*[@*[string-length() > {ATTRIBUTE}]]")):
        for name, value in element.attrib.items():
            if len(value) > ATTRIBUTE:
                del element.attrib[name]


def _texts(body: Node) -> Iterator[str]:
    """Yield the paragraphs in document order: each block is one or, where the page breaks its lines, several."""
    for block in "".join(_pieces(body)).split(EDGE):
        yield from split(block)


def _pieces(element: Node) -> Iterator[str]:
    """Yield the text of an element with an edge on both sides of each block."""
    is_block = element.tag in BLOCKS
    yield EDGE if is_block else "\n" if element.tag == "lb" else " " if element.tag == "cell" else ""
    yield _one_line(element.text)
    for child in element:
        yield from _pieces(child)
        yield _one_line(child.tail)
    yield EDGE if is_block else ""


def _one_line(text: str | None) -> str:
    return re.sub(r"[\r\n]", " ", text or "")

"""A page's markup -> its tree, cut to size -> the paragraphs of its article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from compare.ingest.density import has_lost
from compare.ingest.limits import Limits
from compare.ingest.markup import Node
from compare.ingest.paragraphs import split

if TYPE_CHECKING:
    from lxml.etree import HTMLParser

ATTRIBUTE = 10_000  # characters; a longer one is an image or a program, and patterns take seconds over it
DEEPEST = 300  # levels; the parser cuts off what is deeper
BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "code", "fw", "ab", "body", "div"))
EDGE = "\f"  # between two blocks; no page holds one
SHORT = 250  # characters from which on the library takes an extract for an article
LOGGERS = ("trafilatura", "htmldate", "justext", "courlan")  # what they would print, we say as a note
SILENCE = logging.NullHandler()  # one for all: a logger takes the same handler once
INVALID = bytes({*range(32)} - {*b"\t\n\r"})  # no XML may hold them
HALF_CLOSED = re.compile(
    r"<(?:!doctype|html)\b[^<>]{0,500}/>", re.IGNORECASE
)  # behind which the parser would see nothing
# What the library takes out of every page, sooner or later; sooner, because all its patterns are asked of what is left.
UNREAD = "|".join(
    f".//{name}" for name in "aside button embed footer iframe nav noscript script[not(@type)] select style svg".split()
)


def parse(markup: str, limits: Limits) -> tuple[Node | None, str]:
    """Return the tree of a page, or None with the reason why extraction could not take it."""
    for name in LOGGERS:
        logging.getLogger(name).addHandler(SILENCE)
    tree = _tree(markup)
    if tree is None:
        return None, "not a whole page"
    reason = _excess(tree, limits)
    if reason:
        return None, reason
    _cut_attributes(tree)
    return tree, ""


def main_text(tree: Node, prose: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs of the article on a page, none when there is none; `prose` is where most of the page's text lies.

    To compare what one algorithm found with what others find takes as long as to find it, and changes it on one page of ten.
    """
    texts, body = _extracted(tree, fast=True, strict=True)
    if body is not None and not _is_doubtful(texts, body) and not has_lost(texts, prose):
        return texts
    for strict in (True, False):  # strict first: it keeps teasers and comments out, and finds nothing on a few pages
        texts, _ = _extracted(tree, fast=False, strict=strict)
        if texts:
            return texts
    return ()


def _extracted(tree: Node, *, fast: bool, strict: bool) -> tuple[tuple[str, ...], Node | None]:
    """Return the paragraphs that the library finds, and the element that it gives them in."""
    from trafilatura import bare_extraction  # heavy: 0.6 s
    from trafilatura.settings import Document

    page = bare_extraction(
        tree,
        fast=fast,
        favor_precision=strict,
        include_comments=False,
        include_tables=True,
        prune_xpath=UNREAD if fast else None,
    )
    if not isinstance(page, Document) or page.body is None:
        return (), None
    body = cast("Node", page.body)
    return tuple(_texts(body)), body


def _is_doubtful(texts: tuple[str, ...], body: Node) -> bool:
    """Return whether an extract is one for which the library asks other algorithms: short, without a paragraph, all tables."""
    if sum(map(len, texts)) < SHORT or not body.xpath("boolean(.//p//text())"):
        return True
    return bool(body.xpath("count(.//table) > count(.//p)"))


def _tree(markup: str) -> Node | None:
    """Return the tree of a page, None for what is hardly one."""
    from lxml.etree import ParserError
    from lxml.html import fromstring

    whole = HALF_CLOSED.sub(lambda tag: tag[0].replace("/>", ">"), markup[:4096]) + markup[4096:]
    try:
        tree = fromstring(whole.encode("utf-8", "surrogatepass").translate(None, INVALID), parser=_parser())
    except (ParserError, AssertionError):  # nothing in it; its pieces are none of a page's
        return None
    return None if "html" not in whole[:50].lower() and len(tree) < 2 else cast("Node", tree)


@cache
def _parser() -> HTMLParser:
    """Return a parser whose elements are all of one class: the library's own asks in Python which, for each of them."""
    from lxml import etree, html

    parser = etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def _excess(tree: Node, limits: Limits) -> str:
    elements = int(cast("float", tree.xpath("count(//*)")))  # in Python it takes a tenth of all the time
    if elements > limits.max_elements:
        return f"{elements:,} elements, over {limits.max_elements:,}"
    links = int(cast("float", tree.xpath("count(//a)")))
    if links > limits.max_links:
        return f"{links:,} links, over {limits.max_links:,}"
    if tree.xpath(f"boolean({'/*' * (min(limits.max_depth, DEEPEST) + 1)})"):
        return f"elements nested {limits.max_depth:,} deep and more"
    return ""


def _cut_attributes(tree: Node) -> None:
    for element in cast("list[Node]", tree.xpath(f"//@*[string-length() > {ATTRIBUTE}]/..")):
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

"""Any HTML, however broken -> its blocks of text, in one linear pass that nothing can hold up.

The library that finds main text loses pages with deep nesting and takes minutes over others; this reader never does.
(Not html.parser: 100,000 unclosed tags take it hours.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Protocol

from compare.ingest.paragraphs import fold

RAW = frozenset(("script", "style", "textarea", "title"))  # no tags inside: only their own end tag ends them
HUSHED = "noscript template svg nav header footer aside form button select"
SILENT = RAW | frozenset(HUSHED.split())
BLOCK = (
    "p div section article main body h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr td th br hr figure "
    "figcaption address html head"
)
BLOCKS = frozenset(BLOCK.split())
NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,15})")


class Node(Protocol):
    """What we use of a parsed element (lxml)."""

    tag: object
    text: str | None
    tail: str | None
    attrib: dict[str, str]

    def get(self, key: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Node]: ...
    def itertext(self) -> Iterator[str]: ...
    def getparent(self) -> Node | None: ...
    def xpath(self, path: str) -> object: ...
    def __iter__(self) -> Iterator[Node]: ...
    def __len__(self) -> int: ...


def blocks(markup: str) -> tuple[str, ...]:
    """Return the text of each block outside scripts, navigation, forms and the like, none of them empty."""
    found: list[str] = []
    words: list[str] = []
    silent: list[str] = []
    for name, is_end, text in _pieces(markup):
        if not silent:
            words.append(text)
        if name in BLOCKS or name in SILENT:
            found.append("".join(words))
            words = []
        _hush(silent, name, is_end)
    found.append("".join(words))
    return tuple(block for raw in found if (block := fold(unescape(raw))))


def _hush(silent: list[str], name: str, is_end: bool) -> None:
    """Keep the stack of silent elements that are open; a stray end tag closes nothing."""
    if name not in SILENT:
        return
    if not is_end:
        silent.append(name)
    elif silent and silent[-1] == name:
        silent.pop()


def _pieces(markup: str) -> Iterator[tuple[str, bool, str]]:
    """Yield the text before each tag, with the tag's name and whether it is an end tag; what never closes ends it all."""
    at = 0
    while (start := markup.find("<", at)) >= 0:
        text = markup[at:start]
        if markup.startswith("<!--", start):
            name, is_end, at = "", False, _after(markup, "-->", start)
        elif found := NAME.match(markup, start + 1):
            name, is_end = found[1].lower(), markup[start + 1] == "/"
            at = _after(markup, ">", start)
            if name in RAW and not is_end:
                at = _before_end_tag(markup, name, at)
        elif markup[start + 1 : start + 2] in ("!", "?"):
            name, is_end, at = "", False, _after(markup, ">", start)
        else:  # "5 < 6" is text
            name, is_end, text, at = "", False, text + "<", start + 1
        yield name, is_end, text
    yield "", False, markup[at:]


def _after(markup: str, mark: str, start: int) -> int:
    end = markup.find(mark, start)
    return len(markup) if end < 0 else end + len(mark)


def _before_end_tag(markup: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(markup, start)
    return found.start() if found else len(markup)


def letters(text: str) -> str:
    """Return the letters and digits of a text, all small: what is left of it however it is set.

    >>> letters("The Ferry, again!")
    'theferryagain'
    """
    return "".join(filter(str.isalnum, text.casefold()))

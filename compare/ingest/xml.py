"""The bytes of an XML file, of whatever encoding -> its elements one by one; it declares no entities and reaches nowhere."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import IO, TYPE_CHECKING, Any

from compare.errors import ReadError
from compare.ingest.articles import BINARY
from compare.ingest.charset import decode
from compare.ingest.markup import blocks
from compare.ingest.paragraphs import fold, split
from compare.ingest.sources import Source

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser

Element = Any  # of lxml, which has no types of its own

SAMPLE = 2**16
CDATA = re.compile(r"(<!\[CDATA\[|\]\]>)")
ENTITY = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)([A-Za-z][A-Za-z0-9]{1,31};)?")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECLARED = re.compile(rb"""encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{2,40})""")
OWN = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))  # the names that XML knows itself
LONGEST = 40  # characters of an entity or a mark that a block may have been cut in
TAIL = 200
ENTITIES = "declares entities of its own, which may be a bomb; refused"
BROKEN = "the XML is cut off, or broken, or nested over 255 deep; what stands before that was read"


def elements(source: Source, stream: IO[bytes], wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """Yield every element that is wanted, when it is closed; it is emptied afterwards.

    Raise ReadError for a file that declares entities, is binary, or ends too early: elements before that were yielded.
    """
    parser = _parser()
    outermost: Element = None
    is_closed, tail = False, ""
    for text in _texts(source, stream):
        parser.feed(text.encode("utf-8", "replace"))
        tail = (tail + text)[-TAIL:]
        if len(text) == 0:  # the end: what is left of a file with mistakes comes now, half an element with it
            is_whole = outermost is not None and re.search(rf"</[\w:.-]{{0,99}}{name_of(outermost)}\s*>\s*$", tail)
            if not is_whole:
                break
            _close(parser)
        for event, element in parser.read_events():
            if event == "start":
                if outermost is None:
                    outermost = element
                    _refuse_entities(source.origin, element)
                continue
            is_closed = is_closed or element is outermost
            if wanted(element):
                yield element
                _forget(element)
    if not is_closed:
        raise ReadError(source.origin, "no XML" if outermost is None else BROKEN)


def tree(origin: str, raw: bytes) -> Element:
    """Return the outermost element of a small file that is XML as it should be, as a part of a document is; or raise ReadError."""
    from lxml import etree

    parser = etree.XMLParser(**_SAFE)
    try:
        found = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(origin, f"broken XML: {error}") from error
    _refuse_entities(origin, found)
    return found


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace, "" of a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_in(element: Element, *paths: str) -> str:
    """Return the text of the first element at one of the paths that has any, on one line; `{*}` is any namespace."""
    for path in paths:
        for found in element.iterfind(path):
            if text := fold("".join(found.itertext())):
                return text
    return ""


def attribute_in(element: Element, path: str, name: str) -> str:
    """Return an attribute of the first element at a path that has it, "" where none has."""
    return next((found.get(name).strip() for found in element.iterfind(path) if found.get(name)), "")


def language_of(element: Element) -> str:
    """Return the language that an element or one around it names."""
    return next((lang for e in (element, *element.iterancestors()) if (lang := e.get(LANG))), "")


def written(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text that may be HTML, as feeds and records hold it."""
    return blocks(text) if "<" in text or "&" in text else split(text)


LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parser() -> XMLPullParser:
    from lxml import etree

    return etree.XMLPullParser(events=("start", "end"), recover=True, encoding="utf-8", **_SAFE)


def _close(parser: XMLPullParser) -> None:
    from lxml import etree

    try:
        parser.close()
    except etree.XMLSyntaxError:  # nothing at all could be made of it
        return


def _texts(source: Source, stream: IO[bytes]) -> Iterator[str]:
    """Yield the text piece by piece, mended where many a file is sloppy, and an empty one at the end."""
    stream.seek(0)
    sample = stream.read(SAMPLE)
    declared = DECLARED.search(sample[:200])
    sound = sample[: sample.rfind(b">") + 1] or sample  # not half a character
    decoded = decode(sound, declared[1].decode("ascii") if declared else "")
    if decoded is None:
        raise ReadError(source.origin, BINARY)
    decoder = codecs.getincrementaldecoder(decoded.encoding)("replace")
    held, is_data = "", False
    block = sample
    while block or held:
        held += decoder.decode(block, final=not block)
        cut = max(held.rfind(mark, max(0, len(held) - LONGEST)) for mark in "&<]") if block else -1
        ready, held = (held[:cut], held[cut:]) if cut >= 0 else (held, "")
        mended, is_data = _mended(ready, is_data)
        if mended:
            yield mended
        block = stream.read(SAMPLE) if block else b""
    yield ""


def _mended(text: str, is_data: bool) -> tuple[str, bool]:
    """Return a piece without what XML forbids, and whether it ends in data that is taken as it is.

    Bare ampersands are written as they should be, and names that only HTML knows as the characters they stand for.
    """
    parts = CDATA.split(ILLEGAL.sub("", text))
    for at, part in enumerate(parts):
        if at % 2:
            is_data = part == "<![CDATA[" if is_data is False else part != "]]>"
        elif not is_data:
            parts[at] = ENTITY.sub(_character, part)
    return "".join(parts), is_data


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    return found[0] if name in OWN or name not in html5 else html5[name]


def _refuse_entities(origin: str, element: Element) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise ReadError(origin, ENTITIES)


def _forget(element: Element) -> None:
    """Empty an element and drop those before it, so that a long file takes no more memory than a short one."""
    element.clear()
    while element.getparent() is not None and element.getprevious() is not None:
        del element.getparent()[0]

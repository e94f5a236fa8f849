"""A text document of Word (Office Open XML) -> a document: what stands in it now, without what is marked as deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from compare.errors import ReadError
from compare.ingest.archives import Archive
from compare.ingest.articles import language_code
from compare.ingest.charset import Decoded
from compare.ingest.limits import Options, over
from compare.ingest.paragraphs import fold
from compare.ingest.readers import plain
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.ingest.xml import Element, elements, name_of, text_in, tree
from compare.model import Document, Skipped

TEXT, ABOUT = "word/document.xml", "docProps/core.xml"
GONE = frozenset(("del", "moveFrom", "Fallback", "pict"))  # deleted, moved away, said a second time for old programs
SPACES = frozenset(("tab", "br", "cr"))


def fits(head: bytes) -> Fit:
    """Return whether this is a text document; others are known when the archive is opened."""
    return SURE if head.startswith(b"PK") and b"word/document.xml" in head else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a document."""
    archive = Archive(source, stream, options.limits)
    cap = options.limits.max_bytes
    title, texts, size = "", [], 0
    for paragraph in elements(source, archive.open(TEXT), lambda e: name_of(e) == "p" and not _is_gone(e)):
        text = fold("".join(_pieces(paragraph)))
        size += len(text)
        if size > cap:
            raise ReadError(source.origin, over(size, cap))
        if not title and _style(paragraph) == "Title":
            title = text
        elif text:
            texts.append(text)
    told, author, language = _about(source, archive)
    if title or told:
        found = plain.titled(source, title or told, tuple(texts))
    else:
        found = plain.document(source, Decoded("\n\n".join(texts), "utf-8"))
    yield replace(found, author=found.author or author, language=language_code(language))


def _about(source: Source, archive: Archive) -> tuple[str, str, str]:
    """Return the title, the author and the language that the document gives itself; its dates are those of the file."""
    raw = archive.read(ABOUT)
    if not raw:
        return "", "", ""
    core = tree(f"{source.origin}/{ABOUT}", raw)
    return text_in(core, "{*}title"), text_in(core, "{*}creator"), text_in(core, "{*}language")


def _is_gone(element: Element) -> bool:
    return any(name_of(parent) in GONE for parent in element.iterancestors())


def _style(paragraph: Element) -> str:
    found = paragraph.find("{*}pPr/{*}pStyle")
    return "" if found is None else next((v for name, v in found.attrib.items() if name.endswith("}val")), "")


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        name = name_of(child)
        if name == "t":
            yield child.text or ""
        elif name in SPACES:
            yield " "
        elif name not in GONE:
            yield from _pieces(child)

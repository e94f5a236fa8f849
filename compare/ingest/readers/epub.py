"""A book or magazine in EPUB -> a document for each of its parts that holds text, in the order of reading."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote

from compare.errors import ReadError
from compare.ingest.archives import Archive
from compare.ingest.articles import EMPTY, decoded_text
from compare.ingest.fields import FIELDS, document_of
from compare.ingest.limits import Options
from compare.ingest.markup import blocks
from compare.ingest.prescan import declared_charset
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source, shown
from compare.ingest.xml import Element, name_of, text_in, tree
from compare.model import Document, Skipped

CONTAINER = "META-INF/container.xml"
MARK = b"mimetypeapplication/epub+zip"
PAGES = frozenset(("application/xhtml+xml", "text/html"))
FURNITURE = frozenset(
    ("toc", "cover", "copyright-page", "title-page", "index")
)  # parts that are no reading (OPF, guide)
HEADINGS = tuple(f".//{{*}}{name}" for name in ("h1", "h2", "h3"))
PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Book:
    """What the package file tells: of the book as a whole, and its parts by their names in the archive."""

    about: Mapping[str, str]
    parts: tuple[str, ...]


def fits(head: bytes) -> Fit:
    """Return whether this is an EPUB as its first member tells; others are known when the archive is opened."""
    return SURE if head.startswith(b"PK") and MARK in head[:100] else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each part that holds text."""
    archive = Archive(source, stream, options.limits)
    book = _book(source, archive)
    is_empty = True
    for part in book.parts:
        origin = f"{source.origin}/{shown(part)}"
        try:
            title, paragraphs = _part(Source(origin, origin, ""), archive.read(part))
        except ReadError as error:
            if error.reason != EMPTY:  # a part of pictures is no loss
                yield Skipped(error.origin, error.reason)
            continue
        is_empty = False
        record = {**book.about, "id": f"{source.name}/{shown(part)}", "paragraphs": list(paragraphs)}
        record["title"] = title or (book.about["title"] if len(book.parts) == 1 else "")
        record["outlet"] = book.about["outlet"] or source.outlet
        yield document_of(record, origin, FIELDS)
    if is_empty:
        raise ReadError(source.origin, EMPTY)


def _book(source: Source, archive: Archive) -> Book:
    container = tree(source.origin, archive.read(CONTAINER))
    path = next((found.get("full-path", "") for found in container.iterfind(".//{*}rootfile")), "")
    package = tree(f"{source.origin}/{shown(path)}", archive.read(path))
    about = {
        "title": text_in(package, ".//{*}metadata/{*}title"),
        "outlet": text_in(package, ".//{*}metadata/{*}publisher"),
        "author": text_in(package, ".//{*}metadata/{*}creator"),
        "published": text_in(package, ".//{*}metadata/{*}date"),
        "lang": text_in(package, ".//{*}metadata/{*}language"),
    }
    return Book(about, tuple(dict.fromkeys(_parts(package, posixpath.dirname(path)))))


def _parts(package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the parts in the order of the spine, those for finding one's way left out."""
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    guide = package.iterfind(".//{*}guide/{*}reference")
    left_out = {_path(folder, found.get("href")) for found in guide if found.get("type") in FURNITURE}
    for number, place in enumerate(package.iterfind(".//{*}spine/{*}itemref")):
        item = items.get(place.get("idref"))
        if item is None or number == PARTS:
            continue
        path = _path(folder, item.get("href"))
        is_page = item.get("media-type") in PAGES and "nav" not in (item.get("properties") or "").split()
        if is_page and path not in left_out:
            yield path


def _path(folder: str, address: str | None) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote((address or "").partition("#")[0])))


def _part(place: Source, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the heading of a part and its paragraphs; raise ReadError when it has none."""
    decoded = decoded_text(place, raw, declared_charset(raw))
    paragraphs = blocks(decoded.text)
    if not paragraphs:
        raise ReadError(place.origin, EMPTY)
    title = _heading(place.origin, raw)
    return title, paragraphs[1:] if paragraphs[0] == title and len(paragraphs) > 1 else paragraphs


def _heading(origin: str, raw: bytes) -> str:
    """Return the first heading of a part; "" where it has none, or is no XML as it should be."""
    try:
        page = tree(origin, raw)
    except ReadError:
        return ""
    body = next((child for child in page if name_of(child) == "body"), page)
    return text_in(body, *HEADINGS)

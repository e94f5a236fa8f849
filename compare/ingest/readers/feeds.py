"""An RSS or Atom file -> a document for each entry; where it holds no more than a summary, the document says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.ingest.fields import FIELDS, document_of, too_long
from compare.ingest.limits import Options
from compare.ingest.readers.fit import NO, SURE, Fit, root
from compare.ingest.sources import Source
from compare.ingest.xml import Element, attribute_in, elements, language_of, name_of, text_in, written
from compare.model import Document, Skipped

ROOTS = frozenset(("rss", "feed", "rdf"))
RDF = b"purl.org/rss"
ENTRIES = frozenset(("item", "entry"))
CHANNELS = frozenset(("channel", "feed"))
ABOUT = frozenset(("title", "language"))  # what a channel tells of itself before its entries
SUMMARY = "the feed holds a summary only"


def fits(head: bytes) -> Fit:
    """Return whether this is a feed."""
    name = root(head)
    return SURE if name in ROOTS and (name != "rdf" or RDF in head) else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each entry, numbered as in a list."""
    channel: dict[str, str] = {}
    number = -1
    for element in elements(source, stream, _is_wanted):
        if name_of(element) in ENTRIES:
            number += 1
            yield _document(element, channel, f"{source.origin}[{number}]", source, options)
        else:
            channel[name_of(element)] = text_in(element, ".")


def _is_wanted(element: Element) -> bool:
    name, parent = name_of(element), element.getparent()
    return name in ENTRIES or (name in ABOUT and parent is not None and name_of(parent) in CHANNELS)


def _document(
    entry: Element, channel: dict[str, str], origin: str, source: Source, options: Options
) -> Document | Skipped:
    paragraphs, notes = _text(entry)
    record = {
        "id": text_in(entry, "{*}guid", "{*}id") or _link(entry),
        "title": " ".join(written(text_in(entry, "{*}title"))),
        "outlet": text_in(entry, "{*}source/{*}title", "{*}source") or channel.get("title", "") or source.outlet,
        "author": text_in(entry, "{*}creator", "{*}author/{*}name", "{*}author"),
        "published": text_in(entry, "{*}pubDate", "{*}published", "{*}date", "{*}issued", "{*}updated"),
        "url": _link(entry),
        "lang": text_in(entry, "{*}language") or language_of(entry) or channel.get("language", ""),
        "paragraphs": list(paragraphs),
    }
    if reason := too_long(record, options.limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(record, origin, FIELDS, notes=notes)


def _link(entry: Element) -> str:
    """Return the address of the page: the text of a link, or what it points at."""
    guid = entry.find("{*}guid")
    named = text_in(guid, ".") if guid is not None and guid.get("isPermaLink", "true") == "true" else ""
    places = ("{*}link[@rel='alternate']", "{*}link[@href]")
    pointed = next((href for place in places if (href := attribute_in(entry, place, "href"))), "")
    found = text_in(entry, "{*}link") or pointed or named
    return found if found.startswith(("http://", "https://")) else ""


def _text(entry: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of the entry's content, else of its summary with a note."""
    for names, notes in ((("encoded", "content"), ()), (("description", "summary"), (SUMMARY,))):
        found = [_paragraphs(e) for name in names for e in entry.iterfind(f"{{*}}{name}")]
        longest = max(found, key=lambda parts: sum(map(len, parts)), default=())
        if longest:
            return longest, notes
    return (), ()


def _paragraphs(element: Element) -> tuple[str, ...]:
    """Return the paragraphs of content that is escaped HTML, markup of its own, or text."""
    if not len(element):
        return written(element.text or "")
    from lxml import etree

    return written(etree.tostring(element, encoding="unicode", method="html", with_tail=False))

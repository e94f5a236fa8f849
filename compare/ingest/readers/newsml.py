"""News items of NewsML-G2 (IPTC), one or a whole message -> a document each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.ingest.fields import FIELDS, document_of, too_long
from compare.ingest.limits import Options
from compare.ingest.readers import nitf
from compare.ingest.readers.fit import NO, SURE, Fit, root
from compare.ingest.sources import Source
from compare.ingest.xml import Element, attribute_in, elements, language_of, name_of, text_in
from compare.model import Document, Skipped

ROOTS = frozenset(("newsitem", "newsmessage", "packageitem"))
ITEMS = frozenset(("newsItem", "packageItem"))
REFERENCES = "a package of references to other items, which are files of their own"
DATES = ("{*}itemMeta/{*}firstCreated", "{*}contentMeta/{*}contentCreated", "{*}itemMeta/{*}versionCreated")
OUTLETS = ("{*}itemMeta/{*}provider/{*}name", "{*}contentMeta/{*}infoSource/{*}name", "{*}contentMeta/{*}creditline")
AUTHORS = ("{*}contentMeta/{*}by", "{*}contentMeta/{*}creator/{*}name")
TITLES = ("{*}contentMeta/{*}headline", "{*}itemMeta/{*}title")


def fits(head: bytes) -> Fit:
    """Return whether this is NewsML-G2."""
    return SURE if root(head) in ROOTS else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each item, numbered as in a list where it is part of a message."""
    number = -1
    for item in elements(source, stream, lambda element: name_of(element) in ITEMS):
        number += 1
        is_alone = item.getparent() is None
        origin = source.origin if is_alone else f"{source.origin}[{number}]"
        if name_of(item) == "packageItem":
            yield Skipped(origin, REFERENCES)
        else:
            yield _document(item, origin, source, is_alone, options)


def _document(item: Element, origin: str, source: Source, is_alone: bool, options: Options) -> Document | Skipped:
    language = attribute_in(item, "{*}contentMeta/{*}language", "tag") or language_of(item)
    record = {
        "id": "" if is_alone else item.get("guid", ""),
        "title": text_in(item, *TITLES) or nitf.headline(item),
        "outlet": text_in(item, *OUTLETS) or attribute_in(item, "{*}itemMeta/{*}provider", "literal") or source.outlet,
        "author": nitf.byline(text_in(item, *AUTHORS)),
        "published": text_in(item, *DATES),
        "url": attribute_in(item, "{*}itemMeta/{*}link", "href"),
        "lang": language,
        "paragraphs": list(nitf.content(_contents(item))),
    }
    if reason := too_long(record, options.limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(record, origin, FIELDS, source=source if is_alone else None)


def _contents(item: Element) -> Iterator[Element]:
    for kind in ("inlineXML", "inlineData"):
        yield from item.iterfind(f"{{*}}contentSet/{{*}}{kind}")

"""News items of NewsML 1.0 to 1.2 (IPTC), as many agencies send them -> a document each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.ingest.fields import FIELDS, document_of, too_long
from compare.ingest.limits import Options
from compare.ingest.readers import nitf
from compare.ingest.readers.fit import NO, SURE, Fit, root
from compare.ingest.readers.newsml import REFERENCES
from compare.ingest.sources import Source
from compare.ingest.xml import Element, attribute_in, elements, language_of, name_of, text_in
from compare.model import Document, Skipped

IDENTITY = "{*}Identification/{*}NewsIdentifier"
ID = (f"{IDENTITY}/{{*}}PublicIdentifier", f"{IDENTITY}/{{*}}NewsItemId")
DATES = ("{*}NewsManagement/{*}FirstCreated", "{*}NewsManagement/{*}ThisRevisionCreated")
TITLES = (".//{*}NewsLines/{*}HeadLine", ".//{*}NewsLines/{*}Headline")
AUTHOR = ".//{*}NewsLines/{*}ByLine"
PARTY = ".//{{*}}AdministrativeMetadata/{{*}}{}/{{*}}Party"
OUTLETS = (PARTY.format("Provider"), PARTY.format("Source"))
CREDITS = (".//{*}NewsLines/{*}CreditLine", f"{IDENTITY}/{{*}}ProviderId")
LANGUAGE = ".//{*}DescriptiveMetadata/{*}Language"
REFERRING = (".//{*}NewsItemRef", ".//{*}NewsItem")
APART = frozenset(("caption", "legend", "keyword", "keywords", "thumbnail", "quicklook"))  # roles beside the story


def fits(head: bytes) -> Fit:
    """Return whether this is NewsML 1."""
    return SURE if root(head) == "newsml" else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield a document for each item, numbered as in a list."""
    items = elements(source, stream, lambda element: name_of(element) == "NewsItem")
    for number, item in enumerate(items):
        yield _document(item, f"{source.origin}[{number}]", options)


def _document(item: Element, origin: str, options: Options) -> Document | Skipped:
    texts = list(nitf.content(_contents(item)))
    if not texts and any(item.find(path) is not None for path in REFERRING):
        return Skipped(origin, REFERENCES)
    record = {
        "id": text_in(item, *ID),
        "title": text_in(item, *TITLES) or nitf.headline(item),
        "outlet": next(filter(None, (_formal(item, path) for path in OUTLETS)), "") or text_in(item, *CREDITS),
        "author": nitf.byline(text_in(item, AUTHOR)) or nitf.author(item),
        "published": text_in(item, *DATES),
        "lang": _formal(item, LANGUAGE) or language_of(item),
        "paragraphs": texts,
    }
    if reason := too_long(record, options.limits.max_bytes):
        return Skipped(origin, reason)
    return document_of(record, origin, FIELDS)


def _formal(item: Element, path: str) -> str:
    return attribute_in(item, path, "FormalName")


def _contents(item: Element) -> Iterator[Element]:
    """Yield what may be the text of an item: data that are text, and belong to no picture.

    An item has it in several forms or several languages, and those of its pictures beside it; the first is its own.
    """
    for content in item.iterfind(".//{*}ContentItem"):
        kind = _formal(content, "{*}MediaType").casefold()
        if kind in ("", "text", "complextext") and not APART & set(_roles(content)):
            yield from content.iterfind("{*}DataContent")


def _roles(content: Element) -> Iterator[str]:
    """Yield the roles of the components that a content stands in."""
    for element in content.iterancestors():
        if name_of(element) == "NewsComponent":
            yield _formal(element, "{*}Role").casefold()

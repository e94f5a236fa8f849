"""An article in NITF (IPTC), as agencies send it -> a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from compare.ingest.articles import file_document, language_code
from compare.ingest.dates import moment
from compare.ingest.limits import Options
from compare.ingest.paragraphs import fold
from compare.ingest.readers.fit import NO, SURE, Fit, root
from compare.ingest.readers.plain import BYLINE
from compare.ingest.sources import Source
from compare.ingest.xml import Element, attribute_in, elements, language_of, name_of, text_in, written
from compare.model import Document, Paragraph, Skipped

TEXTS = frozenset(("p", "hl2", "h2", "h3", "h4", "li", "dt", "dd", "td", "th", "credit"))
APART = frozenset(("media", "body.head", "body.end"))  # captions are of pictures, the head is told as metadata


def fits(head: bytes) -> Fit:
    """Return whether this is NITF."""
    return SURE if root(head) == "nitf" else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:  # noqa: ARG001 - the shape of a reader
    """Yield the one article of a file."""
    for article in elements(source, stream, lambda element: name_of(element) == "nitf"):
        yield file_document(
            source,
            [Paragraph(text) for text in paragraphs(article)],
            title=headline(article),
            outlet=attribute_in(article, ".//{*}pubdata", "name") or text_in(article, ".//{*}distributor"),
            author=author(article),
            published=moment(_issued(article)),
            url=attribute_in(article, ".//{*}pubdata", "ex-ref"),
            language=language_code(language_of(article)),
        )


def headline(article: Element) -> str:
    """Return the headline, else the title."""
    return text_in(article, ".//{*}hl1", ".//{*}headline", "{*}head/{*}title")


def author(article: Element) -> str:
    """Return who wrote it."""
    return byline(text_in(article, ".//{*}byline/{*}person", ".//{*}byline"))


def byline(text: str) -> str:
    """Return who wrote it, without the word that says so.

    >>> byline("By Ada Quill"), byline("Ada Quill")
    ('Ada Quill', 'Ada Quill')
    """
    found = BYLINE.fullmatch(text)
    return found[1] if found else text


def paragraphs(article: Element) -> tuple[str, ...]:
    """Return the paragraphs of an article's body; of a body without any, its text as one."""
    body = next(article.iterfind(".//{*}body.content"), None)
    found = tuple(_texts(article if body is None else body))
    return found or tuple(filter(None, [text_in(body, ".")] if body is not None else []))


def content(data: Iterable[Element]) -> tuple[str, ...]:
    """Return the paragraphs of the first of several forms of a content that has any: NITF or XHTML in it, else text."""
    return next((found for form in data if (found := paragraphs(form) or written("".join(form.itertext())))), ())


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        if name_of(child) in TEXTS:
            if text := fold("".join(child.itertext())):
                yield text
        elif name_of(child) not in APART:
            yield from _texts(child)


def _issued(article: Element) -> str:
    for path, name in (
        (".//{*}date.issue", "norm"),
        (".//{*}pubdata", "date.publication"),
        (".//{*}story.date", "norm"),
    ):
        if found := attribute_in(article, path, name):
            return found
    return ""

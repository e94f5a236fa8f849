"""A PDF file -> a document: the text of its pages, lines joined to paragraphs; needs the extra `pdf`."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import IO, TYPE_CHECKING

from compare.errors import ExtraError, ReadError
from compare.ingest.articles import whole
from compare.ingest.charset import Decoded
from compare.ingest.limits import Options, over
from compare.ingest.paragraphs import ends_sentence, fold
from compare.ingest.readers import plain
from compare.ingest.readers.fit import NO, SURE, Fit
from compare.ingest.sources import Source
from compare.model import Document, Skipped

if TYPE_CHECKING:
    from pypdf import PdfReader

MAGIC = b"%PDF-"
PAGES = 2000
SHORT = 0.85  # of the usual width: a line that ends a sentence before it ends a paragraph
OFTEN = 3  # pages that bear a line at their edge: it is the head or the foot of the page
DIGITS = re.compile(r"\d+")
HYPHEN = re.compile(r"[^\W\d_]-$")
SCAN = "no text in it; pictures of pages must be read by a program for that first (OCR)"
SILENCE = logging.NullHandler()
# What broken files have been seen to raise in the library
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def fits(head: bytes) -> Fit:
    """Return whether this is a PDF file."""
    return SURE if MAGIC in head[:1024] and not head[:20].strip().startswith(b"<") else NO


def read(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield the one article of a file."""
    try:
        import pypdf
    except ImportError:
        raise ExtraError("PDF", "pypdf", "pdf") from None
    logging.getLogger("pypdf").addHandler(SILENCE)
    raw = whole(source, stream, options.limits.max_bytes)
    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(source.origin, "encrypted")
        pages = list(_pages(source, reader, options.limits.max_bytes))
        title, author = _told(reader)
    except (pypdf.errors.PyPdfError, *BROKEN) as error:
        raise ReadError(source.origin, f"broken PDF: {fold(str(error))[:200] or type(error).__name__}") from error
    paragraphs = joined(pages)
    if not paragraphs:
        raise ReadError(source.origin, SCAN)
    found = plain.document(source, Decoded("\n\n".join(paragraphs), "utf-8"))
    # what the file says of itself is often the program's or a template's: it counts where the pages say it as well
    text = fold(" ".join(paragraphs[:20])).casefold()
    yield replace(
        found,
        title=title if title and title.casefold() in f"{found.title} {text}".casefold() else found.title,
        author=found.author or (author if author.casefold() in text else ""),
    )


def _pages(source: Source, reader: PdfReader, cap: int) -> Iterator[list[str]]:
    """Yield the lines of each page; raise ReadError when they are too long."""
    size = 0
    for page in islice(reader.pages, PAGES):
        text = page.extract_text()
        size += len(text)
        if size > cap:
            raise ReadError(source.origin, over(size, cap))
        yield [line.rstrip() for line in text.split("\n")]


def _told(reader: PdfReader) -> tuple[str, str]:
    about = reader.metadata
    return (fold(str(about.title or "")), fold(str(about.author or ""))) if about else ("", "")


def joined(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs of some pages of lines.

    Heads and feet of pages are left out. A blank line ends a paragraph, and so does a line that ends a sentence short of
    the usual width; a word that is parted at the end of a line is put together.
    """
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    lines = [line for page in pages for line in page if not (line in _edges(page) and edges[_key(line)] >= OFTEN)]
    widths = sorted(len(line) for line in lines if line.strip())
    usual = widths[len(widths) * 9 // 10] if widths else 0
    found = [""]
    for line in lines:
        text = line.strip()
        if not text:
            found.append("")
            continue
        found[-1] = _continued(found[-1], text)
        if len(line) < SHORT * usual and ends_sentence(text):
            found.append("")
    return [fold(text) for text in found if text]


def _continued(before: str, text: str) -> str:
    if HYPHEN.search(before[-2:]) and text[0].islower():
        return before[:-1] + text
    return f"{before} {text}" if before else text


def _edges(page: Sequence[str]) -> list[str]:
    said = [line for line in page if line.strip()]
    return [*said[:1], *said[-1:]]


def _key(line: str) -> str:
    return DIGITS.sub("0", fold(line))

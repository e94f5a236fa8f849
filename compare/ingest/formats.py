"""The registry of formats: a source and its first bytes -> the reader that fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from compare.ingest.limits import Options
from compare.ingest.readers import (
    columnar,
    docx,
    eml,
    epub,
    feeds,
    html,
    markdown,
    mbox,
    mhtml,
    newsml,
    newsml1,
    nitf,
    otherxml,
    pdf,
    plain,
    records,
    tables,
    warc,
)
from compare.ingest.readers.fit import NO, SURE, Fit, beginning
from compare.ingest.sources import Source
from compare.model import Document, Skipped

Reader = Callable[[Source, IO[bytes], Options], Iterator[Document | Skipped]]
HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which articles are kept: the suffixes it goes by, how well first bytes fit it, and its reader.

    A reader yields documents and what it had to skip; it raises ReadError or OSError when the whole source is unreadable,
    and ExtraError when it needs a library that is not there.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], Fit]
    read: Reader


# To add a format, write its reader and give it a line here; content is tried from top to bottom.
FORMATS = (
    Format("jsonl", (".jsonl", ".ndjson"), records.fits_lines, records.read_lines),
    Format("json", (".json",), records.fits_whole, records.read_whole),
    Format("html", (".html", ".htm", ".xhtml"), html.fits, html.read),
    Format("mhtml", (".mhtml", ".mht"), mhtml.fits, mhtml.read),
    Format("eml", (".eml",), eml.fits, eml.read),
    Format("mbox", (".mbox", ".mbx"), mbox.fits, mbox.read),
    Format("feed", (".rss", ".atom", ".rdf"), feeds.fits, feeds.read),
    Format("newsml", (), newsml.fits, newsml.read),
    Format("newsml1", (), newsml1.fits, newsml1.read),
    Format("nitf", (".nitf",), nitf.fits, nitf.read),
    Format("xml", (".xml",), otherxml.fits, otherxml.read),  # after all others that are XML
    Format("columnar", (".parquet", ".pq", ".arrow", ".feather", ".arrows"), columnar.fits, columnar.read),
    Format("warc", (".warc", ".arc", ".wet"), warc.fits, warc.read),
    Format("table", (".csv", ".tsv", ".tab"), tables.fits, tables.read),
    Format("pdf", (".pdf",), pdf.fits, pdf.read),
    Format("epub", (".epub",), epub.fits, epub.read),
    Format("docx", (".docx",), docx.fits, docx.read),
    Format("markdown", (".md", ".markdown"), markdown.fits, markdown.read),
    Format("plain", (".txt", ".text"), plain.fits, plain.read),
)
BY_NAME = {form.name: form for form in FORMATS}
BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def choose(source: Source, stream: IO[bytes], options: Options) -> Format:
    """Return the format of `source`; the stream is left at its beginning.

    Content that is surely of a format decides, whatever the name; then the suffix; then what the content may be.
    """
    if source.format:
        return BY_NAME[source.format]
    head = stream.readline(options.limits.max_bytes) + stream.read(HEAD)
    stream.seek(0)
    fits = {form.name: form.fits(head) for form in FORMATS}
    named = BY_SUFFIX.get(source.suffix)
    if named is BY_NAME["jsonl"] and fits["json"] and beginning(head).startswith(b"{"):
        return named  # a lone record may be either
    sure = next((form for form in FORMATS if fits[form.name] == SURE), named)
    return sure or next(form for form in FORMATS if fits[form.name] != NO)

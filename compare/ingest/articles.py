"""What a reader found in one article -> a document, named by its file and its outlet where the source names none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import IO
from urllib.parse import urlsplit

from compare.errors import ReadError
from compare.ingest.charset import Decoded, decode
from compare.ingest.limits import Options, over
from compare.ingest.prescan import declared_charset
from compare.ingest.sources import Source
from compare.model import Document, Paragraph

EMPTY = "empty"
BINARY = "binary"


def article_text(source: Source, stream: IO[bytes], options: Options, *, is_page: bool = False) -> Decoded:
    """Return the text of a file that holds one article; raise ReadError when it is too long, binary or blank."""
    raw = whole(source, stream, options.limits.max_bytes)
    return decoded_text(source, raw, declared_charset(raw) if is_page else "")


def decoded_text(source: Source, raw: bytes, declared: str = "") -> Decoded:
    """Return the text of an article's bytes; `declared` is the encoding they claim. Raise ReadError when binary or blank."""
    decoded = decode(raw, declared)
    if decoded is None:
        raise ReadError(source.origin, BINARY)
    if not decoded.text.strip("\ufeff \t\r\n"):
        raise ReadError(source.origin, EMPTY)
    return decoded


def whole(source: Source, stream: IO[bytes], cap: int, cure: str = "raise it with --max-bytes") -> bytes:
    """Return all bytes of `stream`, or raise ReadError when there are more than `cap`."""
    stream.seek(0)
    raw = stream.read(cap + 1)
    if len(raw) > cap:  # only now is it worth while to learn how long it is: what is packed must be inflated for it
        raise ReadError(source.origin, over(stream.seek(0, 2), cap, cure))
    return raw


def file_document(
    source: Source,
    paragraphs: Sequence[Paragraph],
    *,
    title: str = "",
    outlet: str = "",
    author: str = "",
    published: datetime | None = None,
    url: str = "",
    language: str = "",
    notes: tuple[str, ...] = (),
) -> Document:
    """Return the document of a file that holds one article; raise ReadError when no paragraph says anything."""
    if not any(p.text.strip() for p in paragraphs):
        raise ReadError(source.origin, EMPTY)
    return Document(
        id=source.name,
        paragraphs=tuple(paragraphs),
        title=title,
        outlet=outlet or host(url) or source.outlet,
        author=author,
        published=published,
        url=url,
        language=language,
        origin=source.origin,
        notes=notes,
    )


def host(url: str) -> str:
    """Return the host of an address without `www.`, "" where there is none.

    >>> host("https://www.oakfield-courier.example/bridge")
    'oakfield-courier.example'
    """
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def language_code(label: object) -> str:
    """Return the two letters of a language tag in lower case, "" when it has not two.

    >>> language_code("en-US"), language_code("mul")
    ('en', '')
    """
    code = label.strip().replace("_", "-").split("-")[0].lower() if isinstance(label, str) else ""
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""

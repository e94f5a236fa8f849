"""The bytes of a message (RFC 5322, MIME) -> its headers as words, and its parts, however broken it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from compare.errors import ReadError
from compare.ingest.charset import Decoded, decode
from compare.ingest.paragraphs import fold
from compare.ingest.prescan import declared_charset

Mail = Message
DEEPEST = 50  # parts inside one another
# a line has 998 characters at most (RFC 5322, 2.1.1)
HEADERS = re.compile(rb"(?:[\x21-\x39\x3b-\x7e]{1,80}:[^\r\n]{0,1200}\r?\n(?:[ \t][^\r\n]{0,1200}\r?\n){0,200}){1,500}")
COMMENT = re.compile(r"\s\([^()]{1,20}\)$")


def message_of(origin: str, raw: bytes) -> Mail:
    """Return the message; raise ReadError for one whose parts are nested too deep."""
    try:
        return BytesParser().parsebytes(raw)
    except RecursionError as error:
        raise ReadError(origin, "parts nested too deep") from error


def header(mail: Mail, name: str) -> str:
    """Return a header on one line, decoded as far as it can be; "" where it is missing."""
    raw = mail.get(name)
    if raw is None:
        return ""
    try:
        return fold(str(make_header(decode_header(str(raw)))))
    except (HeaderParseError, LookupError, ValueError):
        return fold(str(raw))


def sender(mail: Mail) -> str:
    """Return the name of who sent it, else the host of the address."""
    name, address = parseaddr(header(mail, "From"))
    return fold(name) or address.rpartition("@")[2]


def sent(mail: Mail) -> str:
    """Return the date as it stands, without the name of the zone in brackets that some programs add."""
    return COMMENT.sub("", header(mail, "Date"))


def texts(mail: Mail, kind: str) -> Iterator[tuple[Mail, Decoded]]:
    """Yield the parts of a kind (text/html) that are no attachments, decoded; what cannot be decoded is left out."""
    for part in _parts(mail):
        if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        raw = part.get_payload(decode=True)
        if isinstance(raw, bytes) and raw.strip():
            label = part.get_content_charset("") or (declared_charset(raw) if kind == "text/html" else "")
            if (decoded := decode(raw, label)) is not None:
                yield part, decoded


def _parts(mail: Mail) -> Iterator[Mail]:
    """Yield the message and its parts in order, those of forwarded messages too."""
    waiting = [(mail, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part
        inner = part.get_payload()
        if isinstance(inner, list) and depth < DEEPEST:
            waiting.extend((p, depth + 1) for p in reversed(inner) if isinstance(p, Message))

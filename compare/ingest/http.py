"""The bytes of an HTTP response, as a crawler kept them -> its status, its type, and its body, unpacked."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

HEAD = 2**18  # bytes of headers
END = re.compile(rb"\r?\n\r?\n")
SIZE = re.compile(rb"([0-9a-fA-F]{1,12})(?:;[^\r\n]{0,999})?\r?\n")
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # of zlib: with the header of gzip, or of either kind
CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """A response; `fault` says why its body cannot be read."""

    status: int
    type: str
    charset: str
    body: bytes
    fault: str = ""


def response(raw: bytes, cap: int) -> Response:
    """Return a response of whose body no more than `cap` bytes and one are ever made."""
    end = END.search(raw, 0, HEAD)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw[:HEAD], b"")
    first, *lines = head.decode("latin-1").split("\n")
    words = first.split()
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _dechunked(body)
    body, fault = _inflated(body, headers.get("content-encoding", "").lower(), cap)
    status = int(words[1]) if len(words) > 1 and words[1].isascii() and words[1].isdigit() else 0
    kind = headers.get("content-type", "")
    charset = CHARSET.search(kind)
    return Response(status, kind.partition(";")[0].strip().lower(), charset[1] if charset else "", body, fault)


def _dechunked(raw: bytes) -> bytes:
    """Return the chunks of a body in one; a body that has none although it says so is as it is."""
    parts: list[bytes] = []
    at = 0
    while size := SIZE.match(raw, at):
        length = int(size[1], 16)
        if not length:
            break
        parts.append(raw[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if raw.startswith(b"\r\n", at) else 1 if raw.startswith(b"\n", at) else 0
    return b"".join(parts) or raw


def _inflated(raw: bytes, encoding: str, cap: int) -> tuple[bytes, str]:
    if encoding in ("", "identity", "none"):
        return raw, ""
    if encoding not in WINDOWS:
        return b"", f"its body is packed as {encoding[:20]!r}, which is not known"
    for window in (WINDOWS[encoding], -15):  # some servers send deflate without a header
        try:
            return zlib.decompressobj(window).decompress(raw, cap + 1), ""
        except zlib.error:
            continue
    return raw, ""  # many crawlers unpack a body, and leave the header that says it is packed

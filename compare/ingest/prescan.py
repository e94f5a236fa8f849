"""The first bytes of a page -> the label of the encoding that it gives itself, as browsers find it before they parse.

The algorithm is WHATWG HTML, section 13.2.3.2: "prescan a byte stream to determine its encoding". A browser looks at 1,024 bytes
and starts anew when it meets a later label; we look further at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.ingest.labels import codec

HEAD = 16_384
SPACE = rb"\t\n\f\r "
TAG = re.compile(rb"</?[a-zA-Z][^%b>]*+" % SPACE)
META = re.compile(rb"<meta[%b/]" % SPACE, re.IGNORECASE)
ONE_ATTRIBUTE = re.compile(
    rb"""[%b/]*+(=?[^%b/>=]++|=)(?:[%b]*+=[%b]*+(?:"([^"]*+)("?)|'([^']*+)('?)|([^%b>"'][^%b>]*+))?+)?+"""
    % ((SPACE,) * 6)
)
CHARSET = re.compile(
    rb"""charset[%b]*+=[%b]*+(?:"([^"]++)"|'([^']++)'|([^%b;"'][^%b;]*+))""" % ((SPACE,) * 4), re.IGNORECASE
)
XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding[%b]{0,9}=[%b]{0,9}["']([a-zA-Z0-9_.:-]{2,40})["']""" % ((SPACE,) * 2))
IN_META = {"utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}


def declared_charset(raw: bytes) -> str:
    """Return the label that a page gives itself, in a meta element or in an XML declaration; "" when it gives none that is one.

    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
    'windows-1251'
    """
    head = raw[:HEAD]
    found = next(filter(None, map(_of_meta, _metas(head))), "")
    declared = None if found else XML.match(head)
    return found or (_known(declared[1]) if declared else "")


def _metas(head: bytes) -> Iterator[dict[bytes, bytes]]:
    """Yield the attributes of each meta element that ends, the first of each name, by their names in lower case."""
    at = 0
    while (at := head.find(b"<", at)) >= 0:
        if head.startswith(b"<!--", at):
            at = _behind(head, b"-->", at + 2)  # the dashes may be the same: <!-->
        elif tag := TAG.match(head, at):
            is_meta = META.match(head, at) is not None
            found, at = _attributes(head, at + 5 if is_meta else tag.end())
            if is_meta and at < len(head):
                yield found
        elif head[at + 1 : at + 2] in (b"!", b"/", b"?"):
            at = _behind(head, b">", at)
        else:
            at += 1


def _behind(head: bytes, mark: bytes, at: int) -> int:
    end = head.find(mark, at)
    return len(head) if end < 0 else end + len(mark)


def _attributes(head: bytes, at: int) -> tuple[dict[bytes, bytes], int]:
    """Return the attributes of a tag and where it ends; a quotation mark that nothing closes ends all."""
    found: dict[bytes, bytes] = {}
    while attribute := ONE_ATTRIBUTE.match(head, at):
        name, double, closed, single, shut, bare = attribute.groups()
        if (double is not None and not closed) or (single is not None and not shut):
            return found, len(head)
        found.setdefault(name.lower(), double or single or bare or b"")
        at = attribute.end()
    end = head.find(b">", at)
    return found, end if end >= 0 else len(head)


def _of_meta(attributes: dict[bytes, bytes]) -> str:
    """Return the label in a meta element's attributes, "" when they give none that is an encoding."""
    if (charset := attributes.get(b"charset")) is not None:
        return _known(charset)
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return ""
    found = CHARSET.search(attributes.get(b"content", b""))
    return _known(next(filter(None, found.groups()))) if found else ""


def _known(raw: bytes) -> str:
    """Return a label that is an encoding, "" of others; a page whose tags can be read is not in UTF-16, whatever it says."""
    name = raw.decode("ascii", "replace").strip("\t\n\f\r ")
    name = IN_META.get(name.lower(), name)
    return name if codec(name) else ""

"""The first bytes of a file -> how well they fit a format; of markup, its outermost element."""

from __future__ import annotations

import codecs
import re
from enum import IntEnum
from functools import lru_cache


class Fit(IntEnum):
    """Whether bytes are of a format: no; it may be, if the name does not tell otherwise; surely, whatever the name."""

    NO = 0
    MAYBE = 1
    SURE = 2


NO, MAYBE, SURE = Fit

WIDE = re.compile(rb"\xff\xfe|\xfe\xff|.\0|\0.", re.DOTALL)  # UTF-16 or UTF-32: markup and records begin with ASCII
HEAD = 65_536
PROLOG = 50  # comments, instructions and declarations before the outermost element
PREAMBLES = ((b"<?", b"?>"), (b"<!--", b"-->"))
DOCTYPE = re.compile(rb"<!doctype\s{1,9}([\w:.-]{1,50})", re.IGNORECASE)
ELEMENT = re.compile(rb"<(?:[\w.-]{1,50}:)?([\w.-]{1,50})")


@lru_cache(maxsize=1)  # every format asks it of the same bytes
def beginning(head: bytes) -> bytes:
    """Return the first bytes without mark and white space; of UTF-16 what is ASCII in it, which is enough to know it by."""
    if WIDE.match(head[:3]):
        head = head.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).replace(b"\0", b"")
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


@lru_cache(maxsize=1)
def root(head: bytes) -> str:
    """Return the name of the outermost element of XML or HTML without its prefix, in lower case; "" where it is neither.

    >>> root(b'<?xml version="1.0"?><!-- made by hand --><rss version="2.0">')
    'rss'
    """
    left = beginning(head[:HEAD])
    for _ in range(PROLOG):
        if not left.startswith(b"<"):
            break
        if closing := next((end for start, end in PREAMBLES if left.startswith(start)), b""):
            left = left.partition(closing)[2].lstrip()
        elif doctype := DOCTYPE.match(left):
            if doctype[1].lower() == b"html":
                return "html"
            left = _behind_doctype(left)
        else:
            found = ELEMENT.match(left)
            return found[1].decode("ascii", "replace").lower() if found else ""
    return ""


def _behind_doctype(left: bytes) -> bytes:
    """Return what follows a declaration of the document's type, which may hold others in brackets."""
    end, bracket = left.find(b">"), left.find(b"[")
    if 0 <= bracket < end:
        left = left[max(left.find(b"]"), bracket) :]
    return left.partition(b">")[2].lstrip()

"""JSON that writes what no text or number can hold -> the same without that, and notes that say so."""

from __future__ import annotations

import re

# Escapes come two by two where they write one character beyond the first plane; half of one is no character.
ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
STRING_OR_NUMBER = re.compile(rb'"(?:[^"\\]++|\\.)*+"?+|(-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE]\+?\d++)?+)', re.DOTALL)
SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
LARGE = re.compile(rb"\d[eE]\+?\d{3}|\d{300}")
HALF = rb"\ufffd"
HALVES = "half characters that could not be read: {:,}"
BEYOND = "numbers beyond all measure, left out: {:,}"


def whole(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return JSON with half characters replaced and infinite numbers left out, and notes; what is not JSON stays none.

    >>> whole(b'{"title": "The ferry", "views": 1e999}')[0]
    b'{"title": "The ferry", "views": null}'
    """
    halves = numbers = 0

    def replaced(escape: re.Match[bytes]) -> bytes:
        nonlocal halves
        halves += escape[1] is not None
        return escape[0] if escape[1] is None else HALF

    def measured(found: re.Match[bytes]) -> bytes:
        nonlocal numbers
        is_beyond = found[1] is not None and abs(float(found[1])) == float("inf")
        numbers += is_beyond
        return b"null" if is_beyond else found[0]

    mended = ESCAPE.sub(replaced, raw) if SURROGATE.search(raw) else raw  # seldom: most of what is no JSON has neither
    mended = STRING_OR_NUMBER.sub(measured, mended) if LARGE.search(mended) else mended
    told = ((HALVES, halves), (BEYOND, numbers))
    return mended, tuple(note.format(count) for note, count in told if count)

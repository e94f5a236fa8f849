"""Text -> its sentences, as places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 5_000  # characters looked at once: the library holds every stop against every quotation
_LONE = re.compile("[\ud800-\udfff]")


def sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence without the white space around it; a text of unknown language is read as English.

    >>> text = "Mr. Ito left. He said: “We won. Twice.”"
    >>> [text[a:b] for a, b in sentences(text, "en")]
    ['Mr. Ito left.', 'He said: “We won. Twice.”']
    """
    at = 0
    if not text.isascii():
        text = _LONE.sub("?", text)  # the library refuses half a surrogate pair; lengths stay
    while at < len(text):
        end = _piece_end(text, at)
        found = list(_sentences(text[at:end], at, language))
        # the last sentence of a piece may be cut short, and begins the next one
        at = found.pop()[0] if end < len(text) and len(found) > 1 else end
        yield from found


def _piece_end(text: str, start: int) -> int:
    """Return where the piece ends that is looked at once: before a space, if it is not one word."""
    end = start + LONGEST
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start, end)
    return space if space > start else end


def _sentences(piece: str, offset: int, language: str) -> Iterator[tuple[int, int]]:
    import sentencex  # a compiled library: loaded only where texts are compared

    at = 0
    for part in sentencex.segment(language or "en", piece):
        bare = part.strip()
        if bare:
            start = piece.index(bare, at)
            at = start + len(bare)
            yield offset + start, offset + at

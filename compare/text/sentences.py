"""Text -> its sentences, as places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 5_000  # characters looked at once: the library holds every stop against every quotation
LONGEST_WORD = 40  # characters before a cut in which it is looked for what makes it none
_LONE = re.compile("[\ud800-\udfff]")
# Words with a stop that a name follows; also behind a hyphen (then-Sen. Ito), where the library does not know them.
_BEFORE_NAMES = frozenset(
    """mr mrs ms mx dr prof sen sens rep reps gov govs gen col capt cmdr adm sgt lt maj hon rev pres amb supt det insp asst
    messrs mme mlle""".split()
)
# What goes on in small letters, or with a mark that joins; an address of the web is a line of its own.
_ON = re.compile(r"[;,—–]|(?!https?:|www\.|pic\.)[^\W\d_A-Z][^\W\d_A-Z.]*(?:\W|$)")
_QUOTED_END = ('!"', '?"', "!”", "?”", "!’", "?’")


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
    start = end = -1
    for first, last in _cuts(piece, language):
        if start >= 0 and not _goes_on(piece, start, end, first):
            yield offset + start, offset + end
            start = -1
        start, end = (first if start < 0 else start), last
    if start >= 0:
        yield offset + start, offset + end


def _goes_on(piece: str, start: int, end: int, following: int) -> bool:
    """Return whether the library cut a sentence in two: then-Sen. | Ito; R-N. | Y.; R-Ky. | ; at 9 p.m. | on."""
    if piece[following].isupper():
        if piece[end - 1] != ".":
            return False
        if following == end:
            return piece[end - 2].isupper()
        word = piece[max(start, end - LONGEST_WORD) : end - 1].rsplit(" ", 1)[-1]
        return word.rsplit("-", 1)[-1].lower() in _BEFORE_NAMES
    said = piece[max(start, end - LONGEST_WORD) : end]
    ends = said.rstrip('"”’»)').endswith((".", "…")) or said.endswith(_QUOTED_END)
    return ends and _ON.match(piece, following) is not None


def _cuts(piece: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences as the library has them."""
    import sentencex  # a compiled library: loaded only where texts are compared

    at = 0
    for part in sentencex.segment(language or "en", piece):
        bare = part.strip()
        if bare:
            start = piece.index(bare, at)
            at = start + len(bare)
            yield start, at

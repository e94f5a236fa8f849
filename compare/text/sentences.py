"""Text -> its sentences, as places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONE = re.compile("[\ud800-\udfff]")


def sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence without the white space around it; a text of unknown language is read as English.

    >>> text = "Mr. Ito left. He said: “We won. Twice.”"
    >>> [text[a:b] for a, b in sentences(text, "en")]
    ['Mr. Ito left.', 'He said: “We won. Twice.”']
    """
    import sentencex  # a compiled library: loaded only where texts are compared

    at = 0
    text = _LONE.sub("?", text)  # the library refuses half a surrogate pair; lengths stay
    for part in sentencex.segment(language or "en", text):
        bare = part.strip()
        if bare:
            start = text.index(bare, at)
            at = start + len(bare)
            yield start, at

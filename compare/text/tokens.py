"""Text -> tokens: the words that copies are found by."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Scripts that put no spaces between words (Thai, Lao; Myanmar; Khmer; Kana; Han): each character is a token of its own.
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3005), (0x3040, 0x30FF), (0x3400, 0x4DBF)),
    *((0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)
_RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED)
_ANY_UNSPACED = re.compile(f"[{_RANGES}]")
_WORD_OR_CHARACTER = re.compile(rf"[{_RANGES}]|[^\W{_RANGES}]+")


def tokens(text: str) -> list[str]:
    r"""Return the runs of `\w` in the lower-cased text; scripts without spaces give one token a character.

    >>> tokens("It’s 5 o'clock, Zoë!")
    ['it', 's', '5', 'o', 'clock', 'zoë']
    >>> tokens("北京 news")
    ['北', '京', 'news']
    """
    low = text.lower()
    if low.isascii() or not _ANY_UNSPACED.search(low):
        return _WORD.findall(low)
    # Thai and its neighbours have marks that are no \w and stand between letters: they are taken as characters too.
    return _WORD_OR_CHARACTER.findall(low)

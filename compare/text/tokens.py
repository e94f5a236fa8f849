"""Text -> tokens: the words that copies are found by."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Scripts that put no spaces between words: each character is a token of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_WORD_OR_CHARACTER = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


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

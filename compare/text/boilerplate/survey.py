"""Texts of many pages -> what can be told of all at once, from their bytes: words, and needs that may stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.text.boilerplate.lines import flat, folded
from compare.text.boilerplate.needs import Needs

_BEFORE, _BEHIND = ". ", " \n"  # around each text, that phrases are found at its ends as between its sentences
# Spaces, and letters that fold to ASCII letters or to one of which they are not the capital: texts with them are folded first.
ODD = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "ßİŉſǰẖẗẘẙẚẞ\u212a\u212bﬀﬁﬂﬃﬄﬅﬆ"
)


class Seen(NamedTuple):
    """What is known of a text without a look at its letters."""

    text: str  # on one line
    words: int
    needs: int  # the bits of those that may stand in it
    whole: bool  # whether it came on one line, without runs of space


def survey(texts: Sequence[str], needs: Needs) -> list[Seen]:
    """Return what is seen of texts."""
    if not texts:
        return []
    lines = [flat(text) for text in texts] if any("\n" in text for text in texts) else texts
    words, found, odd = _look(lines, needs)
    seen = [Seen(*each, True) for each in zip(lines, words, found, strict=True)]
    for at in odd if lines is texts else {*odd, *(at for at, text in enumerate(texts) if lines[at] != text)}:
        line = flat(texts[at])
        words, found, _ = _look([folded(line)], needs)
        seen[at] = Seen(line, words[0], found[0], line == texts[at])
    return seen


def _look(texts: Sequence[str], needs: Needs) -> tuple[list[int], list[int], list[int]]:
    """Return the words of each text, the needs found in it, and which texts are odd: for those the others may be wrong."""
    raw = (
        (_BEFORE + (_BEHIND + _BEFORE).join(texts) + _BEHIND).replace("’", "'").encode("utf-8", "surrogatepass").lower()
    )
    signs = np.frombuffer(raw, np.uint8)
    spaces = np.flatnonzero(signs <= ord(" "))
    kinds = signs[spaces]
    ends = spaces[kinds == ord("\n")]
    gaps = spaces[(kinds == ord(" ")) | (kinds == ord("\n"))]  # control characters part no words
    words = np.diff(np.searchsorted(gaps, ends), prepend=-1) - 2
    runs = spaces[1:][(np.diff(spaces) == 1) & (kinds[1:] != ord("\n"))]
    others = spaces[(kinds != ord(" ")) & (kinds != ord("\n"))]
    odd = np.searchsorted(ends, np.concatenate((runs, others, _odd_signs(signs))))
    return words.tolist(), needs.found(raw, ends), np.unique(odd).tolist()


def _odd_signs(signs: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Return where odd signs may stand."""
    high = np.flatnonzero(signs >= 0xC2)
    high = high[_FIRST_TWO[_pair(signs[high], signs[high + 1])]]
    return high[_LAST_TWO[_pair(signs[high + 1], signs[high + 2])] | (signs[high] < 0xE0)]


def _pair(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> NDArray[np.uint16]:
    pair: NDArray[np.uint16] = one.astype(np.uint16) << np.uint16(8) | two
    return pair


def _pairs(parts: Iterable[bytes]) -> NDArray[np.bool_]:
    known = np.zeros(1 << 16, np.bool_)
    known[[part[0] << 8 | part[1] for part in parts]] = True
    return known


_FIRST_TWO = _pairs(sign.encode()[:2] for sign in ODD)
_LAST_TWO = _pairs(sign.encode()[1:] for sign in ODD if len(sign.encode()) == 3)

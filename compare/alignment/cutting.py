"""Two wordings of one quotation -> whether one only leaves out words of the other, where it says so or at its ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from compare.text.tokens import tokens

_FIRST = re.compile(r"\[(\w)\](?=\w)")  # a capital put in: [T]he
_ENDING = re.compile(r"(?<=\w)\[\w*\]")  # an ending put in: permit[s]
_GAP = re.compile(r"…|\.(?: ?\.){2,}|\[[^\[\]]*\]|\((?:sic|laughter|applause)\)")
_MOST = 1_000_000  # tokens; each becomes a character


def printed(text: str) -> list[list[str]]:
    """Return the tokens of a quotation between its ellipses and what brackets put in.

    >>> printed("[T]he quay … was [very] old")
    [['the', 'quay'], ['was'], ['old']]
    """
    plain = _ENDING.sub("", _FIRST.sub(r"\1", text))
    return [words for words in map(list, map(tokens, _GAP.split(plain))) if words]


def is_cut(one: str, two: str, least: int) -> bool:
    """Return whether two quotations print the same words in the same order, but for what either cuts, openly or at its ends.

    Each may begin before the other, and end behind it; at least so many tokens must stand in both.

    >>> is_cut("The quay was old and … rotten", "The quay was old and very rotten.", 4), is_cut("It was old", "It is old", 2)
    (True, False)
    """
    sides = printed(one), printed(two)
    numbers = {token: number for number, token in enumerate(dict.fromkeys(chain.from_iterable(chain(*sides))), 1)}
    if len(numbers) > _MOST:
        return False
    here, there = (["".join(chr(numbers[token]) for token in part) for part in side] for side in sides)
    return _stands(here, "".join(there), least) or _stands(there, "".join(here), least)


def _stands(parts: Sequence[str], whole: str, least: int) -> bool:
    """Return whether parts, a character a token, stand in a whole in order; the first may begin before it, the last end behind."""
    place = common = 0
    for number, part in enumerate(parts):
        at = whole.find(part, place)
        if at >= 0:
            place, common = at + len(part), common + len(part)
            continue
        early = _overlap(whole, part) if number == 0 else 0
        late = _overlap(part, whole[place:]) if number == len(parts) - 1 else 0
        if not early and not late:
            return False
        place, common = (early, common + early) if early > late else (len(whole), common + late)
    return common >= least


def _overlap(start: str, end: str) -> int:
    """Return how many characters at the most begin one text and end the other: the last border of the two in a row.

    Knuth, Morris and Pratt 1977: in one pass, however the texts repeat themselves.
    """
    longest = min(len(start), len(end))
    both = start[:longest] + "\0" + end[len(end) - longest :]
    borders = [0] * len(both)
    for at in range(1, len(both)):
        border = borders[at - 1]
        while border and both[border] != both[at]:
            border = borders[border - 1]
        borders[at] = border + (both[border] == both[at])
    return borders[-1]

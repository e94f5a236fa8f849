"""Words around a number -> how exact it is said to be: about, at least, at most."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from compare.text.numerals import Word, low


class Hedge(StrEnum):
    """What a text says of how exact a number is."""

    EXACT = ""
    ABOUT = "about"
    LEAST = "at least"
    MOST = "at most"


_KINDS = {
    Hedge.ABOUT: """about around roughly nearly almost approximately some estimated estimates estimate circa approaching - – ~
        etwa rund fast knapp ungefähr cerca casi unos unas environ près presque circa quasi ongeveer bijna""",
    Hedge.LEAST: "least over above exceeding exceeded topped surpassed mehr über mindestens más plus oltre meer ruim",
    Hedge.MOST: "most under below up maximum unter höchstens weniger menos moins meno minder",
}
HEDGES = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_THAN = {"more": Hedge.LEAST, "greater": Hedge.LEAST, "less": Hedge.MOST, "fewer": Hedge.MOST, "lower": Hedge.MOST}
_BEHIND = {"or": Hedge.ABOUT, "plus": Hedge.LEAST, "+": Hedge.LEAST}
_LATER = {"so": Hedge.ABOUT, "more": Hedge.LEAST, "less": Hedge.MOST, "fewer": Hedge.MOST}


def hedge_at(words: Sequence[Word], first: int, after: int) -> Hedge:
    """Return what the two words before a number, or those behind it, make of it.

    >>> words = [(w, 0, 0) for w in "more than 70 people or so , 20 or more".split()]
    >>> hedge_at(words, 2, 3).value, hedge_at(words, 7, 8).value
    ('at least', 'at least')
    """
    near, far = low(words, first - 1), low(words, first - 2)
    if near == "than" and far in _THAN:
        return _THAN[far]
    if low(words, after) == "or":
        return _LATER.get(low(words, after + 1), Hedge.EXACT)
    if near in HEDGES and not (near == "over" and far in ("and", "all")):
        return HEDGES[near]
    if near in ("to", "as", "a", "an", "de", "als", "que", "the", "di", "dan", "of", "many") and far in HEDGES:
        return HEDGES[far]
    return Hedge.MOST if (near, far) == ("as", "many") else _BEHIND.get(low(words, after), Hedge.EXACT)

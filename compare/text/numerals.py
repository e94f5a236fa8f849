"""Words -> the number that begins at one of them: digits as the language sets them, words for numbers, magnitudes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.text.terms import NUMERAL_VALUES

CURRENCIES = frozenset("$€£¥₫₹")
CURRENCY_WORDS = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£", "yen": "¥"}
PERCENT_WORDS = frozenset("% percent pct percentage prozent porcentaje procent".split())
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "tausend": 1e3, "mil": 1e3, "mille": 1e3, "duizend": 1e3,
    "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "millionen": 1e6, "millón": 1e6, "millones": 1e6, "miljoen": 1e6,
    "milioni": 1e6, "milione": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "milliarden": 1e9, "milliard": 1e9,
    "milliards": 1e9, "miljard": 1e9, "miliardi": 1e9, "trillion": 1e12, "trn": 1e12,
}  # fmt: skip
SHORT_MAGNITUDES = frozenset(("m", "mn", "bn", "trn", "mil"))
DOZEN = 12.0
LARGEST = 1e15  # a larger number is no count of anything in the news
LONGEST = 18  # characters of digits and separators

Word = tuple[str, int, int]  # what is written, and where it starts and ends


def number_at(words: Sequence[Word], at: int, language: str) -> tuple[float | None, int]:
    """Return the value that begins at a word and the place behind it, or None.

    >>> words = [(w, 0, 0) for w in "two hundred and fifty thousand half a million".split()]
    >>> number_at(words, 0, "en"), number_at(words, 5, "en")
    ((250000.0, 5), (500000.0, 8))
    """
    value, after = _spelt(words, at, language) if not words[at][0][0].isdecimal() else _digits(words, at, language)
    if value is None:
        return None, at
    short = at > 0 and words[at - 1][0] in CURRENCIES  # $3m is three million, 3 m three metres
    while after < len(words) and (m := words[after][0].lower()) in MAGNITUDES and (short or m not in SHORT_MAGNITUDES):
        value *= MAGNITUDES[m]
        after += 1
        if value < LARGEST and m == "hundred":
            rest, beyond = _spelt(words, after + (low(words, after) == "and"), language)
            value, after = (value + rest, beyond) if rest is not None and rest < 100 else (value, after)
    return (round(value, 6), after) if value < LARGEST else (None, after)


@cache
def openings(language: str) -> frozenset[str]:
    """Return the words that a number in words may begin with."""
    return frozenset((*NUMERAL_VALUES.get(language, {}), "a", "an", "one", "half"))


@cache
def numerals(language: str) -> frozenset[str]:
    """Return the words of which every number in words has one: "a" and "half" are none before any other."""
    return frozenset((*NUMERAL_VALUES.get(language, {}), *(MAGNITUDES.keys() - SHORT_MAGNITUDES)))


def low(words: Sequence[Word], at: int) -> str:
    """Return a word in small letters, "" beyond either end."""
    return words[at][0].lower() if 0 <= at < len(words) else ""


def digits_value(word: str, language: str) -> float | None:
    """Return the value of digits with separators, as the language sets them.

    >>> digits_value("1,200.5", "en"), digits_value("1.200,5", "de"), digits_value("1.2", "de"), digits_value("1,200", "fr")
    (1200.5, 1200.5, 1.2, 1.2)
    """
    if len(word) > LONGEST:
        return None
    decimal = "." if language in ("en", "", "zh", "ja", "ko", "th") else ","
    group = "," if decimal == "." else "."
    whole, _, rest = word.partition(decimal)
    groups = whole.split(group)
    if len(groups) == 2 and len(groups[1]) != 3 and not rest:  # 1.2 in a language of decimal commas
        whole, rest, groups = groups[0], groups[1], [groups[0]]
    digits = "".join(groups) + ("." + rest.replace(decimal, "").replace(group, "") if rest else "")
    return float(digits)


def _digits(words: Sequence[Word], at: int, language: str) -> tuple[float | None, int]:
    return digits_value(words[at][0], language), at + 1


def _spelt(words: Sequence[Word], at: int, language: str) -> tuple[float | None, int]:
    """Return the value of a number in words, below a hundred or times a dozen: eighty-seven, two dozen, half a (million)."""
    known, word = NUMERAL_VALUES.get(language, {}), low(words, at)
    follows = low(words, at + 1)
    if word in ("a", "an", "one") and (follows in MAGNITUDES and follows not in SHORT_MAGNITUDES):
        return 1.0, at + 1
    if word == "half" and follows == "a" and low(words, at + 2) in MAGNITUDES:
        return 0.5, at + 2
    value = known.get(word)
    if value is None:
        return None, at
    if 20 <= value < 100 and follows == "-" and (ones := _ones(words, at + 2, language)):
        return value + ones, at + 3
    if value < 10 and follows == "dozen" and language == "en":
        return value * DOZEN, at + 2
    return value, at + 1


def _ones(words: Sequence[Word], at: int, language: str) -> float:
    word = low(words, at)
    value = 1.0 if word == "one" else NUMERAL_VALUES.get(language, {}).get(word, 0.0)
    return value if value < 10 else 0.0

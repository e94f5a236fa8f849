"""Text -> figures: each number with its value, its unit and what it counts.

Words for numbers, magnitudes, money and percent are brought to one form, so that "1.2 million", "1,200,000" and
"1.2m" are one value, and "14 injured" counts what "fourteen injured" counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.text.months import MAY, MONTHS
from compare.text.stems import stemmer
from compare.text.stopwords import stopwords
from compare.text.terms import NUMERAL_VALUES

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
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
_ABOUT = frozenset(
    """or plus minus - – about around roughly nearly almost approximately some over under least most than up estimated estimates
    between to etwa rund fast knapp mehr über unter cerca casi
    unos unas más environ près presque plus circa quasi oltre ongeveer bijna
    meer ruim""".split()
)
_TIMES = frozenset(
    "second minut hour day week month year decad centuri stund tag woch monat jahr día hora año heure jour mois an".split()
)
_CLOCK = frozenset("a.m p.m am pm uhr h o'clock gmt".split())
LARGEST = 1e15  # a larger number is no count of anything in the news
_REACH = 3  # tokens after a number in which stands what it counts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: characters start to end of the text; `unit` is "$", "%" or ""; `about`: not exact.

    `counts` is the stem of what is counted, "" where the clause names nothing; `then` the stem after it, which often says
    what became of them ("passengers injured").
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    counts: str
    then: str
    about: bool


def figures(text: str, language: str) -> list[Figure]:
    """Return the figures of a text in order; years and times of day are none.

    >>> [(f.value, f.unit, f.counts) for f in figures("Fourteen passengers paid $1.2 million, or 31 percent.", "en")]
    [(14.0, '', 'passeng'), (1200000.0, '$', ''), (31.0, '%', '')]
    """
    words = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return list(_figures(text, words, language))


def is_time(stem: str) -> bool:
    """Return whether a stem names a span of time: an hour, a year."""
    return stem in _TIMES


def _figures(text: str, words: Sequence[tuple[str, int, int]], language: str) -> Iterator[Figure]:
    at = 0
    while at < len(words):
        value, after = _number(words, at, language)
        if value is None or _is_glued(
            text, words[at], words[after - 1]
        ):  # the second is looked at where there is a value
            at = max(after, at + 1)
            continue
        unit, after = _unit(words, at, after)
        counts, then = ("", "") if unit else _counted(words, after, language)
        if not _is_moment(words, at, after, value, unit, counts):
            first = at - 1 if at and words[at - 1][0] in CURRENCIES else at
            about = any(w.lower() in _ABOUT for w, *_ in (*words[max(0, first - 2) : first], *words[after : after + 1]))
            start, end = words[first][1], words[after - 1][2]
            yield Figure(start, end, text[start:end], value, unit, counts, then, about)
        at = after


def _is_glued(text: str, first: tuple[str, int, int], last: tuple[str, int, int]) -> bool:
    """Return whether a number is a part of something else: an ordinal (14th), a score (8-7), an address, a code."""
    before, after = text[: first[1]][-1:], text[last[2] :][:2]
    if not first[0][0].isdecimal():
        return False
    if before.isalpha() or (before and before in "/#@_=-–:"):
        return True
    return after[:1].isalpha() or after[:1] in tuple("/_=") or (after[:1] in tuple("-–") and after[1:].isdecimal())


def _number(words: Sequence[tuple[str, int, int]], at: int, language: str) -> tuple[float | None, int]:
    """Return the value that begins at a token and the place behind it, or None."""
    word = words[at][0].lower()
    value = digits_value(word, language) if word[0].isdecimal() else NUMERAL_VALUES.get(language, {}).get(word)
    if value is None:
        return None, at
    after = at + 1
    if not word[0].isdecimal() and 20 <= value < 100 and [w for w, *_ in words[after : after + 1]] == ["-"]:
        ones = _ones(words, after + 1, language)
        value, after = value + ones, after + (2 if ones else 0)  # eighty-seven
    short = at > 0 and words[at - 1][0] in CURRENCIES  # $3m is three million, 3 m three metres
    while after < len(words) and (m := words[after][0].lower()) in MAGNITUDES and (short or m not in SHORT_MAGNITUDES):
        value *= MAGNITUDES[words[after][0].lower()]
        after += 1
    return (round(value, 6), after) if value < LARGEST else (None, after)


def _ones(words: Sequence[tuple[str, int, int]], at: int, language: str) -> float:
    word = words[at][0].lower() if at < len(words) else ""
    value = 1.0 if word == "one" else NUMERAL_VALUES.get(language, {}).get(word, 0.0)
    return value if value < 10 else 0.0


def digits_value(word: str, language: str) -> float | None:
    """Return the value of digits with separators, as the language sets them.

    >>> digits_value("1,200.5", "en"), digits_value("1.200,5", "de"), digits_value("1.2", "de"), digits_value("1,200", "fr")
    (1200.5, 1200.5, 1.2, 1.2)
    """
    if len(word) > 18:
        return None
    decimal = "." if language in ("en", "", "zh", "ja", "ko", "th") else ","
    group = "," if decimal == "." else "."
    whole, _, rest = word.partition(decimal)
    groups = whole.split(group)
    if len(groups) == 2 and len(groups[1]) != 3 and not rest:  # 1.2 in a language of decimal commas
        whole, rest, groups = groups[0], groups[1], [groups[0]]
    digits = "".join(groups) + ("." + rest.replace(decimal, "").replace(group, "") if rest else "")
    return float(digits)


def _unit(words: Sequence[tuple[str, int, int]], at: int, after: int) -> tuple[str, int]:
    if at and words[at - 1][0] in CURRENCIES:
        return words[at - 1][0], after
    follows = words[after][0].lower() if after < len(words) else ""
    if follows in PERCENT_WORDS:
        return "%", after + 1
    if follows in CURRENCIES:
        return follows, after + 1
    return (CURRENCY_WORDS[follows], after + 1) if follows in CURRENCY_WORDS else ("", after)


def _counted(words: Sequence[tuple[str, int, int]], after: int, language: str) -> tuple[str, str]:
    """Return the stems of the first two words after a number that carry meaning; "" where the clause ends before."""
    stems = [""]
    for word, *_ in words[after : after + _REACH]:
        low = word.lower()
        if not low[0].isalpha():
            break
        if low not in stopwords(language):
            stems.insert(-1, stemmer(language)(low.removesuffix("’s").removesuffix("'s")))
    return stems[0], stems[1] if len(stems) > 2 else ""


def _is_moment(
    words: Sequence[tuple[str, int, int]], at: int, after: int, value: float, unit: str, counts: str
) -> bool:
    """Return whether a number is a year, a day of a month or a time of day."""
    ordinal = after + 1 if words[after : after + 1] and words[after][0] == "." else after  # 3. März
    follows = words[ordinal][0].lower() if ordinal < len(words) else ""
    before = [words[i][0].lower() for i in range(max(0, at - 2), at) if words[i][0] != "."][-1:] or [""]
    spelt = follows in ("a", "p") and words[after + 1 : after + 2] and words[after + 1][0] == "."
    day = MAY in (words[at - 1][0] if at else "", words[after][0] if after < len(words) else "") and value <= 31
    year = after == at + 1 and len(words[at][0]) == 4 and 1600 <= value <= 2199 and not unit
    clock = follows in _CLOCK or (follows == ":" and value < 25) or before[0] in (":", "/") or counts in _CLOCK
    return year or clock or day or bool(spelt) or before[0] in MONTHS or follows in MONTHS or follows == "/"

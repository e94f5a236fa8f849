"""Text -> figures: each number with its value, its unit, how exact it is said to be and what it counts.

Words for numbers, magnitudes, money, percent, ranges and ages are brought to one form, so that "1.2 million",
"1,200,000" and "1.2m" are one value, and "14 injured" counts what "fourteen injured" counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from compare.text.hedges import Hedge, hedge_at
from compare.text.months import MAY, MONTHS
from compare.text.numerals import CURRENCIES, CURRENCY_WORDS, PERCENT_WORDS, Word, low, number_at, numerals, openings
from compare.text.stems import stemmer
from compare.text.stopwords import stopwords

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_MAY_COUNT = re.compile(r"[\d_]")  # an underscore may stand beside a numeral, in one token
_TIMES = frozenset(
    "second minut hour day week month year decad centuri stund tag woch monat jahr día hora año heure jour mois an".split()
)
_CLOCK = frozenset("a.m p.m am pm uhr h o'clock gmt".split())
AGE, POINTS = "years old", "percentage points"
OLDEST = 115.0
_REACH = 3  # tokens after a number in which stands what it counts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: characters start to end of the text; `unit` is "$", "%", "years old" …, or "" for a count.

    `counts` is the stem of what is counted, "" where the clause names nothing; `then` the stem after it, which often says
    what became of them ("passengers injured"). A range ("10 to 15") has its upper end in `most`, else that is the value.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    counts: str
    then: str
    hedge: Hedge = Hedge.EXACT
    most: float = 0.0

    @property
    def about(self) -> bool:
        """Return whether it is said not to be exact."""
        return self.hedge is not Hedge.EXACT


def figures(text: str, language: str) -> list[Figure]:
    """Return the figures of a text in order; years and times of day are none.

    >>> [(f.value, f.unit, f.counts) for f in figures("Fourteen passengers paid $1.2 million, or 31 percent.", "en")]
    [(14.0, '', 'passeng'), (1200000.0, '$', ''), (31.0, '%', '')]
    """
    words = [(m[0], *m.span()) for m in _TOKEN.finditer(text)]
    return list(_figures(text, words, language))


def may_count(tokens: Collection[str], text: str, language: str) -> bool:
    """Return whether a text may hold a figure, given its tokens in small letters; a quick look for most that hold none."""
    return not numerals(language).isdisjoint(tokens) or _MAY_COUNT.search(text) is not None


def is_time(stem: str) -> bool:
    """Return whether a stem names a span of time: an hour, a year."""
    return stem in _TIMES


def _figures(text: str, words: Sequence[Word], language: str) -> Iterator[Figure]:
    behind, opening = 0, openings(language)
    for at in [at for at, (word, _, _) in enumerate(words) if word[0].isdecimal() or word.lower() in opening]:
        if at < behind:
            continue  # a part of the number before
        value, after = number_at(words, at, language)
        behind = after
        # the last word is looked at only where there is a value
        if value is None or _is_glued(text, words[at], words[after - 1]) or _is_share(words, at):
            continue
        value, most, after = _ranged(words, at, after, value, language)
        unit, after = _unit(words, at, after, value)
        counts, then = ("", "") if unit else _counted(words, after, language)
        if not _is_moment(words, at, after, value, unit, counts):
            first = at - 1 if at and words[at - 1][0] in CURRENCIES else at
            start, end = words[first][1], words[after - 1][2]
            yield Figure(start, end, text[start:end], value, unit, counts, then, hedge_at(words, first, after), most)
        behind = after


def _is_glued(text: str, first: Word, last: Word) -> bool:
    """Return whether a number is a part of something else: an ordinal (14th), a score (8-7), an address, a code."""
    before, after = text[max(0, first[1] - 1) : first[1]], text[last[2] : last[2] + 2]
    if not first[0][0].isdecimal():
        return False
    if before.isalpha() or (before and before in "/#@_=-–:"):
        return True
    return after[:1].isalpha() or after[:1] in tuple("/_=") or (after[:1] in tuple("-–") and after[1:].isdecimal())


def _is_share(words: Sequence[Word], at: int) -> bool:
    """Return whether a number is the second of a ratio: "one in five"."""
    return low(words, at - 1) in ("in", "of") and low(words, at - 2) in ("one", "1")


def _ranged(words: Sequence[Word], at: int, after: int, value: float, language: str) -> tuple[float, float, int]:
    """Return both ends of a range and the place behind it: "10 to 15 million", "between 10 and 15"; else twice the value."""
    joined = {"to": "", "and": "between", "bis": "", "und": "zwischen"}.get(low(words, after))
    opened = low(words, at - 2 if at and words[at - 1][0] in CURRENCIES else at - 1)
    second = after + 1 + (low(words, after + 1) in CURRENCIES)
    if joined is None or second >= len(words) or opened == "from" or (joined and opened != joined):
        return value, value, after
    most, beyond = number_at(words, second, language)
    alone, _ = number_at(words[second : second + 1], 0, language)
    if most is None:
        return value, value, after
    least = value * most / alone if after == at + 1 and alone else value  # the magnitude of the second is that of both
    return (least, most, beyond) if least < most else (value, value, after)


def _unit(words: Sequence[Word], at: int, after: int, value: float) -> tuple[str, int]:
    if at and words[at - 1][0] in CURRENCIES:
        return words[at - 1][0], after
    follows, then = low(words, after), low(words, after + 1)
    if follows == "percentage" and then in ("point", "points"):
        return POINTS, after + 2
    if follows in PERCENT_WORDS:
        return "%", after + 1
    if (follows, then) in (("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("por", "cento"), ("per", "cento")):
        return "%", after + 2
    if follows in CURRENCIES:
        return follows, after + 1
    if follows in CURRENCY_WORDS:
        return CURRENCY_WORDS[follows], after + 1
    return _age(words, at, after) if value <= OLDEST else ("", after)


def _age(words: Sequence[Word], at: int, after: int) -> tuple[str, int]:
    """Return the unit of an age and the place behind it: "70-year-old", "70 years old", "aged 70", "Petra Lunn, 51,"."""
    following = [low(words, i) for i in range(after, after + 4)]
    if following in (["-", "year", "-", "old"], ["-", "year", "-", "olds"]):
        return AGE, after + 4
    if following[:2] in (["years", "old"], ["year", "old"], ["jahre", "alt"], ["jaar", "oud"]):
        return AGE, after + 2
    opened = at - 2 if low(words, at - 1) in ("between", "of", "from") else at - 1  # aged between 11 and 16
    aged = low(words, opened) in ("aged", "age", "ages") and following[0] not in ("group", "to")
    beside = at > 1 and words[at - 1][0] == "," and words[at - 2][0].istitle() and following[0] == ","
    return (AGE, after) if aged or (beside and low(words, at - 2) not in MONTHS) else ("", after)


def _counted(words: Sequence[Word], after: int, language: str) -> tuple[str, str]:
    """Return the stems of the first two words after a number that carry meaning; "" where the clause ends before."""
    stems = [""]
    after += low(words, after) == "-"  # a 55-mile road
    for word, _, _ in words[after : after + _REACH]:
        small = word.lower()
        if not small[0].isalpha():
            break
        if small not in stopwords(language):
            stems.insert(-1, stemmer(language)(small.removesuffix("’s").removesuffix("'s")))
    return stems[0], stems[1] if len(stems) > 2 else ""


def _is_moment(words: Sequence[Word], at: int, after: int, value: float, unit: str, counts: str) -> bool:
    """Return whether a number is a year, a day of a month or a time of day."""
    ordinal = after + 1 if words[after : after + 1] and words[after][0] == "." else after  # 3. März
    follows = low(words, ordinal)
    before = [low(words, i) for i in range(max(0, at - 2), at) if words[i][0] != "."][-1:] or [""]
    spelt = follows in ("a", "p") and words[after + 1 : after + 2] and words[after + 1][0] == "."
    day = MAY in (words[at - 1][0] if at else "", words[after][0] if after < len(words) else "") and value <= 31
    year = after == at + 1 and len(words[at][0]) == 4 and 1600 <= value <= 2199 and not unit
    clock = follows in _CLOCK or (follows == ":" and value < 25) or before[0] in (":", "/") or counts in _CLOCK
    return year or clock or day or bool(spelt) or before[0] in MONTHS or follows in MONTHS or follows == "/"

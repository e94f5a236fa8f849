"""Text -> figures: each number with its value, its unit, how exact it is said to be and what it counts.

Words for numbers, magnitudes, money, percent, ranges and ages are brought to one form, so that "1.2 million",
"1,200,000" and "1.2m" are one value, and "14 injured" counts what "fourteen injured" counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from compare.text.hedges import Hedge, hedge_at
from compare.text.moments import WEEKDAYS
from compare.text.months import MAY, MONTHS
from compare.text.numerals import CURRENCIES, CURRENCY_WORDS, PERCENT_WORDS, Word, low, number_at, numerals, openings
from compare.text.remembered import Remembered
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
_REACH = 4  # tokens after a number in which stands what it counts
# Where what a number counts is not told before them, it is not told: 14 in Tarn, 14 last week, 14 Friday.
_APART = frozenset(
    """in on at by for to and or from with as but than since during when while after before until about into over under through via
    per last next this that these those who which every each if so because percent ago earlier later yesterday today tonight
    tomorrow overnight""".split()
) | WEEKDAYS.keys() | MONTHS.keys()  # fmt: skip
_DOINGS = frozenset(
    "expected compared according including increased decreased based reported estimated needed likely due".split()
)
_SEVERAL = frozenset("people men women children police staff troops".split())  # no adjectives of what follows
# Words that a number is a name with: Article 50, Flight 3411, No. 5.
_NAMING = frozenset(
    """article section title chapter flight route highway interstate channel room gate level phase stage formula act part volume
    proposition prop resolution measure rule number no boeing airbus apollo zone district ward precinct studio terminal psalm
    amendment exhibit appendix category model version season episode page verse paragraph""".split()
)
_FRACTIONS = frozenset("thirds quarters fourths fifths sixths eighths tenths".split())
_SMALL_TOO = frozenset("article section chapter page verse paragraph".split())  # also written small


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


@cache
def _openers(language: str) -> Mapping[str, bool]:
    """Return whether a number may begin with a word."""
    known = openings(language)
    return Remembered(lambda word: word[0].isdecimal() or word.lower() in known)


def _figures(text: str, words: Sequence[Word], language: str) -> Iterator[Figure]:
    behind, opens = 0, _openers(language)
    for at in [at for at, (word, _, _) in enumerate(words) if opens[word]]:
        if at < behind:
            continue  # a part of the number before
        value, after = number_at(words, at, language)
        behind = after
        # the last word is looked at only where there is a value
        if value is None or _is_glued(text, words[at], words[after - 1]) or _is_share(words, at) or _is_name(words, at):
            continue
        value, most, after = _ranged(words, at, after, value, language)
        unit, after = _unit(words, at, after, value)
        counts, then = ("", "") if unit else _counted(words, after, language, several=value > 1)
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
    """Return whether a number is the second of a ratio, or a part of a fraction: "one in five", "two-thirds"."""
    if low(words, at + 1 + (low(words, at + 1) == "-")) in _FRACTIONS and not words[at][0].isdecimal():
        return True
    return low(words, at - 1) in ("in", "of") and low(words, at - 2) in ("one", "1")


def _is_name(words: Sequence[Word], at: int) -> bool:
    """Return whether a number names something beside the word before it: Article 50, No. 5."""
    before = at - 2 if at > 1 and words[at - 1][0] == "." else at - 1
    if before < 0 or not words[at][0].isdecimal():
        return False
    word = words[before][0]
    small = word.lower()
    if before < at - 1:
        return small == "no"
    return small in _NAMING and (word[0].isupper() or small in _SMALL_TOO)


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
    if low(words, at - 1) == "and":  # aged 20 and 51
        aged = low(words, at - 4 if low(words, at - 3) in ("between", "of", "from") else at - 3) in (
            "aged",
            "age",
            "ages",
        )
    beside = at > 1 and words[at - 1][0] == "," and words[at - 2][0][0].isupper() and following[0] == ","
    return (AGE, after) if aged or (beside and low(words, at - 2) not in MONTHS) else ("", after)


def _counted(words: Sequence[Word], after: int, language: str, *, several: bool) -> tuple[str, str]:
    """Return the stems of what a number counts and of the word behind that; "" where the clause ends before."""
    said = _said(words, after, language)
    joined = low(words, after) == "-"  # a 55-mile road
    head = _head(said) if several and language == "en" and not joined else 0
    first, second = [*said[head : head + 2], "", ""][:2]
    stem = stemmer(language)
    return stem(_singly(first)) if first else "", stem(_singly(second)) if second else ""


def _singly(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")


def _said(words: Sequence[Word], after: int, language: str) -> list[str]:
    """Return the words behind a number that carry meaning and may say what it counts; of a compound only an end like "seekers"."""
    found: list[str] = []
    first = after + (low(words, after) == "-")
    for at in range(first, min(first + _REACH, len(words))):
        word = words[at][0]
        small = word.lower()
        if small == "-" or (low(words, at + 1) == "-" and words[at + 1][1] == words[at][2]):
            continue
        if not small[0].isalpha() or small in _APART:
            break
        inner = at > first and low(words, at - 1) == "-" and not small.endswith("s")
        owner_or_manner = small.endswith(("'s", "’s", "ly"))
        if small not in stopwords(language) and not inner and not owner_or_manner:
            found.append(word)
    return [] if found and found[0].lower() in _DOINGS else found


def _head(said: Sequence[str]) -> int:
    """Return which word is counted: the first plural where others stand before it that say of what kind (Tarn police cars)."""
    for at, word in enumerate(said):
        if word.lower() in _SEVERAL or word.endswith("ed"):
            return 0 if word.endswith("ed") else at
        if word.endswith("s") and not word.endswith("ss"):
            return at
    return 0


def _is_moment(words: Sequence[Word], at: int, after: int, value: float, unit: str, counts: str) -> bool:
    """Return whether a number is a year, a day of a month or a time of day."""
    ordinal = after + 1 if words[after : after + 1] and words[after][0] == "." else after  # 3. März
    follows = low(words, ordinal)
    before = [low(words, i) for i in range(max(0, at - 2), at) if words[i][0] != "."][-1:] or [""]
    spelt = follows in ("a", "p") and words[after + 1 : after + 2] and words[after + 1][0] == "."
    day = MAY in (words[at - 1][0] if at else "", words[after][0] if after < len(words) else "") and value <= 31
    digits = (word for word, _, _ in words[at:after] if word[0].isdecimal())
    year = words[at][0].isdecimal() and 1600 <= value <= 2199 and not unit and all(len(word) == 4 for word in digits)
    year = year and (after == at + 1 or low(words, at + 1) in ("and", "to"))
    clock = follows in _CLOCK or (follows == ":" and value < 25) or before[0] in (":", "/") or counts in _CLOCK
    return year or clock or day or bool(spelt) or before[0] in MONTHS or follows in MONTHS or follows == "/"

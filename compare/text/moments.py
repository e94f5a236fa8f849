"""Text -> the moments it names: years, months, days of months and days of the week."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.text.months import MAY, MONTHS
from compare.text.remembered import Remembered
from compare.text.terms import NUMERAL_VALUES

_DAYS = """
monday montag lunes lundi lunedì maandag segunda-feira
tuesday dienstag martes mardi martedì dinsdag terça-feira
wednesday mittwoch miércoles mercredi mercoledì woensdag quarta-feira
thursday donnerstag jueves jeudi giovedì donderdag quinta-feira
friday freitag viernes vendredi venerdì vrijdag sexta-feira
saturday samstag sonnabend sábado samedi sabato zaterdag
sunday sonntag domingo dimanche domenica zondag
"""
WEEKDAYS = {name: number for number, names in enumerate(_DAYS.split("\n")) for name in names.split()}  # Monday is 1
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?|(?<![\d.,$€£¥])\d{1,4}(?![\d%])(?![.,]\d)(?:st|nd|rd|th)?")
_BETWEEN = frozenset(("de", "del", "of", "the"))
_GAPS = frozenset((" ", ". ", ", ", " de ", " del ", " of ", " the ", " of the "))
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS, "ago"))
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
# Before a bare number of four digits, that make it a year and no count.
_YEARLY = frozenset(
    """in since until till by from during before after of early late mid year and to through the fall spring summer winter
    im seit bis ab en desde hasta depuis dans dal nel sinds sedert em""".split()
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, as far as characters start to end of the text name it; 0 for what they leave open.

    `weekday` counts from Monday, 1; `ago`: so many years before the text was written.
    """

    start: int
    end: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    ago: int = 0

    @property
    def grain(self) -> str:
        """Return how exactly it is named: to the day, the day of the week, the month, the year, or a number of years ago."""
        if self.ago:
            return "ago"
        return "day" if self.day else "weekday" if self.weekday else "month" if self.month else "year"

    def comparable(self, other: Moment) -> bool:
        """Return whether the two are named equally exactly, or one as so many years ago and the other with its year."""
        return self.grain == other.grain or bool((self.ago and other.year) or (other.ago and self.year))

    def seen_from(self, year: int) -> Moment:
        """Return it with the year that "three years ago" means in a text of a year.

        >>> Moment(0, 13, "two years ago", ago=2).seen_from(2031).year
        2029
        """
        return replace(self, year=year - self.ago) if self.ago and year else self

    def at_odds(self, other: Moment) -> bool:
        """Return whether both cannot be one time: something that both name differs.

        >>> Moment(0, 4, "2031", 2031).at_odds(Moment(0, 8, "May 2030", 2030, 5))
        True
        """
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        )
        if self.ago or other.ago:  # "three years ago" is no exact year
            return bool(self.year and other.year) and abs(self.year - other.year) > 1
        return any(a != b for a, b in pairs if a and b)


class Calendar:
    """The moments that a text names, to look others up in."""

    def __init__(self, found: Iterable[Moment]) -> None:
        self._years: defaultdict[tuple[str, int, int, int], set[int]] = defaultdict(set)
        self._exact: set[int] = set()
        self._rough: set[int] = set()
        for moment in found:
            self._years[moment.grain, moment.month, moment.day, moment.weekday].add(moment.year)
            (self._rough if moment.ago else self._exact).add(moment.year)

    def names(self, moment: Moment) -> bool:
        """Return whether one of them is comparable with a moment and not at odds with it."""
        around = {moment.year - 1, moment.year, moment.year + 1} if moment.year else set()
        if not around.isdisjoint(self._rough) or (moment.ago and not around.isdisjoint(self._exact)):
            return True
        years = self._years.get((moment.grain, moment.month, moment.day, moment.weekday), set())
        return bool(years) and (not moment.year or 0 in years or moment.year in years)


def moments(text: str) -> list[Moment]:
    """Return the moments of a text in order; times of day are left out.

    >>> [(m.text, m.year, m.month, m.day, m.weekday) for m in moments("On Friday, since 2003, until 3 May 2031 or Dec. 4")]
    [('Friday', 0, 0, 0, 5), ('2003', 2003, 0, 0, 0), ('3 May 2031', 2031, 5, 3, 0), ('Dec. 4', 0, 12, 4, 0)]
    """
    words = [(word, *m.span()) for m in _WORD.finditer(text) if (word := m[0]) not in _BETWEEN]
    return list(_moments(text, words))


def may_name(tokens: Collection[str], text: str) -> bool:
    """Return whether a text may name a moment, given its tokens in small letters; a quick look for most that do not."""
    return not _CALENDAR.isdisjoint(tokens) or MAY in text or _YEAR.search(text) is not None


def _moments(text: str, words: Sequence[tuple[str, int, int]]) -> Iterator[Moment]:
    behind = 0
    for at in [at for at, (word, _, _) in enumerate(words) if _OPENERS[word]]:
        if at < behind:
            continue  # a part of the moment before
        word, start, end = words[at]
        found = None
        if word[0].isdecimal():
            found = _day_first(text, words, at) or _year(text, words, at)
        elif word == "ago":
            found = _years_ago(text, words, at)
        elif number := WEEKDAYS.get(word.lower()):
            found = Moment(start, end, word, weekday=number), 1
        elif _month(word):
            found = _month_first(text, words, at)
        if found:
            yield found[0]
            behind = at + found[1]


def _may_begin(word: str) -> bool:
    return word[0].isdecimal() or word.lower() in _CALENDAR or word == MAY


_OPENERS = Remembered(_may_begin)


def _day_first(text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Moment, int] | None:
    """Return "3 May 2031" and how many words it is, where it stands."""
    if not (_is_day(words[at][0]) and _joined(text, words, at) and _month(words[at + 1][0])):
        return None
    size = 2 + _has_year(text, words, at + 1)
    return _dated(text, words[at : at + size], words[at + 1][0], words[at][0]), size


def _month_first(text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Moment, int] | None:
    """Return "May 3, 2031" or "May 2031" and how many words it is, where it stands."""
    if not _joined(text, words, at):
        return None
    if _YEAR.fullmatch(words[at + 1][0]):
        return _dated(text, words[at : at + 2], words[at][0], ""), 2
    if not _is_day(words[at + 1][0]):
        return None
    size = 2 + _has_year(text, words, at + 1)
    return _dated(text, words[at : at + size], words[at][0], words[at + 1][0]), size


def _year(text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Moment, int] | None:
    """Return a year that a word before makes one: "since 2031"."""
    word, start, end = words[at]
    before = words[at - 1][0].lower() if at and words[at - 1][2] + 1 == start else ""
    stands = _YEAR.fullmatch(word) and before in _YEARLY and text[end : end + 1] not in ("-", "/", "–")
    return (Moment(start, end, word, year=int(word)), 1) if stands else None


def _years_ago(text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[Moment, int] | None:
    """Return "three years ago", where it ends here."""
    if at < 2 or words[at - 1][0] not in ("years", "year"):
        return None
    number, start, _ = words[at - 2]
    ago = int(number) if number.isdecimal() else int({"a": 1.0, "one": 1.0, **NUMERAL_VALUES["en"]}.get(number, 0.0))
    return (Moment(start, words[at][2], text[start : words[at][2]], ago=ago), 1) if 0 < ago < 100 else None


def _dated(text: str, words: Sequence[tuple[str, int, int]], month: str, day: str) -> Moment:
    start, end, last = words[0][1], words[-1][2], words[-1][0]
    year = int(last) if _YEAR.fullmatch(last) else 0
    return Moment(start, end, text[start:end], year, _month(month), int(day.rstrip("stndrh")) if day else 0)


def _is_day(word: str) -> bool:
    bare = word.rstrip("stndrh")
    return bare.isdecimal() and len(bare) <= 2 and 0 < int(bare) <= 31


def _month(word: str) -> int:
    return MONTHS.get(word.lower(), 5 if word == MAY else 0)


def _joined(text: str, words: Sequence[tuple[str, int, int]], at: int) -> bool:
    """Return whether a word follows, with nothing but a space, a stop or an "of" between."""
    return at + 1 < len(words) and text[words[at][2] : words[at + 1][1]] in _GAPS


def _has_year(text: str, words: Sequence[tuple[str, int, int]], at: int) -> int:
    return int(_joined(text, words, at) and _YEAR.fullmatch(words[at + 1][0]) is not None)

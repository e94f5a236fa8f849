"""Text -> the moments it names: years, months, days of months and days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.text.months import MAY, MONTHS

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
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
# Before a bare number of four digits, that make it a year and no count.
_YEARLY = frozenset(
    """in since until till by from during before after of early late mid year and to through the fall spring summer winter
    im seit bis ab en desde hasta depuis dans dal nel sinds sedert em""".split()
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, as far as characters start to end of the text name it; 0 for what they leave open.

    `weekday` counts from Monday, 1.
    """

    start: int
    end: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0

    def at_odds(self, other: Moment) -> bool:
        """Return whether both cannot be one time: something that both name differs.

        >>> Moment(0, 4, "2031", 2031).at_odds(Moment(0, 8, "May 2030", 2030, 5))
        True
        """
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day), (self.weekday, other.weekday))
        return any(a != b for a, b in pairs if a and b)


def moments(text: str) -> list[Moment]:
    """Return the moments of a text in order; times of day are left out.

    >>> [(m.text, m.year, m.month, m.day, m.weekday) for m in moments("On Friday, since 2003, until 3 May 2031 or Dec. 4")]
    [('Friday', 0, 0, 0, 5), ('2003', 2003, 0, 0, 0), ('3 May 2031', 2031, 5, 3, 0), ('Dec. 4', 0, 12, 4, 0)]
    """
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text) if m.group() not in _BETWEEN]
    return list(_moments(text, words))


def _moments(text: str, words: list[tuple[str, int, int]]) -> Iterator[Moment]:
    at = 0
    while at < len(words):
        word, start, end = words[at]
        step = 1
        if word[0].isdecimal():
            before = words[at - 1][0].lower() if at and words[at - 1][2] + 1 == start else ""
            if _is_day(word) and at + 1 < len(words) and _month(words[at + 1][0]) and _joined(text, words, at):
                step = 2 + _has_year(text, words, at + 1)
                yield _dated(text, words, at, step, words[at + 1][0], word)
            elif _YEAR.fullmatch(word) and before in _YEARLY and text[end : end + 1] not in ("-", "/"):
                yield Moment(start, end, word, year=int(word))
        elif number := WEEKDAYS.get(word.lower(), 0):
            yield Moment(start, end, word, weekday=number)
        elif _month(word) and at + 1 < len(words) and _joined(text, words, at):
            if _is_day(words[at + 1][0]):
                step = 2 + _has_year(text, words, at + 1)
                yield _dated(text, words, at, step, word, words[at + 1][0])
            elif _YEAR.fullmatch(words[at + 1][0]):
                step = 2
                yield _dated(text, words, at, step, word, "")
        at += step


def _dated(text: str, words: list[tuple[str, int, int]], at: int, size: int, month: str, day: str) -> Moment:
    start, end = words[at][1], words[at + size - 1][2]
    last = words[at + size - 1][0]
    year = int(last) if _YEAR.fullmatch(last) else 0
    return Moment(start, end, text[start:end], year, _month(month), int(day.rstrip("stndrh")) if day else 0)


def _is_day(word: str) -> bool:
    bare = word.rstrip("stndrh")
    return bare.isdecimal() and 0 < len(bare) <= 2 and 0 < int(bare) <= 31


def _month(word: str) -> int:
    return MONTHS.get(MAY.lower() if word == MAY else word.lower(), 5 if word == MAY else 0)


def _joined(text: str, words: list[tuple[str, int, int]], at: int) -> bool:
    """Return whether nothing but a space, a stop or an "of" stands between a word and the next."""
    return text[words[at][2] : words[at + 1][1]] in _GAPS


def _has_year(text: str, words: list[tuple[str, int, int]], at: int) -> int:
    following = at + 1 < len(words) and _joined(text, words, at)
    return int(bool(following and _YEAR.fullmatch(words[at + 1][0])))

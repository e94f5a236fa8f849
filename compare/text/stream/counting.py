"""Tokens and what is known of their words -> story features: the kernel in Python, its second half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isnan

import numpy as np

from compare.text.stream.streaming import (
    LARGEST,
    QUOTE_RUN,
    QUOTES_SKIPPED,
    Counts,
    Flag,
    Kind,
    Places,
    Rows,
    Stream,
    Trait,
)

MOST = 0xFFFF  # that a part of a text counts
_ALL = (1 << 64) - 1
_MULTIPLIER = 0x9E3779B97F4A7C15
_LINKED = Flag.SPACED | Flag.GLUED
_AMOUNT = Flag.MONEY | Flag.PERCENT
Feature = tuple[Kind, int, int]  # its hash, and the token at which it begins


def count(stream: Stream, rows: Rows, title_ends: Places, lead_ends: Places) -> Counts:
    """See `Kernel.count`."""
    found = [
        _ordered(_Text.of(stream, rows, at, int(title)), int(lead))
        for at, (title, lead) in enumerate(zip(title_ends, lead_ends, strict=True))
    ]
    columns = np.array([row for text in found for row in text], np.uint64).reshape(-1, 6).T
    bounds = np.cumsum([0, *map(len, found)], dtype=np.int64)
    key, kind, title, lead, body, first = columns
    return Counts(
        bounds,
        key.copy(),
        kind.astype(np.uint8),
        title.astype(np.uint16),
        lead.astype(np.uint16),
        body.astype(np.uint16),
        first.astype(np.int32),
    )


def mixed(one: int, two: int) -> int:
    """Return a hash of two hashes in their order."""
    return (one * _MULTIPLIER + two) & _ALL


def key_of(kind: Kind, value: int) -> int:
    """Return the key of a feature: its hash with its kind (MurmurHash3's finaliser, which maps no two to one)."""
    key = (value + kind * _MULTIPLIER) & _ALL
    key = (key ^ key >> 33) * 0xFF51AFD7ED558CCD & _ALL
    key = (key ^ key >> 33) * 0xC4CEB9FE1A85EC53 & _ALL
    return key ^ key >> 33


@dataclass(slots=True)
class _Text:
    """One text's tokens: how they stand, and what is known of their words."""

    row: list[tuple[int, int, int, int, float, float, int, int, int]]
    start: list[int]
    flags: list[int]
    title_end: int
    dated: set[int] = field(default_factory=set)  # tokens that are days of months

    @classmethod
    def of(cls, stream: Stream, rows: Rows, at: int, title_end: int) -> _Text:
        part = slice(*stream.bounds[at : at + 2].tolist())
        flags, start = stream.flags[part].tolist(), stream.start[part].tolist()
        for place in range(len(start)):
            if place == 0 or start[place - 1] < title_end <= start[place]:
                flags[place] &= ~_LINKED
        return cls(rows[stream.word[part]].tolist(), start, flags, title_end)

    def __len__(self) -> int:
        return len(self.row)

    def stem(self, at: int) -> int:
        return self.row[at][0]

    def number(self, at: int) -> float | None:
        value = self.row[at][4]
        return None if isnan(value) else value

    def is_term(self, at: int) -> bool:
        """Return whether a token is neither stop word nor number."""
        return self.stem(at) != 0 and self.number(at) is None

    def is_name(self, at: int) -> bool:
        return self.is_term(at) and self.flags[at] & (Flag.CAPITAL | Flag.INITIAL) == Flag.CAPITAL

    def month(self, at: int) -> int:
        return self.row[at][6] if 0 <= at < len(self) else 0

    def has(self, at: int, flag: int) -> bool:
        return 0 <= at < len(self) and self.flags[at] & flag != 0

    def says(self, at: int, trait: Trait) -> bool:
        return self.row[at][7] & trait != 0

    def is_day(self, at: int) -> bool:
        if not 0 <= at < len(self) or self.has(at, _AMOUNT) or at in self.dated:
            return False
        return self.says(at, Trait.DAY) and 1 <= self.row[at][4] <= 31

    def is_filler(self, at: int) -> bool:
        """Return whether a token may stand within a date: "14 de marzo", "14th March"."""
        return self.has(at, _LINKED) and (self.stem(at) == 0 or self.has(at, Flag.GLUED))


def _ordered(text: _Text, lead_end: int) -> list[list[int]]:
    """Return the key, the kind, the counts and the first token of each feature, ascending by key."""
    found: dict[int, list[int]] = {}
    for kind, value, at in _features(text):
        row = found.setdefault(key_of(kind, value), [kind, 0, 0, 0, at])
        start = text.start[at]
        part = 1 if start < text.title_end else 2 if start < lead_end else 3
        row[part] = min(row[part] + 1, MOST)
        row[4] = min(row[4], at)
    return [[key, *row] for key, row in sorted(found.items())]


def _features(text: _Text) -> Iterator[Feature]:
    yield from _dates(text)
    for at in range(len(text)):
        if text.is_term(at):
            yield from _word(text, at)
        figure = _figure(text, at)
        if figure is not None:
            yield Kind.FIGURE, figure, at
    yield from _quotes(text)


def _word(text: _Text, at: int) -> Iterator[Feature]:
    stem, _, name, cognate, *_ = text.row[at]
    if not text.says(at, Trait.CHARACTER):
        yield Kind.STEM, stem, at
        if text.start[at] < text.title_end:
            yield Kind.TITLE, stem, at
    if text.has(at, Flag.SPACED) and at and text.is_term(at - 1):
        yield Kind.PAIR, mixed(text.stem(at - 1), stem), at - 1
    if text.is_name(at):
        yield Kind.NAME, name, at
    if cognate:
        yield Kind.COGNATE, cognate, at


def _quotes(text: _Text) -> Iterator[Feature]:
    said = 0  # tokens of the quotation so far
    for at in range(len(text)):
        said = (1 if text.has(at, Flag.OPENS) else said + 1) if text.has(at, Flag.QUOTED) else 0
        if said >= QUOTE_RUN:
            value, *others = (text.row[place][1] for place in range(at - QUOTE_RUN + 1, at + 1))
            if value % QUOTES_SKIPPED:
                continue
            for other in others:
                value = mixed(value, other)
            yield Kind.QUOTE, value, at - QUOTE_RUN + 1


def _dates(text: _Text) -> Iterator[Feature]:
    for at in range(len(text)):
        if text.month(at):
            day = at + 1 if text.is_day(at + 1) and text.has(at + 1, _LINKED) else _day_before(text, at)
            if day is not None:
                text.dated.add(day)
                yield Kind.DATE, text.month(at) * 32 + int(text.row[day][4]), min(at, day)


def _day_before(text: _Text, month: int) -> int | None:
    """Return where the day stands before its month: "14 March", "14. März", "14 de marzo", "14th of March"."""
    day = month - 1
    if text.is_day(day):
        ordinal = text.has(month, Flag.INITIAL) and text.start[month] - text.start[day] <= 4
        return day if text.has(month, _LINKED) or (ordinal and not _parts(text, month)) else None
    if not text.has(month, _LINKED):
        return None
    while day > month - 3 and text.is_filler(day):
        day -= 1
        if text.is_day(day):
            return day
    return None


def _parts(text: _Text, at: int) -> bool:
    """Return whether the title ends before a token."""
    return text.start[at - 1] < text.title_end <= text.start[at]


def _figure(text: _Text, at: int) -> int | None:
    """Return the hash of the figure that begins at a token, if one does."""
    value = text.number(at)
    if value is None or at in text.dated or (text.says(at, Trait.YEAR) and _is_of_date(text, at)):
        return None
    money, last = text.has(at, Flag.MONEY), at
    while text.has(last + 1, _LINKED) and _magnitude(text, last + 1, money):
        last += 1
        value *= _magnitude(text, last, money)
    return mixed(_thousandths(value), _unit(text, at, last)) if value < LARGEST else None


def _magnitude(text: _Text, at: int, money: bool) -> float:
    return text.row[at][5] if money or not text.says(at, Trait.SHORT) else 0.0


def _thousandths(value: float) -> int:
    scaled = value * 1000.0
    whole = int(scaled)
    return whole + (scaled - whole >= 0.5)


def _unit(text: _Text, at: int, last: int) -> int:
    """Return what a number counts: 1 money, 2 percent, 0 neither."""
    follows = last + 1 if text.has(last + 1, _LINKED) else None
    if text.has(at, Flag.MONEY):
        return 1
    if text.has(last, Flag.PERCENT) or (follows and text.says(follows, Trait.PERCENT)):
        return 2
    return 1 if follows and text.says(follows, Trait.MONEY) else 0


def _is_of_date(text: _Text, year: int) -> bool:
    """Return whether a month or a day of a month stands beside a year: "March 2017", "March 14, 2017", "marzo de 2017"."""
    if text.has(year, _AMOUNT):
        return False
    if text.month(year + 1) and text.has(year + 1, _LINKED):
        return True
    before = year - 1
    if before >= 0 and _parts(text, year):
        return False
    if text.is_filler(before):
        before -= 1
    return text.month(before) != 0 or before in text.dated

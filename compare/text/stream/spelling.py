"""A feature of a text -> what it is called in the words of that text, for people to read."""

from __future__ import annotations

from compare.text.months import MAY, MONTHS
from compare.text.numerals import CURRENCY_WORDS, MAGNITUDES, PERCENT_WORDS
from compare.text.stream.oracle import TOKEN
from compare.text.stream.streaming import QUOTE_RUN, Flag, Kind, Stream

_LINKED = Flag.SPACED | Flag.GLUED
_BEHIND = PERCENT_WORDS | CURRENCY_WORDS.keys()


def spelling(text: str, part: Stream, kind: int, first: int) -> str:
    """Return how a text writes a feature that begins at its token `first`; `part` is the text's own part of a stream."""
    words = _Written(text, part)
    start, end = words.bounds(first, words.last(Kind(kind), first))
    return " ".join(text[start:end].split()) if kind != Kind.FIGURE else words.amount(start, end)


class _Written:
    """A text and its tokens."""

    def __init__(self, text: str, part: Stream) -> None:
        self._text, self._part = text, part

    def __len__(self) -> int:
        return len(self._part.start)

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Return where a run of tokens begins and ends, without the possessive of the last."""
        end = int(self._part.start[last]) + len(self.word(last).removesuffix("'s").removesuffix("’s"))
        return int(self._part.start[first]), end

    def word(self, at: int) -> str:
        found = TOKEN.match(self._text, int(self._part.start[at]))
        return found.group() if found else ""

    def last(self, kind: Kind, first: int) -> int:
        """Return the last token of a feature."""
        match kind:
            case Kind.PAIR:
                return first + 1
            case Kind.QUOTE:
                return first + QUOTE_RUN - 1
            case Kind.DATE:
                return self._last_of_date(first)
            case Kind.FIGURE:
                return self._last_of_figure(first)
        return first

    def amount(self, start: int, end: int) -> str:
        """Return a figure with the signs around it."""
        before = self._text[start - 1 : start] if self._has(self._at(start), Flag.MONEY) else ""
        return (
            before
            + " ".join(self._text[start:end].split())
            + ("%" if self._text[end : end + 2].strip()[:1] == "%" else "")
        )

    def _at(self, start: int) -> int:
        return int(self._part.start.searchsorted(start))

    def _has(self, at: int, flag: int) -> bool:
        return 0 <= at < len(self) and bool(self._part.flags[at] & flag)

    def _last_of_date(self, first: int) -> int:
        if self._is_month(first):
            return first + 1
        reach = range(first + 1, min(first + 4, len(self)))
        return next((at for at in reach if self._is_month(at)), first)

    def _is_month(self, at: int) -> bool:
        word = self.word(at)
        return word == MAY or word.lower() in MONTHS

    def _last_of_figure(self, first: int) -> int:
        last = first
        while self._has(last + 1, _LINKED) and self.word(last + 1).lower() in MAGNITUDES:
            last += 1
        return last + (self._has(last + 1, _LINKED) and self.word(last + 1).lower() in _BEHIND)

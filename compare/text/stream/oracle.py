"""The kernel in Python: what the compiled one is tested against, and what runs where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from compare.text.numerals import CURRENCIES
from compare.text.quotations.marks import quoted_spans
from compare.text.stream.counting import count
from compare.text.stream.marks import MARKS
from compare.text.stream.streaming import LONGEST, Counts, Flag, Places, Rows, Stream, Vocabulary
from compare.text.terms import ENDS_SENTENCE
from compare.text.tokens import UNSPACED


def _class(ranges: Sequence[tuple[int, int]]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _is_unspaced(code: int) -> bool:
    return any(first <= code <= last for first, last in UNSPACED)


_ALONE = _class(UNSPACED)
_MARK = "".join(chr(c) for first, last in MARKS for c in range(first, last + 1) if not _is_unspaced(c))
_DIGIT, _LETTER = rf"[^\D{_ALONE}]", rf"[^\W\d_{_ALONE}]"
_LETTERS = f"{_LETTER}++(?:[{_MARK}]++{_LETTER}*+)*+"
TOKEN = re.compile(
    rf"(?P<alone>[{_ALONE}])|{_DIGIT}+(?:[.,]{_DIGIT}+)*|(?:{_LETTER}[{_MARK}]*+\.){{2,}}|{_LETTERS}(?:['’]{_LETTERS})*"
)
_PERCENT = re.compile(" ?%")


class Words:
    """A vocabulary in Python."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def place(self, word: str) -> int:
        """Return the place of a word, which may be new."""
        return self._places.setdefault(word[:LONGEST], len(self._places))

    def words(self, first: int, /) -> list[str]:
        if not 0 <= first <= len(self):
            raise ValueError(f"no words lie from {first} to {len(self)}")
        return list(islice(self._places, first, None))


class Oracle:
    """See `Kernel` for what each method does."""

    name = "python"

    def vocabulary(self) -> Words:
        return Words()

    def scan(self, texts: Sequence[str], vocabulary: Vocabulary) -> Stream:
        if not isinstance(vocabulary, Words):
            raise TypeError(f"a vocabulary of this kernel is needed, not {type(vocabulary).__name__}")
        found = [list(_tokens(text, vocabulary)) for text in texts]
        rows = np.array([row for text in found for row in text], np.int32).reshape(-1, 3)
        word, start = (np.ascontiguousarray(rows[:, column]) for column in (0, 1))
        bounds = np.cumsum([0, *map(len, found)], dtype=np.int64)
        return Stream(bounds, word, start, rows[:, 2].astype(np.uint8))

    def count(self, stream: Stream, rows: Rows, title_ends: Places, lead_ends: Places) -> Counts:
        return count(stream, rows, title_ends, lead_ends)


ORACLE = Oracle()


def _tokens(text: str, words: Words) -> Iterator[tuple[int, int, int]]:
    """Yield the word, the start and the flags of each token."""
    spans = iter([*_quotations(text), (len(text), len(text))])
    quotation, is_inside = next(spans), False
    end, was_alone = 0, False
    for found in TOKEN.finditer(text):
        start, is_alone = found.start(), found["alone"] is not None
        while start >= quotation[1]:
            quotation, is_inside = next(spans), False
        flags = _gap_flags(text[end:start], end == 0, was_alone and is_alone)
        end, was_alone = found.end(), is_alone
        if start >= quotation[0]:
            flags |= Flag.QUOTED if is_inside else Flag.QUOTED | Flag.OPENS
            is_inside = True
        flags |= Flag.CAPITAL * text[start].isupper() | Flag.PERCENT * bool(_PERCENT.match(text, end))
        flags |= Flag.MONEY * (text[start - 1 : start] in CURRENCIES)
        yield words.place(found.group()), start, flags


def _gap_flags(gap: str, is_first: bool, is_between_alone: bool) -> int:
    """Return what the characters before a token tell."""
    if is_first:
        return Flag.INITIAL
    if not gap:
        return Flag.GLUED | Flag.SPACED * is_between_alone
    return Flag.SPACED * gap.isspace() | Flag.INITIAL * (not ENDS_SENTENCE.isdisjoint(gap))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations begin and end; one that is not closed ends with its paragraph."""
    before = 0
    for paragraph in text.split("\n\n"):
        for start, end in quoted_spans(paragraph):
            yield before + start, before + end
        before += len(paragraph) + 2

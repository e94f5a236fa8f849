"""Pages -> for each paragraph the reason that it has of itself to be boilerplate, and what the look at other pages needs."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from compare.text.boilerplate.finding import ANYTHING, Finder
from compare.text.boilerplate.lines import LONGEST, Line, holds_any, is_told, line, quotes, start_of_core
from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.runs import may_run
from compare.text.boilerplate.survey import Seen

# Rows at least this long may be broken anywhere: in mail, and in text files of old.
WRAPPED = 50
# Words of a paragraph that may be furniture part by part.
MIXED = 40
AT_ONCE = 64  # pages that are looked at together
_CELLS = re.compile(r" [|•·] ")
_SENTENCES = re.compile(r"(?<=[.!?]) (?=\S)")
_PARTED = (". ", "! ", "? ", " | ", " • ", " · ")

_FINDER = Finder(RULES)


class Judged(NamedTuple):
    """What is known of a page before others are looked at."""

    own: list[str | None]  # reasons; "" for none, None where a paragraph is too long for any
    starts: array[int]  # hashes of the starts of cores, 0 where a paragraph can not recur
    running: bool  # whether runs of lines may have reasons


def judge(pages: Iterable[Sequence[str]]) -> Iterator[Judged]:
    """Yield what is known of each page, given its paragraphs."""
    left = iter(pages)
    while held := list(islice(left, AT_ONCE)):
        seen = iter(_FINDER.survey([text[:LONGEST] for page in held for text in page]))
        for page in held:
            yield _judged(page, list(islice(seen, len(page))))


def _judged(texts: Sequence[str], seen: Sequence[Seen]) -> Judged:
    own: list[str | None] = []
    lines = []
    for at, (text, sight) in enumerate(zip(texts, seen, strict=True)):
        reason = None if len(text) > LONGEST else ""
        if _may_have_reason(sight, at < 4 or at >= len(texts) - 4):
            x = line(text[:LONGEST], at, len(texts))
            lines.append(x)
            reason = reason and None if reason is None else _reason(text, x, sight.needs)
        own.append(reason)
    starts = [0 if len(text) > LONGEST else hash(start_of_core(s.text)) for text, s in zip(texts, seen, strict=True)]
    return Judged(own, array("q", starts), may_run([text[:LONGEST] for text in texts], seen, own, lines))


def _may_have_reason(seen: Seen, edge: bool) -> bool:
    """Tell whether a paragraph may have a reason, whole or part by part; what has none is never looked at closely."""
    if not seen.whole or _FINDER.may_fit(seen, edge):
        return True
    return seen.words <= MIXED and holds_any(seen.text, _PARTED) and not quotes(seen.text)


def _reason(text: str, x: Line, needs: int) -> str:
    rows = () if text == x.text else text.strip().splitlines()
    if len(rows) < 2 or _are_wrapped(rows):
        return _rule(x, needs) or _of_all(_parts(x), x, needs)
    return _of_all(rows, x, ANYTHING)  # what opens a row stands behind no end of a sentence


def _parts(x: Line) -> Sequence[str]:
    """Return the cells of a short row, or the sentences of a short paragraph; of others and of quotes nothing."""
    if x.quoting or x.length > MIXED or not holds_any(x.text, _PARTED):
        return ()
    parts = _CELLS.split(x.text)
    return parts if len(parts) > 1 else _SENTENCES.split(x.text)


def _of_all(parts: Sequence[str], x: Line, needs: int) -> str:
    """Return the reason of the first part that has a letter, if each has one: one part of story makes all story."""
    first = ""
    for part in parts if len(parts) > 1 else ():
        own = line(part, x.place, x.total)
        if own.core:
            reason = _rule(own, needs)
            if not reason:
                return ""
            first = first or reason
    return first


def _rule(x: Line, needs: int) -> str:
    for rule in _FINDER.fitting(x, needs):
        if rule.holds(x) and (rule.quotable or not is_told(x)):
            return rule.name
    return ""


def _are_wrapped(rows: Sequence[str]) -> bool:
    """Tell whether rows are one text, broken where a row was full."""
    return all(len(row) >= WRAPPED for row in rows[:-1])

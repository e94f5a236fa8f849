"""Pages -> for each paragraph the reason that it has of itself to be boilerplate, and what the look at other pages needs."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import NamedTuple

from compare.text.boilerplate.kernel import kernel
from compare.text.boilerplate.lines import Line, is_told, line
from compare.text.boilerplate.rule import Rule
from compare.text.boilerplate.runs import may_run
from compare.text.boilerplate.shapes import SLIDES, is_album
from compare.text.boilerplate.sighting import ANYTHING, CELLS, STOPS, Near, Sight

# Rows at least this long may be broken anywhere: in mail, and in text files of old.
WRAPPED = 50
_CELLS = re.compile(f" [{CELLS}] ")
_SENTENCES = re.compile(rf"(?<=[{STOPS}]) (?=\S)")


class Judged(NamedTuple):
    """What is known of a page before others are looked at."""

    own: list[str | None]  # reasons; "" for none, None where a paragraph is too long for any
    starts: array[int]  # hashes of the starts of cores, 0 where a paragraph can not recur
    running: bool  # whether runs of lines may have reasons


def judge(pages: Iterable[Sequence[str]]) -> Iterator[Judged]:
    """Yield what is known of each page, given its paragraphs."""
    asked, looked_at = tee(pages)
    for page, sight in zip(asked, kernel().look(looked_at), strict=True):
        yield _judged(page, sight)


def _judged(texts: Sequence[str], sight: Sight) -> Judged:
    own: list[str | None] = [""] * len(texts)
    for at in sight.long:
        own[at] = None
    for near in sight.near:
        at = near.line.place
        if own[at] is not None:
            own[at] = _reason(texts[at], near)
    for at in sight.long:
        own[at] = SLIDES if is_album(texts[at]) else None  # the one kind that may be longer
    return Judged(own, sight.starts, may_run(texts, sight, own))


def _reason(text: str, near: Near) -> str:
    x = near.line
    rows = () if text == x.text else text.strip().splitlines()
    if len(rows) < 2 or _are_wrapped(rows):
        return _first(near.rules, x) or (_of_all(_parts(x.text), x, near.found) if near.parted else "")
    return _of_all(rows, x, ANYTHING)  # what opens a row stands behind no end of a sentence


def _parts(text: str) -> Sequence[str]:
    """Return the cells of a row, or the sentences of a paragraph."""
    parts = _CELLS.split(text)
    return parts if len(parts) > 1 else _SENTENCES.split(text)


def _of_all(parts: Sequence[str], x: Line, found: int) -> str:
    """Return the reason of the first part that has a letter, if each has one: one part of story makes all story."""
    first = ""
    for part in parts if len(parts) > 1 else ():
        own = line(part, x.place, x.total)
        if own.core:
            reason = _first(kernel().fitting(own, found), own)
            if not reason:
                return ""
            first = first or reason
    return first


def _first(rules: Iterable[Rule], x: Line) -> str:
    for rule in rules:
        if rule.holds(x) and (rule.quotable or not is_told(x)):
            return rule.name
    return ""


def _are_wrapped(rows: Sequence[str]) -> bool:
    """Tell whether rows are one text, broken where a row was full."""
    return all(len(row) >= WRAPPED for row in rows[:-1])

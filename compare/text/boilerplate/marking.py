"""Paragraphs of pages -> which are story and which are boilerplate, with the reason why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.model import Document, Kind, Paragraph
from compare.text.boilerplate.finding import Finder
from compare.text.boilerplate.lines import LONGEST, Line, core, holds_any, is_told, line
from compare.text.boilerplate.recurring import Page, page_of, recurring_among, recurring_lines
from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.runs import bylines, capitals, comments, teasers

# Rows at least this long may be broken anywhere: in mail, and in text files of old.
WRAPPED = 50
# Words of a paragraph that may be furniture part by part.
MIXED = 40
_CELLS = re.compile(r" [|•·] ")
_SENTENCES = re.compile(r"(?<=[.!?]) (?=\S)")

_PARTED = (". ", "! ", "? ", " | ", " • ", " · ")

_FINDER = Finder(RULES)

__all__ = ["mark", "marked", "reasons", "recurring_lines"]


def mark(texts: Sequence[str], title: str = "", recurring: Collection[str] = ()) -> tuple[Kind, ...]:
    """Return the kind of each paragraph of one page, given in order.

    `recurring` are lines of the page's outlet as `recurring_lines` gives them. What repeats the title is story.

    >>> mark(["The bridge is open again.", "Advertisement"])
    (<Kind.STORY: 'story'>, <Kind.BOILERPLATE: 'boilerplate'>)
    """
    return tuple(Kind.BOILERPLATE if why else Kind.STORY for why in reasons(texts, title, recurring))


def reasons(texts: Sequence[str], title: str = "", recurring: Collection[str] = ()) -> tuple[str, ...]:
    """Return for each paragraph the name of the rule that makes it boilerplate, "" for story."""
    lines = _lines(texts)
    return _settled(lines, _own(texts, lines), title, recurring)


def _lines(texts: Sequence[str]) -> list[Line]:
    return [line(text[:LONGEST], i, len(texts)) for i, text in enumerate(texts)]


def _own(texts: Sequence[str], lines: Sequence[Line]) -> list[str | None]:
    """Return the reasons that paragraphs have of themselves, "" for none, None where they are too long for any."""
    found = _FINDER.found(lines)
    return [
        None if len(text) > LONGEST else _reason(text, x, rules)
        for text, x, rules in zip(texts, lines, found, strict=True)
    ]


def _settled(
    lines: Sequence[Line], own: Sequence[str | None], title: str, recurring: Collection[str]
) -> tuple[str, ...]:
    """Return the reasons after a look at what the page stands among: its title, other pages, the lines around a line."""
    headline = core(title) or None
    found = [
        "" if reason is None or x.core == headline else "recurring" if x.core in recurring else reason
        for x, reason in zip(lines, own, strict=True)
    ]
    return _with_runs(lines, found)


def _reason(text: str, x: Line, rules: int) -> str:
    rows = () if text == x.text else text.strip().splitlines()
    if len(rows) < 2 or _are_wrapped(rows):
        return _rule(x, rules) or _of_all(_parts(x), x, rules)
    return _of_all(rows, x, rules)


def _parts(x: Line) -> Sequence[str]:
    """Return the cells of a short row, or the sentences of a short paragraph; of others and of quotes nothing."""
    if x.quoting or x.length > MIXED or not holds_any(x.text, _PARTED):
        return ()
    parts = _CELLS.split(x.text)
    return parts if len(parts) > 1 else _SENTENCES.split(x.text)


def _of_all(parts: Sequence[str], x: Line, rules: int) -> str:
    """Return the reason of the first part that has a letter, if each has one: one part of story makes all story."""
    first = ""
    for part in parts if len(parts) > 1 else ():
        if core(part):
            reason = _rule(line(part, x.place, x.total), rules)
            if not reason:
                return ""
            first = first or reason
    return first


def _rule(x: Line, rules: int) -> str:
    for rule in _FINDER.fitting(x, rules):
        if rule.holds(x) and (rule.quotable or not is_told(x)):
            return rule.name
    return ""


def _are_wrapped(rows: Sequence[str]) -> bool:
    """Tell whether rows are one text, broken where a row was full."""
    return all(len(row) >= WRAPPED for row in rows[:-1])


def _with_runs(lines: Sequence[Line], found: list[str]) -> tuple[str, ...]:
    """Add the reasons that hold for runs of lines; a reason that a line has of its own stays."""
    for name, run in (("byline", bylines), ("comments", comments), ("teaser list", teasers), ("capitals", capitals)):
        for i in run(lines, found):
            found[i] = found[i] or name
    return tuple(found)


def marked(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with every paragraph marked, lines that recur in their outlet included.

    Paragraphs that come as boilerplate stay so.
    """
    judged = [_judged([p.text for p in document.paragraphs]) for document in documents]
    recurring = recurring_among(documents, [found.page for found in judged])
    return [_marked(d, found, recurring.get(d.outlet, frozenset())) for d, found in zip(documents, judged, strict=True)]


class _Judged(NamedTuple):
    """What is known of a page before others are looked at."""

    lines: list[Line]
    own: list[str | None]
    page: Page


def _judged(texts: Sequence[str]) -> _Judged:
    lines = _lines(texts)
    return _Judged(lines, _own(texts, lines), page_of(texts, lines))


def _marked(document: Document, judged: _Judged, recurring: frozenset[str]) -> Document:
    found = _settled(judged.lines, judged.own, document.title, recurring)
    if not any(found):
        return document
    paragraphs = zip(document.paragraphs, found, strict=True)
    return replace(document, paragraphs=tuple(_furniture(p) if why else p for p, why in paragraphs))


def _furniture(paragraph: Paragraph) -> Paragraph:
    return Paragraph(paragraph.text, Kind.BOILERPLATE)

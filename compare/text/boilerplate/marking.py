"""Paragraphs of pages -> which are story and which are boilerplate, with the reason why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from compare.model import Document, Kind, Paragraph
from compare.text.boilerplate.lines import HEAD, LONGEST, Line, Rule, core, is_told, line
from compare.text.boilerplate.recurring import recurring_lines
from compare.text.boilerplate.rules import RULES
from compare.text.boilerplate.runs import bylines, capitals, comments, teasers

# Rows at least this long may be broken anywhere: in mail, and in text files of old.
WRAPPED = 50
# Words of a paragraph that may be furniture part by part.
MIXED = 40
_CELLS = re.compile(r" [|•·] ")
_SENTENCES = re.compile(r"(?<=[.!?]) (?=\S)")

_LIMITS = sorted({rule.words for rule in RULES})
_HEADS = frozenset[str]().union(*(rule.heads for rule in RULES))

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
    lines = [line(text[:LONGEST], i, len(texts)) for i, text in enumerate(texts)]
    headline = core(title)
    found = [
        "" if headline and x.core == headline else _reason(text, x, recurring)
        for text, x in zip(texts, lines, strict=True)
    ]
    return _with_runs(lines, found)


def _reason(text: str, x: Line, recurring: Collection[str]) -> str:
    if len(text) > LONGEST:
        return ""
    if x.core in recurring:
        return "recurring"
    rows = text.strip().splitlines()
    if len(rows) == 1 or _are_wrapped(rows):
        return _rule(x) or _of_all(_parts(x), x)
    return _of_all(rows, x)


def _parts(x: Line) -> Sequence[str]:
    """Return the cells of a short row, or the sentences of a short paragraph; of others and of quotes nothing."""
    if x.quoting or len(x.words) > MIXED:
        return ()
    parts = _CELLS.split(x.text)
    return parts if len(parts) > 1 else _SENTENCES.split(x.text)


def _of_all(parts: Sequence[str], x: Line) -> str:
    """Return the reason of the first part that has a letter, if each has one: one part of story makes all story."""
    first = ""
    for part in parts if len(parts) > 1 else ():
        if core(part):
            reason = _rule(line(part, x.index, x.total))
            if not reason:
                return ""
            first = first or reason
    return first


def _rule(x: Line) -> str:
    begun = _HEADS.intersection((x.low[:HEAD], x.core[:HEAD]))
    rules = _rules(bisect_left(_LIMITS, len(x.words)), begun, x.quoting, x.at_edge)
    for rule in rules:
        if rule.holds(x) and (rule.quotable or not is_told(x)):
            return rule.name
    return ""


@lru_cache(maxsize=20_000)
def _rules(limit: int, begun: frozenset[str], quoting: bool, edge: bool) -> tuple[Rule, ...]:
    """Return the rules for lines between two limits of words, with such a beginning, in such a place: few of all."""
    fitting = (rule for rule in RULES if not rule.heads or not rule.heads.isdisjoint(begun))
    placed = (rule for rule in fitting if (rule.quotable or not quoting) and (edge or not rule.edge))
    return tuple(rule for rule in placed if rule.words in _LIMITS[limit:])


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
    recurring = recurring_lines(documents)
    return [_marked(document, recurring.get(document.outlet, frozenset())) for document in documents]


def _marked(document: Document, recurring: Collection[str]) -> Document:
    kinds = mark([p.text for p in document.paragraphs], document.title, recurring)
    return replace(
        document, paragraphs=tuple(_settle(p, kind) for p, kind in zip(document.paragraphs, kinds, strict=True))
    )


def _settle(paragraph: Paragraph, kind: Kind) -> Paragraph:
    return paragraph if kind is Kind.STORY else replace(paragraph, kind=kind)

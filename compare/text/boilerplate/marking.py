"""Paragraphs of pages -> which are story and which are boilerplate, with the reason why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from compare.model import Document, Kind, Paragraph
from compare.text.boilerplate.judging import Judged, judge
from compare.text.boilerplate.lines import LONGEST, START, core, line
from compare.text.boilerplate.recurring import recurring_among, recurring_lines
from compare.text.boilerplate.runs import bylines, capitals, comments, teasers
from compare.text.boilerplate.shapes import SLIDES

_Recurring: TypeAlias = dict[int, set[str]]

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
    (judged,) = judge([texts])
    return _settled(texts, judged, title, _by_start(recurring))


def marked(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with every paragraph marked, lines that recur in their outlet included.

    Paragraphs that come as boilerplate stay so.
    """
    judged = list(judge([p.text for p in document.paragraphs] for document in documents))
    recurring = recurring_among(documents, [found.starts for found in judged])
    known = {outlet: _by_start(lines) for outlet, lines in recurring.items()}
    return [_marked(d, found, known.get(d.outlet, {})) for d, found in zip(documents, judged, strict=True)]


def _marked(document: Document, judged: Judged, recurring: _Recurring) -> Document:
    if not (judged.running or any(judged.own) or not recurring.keys().isdisjoint(judged.starts)):
        return document
    found = _settled([p.text for p in document.paragraphs], judged, document.title, recurring)
    if not any(found):
        return document
    paragraphs = zip(document.paragraphs, found, strict=True)
    return replace(document, paragraphs=tuple(_furniture(p) if why else p for p, why in paragraphs))


def _furniture(paragraph: Paragraph) -> Paragraph:
    return Paragraph(paragraph.text, Kind.BOILERPLATE)


def _by_start(lines: Iterable[str]) -> _Recurring:
    """Return recurring lines by the hash of what they begin with."""
    known: _Recurring = {}
    for text in lines:
        known.setdefault(hash(text[:START]), set()).add(text)
    return known


def _settled(texts: Sequence[str], judged: Judged, title: str, recurring: _Recurring) -> tuple[str, ...]:
    """Return the reasons after a look at what the page stands among: its title, other pages, the lines around a line."""
    found = [reason or "" for reason in judged.own]
    headline = core(title)
    begun = hash(headline[:START])
    for at, start in enumerate(judged.starts):
        if start and (start == begun or start in recurring) and judged.own[at] is not None:
            own = core(texts[at])
            found[at] = "" if own == headline else "recurring" if own in recurring.get(start, ()) else found[at]
    whole = _with_runs(texts, found) if judged.running else tuple(found)
    if SLIDES in whole and not any(core(text) != headline for text, why in zip(texts, whole, strict=True) if not why):
        return tuple(["" if why == SLIDES else why for why in whole])  # a page that is a gallery
    return whole


def _with_runs(texts: Sequence[str], found: list[str]) -> tuple[str, ...]:
    """Add the reasons that hold for runs of lines; a reason that a line has of its own stays."""
    lines = [line(text[:LONGEST], at, len(texts)) for at, text in enumerate(texts)]
    for name, run in (("byline", bylines), ("comments", comments), ("teaser list", teasers), ("capitals", capitals)):
        for i in run(lines, found):
            found[i] = found[i] or name
    return tuple(found)

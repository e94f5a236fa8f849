"""Statuses of a document's paragraphs -> how much of it the others tell, as counts and as a strip of one mark each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from compare.model import Status
from compare.reports.terminal.entries import Entries
from compare.reports.terminal.words import ASIDE, ONLY, PARTIAL, SHARED, joined, said

MARKS = {Status.SHARED: ("█", SHARED), Status.PARTIAL: ("▒", PARTIAL), Status.ONLY: ("░", ONLY)}
OWN, COPIED = "━", "╌"  # of a bar, other marks than those of a strip
BAR = 10  # marks in a bar
LONGEST = 60  # marks in a strip; the counts beneath tell of the whole


def strip(statuses: Iterable[Status | None]) -> Text:
    """Return a mark for each paragraph, in order; None: it was set aside as words of others."""
    every = list(statuses)
    marks = joined(said(*(MARKS[status] if status else (COPIED, ASIDE))) for status in every[:LONGEST])
    return joined([marks, said("…")]) if len(every) > LONGEST else marks


def counts(statuses: Iterable[Status | None]) -> Text:
    """Return how many paragraphs are shared, partial, only here: `2 / 4 / 3`; or that all were set aside."""
    of = Counter(statuses)
    if set(of) == {None}:
        return said("set aside", ASIDE)
    return said(" / ".join(str(of[status]) for status in MARKS), ASIDE)


def bar(own: float) -> Text:
    """Return a bar of own words, the rest of it copied ones; full only of the whole, empty only of nothing."""
    marks = round(own * BAR) if own in (0, 1) else min(max(round(own * BAR), 1), BAR - 1)
    return joined([said(OWN * marks), said(COPIED * (BAR - marks), ASIDE)])


def legend(own: bool = False) -> RenderableType:
    """Return what the marks mean; `own`: those of what was set aside too."""
    meanings = zip(MARKS.values(), ("shared", "partial", "only here"), strict=True)
    parts = [joined([said(*mark), said(f" {meaning}", ASIDE)]) for mark, meaning in meanings]
    parts += [said(f"{COPIED} set aside", ASIDE)] if own else []
    bars = said(f"Bars:  {OWN} own words  {COPIED} copied words", ASIDE)
    return Group(Entries([said("Strips, a mark a paragraph:", ASIDE), *parts]), bars)

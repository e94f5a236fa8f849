"""Articles and who copied whom -> marks on a line of time, in shares of its width and rows of its height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compare.model import Document
from compare.reports.html.words import cut
from compare.reports.terminal.dates import earliest_first, moment

LEFT, RIGHT = 2.5, 97.5  # shares of the width, in percent, where the first and the last article stand
ROW, TOP = 30, 26  # pixels
LONGEST = 20  # characters of a name: half the width of a phone
MOST = 40  # articles that are drawn; the table beneath names all


@dataclass(frozen=True, slots=True)
class Mark:
    """One article: where it stands, what is written beside it, on which side, and where its source stands if it is a copy."""

    x: float
    y: int
    label: str
    when: str
    before: bool  # the label stands to the left of the mark
    copy: bool
    source: tuple[float, int] | None
    dated: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its height, its marks, the ends of its line; `left_out` are more articles than can be drawn."""

    height: int
    marks: tuple[Mark, ...]
    first: str
    last: str
    left_out: int


def timeline(members: Sequence[Document], sources: Mapping[str, str], letters: Mapping[str, str]) -> Timeline | None:
    """Return the picture of a story's articles; None where fewer than two have a date."""
    dates = sorted(d.published for d in members if d.published)
    if len(dates) < 2:
        return None
    shown = earliest_first(members)[:MOST]
    at = {d.id: (_x(d.published, dates[0], dates[-1]), TOP + ROW * n + ROW // 2) for n, d in enumerate(shown)}
    marks = tuple(
        Mark(*at[d.id], _label(d, letters), moment(d.published) or "no date", at[d.id][0] > 50, d.id in sources,
             at.get(sources.get(d.id, "")), d.published is not None)
        for d in shown
    )  # fmt: skip
    height = TOP + ROW * len(shown) + 6
    return Timeline(height, marks, moment(dates[0]), moment(dates[-1]), len(members) - len(shown))


def _x(when: datetime | None, first: datetime, last: datetime) -> float:
    whole = (last - first).total_seconds()
    share = (when - first).total_seconds() / whole if when and whole else 0.0
    return round(LEFT + (RIGHT - LEFT) * share, 2)


def _label(document: Document, letters: Mapping[str, str]) -> str:
    name = cut(document.name.removeprefix("www."), LONGEST)
    return f"{letters[document.id]} {name}" if document.id in letters else name

"""Articles and who copied whom -> marks on a line of time, in shares of its width and rows of its height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from compare.model import Document, earliest_first
from compare.reports.dates import moment
from compare.reports.html.words import cut

NAMES = 40  # share of the width, in percent, in which the names stand: no line runs there
LEFT, RIGHT = 43.0, 97.5  # where the first and the last article stand
ROW, TOP, HEAD = 30, 26, 24  # pixels; the head stands above those without a date
LONGEST, BRIEF = 30, 15  # characters of a name: as many as fit beside the line on a screen, and on a phone
MOST = 40  # articles that are drawn; the table beneath names all


@dataclass(frozen=True, slots=True)
class Mark:
    """One article: where it stands, its name (`brief` on a phone) and date, what copy it is if it is one, where its source is."""

    x: float
    y: int
    label: str
    brief: str
    when: str
    copy: str  # "copy", or "version" of the same outlet's article; "" where it is an article of its own
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
    names: int
    ends: tuple[float, float]  # where the first and the last stand
    undated: int  # where the head of those without a date stands, off the axis; 0 where all have one

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """Return the signs that are drawn, and what they mean."""
        copied = any(mark.copy for mark in self.marks)
        versions = any(mark.copy == "version" for mark in self.marks)
        joined = any(mark.source for mark in self.marks)
        signs = (
            ("own", "an article of its own", not all(mark.copy for mark in self.marks)),
            ("copy", "a copy, or a later version" if versions else "a copy", copied),
            ("join", "joins it to what it copies", joined),
        )
        return tuple((kind, said) for kind, said, drawn in signs if drawn) if copied else ()


def timeline(members: Sequence[Document], sources: Mapping[str, str], letters: Mapping[str, str]) -> Timeline | None:
    """Return the picture of a story's articles; None where fewer than two have a date."""
    dates = sorted(d.published for d in members if d.published)
    if len(dates) < 2:
        return None
    shown = earliest_first(members)[:MOST]
    beneath = TOP + ROW * sum(d.published is not None for d in shown)  # the axis ends here
    at = {d.id: _place(d.published, n, dates) for n, d in enumerate(shown)}
    dated = {d.id for d in shown if d.published}
    name = {d.id: d.name for d in members}
    marks = tuple(
        Mark(*at[d.id], _label(d, letters, LONGEST), _label(d, letters, BRIEF),
             moment(d.published) or "no date", _copy(d, sources, name),
             at.get(sources[d.id]) if {d.id, sources.get(d.id)} <= dated else None, d.id in dated)
        for d in shown
    )  # fmt: skip
    lacking = len(dated) < len(shown)
    height = TOP + ROW * len(shown) + 6 + HEAD * lacking
    left_out = len(members) - len(shown)
    return Timeline(
        height,
        marks,
        moment(dates[0]),
        moment(dates[-1]),
        left_out,
        NAMES,
        (LEFT, RIGHT),
        (beneath + HEAD - 4) * lacking,
    )


def _place(when: datetime | None, row: int, dates: Sequence[datetime]) -> tuple[float, int]:
    """Return where an article stands; one without a date in a row beneath those that have one, at no time."""
    y = TOP + ROW * row + ROW // 2
    if when is None:
        return LEFT, y + HEAD
    whole = (dates[-1] - dates[0]).total_seconds()
    share = (when - dates[0]).total_seconds() / whole if whole else 0.0
    return round(LEFT + (RIGHT - LEFT) * share, 2), y


def _copy(document: Document, sources: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return what kind of copy a document is: an outlet that prints its own article again copies nobody."""
    source = sources.get(document.id)
    if source is None:
        return ""
    return "version" if document.outlet and names.get(source) == document.name else "copy"


def _label(document: Document, letters: Mapping[str, str], most: int) -> str:
    name = cut(document.name.removeprefix("www."), most)
    return f"{letters[document.id]} {name}" if document.id in letters else name

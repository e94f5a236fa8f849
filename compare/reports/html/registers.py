"""Rows of the overview -> the same by day and by outlet, for a page whose filter does not work because it runs no scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from compare.reports.dates import day

if TYPE_CHECKING:
    from compare.reports.html.overview import Choosable, Line

MOST = 400  # rows that are registered: of more, a register is as long as the list


@dataclass(frozen=True, slots=True)
class Register:
    """Rows under one heading, a day or an outlet, each with the anchor that it has in the list."""

    heading: str
    rows: tuple[tuple[str, Line], ...]


def registers(
    told: Sequence[Line], alone: Sequence[Line], outlets: Iterable[Choosable]
) -> tuple[tuple[str, tuple[Register, ...]], ...]:
    """Return the registers by day and by outlet; none where there are too many rows, or nothing to tell them apart by."""
    if len(told) + len(alone) > MOST:
        return ()
    rows = [(f"story-row-{n}", line) for n, line in enumerate(told, start=1)]
    rows += [(f"alone-row-{n}", line) for n, line in enumerate(alone, start=1)]
    both = ("by day", tuple(_by_day(rows))), ("by outlet", tuple(_by_outlet(rows, outlets)))
    return tuple((how, found) for how, found in both if len(found) > 1)


def _by_day(rows: Iterable[tuple[str, Line]]) -> Iterator[Register]:
    days: defaultdict[str, list[tuple[str, Line]]] = defaultdict(list)
    for anchor, line in rows:
        days[line.first].append((anchor, line))
    for first in sorted(days, key=lambda first: (not first, first)):
        yield Register(day(date.fromisoformat(first)) if first else "without a date", tuple(days[first]))


def _by_outlet(rows: Iterable[tuple[str, Line]], outlets: Iterable[Choosable]) -> Iterator[Register]:
    held: defaultdict[str, list[tuple[str, Line]]] = defaultdict(list)
    for anchor, line in rows:
        for key in line.classes.split():
            held[key].append((anchor, line))
    for outlet in outlets:
        yield Register(outlet.name, tuple(held[outlet.key]))

"""Moments -> how a reader says them: `14 May 2026 09:15`, in UTC; midnight sharp stands for a day without a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from compare.model import Document
from compare.reports.phrases import counted

# not strftime: the same bytes in every locale
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(when: datetime | None, *, year: bool = True) -> str:
    """Return a date, with its time if it has one; "" where there is none."""
    if when is None:
        return ""
    return day(when, year=year) + (f" {_time(when)}" if _timed(when) else "")


def day(when: date, *, year: bool = True) -> str:
    """Return a day, with its year unless that is known.

    >>> day(date(2026, 5, 14))
    '14 May 2026'
    """
    return f"{when.day} {_MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")


def span(documents: Iterable[Document]) -> str:
    """Return from when to when documents were published, and how long that is; "" where no document says."""
    dates = sorted(d.published for d in documents if d.published)
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if first == last:
        return moment(first)
    days = (last.date() - first.date()).days
    years = first.year != last.year
    if days > 3:
        return f"{day(first, year=years)} – {day(last)} ({days:,} days)"
    if days:
        return f"{moment(first, year=years)} – {moment(last)} ({_length(first, last)})"
    # midnight sharp is no time: then only the day is known
    hours = f", {_time(first)} – {_time(last)} ({_length(first, last)})" if _timed(first) else ""
    return day(first) + hours


def one_year(documents: Iterable[Document]) -> bool:
    """Return whether all dates fall into one year, so that it need not be said with each."""
    return len({d.published.year for d in documents if d.published}) <= 1


def _time(when: datetime) -> str:
    return f"{when.hour:02}:{when.minute:02}"


def _length(first: datetime, last: datetime) -> str:
    if _timed(first) and _timed(last):
        hours = round((last - first).total_seconds() / 3600)
        return counted(hours, "hour") if hours else "under an hour"
    return counted((last.date() - first.date()).days, "day")


def _timed(when: datetime) -> bool:
    return bool(when.hour or when.minute or when.second)

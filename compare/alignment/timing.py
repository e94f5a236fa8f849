"""Two documents -> whether one was published before the other, as far as their dates say."""

from __future__ import annotations

from datetime import datetime, time

from compare.model import Document

MIDNIGHT, DAY = time(), 86_400.0  # a date at midnight names a day: any of so many seconds


def is_before(one: Document, other: Document) -> bool:
    """Return whether `one` was surely published before `other`; a missing date says nothing."""
    if one.published is None or other.published is None:
        return False
    return _latest(one.published) < other.published.timestamp()


def _latest(date: datetime) -> float:
    return date.timestamp() + (DAY if date.time() == MIDNIGHT else 0.0)

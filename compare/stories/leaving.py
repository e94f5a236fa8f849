"""Documents in the order in which they leave a window: the oldest first, by when they were published."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from statistics import median_low

RECENT = 21  # documents whose median time is the present: a few wrong dates do not empty a window


class Leaving:
    """Tells which documents leave: those that are older than the window allows, and the oldest beyond the most.

    A document without a time, or with one that is yet to come, is as old as those that it came with.
    """

    def __init__(self, window: timedelta | None, most: int) -> None:
        self._window = None if window is None else window.total_seconds()
        self._most = most
        self._recent: deque[float] = deque(maxlen=RECENT)
        self._now: float | None = None
        self._heap: list[tuple[float, int, str]] = []
        self._came = 0

    def add(self, document: str, published: datetime | None) -> None:
        """Add a document that comes now."""
        time = None if published is None else published.timestamp()
        if time is not None:
            self._pass(time)
        now = 0.0 if self._now is None else self._now  # before the first time is known
        when = now if time is None else min(time, now)
        heappush(self._heap, (when, self._came, document))
        self._came += 1

    def due(self) -> str | None:
        """Return a document that leaves now, if one does."""
        too_many = len(self._heap) > self._most
        is_old = self._window is not None and self._now is not None and bool(self._heap)
        if too_many or (is_old and self._heap[0][0] < self._now - self._window):  # type: ignore[operator]  # both are known
            return heappop(self._heap)[2]
        return None

    def _pass(self, time: float) -> None:
        self._recent.append(time)
        if self._now is None:
            self._heap = [(time, came, document) for _, came, document in self._heap]
            heapify(self._heap)
        self._now = median_low(self._recent)

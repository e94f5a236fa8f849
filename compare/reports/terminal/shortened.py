"""A name too long for its column -> its beginning and its end, for ids and paths differ at either."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from compare.reports.terminal.words import joined, said


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text on one line; an ellipsis stands for its middle where it does not fit."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield shortened(self.text, options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, max(1, min(self.text.cell_len, options.max_width)))


def shortened(text: Text, width: int) -> Text:
    """Return `text` in at most `width` cells."""
    if text.cell_len <= width:
        return text
    tail = (width - 1) // 2
    start = len(text.plain)
    while start and cell_len(text.plain[start - 1 :]) <= tail:
        start -= 1
    end = 0
    while cell_len(text.plain[: end + 1]) <= width - 1 - tail:
        end += 1
    return joined([text[:end], said("…"), text[start:]])

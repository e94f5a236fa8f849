"""Strings -> the only texts that reach the terminal: sanitised, never markup; joined, cut and counted."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from compare.reports.sanitise import visible

HEAD, ASIDE, ALARM = "bold", "dim", "bold red"
SHARED, PARTIAL, ONLY = "green", "cyan", "magenta"
LONGEST_TAIL = 15  # characters of a broken word that an ellipsis may swallow


def said(text: str, style: str = "") -> Text:
    """Return `text` as it may be printed; the one place where a string becomes something that rich shows."""
    return Text(visible(text), style, overflow="fold")


def joined(parts: Iterable[Text], between: str = "") -> Text:
    """Return the parts as one text."""
    whole = said("")
    for part in parts:
        if whole:
            whole.append_text(said(between))
        whole.append_text(part)
    return whole


def listed(parts: Iterable[Text], most: int, style: str = ASIDE) -> Text:
    """Return the first `most` parts with commas between, and how many more there are."""
    every = list(parts)
    rest = [said(f"{len(every) - most} more", style)] if len(every) > most else []
    return joined([*every[:most], *rest], ", ")


def more(count: int, what: str = "more") -> Text:
    """Return the line that says what a list left out."""
    return said(f"… and {count:,} {what}; --all shows {'it' if count == 1 else 'them'}", ASIDE)


def rest(entries: Sized, most: int | None) -> list[Text]:
    """Return the line that says how many entries there are beyond `most`; none where there are no more, or no limit."""
    return [more(len(entries) - most)] if most is not None and len(entries) > most else []


@dataclass(frozen=True, slots=True)
class Clipped:
    """A text in at most so many lines; an ellipsis says that it goes on."""

    text: Text
    lines: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        lines = self.text.wrap(console, width)
        for at, line in enumerate(lines[: self.lines]):
            if at == self.lines - 1 and len(lines) > self.lines:
                line = _ellipsis(line, width)
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


def _ellipsis(line: Text, width: int) -> Text:
    line = line.copy()
    line.rstrip()
    if line.cell_len >= width:
        line.truncate(width - 1)
        word = line.plain.rfind(" ")
        if len(line.plain) - word <= LONGEST_TAIL < word:  # rather than break the word
            line = line[:word]
    return line.append_text(said("…"))

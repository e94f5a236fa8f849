"""Short texts -> lines that break between two of them and never inside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from compare.reports.terminal.words import joined

BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a legend, as many on a line as fit."""

    parts: Sequence[Text]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line: list[Text] = []
        for part in self.parts:
            if line and joined([*line, part], BETWEEN).cell_len > options.max_width:
                yield joined(line, BETWEEN)
                line = []
            line.append(part)
        if line:
            yield joined(line, BETWEEN)

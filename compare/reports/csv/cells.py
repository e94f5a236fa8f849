"""Rows of values -> CSV as RFC 4180 has it, in UTF-8, whose cells no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from compare.reports.sanitise import visible

Value = str | int | float | bool | datetime | None

# What spreadsheets may run: a cell that begins so, in plain or full-width signs. A number alone is none, signed or not.
# Apostrophes count too, so that taking one away gives every cell back as it was.
_FORMULA = re.compile(r"\A[\s']*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"\A[+-]?\d+(?:[.,]\d+)*(?:\s?%)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Style:
    """How texts stand in cells. `safe`: nothing acts and nothing hides; else they stand there as they were read."""

    safe: bool = True

    def cell(self, value: Value) -> str:
        """Return a value as it is written.

        >>> Style().cell("=1+1"), Style().cell("-5 %"), Style().cell(True), Style().cell(0.25), Style().cell(None)
        ("'=1+1", '-5 %', '1', '0.25', '')
        """
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bool):
            return str(int(value))
        if isinstance(value, float):
            return f"{value:.6g}"
        return value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)

    def _text(self, text: str) -> str:
        if not self.safe:
            return text.encode("utf-8", "replace").decode("utf-8")
        shown = visible(text)
        return f"'{shown}" if _FORMULA.match(shown) and not _NUMBER.match(shown) else shown


def write(columns: Sequence[str], rows: Iterable[Sequence[Value]], style: Style, out: IO[bytes]) -> None:
    """Write a head of columns and the rows beneath it; lines end as RFC 4180 says."""
    text = io.TextIOWrapper(out, "utf-8", newline="")
    lines = csv.writer(text)
    lines.writerow(columns)
    for row in rows:
        lines.writerow([style.cell(value) for value in row])
    text.flush()
    text.detach()

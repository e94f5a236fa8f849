"""The sample articles -> docs/report.svg, the beginning of their report as a terminal shows it.

    python docs/picture.py
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

import compare
from compare.reports.terminal import report_view

HERE = Path(__file__).parent
WIDTH, LINES = 104, 62


def main() -> None:
    report = compare.report(compare.read(HERE.parent / "samples" / "articles"))
    first = max(report.stories, key=lambda told: len(told.comparison.documents) if told.comparison else 0)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(report_view(replace(report, stories=(first,))))
    svg = console.export_svg(title="story-compare report samples/articles", theme=MONOKAI)
    (HERE / "report.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()

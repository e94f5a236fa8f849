"""The sample articles -> docs/report.svg, the beginning of their report as a terminal shows it.

python docs/picture.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import compare
from compare.reports.terminal import report_view

HERE = Path(__file__).parent
WIDTH, LINES = 104, 56
# rich names a font on somebody's server; the picture asks for none and takes what is there
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    report = compare.report(compare.read(HERE.parent / "samples" / "articles"))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    lines = console.render_lines(report_view(report), pad=False)
    for line in lines[:LINES]:
        console.print(Text.assemble(*((part.text, part.style or "") for part in line)), highlight=False)
    svg = console.export_svg(title="story-compare report samples/articles", theme=MONOKAI)
    (HERE / "report.svg").write_text(FONT.sub("", svg), "utf-8")


if __name__ == "__main__":
    main()

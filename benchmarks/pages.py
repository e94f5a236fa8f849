"""Lines -> the part of a page between two markers; the prose around them stays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def put(path: Path, opening: str, closing: str, lines: Iterable[str]) -> None:
    """Replace what stands between the first `opening` and the `closing` after it."""
    before, rest = path.read_text("utf-8").split(opening, 1)
    after = rest.split(closing, 1)[1]
    path.write_text(f"{before}{opening}\n\n" + "\n".join(lines) + f"\n\n{closing}{after}", "utf-8")


def row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def head(*cells: str) -> str:
    return f"{row(*cells)}\n{'|---' * len(cells)}|"

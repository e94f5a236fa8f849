"""Pieces of Markdown -> headings, lists and tables of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.reports.terminal.words import more


def page(blocks: Iterable[str]) -> str:
    """Return blocks as a page, an empty line between two; what is empty is left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def section(title: str, *blocks: str, level: int = 3) -> str:
    """Return blocks under a heading; nothing where there is nothing under it."""
    held = [block for block in blocks if block]
    return "\n\n".join([f"{'#' * level} {title}", *held]) if held else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; nothing where there are no rows."""
    lines = [_line(row) for row in rows]
    return "\n".join([_line(head), _line(["---"] * len(head)), *lines]) if lines else ""


def bullets(items: Iterable[str], depth: int = 0) -> str:
    """Return a list, `depth` lists deep."""
    return "\n".join(f"{'  ' * depth}- {item}" for item in items)


def rest(count: int, most: int | None) -> list[str]:
    """Return the line that says how many entries there are beyond `most`, if there are."""
    return [f"*{more(count - most).plain}*"] if most is not None and count > most else []


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

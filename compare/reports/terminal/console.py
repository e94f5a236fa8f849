"""A file and the reader's surroundings -> a console that writes to it: styles, width, characters it can hold."""

from __future__ import annotations

import os
from typing import IO

from rich.console import Console

from compare.errors import SettingsError
from compare.reports.surroundings import is_dumb
from compare.reports.terminal.encoding import fitted

WIDTH = 100  # where nobody says how wide
LEAST, MOST = 40, 180  # narrower cannot be laid out, and wider lines than this are not read with ease


class _Page(Console):
    """A console that leaves a closed pipe to its caller; rich's own ends the program with code 1."""

    def on_broken_pipe(self) -> None:
        raise  # called while the BrokenPipeError is being handled


def open_console(
    file: IO[str], *, color: str = "auto", width: int | None = None, shown_on: IO[str] | None = None
) -> Console:
    """Return a console that prints views to `file`, which leads to `shown_on` where that is another, as through a pager.

    `always` and `never` are obeyed. `auto` writes styles to a terminal (not to TERM=dumb), or anywhere if FORCE_COLOR
    is set; with NO_COLOR they are bold, dim and underlined without colour. The width is `width`, or else that of
    COLUMNS, of the terminal, or 100. What the file's encoding cannot hold becomes the nearest ASCII of the same width.
    Raises SettingsError for another `color`.
    """
    if color not in ("auto", "always", "never"):
        raise SettingsError(f"color {color!r} is unknown; choose auto, always or never")
    shown_on = shown_on or file
    styled = color == "always" or (color == "auto" and _wants_styles(shown_on))
    return _Page(
        file=fitted(file),
        force_terminal=styled,
        color_system="standard" if styled else None,  # the reader's own palette: right on dark and on light
        no_color=color == "auto" and bool(os.environ.get("NO_COLOR")),
        width=width or _width(shown_on),
        height=25,  # no view asks, but rich measures the terminal again unless both are given
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
    )


def _wants_styles(file: IO[str]) -> bool:
    if os.environ.get("FORCE_COLOR"):
        return True
    return file.isatty() and not is_dumb()


def _width(file: IO[str]) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit():
        return min(max(int(columns[:6]), LEAST), MOST)
    try:
        return min(max(os.get_terminal_size(file.fileno()).columns or WIDTH, LEAST), MOST)
    except (OSError, ValueError):  # no terminal, or a file without a descriptor
        return WIDTH

"""The reader's surroundings -> the pager that a page goes through; a page -> the terminal, through it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from typing import IO

from compare.reports.surroundings import is_dumb

USUAL = "less"
# what less and lv need to show colours, to end by themselves where all fits on one screen, and to leave it there; as git does it
MANNERS = {"LESS": "FRX", "LV": "-c"}


def pager_for(out: IO[str]) -> list[str] | None:
    """Return the command of the pager, PAGER or else less; None where `out` is no terminal or none is wanted or there."""
    if not out.isatty() or is_dumb():
        return None
    try:
        command = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:  # an open quotation mark
        return None
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return None
    return command


def page_through(command: Sequence[str], page: bytes, out: IO[str]) -> None:
    """Show a page on `out` through a pager, and wait until the reader has closed it.

    Who leaves before the end has read enough: that is no error. Ctrl-C is the pager's while it runs.
    """
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, env={**MANNERS, **os.environ})
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(page)
    finally:
        signal.signal(signal.SIGINT, before)

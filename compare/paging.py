"""The reader's surroundings -> the pager that a long page goes through, and a file that leads into it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TextIO

USUAL = "less"
# what less and lv need to show colours, to end by themselves where all fits on one screen, and to leave it there; as git does it
MANNERS = {"LESS": "FRX", "LV": "-c"}
DUMB = ("dumb", "unknown")


def pager_for(out: IO[str]) -> list[str] | None:
    """Return the command of the pager, PAGER or else less; None where `out` is no terminal or none is wanted or there."""
    if not out.isatty() or os.environ.get("TERM", "") in DUMB:
        return None
    try:
        command = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:  # an open quotation mark
        return None
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return None
    return command


@contextmanager
def paged(command: Sequence[str], out: TextIO) -> Iterator[IO[str]]:
    """Yield a file that leads through the pager to `out`, and wait until the reader has closed it.

    Who leaves before the end has read enough: that is no error. Ctrl-C is the pager's while it runs.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=out,
        encoding=out.encoding,
        errors=out.errors,
        env={**MANNERS, **os.environ},
    )
    assert process.stdin is not None  # noqa: S101 - it was asked for
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            yield process.stdin
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)

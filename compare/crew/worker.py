"""A process of its own: a job, then tasks, on standard input -> what the job makes of each, on standard output."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from compare.crew.frames import framed, taken


def main() -> None:
    """Do what the parent asks for, until it closes standard input. Whatever goes wrong ends the process: that tells enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent will see to it
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    gc.set_threshold(100_000, 20, 100)  # comparisons are many small values and no cycles
    with suppress(EOFError, BrokenPipeError):
        job = cast(Callable[[object], object], taken(asked))
        while True:
            _write_all(answers.fileno(), framed(job(taken(asked))))


def _write_all(descriptor: int, raw: bytes) -> None:
    left = memoryview(raw)
    while left:
        left = left[os.write(descriptor, left) :]


if __name__ == "__main__":
    main()

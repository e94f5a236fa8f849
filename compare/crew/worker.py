"""A process of its own: a job, then tasks, on standard input -> what the job makes of each, on standard output."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from compare.crew.frames import send, taken
from compare.ingest.starting import serving


def main() -> None:
    """Do what the parent asks for, until it closes standard input. Whatever goes wrong ends the process: that tells enough."""
    asked, answers = serving(0)
    gc.set_threshold(100_000, 20, 100)  # comparisons are many small values and no cycles
    with suppress(EOFError, BrokenPipeError):
        job = cast(Callable[[object], object], taken(asked))
        while True:
            send(answers, job(taken(asked)))


if __name__ == "__main__":
    main()

"""The name of a module -> a process of its own that runs its `main`, joined by two pipes; how many there are to be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import IO, NamedTuple

from compare.errors import SettingsError

POSSIBLE = os.name == "posix"
MOST = 4  # workers, unless more are asked for
START = "import sys; sys.path[:] = {!r}; from {} import main; main()"


class Started(NamedTuple):
    """A process, and its ends that are ours: what it is asked through, and what it answers through."""

    process: subprocess.Popen[bytes]
    asked: IO[bytes]
    answers: IO[bytes]

    def end(self) -> None:
        """End the process at once, whatever it is at, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
        for pipe in (self.asked, self.answers):
            pipe.close()
        self.process.wait()


def started(module: str) -> Started:
    """Start a process; raise OSError where there can be none. Neither pipe is buffered, and its errors go nowhere."""
    command = [sys.executable, "-c", START.format(sys.path, module)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    )
    if process.stdin is None or process.stdout is None:  # for the type checker: both were asked for
        raise OSError("no pipe")
    return Started(process, process.stdin, process.stdout)


def usual() -> int:
    """Return how many workers there are where nobody says: as many as cores, up to four."""
    return min(MOST, os.cpu_count() or 1)


def checked(workers: int | None) -> None:
    """Raise SettingsError for fewer workers than none; None leaves it to the machine."""
    if workers is not None and workers < 0:
        raise SettingsError(f"there cannot be {workers} workers; choose 0 or more")


def serving(buffering: int) -> tuple[IO[bytes], IO[bytes]]:
    """Return, in the process that was started, what it is asked and where it answers, with a buffer of that size, 0 for none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent will see to it
    answers = os.fdopen(os.dup(1), "wb", buffering=buffering)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    return sys.stdin.buffer, answers

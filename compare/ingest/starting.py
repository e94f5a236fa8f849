"""The name of a module -> a process of its own that runs its `main`, joined by two pipes."""

from __future__ import annotations

import subprocess
import sys
from typing import IO, NamedTuple

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

"""A process of its own: sources by name on standard input -> what they hold, line by line, on standard output.

Its parent may kill it at any time, and the kernel does when one article takes too long: whatever a page does to a parser, it
does it here.
"""

from __future__ import annotations

import os
import resource
import signal
import time
from dataclasses import replace
from typing import IO

from compare.ingest.contents import read_source
from compare.ingest.limits import Limits, Options
from compare.ingest.sources import Source
from compare.ingest.starting import serving
from compare.ingest.wire import BEGIN, END, FAILED, READY, line, options_told, sent, told

BULK = 10_000_000  # bytes of a file of many articles for which it is given the time of one more
SPENT = 0.1  # share of an article's time that those before it may have taken of it
TIMES = 6  # as much memory as a file takes, once it is held, decoded and parsed


def main() -> None:
    """Read what the parent asks for, until it closes standard input."""
    asked, answers = serving(2**16)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    options = options_told(told(asked.readline()))
    allowance = _Allowance(options.limits)
    _send(answers, line(READY))
    for request in iter(asked.readline, b""):
        skip, given_up, sources = told(request)
        for place in sources:
            _answer(Source(*place), replace(options, given_up=given_up), allowance, skip, answers)
            skip, given_up = 0, {}


def _answer(source: Source, options: Options, allowance: _Allowance, skip: int, answers: IO[bytes]) -> None:
    """Send what a source holds behind its first `skip` articles; each article is given its time."""
    size = _size(source)

    def begin(origin: str) -> None:
        allowance.renew(size if origin == source.origin else 0)
        if origin != source.origin:  # which the parent knows to be under way
            _send(answers, line(BEGIN, origin))

    allowance.renew(size)
    try:
        for number, item in enumerate(read_source(source, replace(options, begin=begin), None)):
            if number >= skip:
                answers.write(sent(item))
            allowance.renew(size)
    except Exception as error:  # noqa: BLE001 - the worker's boundary: no article may end a run over many
        _send(answers, line(FAILED, type(error).__name__))
        os._exit(1)  # whatever is left of it after running out of memory is not worth keeping
    _send(answers, line(END))


def _size(source: Source) -> int:
    try:
        return os.stat(source.path).st_size
    except OSError:
        return 0  # its reader will tell why


class _Allowance:
    """The time and memory that one article may take; the kernel ends the process that takes more time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        self._seconds, self._memory, self._begun = 0, 0, 0.0

    def renew(self, size: int) -> None:
        """Let the next article have its own; to ask for both takes longer than to read a small file, so seldom as can be."""
        bulk, now = size // BULK, time.process_time()
        seconds, memory = self._limits.seconds * (1 + bulk), self._limits.max_memory + TIMES * BULK * bulk
        if seconds != self._seconds or now - self._begun > SPENT * seconds:
            signal.setitimer(signal.ITIMER_PROF, seconds * (1 + SPENT))
            self._seconds, self._begun = seconds, now
        if memory != self._memory:
            most = memory if self._hard == resource.RLIM_INFINITY else min(memory, self._hard)
            resource.setrlimit(resource.RLIMIT_AS, (most, self._hard))
            self._memory = memory


def _send(answers: IO[bytes], raw: bytes) -> None:
    answers.write(raw)
    answers.flush()


if __name__ == "__main__":
    main()

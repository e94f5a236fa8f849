"""A process of its own: sources by name on standard input -> what they hold, line by line, on standard output.

Its parent may kill it at any time, and the kernel does when one article takes too long: whatever a page does to a parser, it
does it here.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from dataclasses import replace
from typing import IO

from compare.ingest.contents import read_source
from compare.ingest.limits import Limits, Options
from compare.ingest.sources import Source
from compare.ingest.wire import BEGIN, END, FAILED, READY, line, options_told, sent, told

BULK = 10_000_000  # bytes of a file of many articles for which it is given the time of one more
TIMES = 6  # as much memory as a file takes, once it is held, decoded and parsed


def main() -> None:
    """Read what the parent asks for, until it closes standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent will see to it
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=2**16)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    options = options_told(told(asked.readline()))
    _send(answers, line(READY))
    for request in iter(asked.readline, b""):
        skip, given_up, sources = told(request)
        for place in sources:
            _answer(Source(*place), replace(options, given_up=given_up), skip, answers)
            skip, given_up = 0, {}


def _answer(source: Source, options: Options, skip: int, answers: IO[bytes]) -> None:
    """Send what a source holds behind its first `skip` articles; each article is given its time."""
    limits, size = options.limits, _size(source)

    def begin(origin: str) -> None:
        _allow(limits, size if origin == source.origin else 0)
        if origin != source.origin:  # which the parent knows to be under way
            _send(answers, line(BEGIN, origin))

    _allow(limits, size)
    try:
        for number, item in enumerate(read_source(source, replace(options, begin=begin), None)):
            if number >= skip:
                answers.write(sent(item))
            _allow(limits, size)
    except Exception as error:  # noqa: BLE001 - the worker's boundary: no article may end a run over many
        _send(answers, line(FAILED, type(error).__name__))
        os._exit(1)  # whatever is left of it after running out of memory is not worth keeping
    _send(answers, line(END))


def _size(source: Source) -> int:
    try:
        return os.stat(source.path).st_size
    except OSError:
        return 0  # its reader will tell why


def _allow(limits: Limits, size: int) -> None:
    """Let the next article have its time and memory; the kernel ends the process that takes more time."""
    signal.setitimer(signal.ITIMER_PROF, limits.seconds * (1 + size // BULK))
    most = limits.max_memory + TIMES * size
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _send(answers: IO[bytes], raw: bytes) -> None:
    answers.write(raw)
    answers.flush()


if __name__ == "__main__":
    main()

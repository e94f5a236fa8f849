"""Sources -> what each of them holds, read by several workers at once; in the order of the sources, whoever is ready first."""

from __future__ import annotations

import os
import select
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from compare.ingest.limits import Options
from compare.ingest.sources import Source
from compare.ingest.starting import Started, started
from compare.ingest.wire import BEGIN, END, FAILED, READY, line, options_line, received, told
from compare.model import Document, Skipped

Item = Document | Skipped | None  # None: the source is at its end

BATCH = 32  # sources asked for at once
AHEAD = 4  # batches for each worker that may be under way or wait for those before them
HELD = 2**24  # bytes of answers of a batch that wait for those before it; then its worker waits
BLOCK = 2**18  # bytes taken at once
STALL = 60  # seconds without a word, and in them less than IDLE of computing: not at work, but stuck on a file
IDLE = 1.0
GIVEN_UP = "reading it "  # begins every reason of ours
DEATHS = 20  # workers that a source may take with it before its rest is skipped


class _Answer(NamedTuple):
    """What a line brings, and how long it was."""

    item: Item
    size: int


@dataclass(slots=True)
class _Batch:
    """Sources asked for together, the one that is being read first; what came of them and waits to be taken."""

    sources: deque[Source]
    ready: deque[_Answer] = field(default_factory=deque)
    waiting: int = 0  # bytes in `ready`
    count: int = 0  # articles that the first source gave so far
    begun: str = ""  # the article at which its worker is, where it is not the source itself
    given_up: dict[str, str] = field(default_factory=dict)

    @property
    def article(self) -> str:
        """Return the origin of what is being read."""
        return self.begun or self.sources[0].origin

    def add(self, item: Item, size: int = 0) -> None:
        self.ready.append(_Answer(item, size))
        self.waiting += size

    def take(self) -> Item:
        item, size = self.ready.popleft()
        self.waiting -= size
        return item

    def end_source(self) -> None:
        self.add(None)
        self.sources.popleft()
        self.count, self.begun, self.given_up = 0, "", {}


@dataclass(slots=True)
class _Worker:
    started: Started
    batch: _Batch | None = None
    partial: list[bytes] = field(default_factory=list)
    is_greeted: bool = False
    is_ready: bool = False
    failure: str = ""
    heard: float = 0.0
    spent: float = 0.0  # seconds of computing when it was heard

    def hear(self) -> None:
        """Write down that it is at work."""
        self.heard, self.spent = time.monotonic(), _computed(self.started.process.pid)

    def is_stuck(self) -> bool:
        """Return whether it has been doing nothing for long; on a busy machine one that is at work says little."""
        if time.monotonic() - self.heard < STALL:
            return False
        is_stuck = _computed(self.started.process.pid) - self.spent < IDLE
        self.hear()
        return is_stuck


class Pool:
    """Some worker processes; to be closed after use, as `with` does. Workers are started when there is work for them."""

    def __init__(self, workers: int, options: Options) -> None:
        self._count, self._options = workers, options
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers[:]:
            self._end(worker)

    def read(self, sources: Iterable[Source], total: int) -> Iterator[Item]:
        """Yield what each of the `total` sources holds, and None at the end of each."""
        size = max(1, min(BATCH, total // (self._count * AHEAD)))
        left = iter(sources)
        line_up: deque[_Batch] = deque()
        while True:
            while len(line_up) < AHEAD * self._count and (some := deque(islice(left, size))):
                line_up.append(_Batch(some))
            if not line_up:
                return
            self._give_work(line_up)
            first = line_up[0]
            while first.ready:
                yield first.take()
            if not first.sources:
                line_up.popleft()
            else:
                self._listen(first)

    def _give_work(self, line_up: Sequence[_Batch]) -> None:
        """Let every idle worker have the next batch that nobody reads; start those that are missing."""
        taken = {id(worker.batch) for worker in self._workers}
        for batch in (b for b in line_up if b.sources and id(b) not in taken):
            worker = next((w for w in self._workers if w.batch is None), None)
            if worker is None and len(self._workers) >= self._count:
                return
            try:
                worker = worker or self._start()
            except OSError as error:
                self._fail(batch, f"could not begin: no worker was started ({error.strerror})")
            else:
                self._ask(worker, batch)

    def _ask(self, worker: _Worker, batch: _Batch) -> None:
        about = options_line(self._options) if not worker.is_greeted else b""
        places = [(s.origin, s.name, s.outlet, s.path, s.format) for s in batch.sources]
        worker.batch, worker.is_greeted = batch, True
        worker.hear()
        with suppress(BrokenPipeError):  # it has died; that will be heard
            worker.started.asked.write(about + line(batch.count, batch.given_up, places))

    def _start(self) -> _Worker:
        worker = _Worker(started("compare.ingest.worker"))
        self._workers.append(worker)
        return worker

    def _listen(self, first: _Batch) -> None:
        """Take what workers have said; those far ahead of the first batch may wait."""
        poll, by_number = select.poll(), {}
        for worker in self._workers:
            if worker.batch is None or worker.batch is first or worker.batch.waiting < HELD:
                poll.register(worker.started.answers, select.POLLIN)
                by_number[worker.started.answers.fileno()] = worker
            else:
                worker.hear()
        for number, _ in poll.poll(1000):
            self._hear(by_number[number])
        for worker in self._workers[:]:
            if worker.batch is first and worker.is_stuck():
                worker.failure = f"gave no answer for {STALL} s"
                self._bury(worker)

    def _hear(self, worker: _Worker) -> None:
        block = os.read(worker.started.answers.fileno(), BLOCK)
        worker.hear()
        if not block:
            self._bury(worker)
            return
        first, *rest = block.split(b"\n")
        worker.partial.append(first)
        for following in rest:
            self._understand(worker, b"".join(worker.partial))
            worker.partial = [following]

    def _understand(self, worker: _Worker, raw: bytes) -> None:
        message = told(raw)
        kind, batch = message[0], worker.batch
        if kind == READY or batch is None:
            worker.is_ready = True
        elif kind == BEGIN:
            batch.begun = message[1]
        elif kind == FAILED:
            worker.failure = f"failed ({message[1]})"
        elif kind == END:
            batch.end_source()
            if not batch.sources:
                worker.batch = None
        else:
            batch.add(received(message), len(raw))
            batch.count += 1

    def _bury(self, worker: _Worker) -> None:
        """Write down what a dead worker was at, so that the next one reads it more plainly or passes it by."""
        self._end(worker)
        batch = worker.batch
        if batch is None:
            return
        ended = worker.failure or _how(worker.started.process.returncode, self._options.limits.seconds)
        if not worker.is_ready:
            self._fail(batch, f"could not begin: its worker {ended}")
        elif batch.article in batch.given_up or len(batch.given_up) >= DEATHS:
            batch.add(Skipped(batch.sources[0].origin, GIVEN_UP + ended + _rest(batch.count)))
            batch.end_source()
        else:
            batch.given_up[batch.article] = ended

    def _fail(self, batch: _Batch, why: str) -> None:
        while batch.sources:
            batch.add(Skipped(batch.sources[0].origin, GIVEN_UP + why))
            batch.end_source()

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.started.end()


def _rest(count: int) -> str:
    return f"; what comes after its first {count:,} articles was not read" if count else ""


def _how(code: int, seconds: int) -> str:
    """Return in words how a process ended."""
    if code == -signal.SIGPROF:
        return f"took over {seconds} s of computing"
    if code == -signal.SIGKILL:
        return "ended with its worker, which was killed: out of memory, most likely"
    return f"ended with its worker ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"


def _computed(process: int) -> float:
    """Return for how many seconds a process has been computing."""
    try:
        return time.clock_gettime(
            (~process << 3) | 2
        )  # the clock of its processor time, as clock_getcpuclockid makes it
    except OSError:
        return 0.0

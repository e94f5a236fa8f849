"""A job and its tasks -> what comes of each, done by several processes at once; in the order of the tasks."""

from __future__ import annotations

import os
import select
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from compare.crew.frames import is_whole, opened, send
from compare.ingest.starting import Started, started

AHEAD = 16  # tasks for each worker that are under way, or done and wait for those before them
BLOCK = 2**20  # bytes taken at once
DEATHS = 2  # workers that a task may take with it before it is done in this process

T = TypeVar("T")
R = TypeVar("R")


def in_order(tasks: Iterable[T], job: Callable[[T], R], workers: int) -> Iterator[R]:
    """Yield what the job makes of each task, the same for any number of workers; with none it is done in this process.

    The job and the tasks can be pickled. A task whose worker ended, killed or out of memory, is given to another, and
    then done in this process: there it raises what it has to raise.
    """
    if not workers:
        yield from map(job, tasks)
        return
    with Crew(workers, job) as crew:
        yield from crew.done(tasks)


@dataclass(slots=True, eq=False)
class _Task(Generic[T, R]):
    """What is to be done, how many workers it has ended, and what came of it."""

    asked: T
    deaths: int = 0
    under_way: bool = False
    made: list[R] = field(default_factory=list)  # one, when it is done


@dataclass(slots=True, eq=False)
class _Worker(Generic[T, R]):
    started: Started
    task: _Task[T, R] | None = None
    answer: bytearray = field(default_factory=bytearray)


class Crew(Generic[T, R]):
    """Some worker processes that do one job; to be closed after use, as `with` does. Each is started when there is work."""

    def __init__(self, workers: int, job: Callable[[T], R]) -> None:
        self._count, self._job = workers, job
        self._workers: list[_Worker[T, R]] = []

    def __enter__(self) -> Crew[T, R]:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            worker.started.end()

    def done(self, tasks: Iterable[T]) -> Iterator[R]:
        """Yield what comes of each task."""
        left = iter(tasks)
        line_up: deque[_Task[T, R]] = deque()
        while True:
            while len(line_up) < AHEAD * self._count and (following := next(left, line_up)) is not line_up:
                line_up.append(_Task(cast(T, following)))
            if not line_up:
                return
            self._give_work(line_up)
            first = line_up[0]
            if not first.made and first.deaths < DEATHS and self._workers:
                self._listen()
            elif not first.made:
                first.made.append(self._job(first.asked))
            else:
                yield line_up.popleft().made[0]

    def _give_work(self, line_up: Iterable[_Task[T, R]]) -> None:
        """Let every idle worker have the next task that nobody does; start those that are missing."""
        for task in (t for t in line_up if not (t.made or t.under_way) and t.deaths < DEATHS):
            worker = next((w for w in self._workers if w.task is None), None) or self._start()
            if worker is None:
                return
            worker.task, task.under_way = task, True
            with suppress(BrokenPipeError):  # it has died; that will be heard
                send(worker.started.asked, task.asked)

    def _start(self) -> _Worker[T, R] | None:
        """Return another worker, None where there are enough or there can be no more."""
        if len(self._workers) >= self._count:
            return None
        try:
            worker: _Worker[T, R] = _Worker(started("compare.crew.worker"))
        except OSError:
            return None  # with the others, or in this process, it is only slower
        self._workers.append(worker)
        with suppress(BrokenPipeError):
            send(worker.started.asked, self._job)
        return worker

    def _listen(self) -> None:
        """Take what workers have said."""
        poll, by_number = select.poll(), {w.started.answers.fileno(): w for w in self._workers if w.task}
        for number in by_number:
            poll.register(number, select.POLLIN)
        for number, _ in poll.poll():
            self._hear(by_number[number])

    def _hear(self, worker: _Worker[T, R]) -> None:
        block = os.read(worker.started.answers.fileno(), BLOCK)
        worker.answer += block
        if block and not is_whole(worker.answer):
            return
        task, worker.task = worker.task, None
        if task is not None:
            task.under_way = False
        if not block:
            self._workers.remove(worker)
            worker.started.end()
        if task is not None and block:
            task.made.append(cast(R, opened(worker.answer)))
            worker.answer = bytearray()
        elif task is not None:
            task.deaths += 1

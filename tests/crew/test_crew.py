"""Tasks are done in their order, whoever does them, and nothing is lost with a worker."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from compare.crew.crew import in_order
from compare.ingest import starting

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers look for the jobs of this file where the tests lie, wherever the package is installed."""
    monkeypatch.syspath_prepend(ROOT)


def squared(number: int) -> tuple[int, bytes]:
    return number * number, b"x" * (number % 7) * 300_000


def hurt(number: int, alive: int, marks: str) -> int:
    """Return the number; of 3 the first worker dies, of 5 every one; `alive` is the process that must not."""
    mark = Path(marks) / str(number)
    if os.getpid() != alive and (number == 5 or number == 3 and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def wrong(number: int) -> int:
    if number == 4:
        raise ValueError("four")
    return number


def talkative(number: int) -> int:
    os.write(1, b"no answer")
    return number


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_any_number_of_workers_gives_the_same_in_order(workers: int) -> None:
    """Small answers and large ones, more of them than are asked for ahead; it is workers who give them."""
    assert list(in_order(range(200), squared, workers)) == list(map(squared, range(200)))
    assert (os.getpid() in in_order(range(20), _pid, workers)) == (workers == 0)


def test_no_tasks_need_no_workers() -> None:
    assert list(in_order([], squared, 2)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_worker_takes_nothing_with_it(workers: int, tmp_path: Path) -> None:
    """Its task goes to another; what ends that one too is done in this process."""
    job = partial(hurt, alive=os.getpid(), marks=str(tmp_path))
    assert list(in_order(range(40), job, workers)) == list(range(40))
    assert {path.name for path in tmp_path.iterdir()} == {"3", "5"}


def test_what_a_task_raises_is_raised_in_its_place() -> None:
    """What comes before it is there."""
    found = in_order(range(8), wrong, 2)
    assert [next(found) for _ in range(4)] == [0, 1, 2, 3]
    with pytest.raises(ValueError, match="four"):
        next(found)


def test_what_a_task_prints_is_no_answer() -> None:
    assert list(in_order(range(3), talkative, 1)) == [0, 1, 2]


@pytest.mark.parametrize("start", ["raise SystemExit(5) # {!r} {}", "while True: {!r}; from {} import gone"])
def test_where_no_worker_can_begin_all_is_done_here(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "START", start)
    assert list(in_order(range(5), squared, 2)) == list(map(squared, range(5)))


def test_who_stops_listening_leaves_no_worker_behind() -> None:
    """An iteration that is closed early ends them, whatever they are at."""
    found = in_order(range(100), _pid, 1)
    worker = next(found)
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def _pid(_task: int) -> int:
    return os.getpid()

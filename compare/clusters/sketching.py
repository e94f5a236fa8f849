"""A corpus -> the sketches of all its texts, on one processor or on several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from compare.sketches.kernel import kernel, tell_if_slow
from compare.sketches.sketching import Plan, Sketches
from compare.sketches.texts import Texts

Told = Callable[[int], None]  # texts done


def sketched(batches: Iterable[Texts], plan: Plan, workers: int, told: Told) -> Iterator[Sketches]:
    """Yield the sketches of each batch, in order; the kernel lets go of the interpreter's lock, so that workers are threads."""
    done = 0
    for made in _in_turn(batches, plan, workers):
        done += len(made)
        told(done)
        tell_if_slow(done)
        yield made


def expected(done: int, share: float | None) -> float | None:
    """Return about how many texts there will be when `done` are that share of the input."""
    return done / share if share else None


def _in_turn(batches: Iterable[Texts], plan: Plan, workers: int) -> Iterator[Sketches]:
    plan.signer  # noqa: B018 - made here, before threads would make it twice
    if workers == 1:
        yield from (kernel().sketch(batch, plan) for batch in batches)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Sketches]] = deque()
        for batch in batches:
            waiting.append(pool.submit(kernel().sketch, batch, plan))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

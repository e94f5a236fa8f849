"""Blocks of rows or pairs -> what is made of each, by one thread or several: kernels in C let others work meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Block = TypeVar("Block")
Made = TypeVar("Made")


def spread(work: Callable[[Block], Made], blocks: Iterable[Block], threads: int) -> Iterator[Made]:
    """Yield what `work` makes of each block, in their order, whatever the number of threads."""
    if threads == 1:
        yield from map(work, blocks)
    else:
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(work, blocks)

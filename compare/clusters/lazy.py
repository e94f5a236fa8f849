"""Columns -> a sequence of values, each made when it is asked for: a million of them cost no memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T", covariant=True)


class Lazy(Sequence[T]):
    """A sequence of `count` values; `make(i)` gives the one at place i. Equal to any sequence of equal values.

    `every` gives all of them in order, where that is cheaper than one by one.
    """

    __slots__ = ("_count", "_every", "_make")

    def __init__(self, count: int, make: Callable[[int], T], every: Callable[[], Iterator[T]] | None = None) -> None:
        self._count, self._make, self._every = count, make, every

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(map(self._make, range(self._count)[at]))
        return self._make(range(self._count)[at])

    def __iter__(self) -> Iterator[T]:
        return self._every() if self._every else map(self._make, range(self._count))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as of every sequence that is made anew

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:3]))
        return f"[{shown}{f', … {self._count:,} in all' if self._count > 3 else ''}]"

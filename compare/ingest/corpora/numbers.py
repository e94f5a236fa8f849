"""The places of texts that came without ids -> their ids, made one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from compare.clusters.corpus import Rows


class Numbers(Sequence[str]):
    """The numbers of places in words; millions of them cost nothing until they are asked for.

    >>> list(Numbers(range(3))), Numbers(range(9), "a.parquet[", "]")[7]
    (['0', '1', '2'], 'a.parquet[7]')
    """

    __slots__ = ("_before", "_behind", "_places")

    def __init__(self, places: range | Rows, before: str = "", behind: str = "") -> None:
        self._places, self._before, self._behind = places, before, behind

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Numbers: ...
    def __getitem__(self, at: int | slice) -> str | Numbers:
        if isinstance(at, slice):
            return Numbers(self._places[at], self._before, self._behind)
        return f"{self._before}{self._places[at]}{self._behind}"

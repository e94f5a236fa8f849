"""A stream of lines -> many lines at a time with the place of each, none held that is over the cap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import IO

from compare.ingest.readers.records import skim

BLOCK = 1 << 19  # bytes; what is read, parsed and handed on then still lies in the processor's cache


@dataclass(frozen=True, slots=True)
class Raw:
    """Whole lines as they lie in the stream from `start` on; of the last, `cut` bytes behind the cap were not read."""

    data: bytes
    start: int
    cut: int = 0

    @property
    def end(self) -> int:
        """Return where the next lines begin."""
        return self.start + len(self.data) + self.cut


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without their newlines: line i is at `starts[i]` and ends, newline and all, at `starts[i + 1]`.

    A line over the cap of which no more is held than that is empty, and longer by its places.
    """

    lines: list[bytes]
    starts: list[int]

    @classmethod
    def of(cls, raw: Raw) -> Block:
        """Return the lines one by one."""
        lines = raw.data.split(b"\n")
        sizes = [len(line) + 1 for line in lines]
        if lines[-1]:
            sizes[-1] += raw.cut - 1
            lines[-1] = b"" if raw.cut else lines[-1]
        else:  # the last one ends with a newline
            lines.pop()
            sizes.pop()
        return cls(lines, list(accumulate(sizes, initial=raw.start)))

    def size(self, at: int) -> int:
        """Return how many bytes a line has, newline and all."""
        return self.starts[at + 1] - self.starts[at]

    def longest(self) -> int:
        """Return the size of the longest line in bytes."""
        return max(end - start for start, end in pairwise(self.starts))

    def is_over(self, at: int, cap: int) -> bool:
        """Return whether a line without its newline has more bytes than `cap`."""
        return max(len(self.lines[at]), self.size(at) - 1) > cap


def blocks(stream: IO[bytes], cap: int) -> Iterator[Raw]:
    """Yield all lines from where the stream stands; lines are what `records.lines` yields."""
    start = stream.tell()
    while data := stream.read(BLOCK):
        rest = b"" if data.endswith(b"\n") else stream.readline(cap + 1)
        is_over = len(rest) > cap and not rest.endswith(b"\n")
        raw = Raw(data + rest, start, skim(stream) if is_over else 0)
        yield raw
        start = raw.end

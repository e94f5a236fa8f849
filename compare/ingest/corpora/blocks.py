"""A stream of lines -> many lines at a time with the place of each, none held that is over the cap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import IO

from compare.ingest.records import skim

BLOCK = 1 << 19  # bytes; what is read, parsed and handed on then still lies in the processor's cache


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without their newlines: line i is at `starts[i]` and ends, newline and all, at `starts[i + 1]`.

    A line over the cap of which no more is held than that is empty, and longer by its places.
    """

    lines: list[bytes]
    starts: list[int]

    def size(self, at: int) -> int:
        """Return how many bytes a line has, newline and all."""
        return self.starts[at + 1] - self.starts[at]

    def longest(self) -> int:
        """Return the size of the longest line in bytes."""
        return max(end - start for start, end in pairwise(self.starts))

    def is_over(self, at: int, cap: int) -> bool:
        """Return whether a line without its newline has more bytes than `cap`."""
        return max(len(self.lines[at]), self.size(at) - 1) > cap


def blocks(stream: IO[bytes], cap: int) -> Iterator[Block]:
    """Yield all lines from where the stream stands; lines are what `records.lines` yields."""
    start = stream.tell()
    while raw := stream.read(BLOCK):
        lines = raw.split(b"\n")
        sizes = [len(line) + 1 for line in lines]
        if lines[-1]:
            line = lines[-1] + stream.readline(cap + 1)
            more = 0 if line.endswith(b"\n") else skim(stream)
            sizes[-1] = len(line) + more
            lines[-1] = b"" if more else line.removesuffix(b"\n")
        else:  # the block ends where a line ends
            lines.pop()
            sizes.pop()
        starts = list(accumulate(sizes, initial=start))
        yield Block(lines, starts)
        start = starts[-1]

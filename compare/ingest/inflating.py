"""A packed stream -> the bytes that it inflates to, never more than an allowance, and what is wrong with it as a reason."""

from __future__ import annotations

import io
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, cast

from compare.errors import ReadError
from compare.ingest.limits import Limits
from compare.ingest.sources import held

BLOCK = 2**16
BROKEN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, ValueError, OverflowError)


class Allowance:
    """How many bytes a file may inflate to, all that is in it taken together."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._ratio, self.left = limits.max_ratio, max(limits.max_unpacked, limits.max_ratio * size)

    def spend(self, origin: str, size: int = 0) -> None:
        """Count some more bytes; raise ReadError when they are too many, now or before."""
        self.left -= size
        if self.left < 0:
            raise ReadError(
                origin,
                f"inflates to more than {self._ratio} times its size, as bombs do; if it is none, unpack it first",
            )


class Inflated(io.RawIOBase):
    """The bytes that a packed stream inflates to; to go back begins it anew, and costs no allowance a second time.

    One that `may_end` anywhere gives what comes before it is cut off, and then is `cut`.
    """

    def __init__(
        self, origin: str, begin: Callable[[], IO[bytes]], allowance: Allowance, *, may_end: bool = False
    ) -> None:
        super().__init__()
        self._origin, self._begin, self._allowance, self._may_end = origin, begin, allowance, may_end
        self.cut = False
        self._stream: IO[bytes] | None = None
        self._at = self._seen = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the place in what was inflated."""
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # Python gives nothing else
        """Fill the buffer as far as there is anything left; raise ReadError where the packing is broken."""
        try:
            self._stream = self._stream or self._begin()
            some = getattr(
                self._stream, "read1", self._stream.read
            )  # which gives what there is before it meets a fault
            block = some(min(len(buffer), BLOCK))
        except (*BROKEN, OSError, RuntimeError, NotImplementedError) as error:
            if isinstance(error, EOFError) and self._may_end and self._at:
                self.cut = True
                return 0
            raise ReadError(self._origin, why(error)) from error
        buffer[: len(block)] = block
        self._at += len(block)
        if self._at > self._seen:
            self._allowance.spend(self._origin, self._at - self._seen)
            self._seen = self._at
        return len(block)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place by inflating all that lies before it."""
        target = {os.SEEK_SET: offset, os.SEEK_CUR: self._at + offset}.get(whence)
        if target is not None and target < self._at:
            self._stream, self._at = None, 0
        while (target is None or self._at < target) and self.read(
            BLOCK if target is None else min(BLOCK, target - self._at)
        ):
            pass
        return self._at


@contextmanager
def at_random(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Lend a stream that can be read back and forth at no cost: itself, or a copy of what has to be inflated."""
    stream.seek(0)
    if not isinstance(getattr(stream, "raw", None), Inflated):
        yield stream
        return
    with held(cast("IO[bytes]", _Forward(stream))) as copy:
        yield copy


class _Forward(io.RawIOBase):
    """A stream that says that it cannot be rewound, so that it is copied."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def why(error: Exception) -> str:
    """Return in a few words what is wrong with a packed stream."""
    if isinstance(error, EOFError):
        return "it ends in the middle of its packed data"
    if "encrypted" in str(error):
        return "encrypted"
    if "differ" in str(error):  # of zip archives: a thousand names may share the same bytes
        return "it is called one thing in the archive's list, and another where its data begins"
    return f"its packed data is broken: {str(error) or type(error).__name__}"

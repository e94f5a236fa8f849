"""Streams that can be read once -> one temporary file, and each of them again, as often as is wanted."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from typing import IO, cast


class Spool:
    """Holds what was written of each stream, one behind the other: a pile may have thousands of them, a process few open files."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int]] = {}

    def begin(self, name: str) -> IO[bytes]:
        """Return where to write what `lend` gives under a name; until the next is begun."""
        if self._file is None:
            self._file = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115 - it goes with this object
        self._places[name] = (self._file.seek(0, os.SEEK_END), 0)
        return self._file

    def end(self, name: str) -> None:
        """Write down that all of it was written."""
        if self._file is not None:
            start, _ = self._places[name]
            self._places[name] = (start, self._file.seek(0, os.SEEK_END) - start)

    def take(self, name: str, stream: IO[bytes]) -> IO[bytes]:
        """Write all of a stream; return the same, to be read back and forth."""
        shutil.copyfileobj(stream, self.begin(name))
        self.end(name)
        return self.lend(name)

    def holds(self, name: str) -> bool:
        """Return whether something was written under a name."""
        return name in self._places

    def lend(self, name: str) -> IO[bytes]:
        """Return what was written under a name, at its beginning."""
        if self._file is None:
            raise KeyError(name)
        return cast("IO[bytes]", io.BufferedReader(_Section(self._file, *self._places[name])))


class _Section(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        super().__init__()
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        self._at = max(0, offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer that Python hands over
        """Fill a buffer with what comes next."""
        self._file.seek(self._start + self._at)
        data = self._file.read(min(len(buffer), max(0, self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

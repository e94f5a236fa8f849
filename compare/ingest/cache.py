"""What files held when they were read -> a folder, and back: a run that was stopped, or is made again, reads the rest only.

A file's articles lie there under a hash of its bytes, its name and all that reading depends on, ended by a hash of what is
written: what is cut off, damaged or of another version is as if it were not there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import IO

from compare.errors import SettingsError
from compare.ingest.limits import Options
from compare.ingest.pool import GIVEN_UP
from compare.ingest.readers.html import was_given_up
from compare.ingest.sources import Source, reason_of
from compare.ingest.wire import line, options_line, received, sent, told
from compare.model import Document, Skipped

# Libraries that read, or without which a format is skipped
READERS = ("trafilatura", "htmldate", "lxml", "justext", "chardet", "orjson", "pypdf", "pyarrow", "zstandard")
TAG = "CACHEDIR.TAG"  # https://bford.info/cachedir: programs that make copies of a disk leave such a folder out
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by story-compare; may be deleted at any time.\n"
FRESH = "fresh"  # a folder for what is being written
STALE = 86_400.0  # seconds after which nobody writes it any more
BLOCK = 2**20
REFUSED = frozenset(os.strerror(number).lower() for number in errno.errorcode)
DIGEST = 20  # bytes
SEAL = len(line("seal", "0" * 2 * DIGEST))  # bytes of the last line

Item = Document | Skipped


class Cache:
    """A folder in which articles are kept from run to run; several runs may use it at once."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """Take a folder, make it where there is none; raise SettingsError where it holds something else, or cannot be written."""
        self._folder = Path(folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not (self._folder / TAG).exists():
                if next(self._folder.iterdir(), None) is not None:
                    raise SettingsError(f"{folder} holds other files; name an empty folder, or a new one")
                (self._folder / TAG).write_bytes(SIGNATURE)
            (self._folder / FRESH).mkdir(exist_ok=True)
            self._sweep()
        except (OSError, ValueError) as error:
            raise SettingsError(f"{folder} cannot hold a cache: {reason_of(error)}; name another folder") from error

    def entry(self, source: Source, options: Options) -> Entry | None:
        """Return the place of a file's articles; None for standard input, and for a file that cannot be opened."""
        if not source.path:
            return None
        found = hashlib.blake2b(digest_size=DIGEST)
        found.update(self._known)
        found.update(options_line(options))
        found.update(line(source.origin, source.name, source.outlet, source.path, source.format))
        try:
            with open(source.path, "rb") as stream:
                state = _state(stream)
                _take(stream, found, state[1])
        except OSError:
            return None  # its reader will tell why
        key = found.hexdigest()
        return Entry(self._folder / key[:2] / key[2:], self._folder / FRESH / f"{key}.{os.getpid()}", source, state)

    @cached_property
    def _known(self) -> bytes:
        """What reading depends on beside the file and the options."""
        code = hashlib.blake2b(digest_size=DIGEST)
        for path in sorted(Path(__file__).parent.rglob("*.py")):  # readers change more often than their version
            code.update(path.read_bytes())
        return line(code.hexdigest(), platform.python_version(), *((name, _version(name)) for name in READERS))

    def _sweep(self) -> None:
        """Delete what runs that were killed have left half written."""
        for path in (self._folder / FRESH).iterdir():
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > STALE:
                    path.unlink()


class Entry:
    """The place of one file's articles in a cache."""

    def __init__(self, path: Path, fresh: Path, source: Source, state: tuple[int, ...]) -> None:
        self._path, self._fresh, self._source, self._state = path, fresh, source, state

    def is_whole(self) -> bool:
        """Return whether all articles of the file are here, as they were written."""
        try:
            with open(self._path, "rb") as stream:
                size = os.fstat(stream.fileno()).st_size - SEAL
                found = self._begun()
                _take(stream, found, size)
                return size >= 0 and stream.read() == _seal(found.hexdigest())
        except OSError:
            return False

    def items(self) -> Iterator[Item]:
        """Yield what the file held; `is_whole` must have said so."""
        try:
            with open(self._path, "rb") as stream:
                left = os.fstat(stream.fileno()).st_size - SEAL
                while left > 0:
                    raw = stream.readline()
                    left -= len(raw)
                    yield received(told(raw))
        except (OSError, ValueError, TypeError, IndexError):  # somebody is at work in the folder
            yield Skipped(self._source.origin, "its articles in the cache were changed while they were read; run again")

    def keeping(self, items: Iterator[Item]) -> Iterator[Item]:
        """Yield the items, and keep them once all were taken; a disk that is full, or a file that changes, keeps nothing."""
        out: IO[bytes] | None = None
        found = self._begun()
        with suppress(OSError):
            out = open(self._fresh, "wb")  # noqa: SIM115 - closed below, whatever becomes of the run
        try:
            for item in items:
                if out is not None and not self._written(item, out, found):
                    self._given_up(out)
                    out = None
                yield item
            if out is not None and self._is_unchanged():
                self._sealed(out, found.hexdigest())
        finally:
            if out is not None:
                self._given_up(out)

    def _begun(self) -> hashlib.blake2b:
        """Return a hash of nothing but the name under which the articles lie: those of another file are none of this one."""
        return hashlib.blake2b(self._path.parent.name.encode() + self._path.name.encode(), digest_size=DIGEST)

    def _written(self, item: Item, out: IO[bytes], found: hashlib.blake2b) -> bool:
        """Write an item; return whether it is one to keep, and could be written."""
        if _may_be_otherwise(item):
            return False
        raw = sent(item)
        found.update(raw)
        with suppress(OSError):
            out.write(raw)
            return True
        return False

    def _is_unchanged(self) -> bool:
        """Return whether the file is still what it was when its bytes were hashed."""
        with suppress(OSError), open(self._source.path, "rb") as stream:
            return _state(stream) == self._state
        return False

    def _sealed(self, out: IO[bytes], digest: str) -> None:
        with suppress(OSError):
            out.write(_seal(digest))
            out.close()
            self._path.parent.mkdir(exist_ok=True)
            os.replace(self._fresh, self._path)

    def _given_up(self, out: IO[bytes]) -> None:
        with suppress(OSError):
            out.close()
        with suppress(OSError):
            self._fresh.unlink()


def _may_be_otherwise(item: Item) -> bool:
    """Return whether another run may find something else: what a worker gave up on, and what the system refused."""
    if isinstance(item, Skipped):
        return item.reason.startswith(GIVEN_UP) or item.reason in REFUSED
    return was_given_up(item.notes)


def _take(stream: IO[bytes], found: hashlib.blake2b, size: int) -> None:
    while size > 0 and (block := stream.read(min(BLOCK, size))):
        found.update(block)
        size -= len(block)


def _seal(digest: str) -> bytes:
    return line("seal", digest)


def _state(stream: IO[bytes]) -> tuple[int, ...]:
    found = os.fstat(stream.fileno())
    return found.st_ino, found.st_size, found.st_mtime_ns


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

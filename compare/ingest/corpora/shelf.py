"""Sources -> their bytes, again and again: the last few kept open, and each known to be what it was at first."""

from __future__ import annotations

import os
import shutil
import weakref
from typing import IO

from compare.errors import InputError, ReadError
from compare.ingest.corpora.spool import Spool
from compare.ingest.limits import Options
from compare.ingest.packings import is_archive, is_packed, unpacked
from compare.ingest.readers.records import as_utf8
from compare.ingest.sources import Source, reason_of
from compare.model import Skipped

ROOM = 32  # open files; an input may be a folder of 100,000

State = tuple[int, int, int]  # inode, size, time of the last change


class Shelf:
    """Lends streams that may be read at any place; `stdin` is one that can be rewound (`sources.held`)."""

    def __init__(self, options: Options, stdin: IO[bytes] | None = None) -> None:
        self._options, self._stdin = options, stdin
        self._open: dict[str, IO[bytes]] = {}  # the one lent last is last
        self._states: dict[str, State] = {}
        self._lost: dict[str, Skipped] = {}
        self._spool = Spool()
        weakref.finalize(self, _close, self._open, stdin)

    def lend(self, source: Source, *, lines: bool = False) -> IO[bytes]:
        """Return the bytes of a source; as `lines` of JSON what is packed is inflated, and UTF-16 and UTF-32 are turned into UTF-8.

        The first time raise OSError when it cannot be opened and ReadError when it cannot be decoded; later raise
        InputError when it is not what it was.
        """
        known = source.origin in self._states
        try:
            stream = self._open.pop(source.origin, None) or self._opened(source, lines)
            if known and source.path and state(os.stat(source.path)) != self._states[source.origin]:
                raise InputError(changed(source.origin))
        except OSError as error:
            if known:
                raise InputError(f"{changed(source.origin)}: {reason_of(error)}") from None
            raise
        self._open[source.origin] = stream
        while len(self._open) > ROOM:
            _close({"": self._open.pop(next(iter(self._open)))}, self._stdin)
        return stream

    def _opened(self, source: Source, lines: bool) -> IO[bytes]:
        if not source.path:
            with source.opened(self._stdin) as stream:
                return self._ready(source, stream, lines)
        stream = open(source.path, "rb")  # noqa: SIM115 - it is lent; `_close` closes it
        self._states.setdefault(source.origin, state(os.fstat(stream.fileno())))
        ready = None
        try:
            ready = self._ready(source, stream, lines)
        finally:
            if ready is not stream:
                stream.close()
        return ready

    def lost(self, source: Source) -> Skipped | None:
        """Return why a packed source could not be inflated to its end; what came before is lent."""
        return self._lost.get(source.origin)

    def _ready(self, source: Source, stream: IO[bytes], lines: bool) -> IO[bytes]:
        """Return `stream` itself when it needs no inflating and no decoding, else what came of it."""
        if not lines:
            return stream
        if self._spool.holds(source.origin):
            return self._spool.lend(source.origin)
        data = self._inflated(source, stream) if is_packed(stream) and not is_archive(stream) else stream
        text = as_utf8(source, data, self._options)
        return data if text is data else self._spool.take(source.origin, text)

    def _inflated(self, source: Source, stream: IO[bytes]) -> IO[bytes]:
        """Return what is packed in a stream, as far as it goes."""
        out = self._spool.begin(source.origin)
        try:
            for item in unpacked(source, stream, self._options.limits):
                if isinstance(item, Skipped):
                    self._lost[source.origin] = item
                else:
                    shutil.copyfileobj(item[1], out)
        except ReadError as error:
            self._lost[source.origin] = Skipped(error.origin, error.reason)
        self._spool.end(source.origin)
        return self._spool.lend(source.origin)


def changed(origin: str) -> str:
    """Return what to say of an input that is not what it was."""
    return f"{origin}: changed while it was read; leave it alone until the end"


def state(found: os.stat_result) -> State:
    """Return what changes when a file does."""
    return found.st_ino, found.st_size, found.st_mtime_ns


def _close(streams: dict[str, IO[bytes]], stdin: IO[bytes] | None) -> None:
    for stream in streams.values():
        if stream is not stdin:
            stream.close()

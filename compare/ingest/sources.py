"""A file, or standard input -> its name, its outlet and its bytes; what is no file to be read -> why."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import IO

from compare.model import Skipped

STDIN = "-"
HELD = 64 * 2**20  # bytes of standard input kept in memory; what is beyond lies on disk
UNSHOWN = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
KINDS = (
    (stat.S_ISLNK, "a symbolic link; name it to have it read"),
    (stat.S_ISFIFO, "a pipe; give - to read standard input"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input when it has no path.

    `origin` is the path for people and `name` the part of it below the folder that was given, both fit to be shown;
    `outlet` is what the place says about who published: the first sub-folder's name, else the file's without suffix.
    `format` is that of a source which was looked into to know it, "" for all others.
    """

    origin: str
    name: str
    outlet: str
    path: str = ""
    format: str = ""

    @property
    def suffix(self) -> str:
        """Return the file's suffix in lower case, with its dot."""
        return os.path.splitext(self.path)[1].lower()

    @contextmanager
    def opened(self, stdin: IO[bytes] | None = None) -> Iterator[IO[bytes]]:
        """Lend the bytes from their beginning; standard input is not closed after it, so that it can be read again."""
        if not self.path:
            yield held(stdin or sys.stdin.buffer)
            return
        with open(self.path, "rb") as stream:
            yield stream


def held(stream: IO[bytes]) -> IO[bytes]:
    """Return the bytes of `stream` at their beginning, in something that can be rewound; it may be `stream` itself."""
    if stream.seekable():
        stream.seek(0)
        return stream
    kept = SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115 - it is the result; the caller's last use closes it
    while block := stream.read(2**20):
        kept.write(block)
    kept.seek(0)
    return kept


def shown(name: str) -> str:
    r"""Return `name` with backslashes, control characters and bytes outside UTF-8 escaped; no two names look the same.

    >>> print(shown("a\x1bb\\"))
    a\x1bb\\
    """
    return UNSHOWN.sub(_escape, name)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte outside UTF-8, as Python hands it over
        return f"\\x{code - 0xDC00:02x}"
    return "\\\\" if found[0] == "\\" else f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def source_of(mode: int, path: str, name: str, below: str) -> Source | Skipped:
    """Return the source at a path of that mode, or why it is none; `below` is what of it stands below the folder that was given."""
    origin = shown(path.replace(os.sep, "/"))
    if not stat.S_ISREG(mode):
        return Skipped(origin, next((why for is_kind, why in KINDS if is_kind(mode)), "not a regular file"))
    folders = below.split(os.sep)[:-1]
    outlet = folders[0] if folders else PurePath(name).stem
    return Source(origin, shown(name.replace(os.sep, "/")), shown(outlet), path)


def reason_of(error: OSError | ValueError) -> str:
    """Return why the system would not open a file, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, ValueError):  # the only thing that Python itself refuses in a path
        return "a NUL in its name"
    return (error.strerror or str(error)).lower()

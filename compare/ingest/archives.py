"""A zip archive, and one that is a single document (EPUB, Word) -> its members by name, none longer than the cap."""

from __future__ import annotations

import io
import os
import zipfile
from typing import IO

from compare.errors import ReadError
from compare.ingest.inflating import BROKEN, Allowance, Inflated, why
from compare.ingest.limits import Limits, over
from compare.ingest.sources import Source, shown

DIRECTORY = 16 * 2**20  # bytes of an archive's list of members; Python holds some ten times as many for it
END_RECORD = b"PK\x05\x06"


class Archive:
    """A zip archive that is one document: its members by name, all of them on one allowance."""

    def __init__(self, source: Source, stream: IO[bytes], limits: Limits) -> None:
        self._source, self._cap = source, limits.max_bytes
        self._allowance = Allowance(0, limits)
        self._archive = archive_of(source, stream)

    def read(self, name: str) -> bytes:
        """Return a member, b"" where there is none of that name; raise ReadError when it is broken or over the cap."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return b""
        raw = self.open(info).read(self._cap + 1)
        if len(raw) > self._cap:
            raise ReadError(f"{self._source.origin}/{shown(name)}", over(info.file_size, self._cap))
        return raw

    def open(self, name: str | zipfile.ZipInfo) -> IO[bytes]:
        """Return the bytes of a member as a stream; raise ReadError when there is none of that name."""
        told = name if isinstance(name, str) else name.filename
        origin = f"{self._source.origin}/{shown(told)}"
        if told not in self._archive.NameToInfo:
            raise ReadError(self._source.origin, f"it holds no {shown(told)}")
        return io.BufferedReader(Inflated(origin, lambda: self._archive.open(name), self._allowance))


def archive_of(source: Source, stream: IO[bytes]) -> zipfile.ZipFile:
    """Return an archive of which only the list of members was read; raise ReadError for one that is broken."""
    try:
        if _directory_size(stream) > DIRECTORY:
            raise ReadError(
                source.origin, f"a zip archive with a list of members of over {DIRECTORY:,} bytes; unpack it first"
            )
        return zipfile.ZipFile(stream)
    except (*BROKEN, NotImplementedError) as error:
        raise ReadError(source.origin, why(error)) from error


def _directory_size(stream: IO[bytes]) -> int:
    """Return how long the list of members is by the archive's last record; 0 where that is not found."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 2**16 - 22))
    tail = stream.read()
    at = tail.rfind(END_RECORD)
    told = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    stream.seek(0)
    # of an archive of over 4 GB the length stands elsewhere; it has room for a list as long as the cap many times over
    return told if told != 0xFFFFFFFF else _wide_directory_size(tail)


def _wide_directory_size(tail: bytes) -> int:
    at = tail.rfind(b"PK\x06\x06")
    return int.from_bytes(tail[at + 40 : at + 48], "little") if at >= 0 else 2**63

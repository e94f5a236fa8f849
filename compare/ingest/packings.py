"""A source that may be packed (.gz, .xz, .bz2, .zst, .zip, one in the other) -> the sources in it, each with its bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, cast

from compare.errors import ExtraError, ReadError
from compare.ingest.archives import archive_of
from compare.ingest.inflating import Allowance, Inflated, at_random
from compare.ingest.limits import Limits
from compare.ingest.sources import Source, shown
from compare.model import Skipped

NO_FILES = "a zip archive without a file that is read"
CUT = "it ends in the middle of its packed data; what came before was read"
HEAD = 10  # bytes that tell a packing
FRUGAL = 512  # packed bytes at a time: each of four may stand for 128 kB
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# An archive with such a member is a document, and its format
DOCUMENTS = (("META-INF/container.xml", "epub"), ("word/document.xml", "docx"))
PARENTS = ("/", "..", ".")  # a member's name is only ever shown, so that it may lead wherever it wants
OFFICE = "[Content_Types].xml"

Opener = Callable[[IO[bytes]], IO[bytes]]
Item = tuple[Source, IO[bytes]] | Skipped


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to pack a single stream: its suffixes, its first bytes, and what opens it."""

    suffixes: tuple[str, ...]
    magic: re.Pattern[bytes]
    begin: Opener


def _xz(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", lzma.open(stream))


class _Zstandard:
    """The bytes of one Zstandard frame after the other; the library's own reader takes one that is cut off for a whole one."""

    def __init__(self, stream: IO[bytes]) -> None:
        import zstandard

        self._stream, self._error = stream, zstandard.ZstdError
        self._begin = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj
        self._frame, self._packed, self._held = self._begin(), b"", b""

    def read(self, size: int) -> bytes:
        """Return some bytes, b"" at the end; raise EOFError in the middle of a frame, ValueError for what is none."""
        while not self._held:
            packed = self._packed or self._stream.read(FRUGAL)
            if not packed:
                if not self._frame.eof:
                    raise EOFError
                return b""
            if self._frame.eof:
                self._frame = self._begin()
            try:
                self._held = self._frame.decompress(packed)
            except self._error as error:
                raise ValueError(str(error)) from error
            self._packed = self._frame.unused_data if self._frame.eof else b""
        block, self._held = self._held[:size], self._held[size:]
        return block


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    try:
        return cast("IO[bytes]", _Zstandard(stream))
    except ImportError:
        raise ExtraError("a .zst file", "zstandard", "zstd") from None


# Another packing of one stream is one more line here.
PACKINGS = (
    Packing(
        (".gz", ".gzip"), re.compile(rb"\x1f\x8b\x08"), lambda stream: cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    ),
    Packing((".xz",), re.compile(rb"\xfd7zXZ\0"), _xz),
    Packing((".bz2",), re.compile(rb"BZh[1-9]1AY&SY"), lambda stream: cast("IO[bytes]", bz2.BZ2File(stream))),
    Packing((".zst", ".zstd"), re.compile(rb"\x28\xb5\x2f\xfd"), _zstd),
)
SUFFIXES = tuple(suffix for packing in PACKINGS for suffix in packing.suffixes)


def is_packed(stream: IO[bytes]) -> bool:
    """Return whether a stream is one that `unpacked` would look into, and leave it at its beginning."""
    head = _head(stream)
    return head.startswith(ZIP) or _packing(head) is not None


def is_archive(stream: IO[bytes]) -> bool:
    """Return whether a stream, or what is packed in it, is a folder of files; its readers tell of what is broken."""
    return _head(stream).startswith(ZIP)


def unpacked(source: Source, stream: IO[bytes], limits: Limits) -> Iterator[Item]:
    """Yield every source that is packed in one, or the source itself; the bytes are good until the next is asked for.

    Raise ReadError where an archive as a whole cannot be read; a member of it that cannot be is yielded as Skipped.
    """
    if not is_packed(stream):
        yield source, stream
        return
    size = stream.seek(0, os.SEEK_END)
    yield from _opened(source, stream, limits, Allowance(size, limits), 0)


def _opened(source: Source, stream: IO[bytes], limits: Limits, allowance: Allowance, layers: int) -> Iterator[Item]:
    head = _head(stream)
    packing = _packing(head)
    if packing is None and not head.startswith(ZIP):
        yield source, stream
    elif layers == limits.max_layers:
        raise ReadError(source.origin, f"packed {layers} times over and more; unpack it first")
    elif packing is None:
        yield from _members(source, stream, limits, allowance, layers)
    else:
        inflated = _inflated(source, packing, stream, allowance)
        yield from _opened(_inner(source), io.BufferedReader(inflated), limits, allowance, layers + 1)
        if inflated.cut:
            yield Skipped(source.origin, CUT)


def _inflated(source: Source, packing: Packing, stream: IO[bytes], allowance: Allowance) -> Inflated:
    def begin() -> IO[bytes]:
        stream.seek(0)
        return packing.begin(stream)

    return Inflated(source.origin, begin, allowance, may_end=True)


def _members(source: Source, stream: IO[bytes], limits: Limits, allowance: Allowance, layers: int) -> Iterator[Item]:
    """Yield what lies in a zip archive as in a folder: sorted, without hidden entries."""
    with at_random(stream) as own, closing(archive_of(source, own)) as archive:
        names = set(archive.namelist())
        document = next((kind for member, kind in DOCUMENTS if member in names), "")
        if document:
            yield replace(source, format=document), own
            return
        if OFFICE in names:
            raise ReadError(source.origin, "an Office file that holds no text document; save it as .docx or .csv")
        is_empty = True
        for info in sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset)):
            allowance.spend(source.origin)
            if not info.filename.endswith("/") and not _is_hidden(
                info.filename
            ):  # is_dir() fails where there is no name
                yield from _member(source, archive, info, limits, allowance, layers)
                is_empty = False
        if is_empty:
            yield Skipped(source.origin, NO_FILES)


def _member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, allowance: Allowance, layers: int
) -> Iterator[Item]:
    """Yield a member of an archive, opened itself where it is packed again, or why it cannot be read."""
    name = shown(info.filename)
    folders = [part for part in PurePosixPath(info.filename).parts[:-1] if part not in PARENTS]
    outlet = shown(folders[0]) if folders else _stem(PurePosixPath(info.filename).name)
    member = Source(f"{source.origin}/{name}", f"{source.name}/{name}", outlet, info.filename)
    data = io.BufferedReader(Inflated(member.origin, lambda: archive.open(info), allowance))
    try:
        yield from _opened(member, data, limits, allowance, layers + 1)
    except ReadError as error:
        yield Skipped(error.origin, error.reason)


def _head(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    return head


def _packing(head: bytes) -> Packing | None:
    return next((packing for packing in PACKINGS if packing.magic.match(head)), None)


def _inner(source: Source) -> Source:
    """Return the source as it would be called without the suffix of its packing."""
    path = source.path
    bare = path[: -len(source.suffix)] if source.suffix in SUFFIXES else path
    is_file = source.outlet == PurePosixPath(source.name).stem  # else a folder names the outlet
    return replace(source, path=bare, outlet=_stem(source.outlet) if is_file else source.outlet)


def _stem(name: str) -> str:
    return PurePosixPath(shown(name)).stem


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part not in PARENTS) or part == "__MACOSX" for part in parts)

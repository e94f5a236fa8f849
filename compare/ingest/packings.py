"""A source that may be packed (.gz, .xz, .bz2, .zst, .zip, one in the other) -> the sources in it, each with its bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, cast

from compare.errors import ExtraError, ReadError
from compare.ingest.limits import Limits, over
from compare.ingest.sources import Source, held, shown
from compare.model import Skipped

BLOCK = 2**16
HEAD = 10  # bytes that tell a packing
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
DIRECTORY = 16 * 2**20  # bytes of an archive's list of members; Python holds some ten times as many for it
END_RECORD = b"PK\x05\x06"
# An archive with such a member is a document, and its format
DOCUMENTS = (("META-INF/container.xml", "epub"), ("word/document.xml", "docx"))
PARENTS = ("/", "..", ".")  # a member's name is only ever shown, so that it may lead wherever it wants
OFFICE = "[Content_Types].xml"
BROKEN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, ValueError, OverflowError)

Opener = Callable[[IO[bytes]], IO[bytes]]
Item = tuple[Source, IO[bytes]] | Skipped


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
    """The bytes that a packed stream inflates to; to go back begins it anew, and costs no allowance a second time."""

    def __init__(self, origin: str, begin: Callable[[], IO[bytes]], allowance: Allowance) -> None:
        super().__init__()
        self._origin, self._begin, self._allowance = origin, begin, allowance
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
            block = self._stream.read(min(len(buffer), BLOCK))
        except (*BROKEN, OSError, RuntimeError, NotImplementedError) as error:
            raise ReadError(self._origin, _why(error)) from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":  # its library may not be there to name it
                raise
            raise ReadError(self._origin, _why(error)) from error
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


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to pack a single stream: its suffixes, its first bytes, and what opens it."""

    suffixes: tuple[str, ...]
    magic: re.Pattern[bytes]
    begin: Opener


def _xz(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", lzma.open(stream))


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    try:
        import zstandard
    except ImportError:
        raise ExtraError("a .zst file", "zstandard", "zstd") from None
    return cast(
        "IO[bytes]", zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(stream, read_across_frames=True)
    )


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
        yield from _opened(_inner(source), _inflated(source, packing, stream, allowance), limits, allowance, layers + 1)


def _inflated(source: Source, packing: Packing, stream: IO[bytes], allowance: Allowance) -> IO[bytes]:
    def begin() -> IO[bytes]:
        stream.seek(0)
        return packing.begin(stream)

    return io.BufferedReader(Inflated(source.origin, begin, allowance))


def _members(source: Source, stream: IO[bytes], limits: Limits, allowance: Allowance, layers: int) -> Iterator[Item]:
    """Yield what lies in a zip archive as in a folder: sorted, without hidden entries."""
    with at_random(stream) as own, closing(_archive(source, own)) as archive:
        names = set(archive.namelist())
        document = next((kind for member, kind in DOCUMENTS if member in names), "")
        if document:
            yield replace(source, format=document), own
            return
        if OFFICE in names:
            raise ReadError(source.origin, "an Office file that holds no text document; save it as .docx or .csv")
        for info in sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset)):
            allowance.spend(source.origin)
            if not info.is_dir() and not _is_hidden(info.filename):
                yield from _member(source, archive, info, limits, allowance, layers)


def _archive(source: Source, stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        if _directory_size(stream) > DIRECTORY:
            raise ReadError(
                source.origin, f"a zip archive with a list of members of over {DIRECTORY:,} bytes; unpack it first"
            )
        return zipfile.ZipFile(stream)
    except (*BROKEN, NotImplementedError) as error:
        raise ReadError(source.origin, _why(error)) from error


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


@contextmanager
def at_random(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Lend a stream that can be read back and forth at no cost: itself, or a copy of what has to be inflated."""
    stream.seek(0)
    if not isinstance(getattr(stream, "raw", None), Inflated):
        yield stream
        return
    with held(cast("IO[bytes]", _Forward(stream))) as copy:
        yield copy


class Archive:
    """A zip archive that is one document: its members by name, all of them on one allowance."""

    def __init__(self, source: Source, stream: IO[bytes], limits: Limits) -> None:
        self._source, self._cap = source, limits.max_bytes
        self._allowance = Allowance(stream.seek(0, os.SEEK_END), limits)
        self._archive = _archive(source, stream)

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
        """Return the bytes of a member as a stream."""
        told = name if isinstance(name, str) else name.filename
        origin = f"{self._source.origin}/{shown(told)}"
        return io.BufferedReader(Inflated(origin, lambda: self._archive.open(name), self._allowance))


class _Forward(io.RawIOBase):
    """A stream that says that it cannot be rewound, so that it is copied."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


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


def _why(error: Exception) -> str:
    """Return in a few words what is wrong with a packed stream."""
    if isinstance(error, EOFError):
        return "it ends in the middle of its packed data; what came before was read"
    if "encrypted" in str(error):
        return "encrypted"
    return f"its packed data is broken: {str(error) or type(error).__name__}"

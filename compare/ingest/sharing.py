"""Sources -> their articles, in order; workers read where a page may hurt."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import IO

from compare.errors import ReadError
from compare.ingest.cache import Cache, Entry
from compare.ingest.contents import read_source
from compare.ingest.formats import choose
from compare.ingest.limits import Options
from compare.ingest.packings import is_packed
from compare.ingest.pool import Item, Pool
from compare.ingest.sources import Source
from compare.ingest.starting import POSSIBLE, checked, usual
from compare.model import Document, Skipped

QUICK = ("jsonl", "json", "table", "plain")  # formats that are read in one linear pass, by our own hands
HELD = 2048  # sources that are looked into and given out at once, however many there are


@dataclass(frozen=True, slots=True)
class Means:
    """What reading is given beside what it reads.

    `stdin` stands in for standard input. `workers` are processes that can be killed: where one article takes more than
    `limits.seconds` of computing, or ends its worker in another way, it is read by another, more plainly, and says so. None: as
    many as there are cores, up to four, and none for files in which nothing can happen: to hand those over takes longer than to
    read them. 0: everything is read in this process, and nothing can stop it. What takes longer is looked for in the `cache`,
    and left there. Raise SettingsError for fewer workers than none.
    """

    stdin: IO[bytes] | None = None
    workers: int | None = None
    cache: Cache | None = None

    def __post_init__(self) -> None:
        checked(self.workers)

    @property
    def is_alone(self) -> bool:
        """Return whether this process reads everything."""
        return not POSSIBLE or self.workers == 0


@dataclass(frozen=True, slots=True)
class _Turn:
    """A source, whether a worker reads it, and its place in the cache; where that has all of it, nobody does."""

    source: Source
    is_shared: bool = False
    entry: Entry | None = None
    is_kept: bool = False


def articles(sources: Iterable[Source], options: Options, means: Means) -> Iterator[Document | Skipped]:
    """Yield what all sources hold, in their order, whatever the number of workers."""
    left = iter(sources)
    with Pool(means.workers or usual(), options) as pool:
        while some := list(islice(left, HELD)):
            turns = [_turn(source, options, means) for source in some]
            with _filed([turn.source for turn in turns if turn.is_shared], means.stdin) as named:
                shared = pool.read(named, len(named))
                for turn in turns:
                    yield from _items(turn, shared, options, means.stdin)


def _items(
    turn: _Turn, shared: Iterator[Item], options: Options, stdin: IO[bytes] | None
) -> Iterator[Document | Skipped]:
    """Yield what one source holds, and keep it where it has a place."""
    if turn.entry is not None and turn.is_kept:
        return turn.entry.items()
    found = _until_end(shared) if turn.is_shared else read_source(turn.source, options, stdin)
    return found if turn.entry is None else turn.entry.keeping(found)


def _until_end(shared: Iterator[Item]) -> Iterator[Document | Skipped]:
    """Yield what one source holds."""
    while (item := next(shared)) is not None:
        yield item


def _turn(source: Source, options: Options, means: Means) -> _Turn:
    """Return how a source is read; its format is looked for where that depends on it."""
    if means.cache is None and (means.is_alone or means.workers is not None):
        return _Turn(source, is_shared=not means.is_alone)
    try:
        with source.opened(means.stdin) as stream:
            form = "" if is_packed(stream) else choose(source, stream, options).name
    except (OSError, ReadError):
        return _Turn(source)  # its reader will tell why
    if form in QUICK:
        return _Turn(replace(source, format=form), is_shared=not means.is_alone and means.workers is not None)
    entry = None if means.cache is None else means.cache.entry(source, options)
    if entry is not None and entry.is_whole():
        return _Turn(source, entry=entry, is_kept=True)
    return _Turn(source, is_shared=not means.is_alone, entry=entry)


@contextmanager
def _filed(sources: list[Source], stdin: IO[bytes] | None) -> Iterator[list[Source]]:
    """Lend the sources with standard input in a file, where a worker finds it."""
    if all(source.path for source in sources):
        yield sources
        return
    with tempfile.NamedTemporaryFile() as copy:
        with sources[[source.path for source in sources].index("")].opened(stdin) as stream:
            shutil.copyfileobj(stream, copy)
            copy.flush()
        yield [source if source.path else replace(source, path=copy.name) for source in sources]

"""Sources -> their articles, in order; workers read where a page may hurt."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import IO

from compare.errors import ReadError, SettingsError
from compare.ingest.contents import read_source
from compare.ingest.formats import choose
from compare.ingest.limits import Options
from compare.ingest.packings import is_packed
from compare.ingest.pool import Item, Pool
from compare.ingest.sources import Source
from compare.model import Document, Skipped

QUICK = ("jsonl", "json", "table", "plain")  # formats that are read in one linear pass, by our own hands
MOST = 4  # workers, unless more are asked for
HELD = 2048  # sources that are looked into and given out at once, however many there are


def articles(
    sources: Iterable[Source], options: Options, stdin: IO[bytes] | None = None, workers: int | None = None
) -> Iterator[Document | Skipped]:
    """Yield what all sources hold, in their order, whatever the number of workers.

    `workers` are processes that can be killed: where one article takes more than `limits.seconds` of computing, or ends its
    worker in another way, it is read by another, more plainly, and says so. None: as many as there are cores, up to four, and
    none for files in which nothing can happen: to hand those over takes longer than to read them. 0: everything is read in
    this process, and nothing can stop it. Raise SettingsError for fewer than none.
    """
    if workers is not None and workers < 0:
        raise SettingsError(f"there cannot be {workers} workers; choose 0 or more")
    left = iter(sources)
    with Pool(workers or min(MOST, os.cpu_count() or 1), options) as pool:
        while some := list(islice(left, HELD)):
            quick = [_quick(source, options, stdin, workers) for source in some]
            others = [source for source, here in zip(some, quick, strict=True) if here is None]
            with _filed(others, stdin) as named:
                shared = pool.read(named, len(named))
                for here in quick:
                    yield from _until_end(shared) if here is None else read_source(here, options, stdin)


def _until_end(shared: Iterator[Item]) -> Iterator[Document | Skipped]:
    """Yield what one source holds."""
    while (item := next(shared)) is not None:
        yield item


def _quick(source: Source, options: Options, stdin: IO[bytes] | None, workers: int | None) -> Source | None:
    """Return a source that is read in this process, with its format where that was looked for; None for a worker's."""
    if os.name != "posix" or workers == 0:
        return source
    if workers is not None:
        return None
    try:
        with source.opened(stdin) as stream:
            form = "" if is_packed(stream) else choose(source, stream, options).name
    except (OSError, ReadError):
        return source  # its reader will tell why
    return replace(source, format=form) if form in QUICK else None


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

"""One source, packed or not -> the articles in it that are wanted, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.errors import ExtraError, ReadError
from compare.ingest.articles import EMPTY
from compare.ingest.formats import choose
from compare.ingest.limits import Options
from compare.ingest.packings import unpacked
from compare.ingest.selection import NO_DATE
from compare.ingest.sources import Source, reason_of
from compare.model import Document, Skipped

PAGES = ("html", "mhtml")  # which are read plainly where extraction ended with its worker


def read_source(source: Source, options: Options, stdin: IO[bytes] | None) -> Iterator[Document | Skipped]:
    """Yield what is wanted of one source, packed or not; what cannot be opened, decoded or parsed is skipped as a whole."""
    try:
        with source.opened(stdin) as stream:
            for item in unpacked(source, stream, options.limits):
                if isinstance(item, Skipped):
                    yield item
                elif item[0].name == source.name or options.selection.wants_name(item[0].name):
                    yield from _wanted(_articles(*item, options), options)
    except (ReadError, OSError, ExtraError) as error:
        yield _skipped(source, error)


def _wanted(items: Iterator[Document | Skipped], options: Options) -> Iterator[Document | Skipped]:
    """Yield what was skipped and what is wanted; an article that cannot be judged is told of."""
    for item in items:
        if isinstance(item, Skipped):
            yield item
        elif options.selection.wants(item):
            yield Skipped(item.origin, NO_DATE) if options.selection.lacks_date(item) else item


def _articles(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield what the reader of its format finds in a source that is not packed; where that is nothing at all, it is empty."""
    options.begin(source.origin)
    is_empty = True
    try:
        form = choose(source, stream, options)
        if (ended := options.given_up.get(source.origin)) and form.name not in PAGES:
            yield Skipped(source.origin, f"reading it {ended}")
            return
        for item in form.read(source, stream, options):
            yield item
            is_empty = False
        if is_empty:
            yield Skipped(source.origin, EMPTY)
    except (ReadError, OSError, ExtraError) as error:
        yield _skipped(source, error)


def _skipped(source: Source, error: ReadError | OSError | ExtraError) -> Skipped:
    if isinstance(error, ReadError):
        return Skipped(error.origin, error.reason)
    return Skipped(source.origin, reason_of(error) if isinstance(error, OSError) else str(error))

"""One source, packed or not -> the articles in it, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compare.errors import ExtraError, ReadError
from compare.ingest.formats import choose
from compare.ingest.limits import Options
from compare.ingest.packings import unpacked
from compare.ingest.sources import Source, reason_of
from compare.model import Document, Skipped

PAGES = ("html", "mhtml")  # which are read plainly where extraction ended with its worker


def read_source(source: Source, options: Options, stdin: IO[bytes] | None) -> Iterator[Document | Skipped]:
    """Yield what one source holds, packed or not; what cannot be opened, decoded or parsed is skipped as a whole."""
    try:
        with source.opened(stdin) as stream:
            for item in unpacked(source, stream, options.limits):
                yield from [item] if isinstance(item, Skipped) else _articles(*item, options)
    except (ReadError, OSError, ExtraError) as error:
        yield _skipped(source, error)


def _articles(source: Source, stream: IO[bytes], options: Options) -> Iterator[Document | Skipped]:
    """Yield what the reader of its format finds in a source that is not packed."""
    options.begin(source.origin)
    try:
        form = choose(source, stream, options)
        if (ended := options.given_up.get(source.origin)) and form.name not in PAGES:
            yield Skipped(source.origin, f"reading it {ended}")
            return
        yield from form.read(source, stream, options)
    except (ReadError, OSError, ExtraError) as error:
        yield _skipped(source, error)


def _skipped(source: Source, error: ReadError | OSError | ExtraError) -> Skipped:
    if isinstance(error, ReadError):
        return Skipped(error.origin, error.reason)
    return Skipped(source.origin, reason_of(error) if isinstance(error, OSError) else str(error))

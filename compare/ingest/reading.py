"""Files, folders and standard input -> every article that can be read, and why the others cannot."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import IO

from compare.errors import ExtraError, ReadError
from compare.ingest.formats import choose
from compare.ingest.limits import DEFAULTS, Limits, Options
from compare.ingest.naming import told_apart
from compare.ingest.packings import unpacked
from compare.ingest.shapes import joined
from compare.ingest.sources import Source, find, reason_of
from compare.model import Document, Reading, Skipped

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def read(
    inputs: Sequence[str | os.PathLike[str]],
    limits: Limits = DEFAULTS,
    columns: Mapping[str, str] = NO_COLUMNS,
    stdin: IO[bytes] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Reading:
    """Return the articles in `inputs`: files, folders with all that lies in them, `-` for standard input.

    Documents come in the order of the inputs, within a folder by path, within a file by line; pages of one article are one,
    where the first of them stood. Nothing that cannot be
    read raises: it is in `skipped`. `columns` maps our fields to names in the files (`{"text": "content"}`); `stdin`
    stands in for standard input; `progress` is told the number of documents so far. Raise SettingsError for a field
    that does not exist.
    """
    options = Options(limits, columns)
    sources, skipped = find(inputs)
    documents: list[Document] = []
    for source in sources:
        for item in read_source(source, options, stdin):
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            documents.append(item)
            if progress is not None:
                progress(len(documents))
    return Reading(_told_apart(joined(documents)), tuple(skipped))


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
    try:
        yield from choose(source, stream, options).read(source, stream, options)
    except (ReadError, OSError, ExtraError) as error:
        yield _skipped(source, error)


def _skipped(source: Source, error: ReadError | OSError | ExtraError) -> Skipped:
    if isinstance(error, ReadError):
        return Skipped(error.origin, error.reason)
    return Skipped(source.origin, reason_of(error) if isinstance(error, OSError) else str(error))


def _told_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    names = told_apart([d.id for d in documents], lambda at: documents[at].origin)
    return tuple(d if d.id == name else replace(d, id=name) for d, name in zip(documents, names, strict=True))

"""Files, folders and standard input -> every article that can be read, and why the others cannot."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import IO

from compare.ingest.cache import Cache
from compare.ingest.finding import Finding
from compare.ingest.limits import DEFAULTS, Limits, Options
from compare.ingest.naming import told_apart
from compare.ingest.selection import ALL, Selection
from compare.ingest.shapes import joined
from compare.ingest.sharing import Means, articles
from compare.model import Document, Reading, Skipped

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def read(
    inputs: Sequence[str | os.PathLike[str]],
    limits: Limits = DEFAULTS,
    columns: Mapping[str, str] = NO_COLUMNS,
    stdin: IO[bytes] | None = None,
    progress: Callable[[int], None] | None = None,
    workers: int | None = None,
    selection: Selection = ALL,
    cache: Cache | None = None,
) -> Reading:
    """Return the articles in `inputs`: files, folders with all that lies in them, `-` for standard input.

    Documents come in the order of the inputs, within a folder by path, within a file by line; pages of one article are one,
    where the first of them stood. Nothing that cannot be read raises: it is in `skipped`. `columns` maps our fields to names
    in the files (`{"text": "content"}`); `stdin` stands in for standard input; `progress` is told the number of documents so
    far; `workers` is as in `Means`; `selection` says what is wanted; what takes long to
    read is kept in `cache`. Raise SettingsError for a field that does not exist.
    """
    options = Options(limits, columns, selection)
    sources = Finding(inputs, selection)
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for item in articles(sources, options, Means(stdin, workers, cache)):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        documents.append(item)
        if progress is not None:
            progress(len(documents))
    return Reading(_told_apart(joined(documents)), (*sources.skipped, *skipped))


def _told_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    names = told_apart([d.id for d in documents], lambda at: documents[at].origin)
    return tuple(d if d.id == name else replace(d, id=name) for d, name in zip(documents, names, strict=True))

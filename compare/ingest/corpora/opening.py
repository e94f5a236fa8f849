"""Whatever a caller holds many texts in -> the corpus that fits it; here is the registry of kinds."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import IO

from compare.clusters.corpus import Corpus
from compare.errors import ExtraError, InputError, ReadError
from compare.ingest.corpora.arrow import Arrow
from compare.ingest.corpora.chained import Chained
from compare.ingest.corpora.jsonl import Jsonl
from compare.ingest.corpora.listed import Listed
from compare.ingest.corpora.parquet import Parquet
from compare.ingest.corpora.part import Part
from compare.ingest.corpora.records import Records
from compare.ingest.corpora.shelf import Shelf, state
from compare.ingest.fields import columns_of
from compare.ingest.finding import find
from compare.ingest.formats import BY_SUFFIX, choose
from compare.ingest.limits import DEFAULTS, Limits, Options
from compare.ingest.packings import is_archive, unpacked
from compare.ingest.reading import NO_COLUMNS
from compare.ingest.sharing import Means
from compare.ingest.sharing import articles as read_articles
from compare.ingest.sources import Source, held
from compare.model import Document, Reading, Skipped

Path = str | os.PathLike[str]

USUAL = Means()
PARQUET = (".parquet", ".pq")
MAGIC = b"PAR1"
OFFERS = ("__arrow_c_stream__", "__arrow_c_array__")
# they can be gone through, and give bytes, keys, or another order each time
NO_PILES = (bytes, bytearray, memoryview, Mapping, set, frozenset, Document)
KINDS = (
    "give a path, a list of paths, a list of texts, dicts or Documents, a Reading, or a table that offers "
    "__arrow_c_stream__ (pyarrow, pandas, polars, DuckDB)"
)


def open_corpus(
    pile: object,
    *,
    columns: Mapping[str, str] = NO_COLUMNS,
    limits: Limits = DEFAULTS,
    addresses: bool = False,
    means: Means = USUAL,
) -> Corpus:
    """Return the corpus of a pile: a path or paths, texts, records, a reading, or a table.

    A lone str is a path, a str in a list is a text. `columns` maps our fields to names in the records; with `addresses`
    the corpus hashes outlets and addresses. Raise InputError for what is none of these, SettingsError for a field or a
    column that does not exist, ExtraError when a library is missing.
    """
    options = Options(limits, columns)
    if any(hasattr(pile, offer) for offer in OFFERS):
        return Arrow(pile, columns_of(options), addresses=addresses)
    if isinstance(pile, Reading):
        return Records(pile.documents, columns_of(options), addresses=addresses, skipped=pile.skipped)
    if isinstance(pile, str | os.PathLike):
        return _of_paths([pile], options, addresses, means)
    if isinstance(pile, NO_PILES) or not isinstance(pile, Iterable) or hasattr(pile, "dtypes"):
        raise InputError(f"{type(pile).__name__} is no pile of texts; {KINDS}")
    return _of_items(pile, options, addresses, means)


def _of_items(pile: Iterable[object], options: Options, addresses: bool, means: Means) -> Corpus:
    """Return the corpus of things of one kind, which the first of them tells."""
    begun = iter(pile)
    head = list(islice(begun, 1))
    rest = pile if isinstance(pile, Sequence) else chain(head, begun)
    first = head[0] if head else ""
    if isinstance(first, str):
        texts = rest if isinstance(rest, list | tuple) else list(rest)
        return Listed(texts, addresses=addresses)  # it refuses what is no text
    if isinstance(first, os.PathLike):
        return _of_paths(list(map(_path, rest)), options, addresses, means)
    if isinstance(first, Document | Mapping):
        return Records(rest, columns_of(options), addresses=addresses)
    raise InputError(f"item 0 is {type(first).__name__}, no text and no record; {KINDS}")


def _path(item: object) -> Path:
    if isinstance(item, os.PathLike):
        return item
    raise InputError(f"{item!r} is no path; a list that begins with a path holds nothing else")


def _of_paths(inputs: Sequence[Path], options: Options, addresses: bool, means: Means) -> Chained:
    """Return one corpus of all that the paths lead to, in the order of `find`."""
    sources, skipped = find(inputs)
    if any(not source.path for source in sources):
        means = replace(means, stdin=held(means.stdin or sys.stdin.buffer))
    shelf = Shelf(options, means.stdin)
    parts: list[Part] = []
    sizes: list[int] = []
    for kind, group in groupby(sources, key=lambda source: _kind(source, options, means.stdin)):
        if kind is None:
            articles = list(group)
            documents = read_articles(articles, options, means)
            parts.append(Records(documents, columns_of(options), addresses=addresses))
            sizes.append(sum(map(_size, articles)))
        else:
            for source in group:
                parts.append(kind(source, options, shelf, addresses=addresses))
                sizes.append(_size(source))
    return Chained(parts, skipped, _fingerprint(sources, options), sizes)


def _size(source: Source) -> int:
    """Return how many bytes a file has; 1 for one out of reach and for standard input."""
    try:
        return os.stat(source.path).st_size or 1
    except OSError:
        return 1


def _fingerprint(sources: Sequence[Source], options: Options) -> str:
    """Return what tells these files, as they are read, from all others; "" where one is standard input or out of reach."""
    try:
        states = [(source.origin, *state(os.stat(source.path))) for source in sources]
    except OSError:  # a path that is "" cannot be found either
        return ""
    told = repr((states, sorted(options.columns.items()), options.limits))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _kind(source: Source, options: Options, stdin: IO[bytes] | None) -> type[Jsonl] | type[Parquet] | None:
    """Return the corpus that reads a source by itself, by its suffix, else its content; None for a file of articles."""
    if source.suffix in PARQUET:
        return Parquet
    named = BY_SUFFIX.get(source.suffix)
    if named is not None and named.name != "json":
        return Jsonl if named.name == "jsonl" else None
    try:
        with source.opened(stdin) as stream:
            if named is None and stream.read(len(MAGIC)) == MAGIC:
                return Parquet
            stream.seek(0)
            return Jsonl if _holds_lines(source, stream, options) else None
    except (OSError, ReadError, ExtraError):
        return None  # the reader of articles will tell why


def _holds_lines(source: Source, stream: IO[bytes], options: Options) -> bool:
    """Return whether a file is one of JSON lines, also one that is packed: not an archive, which may hold many."""
    found = None if is_archive(stream) else next(unpacked(source, stream, options.limits), None)
    if found is None or isinstance(found, Skipped) or found[0].name != source.name:
        return False
    return choose(*found, options).name == "jsonl"

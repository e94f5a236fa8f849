"""One record, its fields under any of their usual names -> what tells how it is related to a copy."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import NOTHING, Facts
from compare.ingest.articles import host
from compare.ingest.dates import moment
from compare.ingest.fields import Columns, Record, first, words
from compare.model import Document

Addresses = NDArray[np.uint64]

TOLD = ("outlet", "url", "published", "title")  # the fields that hold facts


def facts_of(record: Record, columns: Columns) -> Facts:
    """Return what a record says beside its text, the same as its document would say."""
    if not tells(record, columns):
        return NOTHING
    url = words(record, columns["url"])
    outlet = words(record, columns["outlet"]) or host(url)
    return Facts(outlet, url, moment(first(record, columns["published"])), words(record, columns["title"]))


def tells(record: Record, columns: Columns) -> bool:
    """Return whether a record has any of the fields that hold facts."""
    return not _names(tuple(columns[field] for field in TOLD)).isdisjoint(record)


def document_facts(document: Document) -> Facts:
    """Return what a document says beside its text."""
    return Facts(document.outlet, document.url, document.published, document.title)


def address(outlet: str, url: str) -> int:
    """Return 64 bits for an outlet's address (BLAKE2b), 0 where there is none."""
    if not url:
        return 0
    raw = f"{outlet}\0{url}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "little") or 1


def record_address(record: Record, columns: Columns) -> int:
    """Return 64 bits for the address of a record, 0 where it has none."""
    url = words(record, columns["url"])
    return address(words(record, columns["outlet"]) or host(url), url) if url else 0


@lru_cache(maxsize=16)
def _names(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(name for field in names for name in field)

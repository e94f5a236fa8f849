"""Raw lines of JSON -> their texts and ids, straight from the bytes where all are plain; else nothing, and Python parses them.

The compiled reader is optional: without it nothing is plain. What it accepts it reads as orjson does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Rows
from compare.ingest.corpora.facts import TOLD
from compare.ingest.fields import Columns
from compare.sketches.texts import Utf8

MOST = 64  # names that the compiled reader looks for
Names = tuple[bytes, ...]
Fields = Callable[[bytes, bytes, bytes, Names, Names], tuple[bytes, bytes, list[str], bytes, bytes] | None]


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Of each line: its text; its id, "" where it has none; where it begins; whether it may tell facts beside its text."""

    texts: Utf8
    ids: list[str]
    starts: Rows
    tells: NDArray[np.bool_]


class PlainReader:
    """Reads lines whose texts lie under one name and under no better one."""

    def __init__(self, columns: Columns) -> None:
        self._fields = _fields()
        (self._id, *others) = _encoded(columns["id"])
        self._told = _encoded(name for field in TOLD for name in columns[field])
        self._names = columns["paragraphs"] + columns["text"]
        is_apart = not others and columns["id"][0] not in self._names  # one value is not read as text and as id
        self._is_able = is_apart and max(len(self._told), len(self._names)) <= MOST
        self.look_under(columns["text"][0])

    def look_under(self, name: str) -> None:
        """From now on find texts under this name."""
        encoded = _encoded(self._names[: self._names.index(name) + 1])
        self._name, self._better = encoded[-1], encoded[:-1]

    def read(self, raw: bytes) -> Plain | None:
        """Return what the lines hold; None when one of them is not plain."""
        if self._fields is None or not self._is_able:
            return None
        found = self._fields(raw, self._name, self._id, self._better, self._told)
        if found is None:
            return None
        texts, ends, ids, starts, tells = found
        offsets = np.concatenate([np.zeros(1, np.int64), np.frombuffer(ends, np.int64)])
        lines = np.frombuffer(starts, np.int64)
        return Plain(Utf8(np.frombuffer(texts, np.uint8), offsets), ids, lines, np.frombuffer(tells, np.bool_))


def _fields() -> Fields | None:
    try:
        from compare.ingest.corpora._jsonl import fields
    except ImportError:
        return None
    return fields


def _encoded(names: Iterable[str]) -> Names:
    return tuple(name.encode("utf-8", "surrogatepass") for name in names)

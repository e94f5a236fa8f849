"""The kernel in C: texts and arrays in and out of the compiled module, which releases the interpreter's lock while it works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.text.stream import _stream
from compare.text.stream.marks import MARKS
from compare.text.stream.streaming import Counts, Places, Rows, Stream, Vocabulary
from compare.text.tokens import UNSPACED

Item = TypeVar("Item", bound=np.generic)
_stream.learn(UNSPACED, MARKS)


class Native:
    """See `Kernel` for what each method does."""

    name = "C"

    def vocabulary(self) -> Vocabulary:
        return _stream.Vocabulary()

    def scan(self, texts: Sequence[str], vocabulary: Vocabulary) -> Stream:
        if not isinstance(vocabulary, _stream.Vocabulary):
            raise TypeError(f"a vocabulary of this kernel is needed, not {type(vocabulary).__name__}")
        bounds, word, start, flags = _stream.scan(texts, vocabulary)
        return Stream(
            np.frombuffer(bounds, np.int64),
            np.frombuffer(word, np.int32),
            np.frombuffer(start, np.int32),
            np.frombuffer(flags, np.uint8),
        )

    def count(self, stream: Stream, rows: Rows, title_ends: Places, lead_ends: Places) -> Counts:
        tokens = (_lent(stream.bounds), _lent(stream.word), _lent(stream.start), _lent(stream.flags))
        counted = _stream.count(*tokens, _lent(rows), _lent(title_ends), _lent(lead_ends))
        bounds, key, kind, title, lead, body, first = counted
        return Counts(
            np.frombuffer(bounds, np.int64),
            np.frombuffer(key, np.uint64),
            np.frombuffer(kind, np.uint8),
            np.frombuffer(title, np.uint16),
            np.frombuffer(lead, np.uint16),
            np.frombuffer(body, np.uint16),
            np.frombuffer(first, np.int32),
        )


def _lent(array: NDArray[Item]) -> NDArray[Item]:
    """Return the array as the compiled kernel reads it, without gaps between its items and aligned: mostly as it is."""
    return np.require(array, None, ["C", "A"])

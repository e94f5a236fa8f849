"""The two forms in which many texts are handed over at once: Python's own strings, or UTF-8 end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Utf8:
    """Texts end to end: text i is the bytes `data[offsets[i] : offsets[i + 1]]`.

    `offsets` has one number more than there are texts and never falls. Bytes that are no UTF-8 separate words.
    """

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __post_init__(self) -> None:
        if not len(self.offsets) or self.offsets[0] < 0 or self.offsets[-1] > len(self.data):
            raise ValueError(f"offsets do not lie within {len(self.data)} bytes")
        if (np.diff(self.offsets) < 0).any():
            raise ValueError("offsets fall")

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def text(self, at: int) -> str:
        """Return one text as a string."""
        return self.data[self.offsets[at] : self.offsets[at + 1]].tobytes().decode("utf-8", "replace")


Texts = Sequence[str] | Utf8


def strings(texts: Texts) -> Sequence[str]:
    """Return the texts as Python's strings."""
    return [texts.text(i) for i in range(len(texts))] if isinstance(texts, Utf8) else texts

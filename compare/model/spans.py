"""The nouns of places in a text: span, and the words in which two sentences differ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start to end (exclusive) of a paragraph's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Wording:
    """Two linked sentences and the words in which they differ, as spans of the two paragraphs' texts."""

    here: Span
    there: Span
    changed_here: tuple[Span, ...]
    changed_there: tuple[Span, ...]

    @property
    def mirrored(self) -> Wording:
        """Return the same, seen from the other paragraph."""
        return Wording(self.there, self.here, self.changed_there, self.changed_here)

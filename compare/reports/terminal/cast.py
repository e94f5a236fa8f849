"""Documents -> the letters by which a page calls them, and the places in them.

Paragraphs are counted from one, boilerplate included, and written `¶3`: that is index 2 of the JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from compare.model import Comparison, Document, Mention
from compare.reports.terminal.dates import earliest_first
from compare.reports.terminal.words import joined, said

NAMED = 4  # documents that are called by their letters where they are only perhaps meant


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents of one comparison, in the order in which they are shown."""

    documents: tuple[Document, ...]

    @classmethod
    def by_time(cls, comparison: Comparison) -> Cast:
        """Return the documents of a comparison, earliest first; those without a date last."""
        return cls(earliest_first(comparison.documents))

    def letter(self, document: str) -> str:
        """Return the letter of a document's id: A to Z, then AA."""
        return letter(self.order(document))

    def order(self, document: str) -> int:
        """Return the place of a document's id, counted from 0."""
        return next(at for at, d in enumerate(self.documents) if d.id == document)

    def letters(self, documents: Iterable[str]) -> str:
        """Return the letters of some ids, in the order of the cast."""
        wanted = set(documents)
        return " ".join(letter(at) for at, d in enumerate(self.documents) if d.id in wanted)

    def some(self, documents: Collection[str]) -> str:
        """Return the letters of a few ids; of many, how many they are, for a list of all says nothing."""
        return self.letters(documents) if len(documents) <= NAMED else f"{len(documents)} others"

    def places(self, told: Mapping[str, Sequence[int]], weak: Collection[str] = ()) -> Text:
        """Return where something is told, given the paragraphs by document, and which are `weak`: `A¶3, 5  B¶2?`."""
        here = [d.id for d in self.documents if d.id in told]
        return joined((said(f"{self.letter(i)}¶{numbers(told[i])}{'?' if i in weak else ''}") for i in here), "  ")

    def place(self, mention: Mention) -> Text:
        """Return where a mention stands: `A¶3`."""
        return said(f"{self.letter(mention.document)}¶{mention.paragraph + 1}")


def letter(at: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    return chr(65 + at) if at < 26 else letter(at // 26 - 1) + chr(65 + at % 26)


def first_number(paragraphs: Sequence[int]) -> str:
    """Return the first paragraph number, with a plus sign where more follow: `3+`."""
    return f"{min(paragraphs) + 1}" + ("+" if len(set(paragraphs)) > 1 else "")


def numbers(paragraphs: Sequence[int], most: int = 4) -> str:
    """Return paragraph numbers, counted from one, neighbours as a range.

    >>> numbers((2, 3, 4, 8)), numbers((0, 2, 4, 6, 8, 10))
    ('3–5, 9', '1, 3, 5, 7 …')
    """
    runs: list[list[int]] = [[p, p] for p in sorted(paragraphs)[:1]]
    for before, here in pairwise(sorted(paragraphs)):
        if here - before <= 1:
            runs[-1][1] = here
        else:
            runs.append([here, here])
    shown = ", ".join(f"{a + 1}–{b + 1}" if b > a else f"{a + 1}" for a, b in runs[:most])
    return shown + (" …" if len(runs) > most else "")

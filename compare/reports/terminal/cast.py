"""Documents -> the letters by which a page calls them, and the places in them.

Paragraphs are counted from one, boilerplate included, and written `¶3`: that is index 2 of the JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from compare.model import Document, Mention
from compare.reports.phrases import letter, numbers
from compare.reports.terminal.words import joined, said

TITLE = "title"  # where something is told, if in none of its paragraphs
NAMED = 4  # documents that are called by their letters where they are only perhaps meant


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents of one comparison, in the order in which they are shown."""

    documents: tuple[Document, ...]

    @property
    def by_id(self) -> dict[str, str]:
        """Return the letters of all documents by their ids."""
        return {d.id: letter(at) for at, d in enumerate(self.documents)}

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
        return joined((said(f"{self.letter(i)}{_where(told[i])}{'?' if i in weak else ''}") for i in here), "  ")

    def place(self, mention: Mention) -> Text:
        """Return where a mention stands: `A¶3`."""
        return said(f"{self.letter(mention.document)}¶{mention.paragraph + 1}")


def _where(paragraphs: Sequence[int]) -> str:
    return f"¶{numbers(paragraphs)}" if paragraphs else f" {TITLE}"

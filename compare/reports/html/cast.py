"""The documents of a story -> the letters by which its part of a page calls them, and the anchors in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import Comparison, Document
from compare.reports.terminal.cast import letter
from compare.reports.terminal.dates import earliest_first


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that a page points to: `B ¶2`, where it stands, and whether it is only perhaps meant."""

    letter: str
    number: int
    anchor: str
    doubted: bool = False

    @property
    def link(self) -> Markup:
        """Return the link to it; letter, number and anchor are of our own making."""
        if self.doubted:
            return Markup(f'<a class="p doubt" href="#{self.anchor}">{self.letter} ¶{self.number}?</a>')  # noqa: S704 - ours
        return Markup(f'<a class="p" href="#{self.anchor}">{self.letter} ¶{self.number}</a>')  # noqa: S704 - ours


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents of one story in the order in which they are shown; `id` begins every anchor."""

    id: str
    documents: tuple[Document, ...]
    letters: Mapping[str, str]

    @classmethod
    def by_time(cls, id: str, comparison: Comparison) -> Cast:  # noqa: A002 - the field's name
        """Return the documents of a comparison, earliest first; those without a date last."""
        documents = earliest_first(comparison.documents)
        return cls(id, documents, {d.id: letter(at) for at, d in enumerate(documents)})

    def place(self, document: str, paragraph: int, doubted: bool = False) -> Place:
        """Return a place by the index of its paragraph."""
        name = self.letters[document]
        return Place(name, paragraph + 1, f"{self.id}-{name}{paragraph + 1}", doubted)

    def ordered(self, documents: Iterable[str]) -> tuple[Document, ...]:
        """Return the documents of some ids in the order of the cast."""
        wanted = set(documents)
        return tuple(d for d in self.documents if d.id in wanted)

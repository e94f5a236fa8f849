"""The documents of a story -> the letters by which its part of a page calls them, and the anchors in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from compare.model import Comparison, Document
from compare.reports.html.words import safe, spoken
from compare.reports.phrases import counted, letter
from compare.reports.sourced import wholly_aside

SHORT = 24  # characters of an outlet's name that is spoken with every place
MANY = 8  # documents; of more, the columns of a table are narrow
CROWD = 24  # documents; what is told of each two of them grows with their square


@dataclass(frozen=True)
class Place:
    """A paragraph that a page points to: `B ¶2`, where it stands, and whether it is only perhaps meant."""

    letter: str
    number: int
    anchor: str
    outlet: str
    doubted: bool = False
    shown: bool = True  # the page holds it

    @cached_property
    def link(self) -> Markup:
        """Return the link to it, with a name that can be spoken; all of it is ours but the outlet, which is escaped.

        Where the page does not hold it, its name alone.
        """
        name = f" {safe(self.outlet)}" if len(self.outlet) <= SHORT else ""
        said, sign, kind = f"{self.letter}{name}, paragraph {self.number}", f"{self.letter} ¶{self.number}", "p"
        if self.doubted:
            said, sign, kind = f"{said}, uncertain", f"{sign}?", "p doubt"
        if not self.shown:
            return Markup(f'<span class="{kind}">{spoken(sign)}</span>')  # noqa: S704 - ours
        return Markup(f'<a class="{kind}" href="#{self.anchor}" aria-label="{said}">{sign}</a>')  # noqa: S704 - escaped

    def questioned(self, doubted: object) -> Markup:
        """Return the link to it, with the sign of doubt if there is any."""
        return replace(self, doubted=bool(doubted)).link

    def in_column(self, how: str, shown: Markup, more: int = 0) -> Markup:
        """Return the link to it where the column tells whose it is: to who does not see that, it is spoken, and how it is told."""
        said = f"{how}, paragraph {self.number}{f' and {more} more' if more else ''}, {safe(self.outlet)}"
        return Markup(f'<a href="#{self.anchor}" aria-label="{said}">{shown}</a>')  # noqa: S704 - escaped


def with_more(link: Markup, more: int) -> Markup:
    """Return a link with the sign of how many more paragraphs follow, on one line, and how it is spoken; alone if none do."""
    if not more:
        return link
    said = f"and {counted(more, 'more paragraph')}"
    sign = f'<small aria-hidden="true">+{more}</small><span class="vh">{said}</span>'
    return Markup(f'<span class="at">{link} {sign}</span>')  # noqa: S704 - ours


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents of one story in the order in which they are shown; `id` begins every anchor.

    `aside` are those of which nothing is left to compare; `shown`: the page holds their paragraphs, so that places can be links.
    """

    id: str
    documents: tuple[Document, ...]
    letters: Mapping[str, str]
    names: Mapping[str, str]
    aside: frozenset[str] = frozenset()
    shown: bool = True
    places: dict[tuple[str, int, bool], Place] = field(default_factory=dict, compare=False)  # each is made once

    @classmethod
    def of(cls, id: str, comparison: Comparison, *, shown: bool = True) -> Cast:  # noqa: A002 - the field's name
        """Return the documents of a comparison in their order, which gives them the letters that all views call them by."""
        documents = comparison.documents
        letters = {d.id: letter(at) for at, d in enumerate(documents)}
        return cls(id, documents, letters, {d.id: d.name for d in documents}, wholly_aside(comparison), shown)

    @property
    def crowded(self) -> bool:
        """Return whether there are so many documents that not all that is known of each two can be shown."""
        return len(self.documents) > CROWD

    @property
    def many(self) -> bool:
        """Return whether there are so many documents that a column of a table has room for a sign only."""
        return len(self.documents) > MANY

    def place(self, document: str, paragraph: int, doubted: bool = False) -> Place:
        """Return a place by the index of its paragraph."""
        key = document, paragraph, doubted
        if key not in self.places:
            name = self.letters[document]
            anchor = f"{self.id}-{name}{paragraph + 1}"
            self.places[key] = Place(name, paragraph + 1, anchor, self.names[document], doubted, self.shown)
        return self.places[key]

    def language(self, document: str) -> str:
        """Return the language of a document."""
        return next((d.language for d in self.documents if d.id == document), "")

    def ordered(self, documents: Iterable[str]) -> tuple[Document, ...]:
        """Return the documents of some ids in the order of the cast."""
        wanted = set(documents)
        return tuple(d for d in self.documents if d.id in wanted)

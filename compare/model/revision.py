"""The nouns of revision: what changed between two versions of one article, and whether the outlet says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.spans import Wording


class Change(StrEnum):
    """What became of a paragraph; one may be moved and edited."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"


class Notice(StrEnum):
    """What an outlet's note on its own article says: that something was wrong, or that something was changed."""

    CORRECTION = "correction"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Revised:
    """A paragraph that is not as it was: its index before and after, None where it was added or removed.

    `wording` tells the words apart, as spans of the paragraph before (`here`) and after (`there`).
    """

    changes: tuple[Change, ...]
    before: int | None
    after: int | None
    wording: Wording | None = None

    def __post_init__(self) -> None:
        if not self.changes or self.before is self.after is None:
            raise ValueError("a revised paragraph has a change and a place")


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of the later version that says that the article was changed; None: its title does."""

    paragraph: int | None
    notice: Notice


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of one article: documents `earlier` and `later`, and all that changed, in the order of the later."""

    earlier: str
    later: str
    retitled: bool
    changes: tuple[Revised, ...]
    notes: tuple[Note, ...] = ()

    @property
    def quiet(self) -> bool:
        """Return whether something changed and no note of the later version says so."""
        return bool(self.changes or self.retitled) and not self.notes

    def count(self, change: Change) -> int:
        """Return how many paragraphs were changed so."""
        return sum(change in revised.changes for revised in self.changes)

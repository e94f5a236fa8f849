"""The noun of reporting: everything a view may show of one pile of articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.model.alignment import Comparison
from compare.model.revision import Revision
from compare.model.stories import Clustering, Story


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A story told by two or more outlets, and the comparison of those who tell it in words of their own.

    `comparison` is None where all members are copies of one text, for there is nothing to tell apart, and where the story is
    only listed: then `listed` are the ids of the documents that would be compared. `revisions` are those among all members,
    versions that were folded as copies too.
    """

    story: Story
    comparison: Comparison | None
    listed: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def tellers(self) -> tuple[str, ...]:
        """Return the ids of the documents that were, or would be, compared; none where all are copies of one text."""
        return tuple(d.id for d in self.comparison.documents) if self.comparison else self.listed

    def folded_versions(self, document: str) -> tuple[str, ...]:
        """Return the ids of the other versions of a document, ascending, without those that are compared themselves."""
        known, found = {document}, {document}
        while found:
            found = {i for r in self.revisions for i in (r.earlier, r.later) if {r.earlier, r.later} & found} - known
            known |= found
        return tuple(sorted(known - {document, *self.tellers}))

    @property
    def tellings(self) -> int:
        """Return in how many ways the story is told."""
        return len(self.tellers) or 1


@dataclass(frozen=True, slots=True)
class Report:
    """A clustering, and its stories of two and more documents: those told in several ways first, the most widely covered first."""

    clustering: Clustering
    stories: tuple[StoryReport, ...]

    def apart(self) -> Iterator[Report]:
        """Yield a report of each story alone: with its documents, and the copies among them."""
        pile = {d.id: d for d in self.clustering.documents}
        copies = {i: c for c in self.clustering.duplicates for i in c.members}
        for told in self.stories:
            members = told.story.members
            held = {copies[i].id: copies[i] for i in members if i in copies}
            documents = tuple(pile[i] for i in members)
            yield Report(Clustering(documents, tuple(held.values()), (told.story,)), (told,))

"""A report -> its stories as parts of a page, in the order in which they are shown, made one by one as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import Document, DuplicateCluster, Report, StoryReport
from compare.reports.html.story import Choice, Telling, printed_part, story_part
from compare.reports.versions import worth_telling


@dataclass(frozen=True, slots=True)
class Parts:
    """All that parts are made from: documents by id, duplicate clusters by their representative, and the choice."""

    pile: Mapping[str, Document]
    folded: Mapping[str, DuplicateCluster]
    choice: Choice
    stories: tuple[StoryReport, ...]

    @classmethod
    def of(cls, report: Report, choice: Choice) -> Parts:
        """Return what the parts of a report are made from."""
        found = report.clustering
        return cls(
            {d.id: d for d in found.documents},
            {c.representative: c for c in found.duplicates},
            choice,
            report.stories,
        )

    def part(self, told: StoryReport) -> Markup:
        """Return one story: compared, or as one text that several printed; "" where it is only listed."""
        if told.listed:
            return Markup()
        if told.comparison is not None:
            telling = Telling(told.story, told.comparison, worth_telling(told.revisions))
            return story_part(telling, self.pile, self.folded, self.choice)
        source = next(i for i in told.story.members if i in self.folded)
        return printed_part(told, self.folded[source], self.pile)

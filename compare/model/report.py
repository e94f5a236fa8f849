"""The noun of reporting: everything a view may show of one pile of articles."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.alignment import Comparison
from compare.model.revision import Revision
from compare.model.stories import Clustering, Story


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A story told by two or more outlets of their own, and the comparison of its representatives.

    `comparison` is None where all members are copies of one text: there is nothing to tell apart. `revisions` are those
    among all members, versions that were folded as copies too.
    """

    story: Story
    comparison: Comparison | None
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A clustering, and its stories of two and more documents: those told in several ways first, the most widely covered first."""

    clustering: Clustering
    stories: tuple[StoryReport, ...]

"""A report that only lists its stories -> their comparisons, by workers where there is much to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from compare.alignment.comparison import compare_documents
from compare.alignment.judging import Judge
from compare.crew.crew import in_order
from compare.ingest.starting import POSSIBLE, checked, usual
from compare.model import Comparison, Report, StoryReport
from compare.settings import DEFAULTS, Settings
from compare.stories.finding import Tell, silent
from compare.stories.meaning import Encoder

WORTH = 400  # pairs of articles, from which on workers save more time than they take to begin

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Comparing:
    """How the stories of a report are compared; an encoder or a judge is asked by this process alone.

    `workers` are processes; None: as many as there are cores, up to four, and none where there is little to do.
    """

    settings: Settings = DEFAULTS
    encoder: Encoder | None = None
    judge: Judge | None = None
    own: bool = False
    workers: int | None = None
    tell: Tell = silent

    def whole(self, outline: Report, most: int | None = None) -> Report:
        """Return a report with the comparison of every story, or of the first `most` that are told in several ways."""
        several = [told.story.id for told in outline.stories if told.listed]
        return self.of(outline, frozenset(several[:most]))

    def of(self, outline: Report, wanted: frozenset[str]) -> Report:
        """Return a report with the comparisons of the stories whose ids are `wanted`; all others stay as they are."""
        asked = replace(outline, stories=tuple(told for told in outline.stories if told.story.id in wanted))
        pile = {d.id: d for d in outline.clustering.documents}
        made: dict[str, StoryReport] = {}
        for told, found in zip(asked.stories, self.each(asked, _bare), strict=True):
            documents = tuple(pile[i] for i in told.listed)
            made[told.story.id] = replace(told, comparison=found and replace(found, documents=documents), listed=())
        return replace(outline, stories=tuple(made.get(told.story.id, told) for told in outline.stories))

    def each(self, outline: Report, then: Callable[[Report], T]) -> Iterator[T]:
        """Yield what `then` makes of each story of a report, compared and alone, in their order.

        `then` and what it makes can be pickled, for it may be a worker that does it.
        """
        job = _Job(self.settings, self.own, self.encoder, self.judge, then)
        for done, made in enumerate(in_order(outline.apart(), job, self._count(outline)), start=1):
            self.tell("stories compared", done, len(outline.stories))
            yield made

    def _count(self, outline: Report) -> int:
        """Return how many workers there are to be; raise SettingsError for fewer than none."""
        checked(self.workers)
        if not POSSIBLE or self.encoder is not None or self.judge is not None:
            return 0
        if self.workers is not None:
            return self.workers
        pairs = sum(len(told.listed) * (len(told.listed) - 1) // 2 for told in outline.stories)
        return usual() if pairs >= WORTH and usual() > 1 else 0


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    """What a worker does with a report of one story."""

    settings: Settings
    own: bool
    encoder: Encoder | None
    judge: Judge | None
    then: Callable[[Report], T]

    def __call__(self, outline: Report) -> T:
        return self.then(replace(outline, stories=tuple(self._compared(outline, told) for told in outline.stories)))

    def _compared(self, outline: Report, told: StoryReport) -> StoryReport:
        if not told.listed:
            return told
        pile = {d.id: d for d in outline.clustering.documents}
        documents = [pile[i] for i in told.listed]
        versions = {i: [pile[v] for v in told.folded_versions(i)] for i in told.listed}
        others = {i: found for i, found in versions.items() if found}
        found = compare_documents(documents, self.settings, self.encoder, self.judge, own=self.own, others=others)
        return replace(told, comparison=found, listed=())


def _bare(report: Report) -> Comparison | None:
    """Return the comparison of the one story of a report without its documents, which whoever asked has already."""
    found = report.stories[0].comparison
    return found and replace(found, documents=())

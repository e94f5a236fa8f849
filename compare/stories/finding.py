"""Documents and their duplicate clusters -> stories, each with the evidence that joins its members."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from compare.graphs.linkage import groups
from compare.graphs.rows import Numbers
from compare.model import Document, DuplicateCluster, Story
from compare.settings import Settings
from compare.stories.calibration import likeness_at
from compare.stories.features import Features, Readers, features
from compare.stories.likeness import Graph, graph, merged, seconds
from compare.stories.meaning import Encoder, Vectors, meanings
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.space import space
from compare.stories.telling import Compared, told

Tell = Callable[[str, int, float | None], None]  # told of a step, how much of it is done, and of how much


def silent(_step: str, _done: int, _of: float | None) -> None:
    """Tell nobody."""


def find_stories(
    documents: Iterable[Document],
    duplicates: Iterable[DuplicateCluster],
    settings: Settings,
    encoder: Encoder | None = None,
    tell: Tell = silent,
    recipe: Recipe = RECIPE,
) -> tuple[Story, ...]:
    """Return stories over the representatives of the copies; every document is in exactly one."""
    everything, duplicates = {d.id: d for d in documents}, tuple(duplicates)
    copies = {c.representative: c.members for c in duplicates}
    found = compared(of_each_cluster(everything.values(), duplicates), encoder, recipe, tell)
    label = linked(len(found.documents), found.graph, settings, recipe)
    tell("evidence of", len(found.documents), None)
    return tuple(sorted(told(found, label, everything, copies, recipe), key=lambda s: s.members[0]))


def of_each_cluster(documents: Iterable[Document], duplicates: Iterable[DuplicateCluster]) -> list[Document]:
    """Return the documents without those that another stands for."""
    folded = {i for c in duplicates for i in c.members if i != c.representative}
    return [d for d in documents if d.id not in folded]


def compared(documents: Iterable[Document], encoder: Encoder | None, recipe: Recipe, tell: Tell = silent) -> Compared:
    """Return documents with how alike they are; their order changes nothing."""
    ordered = tuple(sorted(documents, key=lambda d: (d.language, d.id)))
    readers, size = Readers(), len(ordered)
    read = features(ordered, recipe.lead, readers, lambda done: tell("words of", done, size))
    if encoder is not None:
        tell("meaning of", 0, size)
    meaning = meanings(ordered, encoder, lambda done: tell("meaning of", done, size))
    tell("likeness of", size, None)
    return weighed(ordered, read, meaning, readers, recipe)


def weighed(
    ordered: tuple[Document, ...], read: Features, meaning: Vectors | None, readers: Readers, recipe: Recipe
) -> Compared:
    """Return documents, in order of language and id, with how alike they are, by features that were read already."""
    where, times = space(read, recipe), seconds([d.published for d in ordered])
    return Compared(ordered, where, times, meaning, graph(where, times, meaning, recipe), readers)


def linked(size: int, found: Graph, settings: Settings, recipe: Recipe) -> Numbers:
    """Return for each document the lowest of its story."""
    cut = likeness_at(settings.story_cut, recipe)
    return groups(size, merged(size, found, cut, recipe), cut)

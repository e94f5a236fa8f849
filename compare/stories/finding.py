"""Documents and their duplicate clusters -> stories, each with the evidence that joins its members."""

from __future__ import annotations

from collections.abc import Iterable

from compare.graphs.linkage import average_linkage
from compare.graphs.rows import Numbers
from compare.model import Document, DuplicateCluster, Story
from compare.settings import Settings
from compare.stories.calibration import likeness_at
from compare.stories.features import Features, features
from compare.stories.likeness import Graph, graph, seconds
from compare.stories.meaning import Encoder, Vectors, meanings
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.space import space
from compare.stories.telling import Compared, told


def find_stories(
    documents: Iterable[Document],
    duplicates: Iterable[DuplicateCluster],
    settings: Settings,
    encoder: Encoder | None = None,
    recipe: Recipe = RECIPE,
) -> tuple[Story, ...]:
    """Return stories over the representatives of the copies; every document is in exactly one."""
    everything = {d.id: d for d in documents}
    copies = {c.representative: c.members for c in duplicates}
    folded = {i for members in copies.values() for i in members} - copies.keys()
    found = compared([d for i, d in everything.items() if i not in folded], encoder, recipe)
    label = linked(len(found.documents), found.graph, settings, recipe)
    return tuple(sorted(told(found, label, everything, copies, recipe), key=lambda s: s.members[0]))


def compared(documents: Iterable[Document], encoder: Encoder | None, recipe: Recipe) -> Compared:
    """Return documents with how alike they are; their order changes nothing."""
    ordered = tuple(sorted(documents, key=lambda d: (d.language, d.id)))
    return weighed(ordered, features(ordered, recipe.lead), meanings(ordered, encoder), recipe)


def weighed(ordered: tuple[Document, ...], found: Features, meaning: Vectors | None, recipe: Recipe) -> Compared:
    """Return documents, in order of language and id, with how alike they are, by features that were found already."""
    where = space(found, recipe)
    return Compared(ordered, where, graph(where, seconds([d.published for d in ordered]), meaning, recipe))


def linked(size: int, found: Graph, settings: Settings, recipe: Recipe) -> Numbers:
    """Return for each document the lowest of its story."""
    cut = likeness_at(settings.story_cut, recipe)
    tight, pseudo = recipe.tight, recipe.pseudo_pairs
    return average_linkage(size, found.left, found.right, found.score, cut, tight=tight, pseudo=pseudo)

"""Documents and their duplicate clusters -> stories, each with the evidence that joins its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import Merges
from compare.graphs.linkage import groups, merges
from compare.graphs.rows import Numbers
from compare.model import Document, DuplicateCluster, Likeness, Pair, Story
from compare.settings import Settings
from compare.stories.calibration import likeness_at, probabilities
from compare.stories.evidence import evidence
from compare.stories.features import Readers, features
from compare.stories.likeness import Graph, graph, seconds
from compare.stories.meaning import Encoder, Vectors, meanings
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.space import Space, space
from compare.stories.titles import title

EVIDENCE = 8  # shared things shown of a pair
JOINED_BY = 3  # pairs shown of a member: its most alike

Scores = dict[tuple[int, int], float]  # of pairs of rows


Tell = Callable[[str, int, float | None], None]  # told of a step, how much of it is done, and of how much


def silent(_step: str, _done: int, _of: float | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Documents, one of each duplicate cluster, in order of language and id: as vectors, and how alike they are.

    `times` are seconds, NaN for none; `meaning` is there with an encoder.
    """

    documents: tuple[Document, ...]
    space: Space
    times: NDArray[np.float64]
    meaning: Vectors | None
    graph: Graph
    readers: Readers


def find_stories(
    documents: Iterable[Document],
    duplicates: Iterable[DuplicateCluster],
    settings: Settings,
    encoder: Encoder | None = None,
    tell: Tell = silent,
    recipe: Recipe = RECIPE,
) -> tuple[Story, ...]:
    """Return stories over the representatives of the copies; every document is in exactly one."""
    everything = {d.id: d for d in documents}
    copies = {c.representative: c.members for c in duplicates}
    found = compared(of_each_cluster(everything.values(), duplicates), encoder, recipe, tell)
    cut = likeness_at(settings.story_cut, recipe)
    label = groups(len(found.documents), merged(found, cut, recipe), cut)
    inside = _inside(found.graph, label, recipe)
    shown = {group: _strongest(scores) for group, scores in inside.items()}
    every = {pair: score for pairs in shown.values() for pair, score in pairs.items()}
    tell("evidence of", len(every), None)
    shared = evidence(found.space, found.documents, every, EVIDENCE, found.readers)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(label.tolist()):
        rows[group].append(row)
    stories = []
    for group, members in rows.items():
        heads = [found.documents[row] for row in _by_centrality(members, inside.get(group, {}))]
        ids = sorted(i for head in heads for i in copies.get(head.id, (head.id,)))
        alike = [
            Likeness(Pair.of(found.documents[i].id, found.documents[j].id), round(score, 4), shared[i, j])
            for (i, j), score in shown.get(group, {}).items()
        ]
        times = sorted(time for i in ids if (time := everything[i].published))
        stories.append(Story(title(heads), tuple(ids), tuple(alike), *((times[0], times[-1]) if times else ())))
    return tuple(sorted(stories, key=lambda s: s.members[0]))


def of_each_cluster(documents: Iterable[Document], duplicates: Iterable[DuplicateCluster]) -> list[Document]:
    """Return the documents without those that another stands for."""
    folded = {i for c in duplicates for i in c.members if i != c.representative}
    return [d for d in documents if d.id not in folded]


def compared(documents: Iterable[Document], encoder: Encoder | None, recipe: Recipe, tell: Tell = silent) -> Compared:
    """Return documents with how alike they are; their order changes nothing."""
    ordered = tuple(sorted(documents, key=lambda d: (d.language, d.id)))
    readers = Readers()
    told = features(ordered, recipe.lead, readers, lambda done: tell("words of", done, len(ordered)))
    tell("rarity of", len(ordered), None)
    where = space(told, recipe)
    times = seconds([d.published for d in ordered])
    if encoder is not None:
        tell("meaning of", 0, len(ordered))
    meaning = meanings(ordered, encoder, lambda done: tell("meaning of", done, len(ordered)))
    tell("likeness of", len(ordered), None)
    return Compared(ordered, where, times, meaning, graph(where, times, meaning, recipe), readers)


def merged(found: Compared, cut: float, recipe: Recipe) -> Merges:
    """Return what linkage merges down to a likeness of `cut`."""
    pairs, size = found.graph, len(found.documents)
    return merges(size, pairs.left, pairs.right, pairs.score, cut, tight=recipe.tight, pseudo=recipe.pseudo_pairs)


def _inside(found: Graph, label: Numbers, recipe: Recipe) -> Mapping[int, Scores]:
    """Return for each story the pairs of its members, and the probability that each is of one story."""
    inside = label[found.left] == label[found.right]
    scores = probabilities(found.score[inside], recipe)
    within: defaultdict[int, Scores] = defaultdict(dict)
    left, right = found.left[inside], found.right[inside]
    for i, j, score in zip(left.tolist(), right.tolist(), scores.tolist(), strict=True):
        within[int(label[i])][i, j] = score
    return within


def _strongest(scores: Scores) -> Scores:
    """Return, for each member, the pairs that tie it most strongly to the others, the strongest first."""
    of: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
    for pair in ranked:
        for member in pair:
            of[member].append(pair)
    kept = {pair for pairs in of.values() for pair in pairs[:JOINED_BY]}
    return {pair: scores[pair] for pair in ranked if pair in kept}


def _by_centrality(members: Sequence[int], scores: Scores) -> list[int]:
    total = dict.fromkeys(members, 0.0)
    for (i, j), score in scores.items():
        total[i] += score
        total[j] += score
    return sorted(members, key=lambda row: (-round(total[row], 9), row))

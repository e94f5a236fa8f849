"""Documents, how alike they are, and the story of each -> `Story` values, each with the evidence that joins its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.graphs.rows import Numbers
from compare.model import Document, Likeness, Pair, Story
from compare.stories.calibration import probabilities
from compare.stories.evidence import evidence
from compare.stories.features import Readers
from compare.stories.likeness import Graph
from compare.stories.meaning import Vectors
from compare.stories.recipe import Recipe
from compare.stories.space import Space
from compare.stories.titles import title

EVIDENCE = 6  # shared things shown of a pair
JOINED_BY = 2  # pairs shown of a member: its most alike

Scores = dict[tuple[int, int], float]  # of pairs of rows


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


def told(
    found: Compared,
    label: Numbers,
    everything: Mapping[str, Document],
    copies: Mapping[str, Sequence[str]],
    recipe: Recipe,
    founders: Mapping[int, str] | None = None,
) -> Iterator[Story]:
    """Yield the stories: the documents of one label are one, with the copies of each, by ids, all of `everything`.

    `founders` tells for labels the id of the document that their story is called after.
    """
    inside = inside_stories(found.graph, label, recipe)
    shown = {group: _strongest(scores) for group, scores in inside.items()}
    every = {pair: score for group, pairs in shown.items() for pair, score in pairs.items()}
    shared = evidence(found.space, found.documents, every, EVIDENCE, found.readers)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(label.tolist()):
        rows[group].append(row)
    for group, members in rows.items():
        heads = [found.documents[row] for row in by_centrality(members, inside.get(group, {}))]
        ids = sorted(i for head in heads for i in copies.get(head.id, (head.id,)))
        alike = [
            Likeness(Pair.of(found.documents[i].id, found.documents[j].id), round(score, 4), shared[i, j])
            for (i, j), score in shown.get(group, {}).items()
        ]
        times = sorted(time for i in ids if (time := everything[i].published))
        first, last = (times[0], times[-1]) if times else (None, None)
        yield Story(title(heads), tuple(ids), tuple(alike), first, last, (founders or {}).get(group, ""))


def inside_stories(found: Graph, label: Numbers, recipe: Recipe) -> Mapping[int, Scores]:
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


def by_centrality(members: Sequence[int], scores: Scores) -> list[int]:
    total = dict.fromkeys(members, 0.0)
    for (i, j), score in scores.items():
        total[i] += score
        total[j] += score
    return sorted(members, key=lambda row: (-round(total[row], 9), row))

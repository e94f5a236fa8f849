"""Two documents of a pile -> why they are in one story, or are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.graphs.kernel import Merges
from compare.graphs.linkage import groups
from compare.model import Document, DuplicateCluster, Factor, Likeness, Pair, Reasons, Story
from compare.settings import Settings
from compare.stories.calibration import likeness_at, probabilities
from compare.stories.evidence import evidence
from compare.stories.finding import Tell, compared, of_each_cluster, silent
from compare.stories.likeness import Factors, factors, less_crowded, merged
from compare.stories.meaning import Encoder
from compare.stories.recipe import RECIPE, Recipe
from compare.stories.telling import Compared, by_centrality, inside_stories
from compare.stories.titles import title

LEAST = 0.001  # probability of a merge that is still told of
EVERYTHING = 1_000  # shared things told of, at most
DAY = 86_400


def reasons(
    documents: Sequence[Document],
    duplicates: Sequence[DuplicateCluster],
    pair: Pair,
    settings: Settings,
    encoder: Encoder | None = None,
    tell: Tell = silent,
    recipe: Recipe = RECIPE,
) -> Reasons:
    """Return why two documents of a pile are in one story or are not; both ids are of the pile."""
    cluster = next((c for c in duplicates if {pair.left, pair.right} <= {*c.members}), None)
    if cluster is not None:  # the texts themselves, whatever else tells their story
        documents, duplicates = [d for d in documents if d.id in (pair.left, pair.right)], ()
    stands_in = {i: c.representative for c in duplicates for i in c.members}
    left, right = (stands_in.get(i, i) for i in (pair.left, pair.right))
    found = compared(of_each_cluster(documents, duplicates), encoder, recipe, tell)
    rows = {d.id: row for row, d in enumerate(found.documents)}
    one, two = sorted((rows[left], rows[right]))
    between = factors(
        found.space, found.times, found.meaning, recipe, np.array([one], np.int32), np.array([two], np.int32)
    )
    alone = between.likeness()
    likeness = less_crowded(alone, found.graph.crowd, *(np.array([row], np.int32) for row in (one, two)))
    score = float(probabilities(likeness, recipe)[0])
    shared = evidence(found.space, found.documents, {(one, two): score}, EVERYTHING, found.readers)[one, two]
    least = min(LEAST, settings.story_cut)
    made = merged(len(found.documents), found.graph, likeness_at(least, recipe), recipe)
    return Reasons(
        Likeness(pair, round(score, 6), shared),
        (left, right),
        (*_told(between, found, one, two), *_crowd(float(alone[0]), float(likeness[0]), len(found.documents))),
        round(float(probabilities(np.array([_level(made, one, two)]), recipe)[0]), 6),
        settings.story_cut,
        tuple(_stories(found, made, (one, two), duplicates, likeness_at(settings.story_cut, recipe), recipe)),
        cluster is not None,
        next((m for m in cluster.matches if m.pair == pair), None) if cluster else None,
    )


def _stories(
    found: Compared,
    made: Merges,
    rows: tuple[int, int],
    duplicates: Sequence[DuplicateCluster],
    cut: float,
    recipe: Recipe,
) -> Iterator[Story]:
    """Yield the stories that two documents are in, once where it is one."""
    copies = {c.representative: c.members for c in duplicates}
    label = groups(len(found.documents), made, cut)
    inside = inside_stories(found.graph, label, recipe)
    for group in dict.fromkeys(int(label[row]) for row in rows):
        members = np.flatnonzero(label == group).tolist()
        heads = [found.documents[row] for row in by_centrality(members, inside.get(group, {}))]
        ids = sorted(i for head in heads for i in copies.get(head.id, (head.id,)))
        times = sorted(d.published for d in heads if d.published)
        yield Story(title(heads), tuple(ids), (), *((times[0], times[-1]) if times else ()))


def _level(made: Merges, one: int, two: int) -> float:
    """Return the lowest mean among the merges that are made until the two documents are in one group; 0 if they never are."""
    leader = {one: one, two: two}
    lowest = np.minimum.accumulate(made.means)
    for low, high, mean in zip(made.left.tolist(), made.right.tolist(), lowest.tolist(), strict=True):
        for document, group in leader.items():
            leader[document] = low if group == high else group
        if leader[one] == leader[two]:
            return float(mean)
    return 0.0


def _told(between: Factors, found: Compared, one: int, two: int) -> Iterator[Factor]:
    """Yield what raises or lowers the likeness, in words."""
    first, second = found.documents[one], found.documents[two]
    if between.foreign[0] != 1.0:
        told = f"{first.language} and {second.language}: only names, figures, dates and cognates count"
        yield Factor("language", round(float(between.foreign[0]), 3), told)
    if between.balance[0] > 1.0:
        yield Factor(
            "balance",
            round(float(between.balance[0]), 3),
            "one tells more than the other, and may hold what that tells",
        )
    if between.brevity[0] > 1.0:
        shorter = min(found.space.terms[one], found.space.terms[two])
        told = f"the shorter has {shorter} words that carry meaning: short texts share less"
        yield Factor("length", round(float(between.brevity[0]), 3), told)
    if first.published and second.published:
        seconds = abs((first.published - second.published).total_seconds())
        told = f"published {_span(seconds)} apart" if seconds else "published at the same time"
        yield Factor("time", round(float(between.nearness[0]), 3), told)
    if between.meaning is not None:
        told = "how near both are to the encoder, as a share of the likeness"
        yield Factor("meaning", round(float(between.meaning[0]), 3), told)


def _crowd(alone: float, likeness: float, size: int) -> Iterator[Factor]:
    if alone > 0.0:
        others = "with many others of the pile" if size > 2 else "with any other article"
        told = f"what either has in common {others} counts less"
        yield Factor("crowd", round(likeness / alone, 3), told)


def _span(seconds: float) -> str:
    """Return a length of time as people say it.

    >>> _span(3 * 3600), _span(86_400 * 2.4), _span(90)
    ('3 hours', '2 days', '2 minutes')
    """
    sizes = ((DAY, "day"), (3600, "hour"), (60, "minute"))
    size, unit = next((s for s in sizes if round(seconds / s[0]) >= 1), (1, "second"))
    count = round(seconds / size)
    return f"{count} {unit}{'' if count == 1 else 's'}"

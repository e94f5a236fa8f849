"""Documents and their duplicate clusters -> stories, each with the evidence that joins its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compare.clusters.features import bag
from compare.clusters.linkage import average_linkage
from compare.clusters.similarity import likenesses
from compare.clusters.space import Space, space
from compare.model import Document, DuplicateCluster, Likeness, Pair, Story
from compare.settings import Settings

EVIDENCE = 8  # shared things shown of a pair
JOINED_BY = 3  # pairs shown of a member: its most alike


def find_stories(
    documents: Iterable[Document], duplicates: Iterable[DuplicateCluster], settings: Settings
) -> tuple[Story, ...]:
    """Return stories over the representatives of the copies; every document is in exactly one."""
    copies = {c.representative: c.members for c in duplicates}
    folded = {i for c in duplicates for i in c.members} - copies.keys()
    heads = sorted((d for d in documents if d.id not in folded), key=lambda d: d.id)
    where = space(bag(heads), [d.published for d in heads])
    scores = {(i, j): score for i, j, score in likenesses(where)}
    groups = average_linkage(len(heads), ((i, j, s) for (i, j), s in scores.items()), settings.story_cut)
    stories = [_story(group, heads, copies, scores, where) for group in groups]
    return tuple(sorted(stories, key=lambda s: s.members[0]))


def _story(
    group: Sequence[int],
    heads: Sequence[Document],
    copies: Mapping[str, Sequence[str]],
    scores: Mapping[tuple[int, int], float],
    where: Space,
) -> Story:
    members = sorted({i for at in group for i in copies.get(heads[at].id, (heads[at].id,))})
    inside = {(i, j): scores[i, j] for n, i in enumerate(group) for j in group[n + 1 :] if (i, j) in scores}
    shown = _strongest(inside)
    evidence = [
        Likeness(Pair.of(heads[i].id, heads[j].id), round(inside[i, j], 4), where.evidence(i, j, EVIDENCE))
        for i, j in shown
    ]
    return Story(_title([heads[i] for i in _by_centrality(group, inside)]), tuple(members), tuple(evidence))


def _strongest(inside: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return, for each member, the pairs that tie it most strongly to the others, in order."""
    of: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(inside, key=lambda p: (-inside[p], p)):
        for member in pair:
            of[member].append(pair)
    return sorted({pair for pairs in of.values() for pair in pairs[:JOINED_BY]}, key=lambda p: (-inside[p], p))


def _by_centrality(group: Sequence[int], inside: Mapping[tuple[int, int], float]) -> list[int]:
    total: defaultdict[int, float] = defaultdict(float)
    for (i, j), score in sorted(inside.items()):
        total[i] += score
        total[j] += score
    return sorted(group, key=lambda i: (-total[i], i))


def _title(by_centrality: Sequence[Document]) -> str:
    """Return the headline of the most central member that has one, else the beginning of its text."""
    titled = next((d for d in by_centrality if d.title), None)
    if titled:
        return titled.title
    words = by_centrality[0].text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")

"""Two documents of a dedup -> why they are copies, or are not."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

import numpy as np

from compare.clusters.copies import same_page
from compare.clusters.corpus import Corpus
from compare.clusters.duplicates import Groups
from compare.clusters.verified import Verified, relation_of
from compare.model import Explanation, Match
from compare.settings import Settings
from compare.sketches.bands import banding
from compare.sketches.shingles import Shingler
from compare.sketches.texts import strings
from compare.text.tokens import tokens

RUNS = 5  # longest runs of words that are shown


def explained(
    corpus: Corpus, rows: tuple[int, int], names: tuple[str, str], settings: Settings, chain: tuple[Match, ...]
) -> Explanation:
    """Return the likeness of two rows with what it rests on; `chain` are the matches that join them."""
    corpus.hold(np.array(sorted(rows), np.int64))
    words = [tokens(strings(corpus.texts(np.array([row], np.int64)))[0]) for row in rows]
    shingler = Shingler(settings.ngram, settings.seed)
    hashes = [shingler.runs(shingler.token_hashes(w)) for w in words]
    one, two = map(np.unique, hashes)
    shared = len(np.intersect1d(one, two, assume_unique=True))
    union, least = len(one) + len(two) - shared, min(len(one), len(two))
    jaccard, containment = shared / union if union else 0.0, shared / least if least else 0.0
    same = words[0] == words[1] and bool(words[0])
    relation = relation_of(
        same_page(*corpus.facts(np.array(rows, np.int64))), same, (jaccard, containment), (len(one), len(two)), settings
    )
    chance = 1.0 if same else banding(settings.num_perm, settings.threshold, settings.recall).chance(jaccard)
    runs = longest_runs(words[0], np.isin(hashes[0], two).tolist(), settings.ngram)
    return Explanation(*names, relation, jaccard, containment, shared, (len(one), len(two)), chance, chain, runs)


def longest_runs(words: Sequence[str], shared: Sequence[bool], ngram: int) -> tuple[str, ...]:
    """Return the longest runs of words all of whose shingles are shared, the longest first.

    >>> longest_runs("a ferry sank off the cape at dawn".split(), [False, True, True, False, False, False, False], 2)
    ('ferry sank off',)
    """
    found, start = set(), None
    for at, both in enumerate([*shared, False]):
        if both and start is None:
            start = at
        elif not both and start is not None:
            found.add(" ".join(words[start : at - 1 + ngram]))
            start = None
    return tuple(sorted(found, key=lambda run: (-run.count(" "), run))[:RUNS])


def chain(pairs: Verified, groups: Groups, one: int, two: int) -> list[int]:
    """Return the fewest pairs of one cluster that lead from member `one` to member `two`; none where no cluster holds both."""
    homes = [groups.home[groups.members == member].tolist() for member in (one, two)]
    if not homes[0] or homes[0] != homes[1]:
        return []
    _, held = groups.of(homes[0][0])
    beside: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for at in held.tolist():
        a, b = int(pairs.left[at]), int(pairs.right[at])
        beside[a].append((b, at))
        beside[b].append((a, at))
    came: dict[int, tuple[int, int]] = {one: (one, -1)}
    waiting = deque([one])
    while waiting and two not in came:
        here = waiting.popleft()
        for there, at in beside[here]:
            if there not in came:
                came[there] = (here, at)
                waiting.append(there)
    path = []
    while two != one:
        two, at = came[two]
        path.append(at)
    return path[::-1]

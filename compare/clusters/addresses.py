"""Documents at one address -> pairs of neighbouring versions, which may be revisions of each other."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np

from compare.clusters.corpus import Corpus
from compare.settings import Settings
from compare.sketches.pairs import Packed, packed


def address_candidates(corpus: Corpus, settings: Settings) -> Packed:
    """Return pairs of rows with the same outlet and address that follow each other in time; undated ones have no place.

    Without `settings.chains`, where each must be like the one that stays, every two of up to `bucket_cap` versions.
    """
    addresses = corpus.addresses
    if addresses is None:
        return np.empty(0, np.uint64)
    found = []
    order = np.argsort(addresses, kind="stable")
    for page in np.split(order, np.flatnonzero(np.diff(addresses[order])) + 1):
        if len(page) > 1 and addresses[page[0]]:
            versions = _by_time(page.tolist(), corpus)
            is_each = not settings.chains and len(versions) <= settings.bucket_cap
            found += list(combinations(versions, 2) if is_each else pairwise(versions))
    pairs = np.array(found, np.int64).reshape(-1, 2)
    return packed(pairs[:, 0], pairs[:, 1])


def _by_time(rows: list[int], corpus: Corpus) -> list[int]:
    ids, told = corpus.ids, corpus.facts(np.array(rows, np.int64))
    dated = [(facts.published, ids[row], row) for row, facts in zip(rows, told, strict=True) if facts.published]
    return [row for _, _, row in sorted(dated)]

"""Sketches of a corpus -> its verified pairs of copies: candidates from bands, samples and addresses, then true likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.clusters.addresses import address_candidates
from compare.clusters.candidates import near_candidates
from compare.clusters.components import components
from compare.clusters.corpus import Corpus, Facts, Rows
from compare.clusters.exact import Twins, fold_exact
from compare.clusters.excerpts import excerpt_candidates
from compare.clusters.verified import LEAST_REVISION, Verified, joined
from compare.clusters.verify import likenesses
from compare.settings import Settings
from compare.sketches.pairs import Packed, distinct, packed, unpacked
from compare.sketches.sketching import Sketches


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """The verified pairs of a corpus. `members` are the rows that stand in any, in the order of their ids; pairs name places
    in it. `candidates` counts the pairs that were looked at.
    """

    members: Rows
    pairs: Verified
    candidates: int
    capped_buckets: int


def find_copies(corpus: Corpus, sketches: Sketches, settings: Settings, *, wide: bool, known: int = 0) -> Copies:
    """Return every pair that is a copy; documents without words match nothing.

    Unless `wide`, only exact and near copies are looked for. Two of the first `known` rows are not compared.
    """
    twins = fold_exact(sketches, corpus)
    near = near_candidates(sketches, twins.first, settings)
    found = _verified(corpus, sketches, near.pairs, settings, known).copies(settings, wide=False)
    parts = [found, _exact(twins, sketches, known)]
    candidates = len(near.pairs) + len(twins.copy)
    if wide:
        lone = _heads(twins.first, found, sketches)
        pairs = distinct(np.concatenate([excerpt_candidates(sketches, lone, settings), address_candidates(corpus)]))
        pairs = np.setdiff1d(pairs, np.concatenate([packed(p.left, p.right) for p in parts]))
        parts.append(_verified(corpus, sketches, pairs, settings, known).copies(settings, wide=True))
        candidates += len(pairs)
    return _by_member(corpus, sketches, parts, candidates, near.capped_buckets)


def _heads(first: Rows, near: Verified, sketches: Sketches) -> Rows:
    """Return `first` with only the longest of each group of near copies: what is an excerpt of one is one of the others."""
    ends = np.concatenate([near.left, near.right])
    group = np.tile(components(near.left, near.right), 2)
    longest = np.lexsort((sketches.digests[ends, 0], -sketches.tokens[ends].astype(np.int64), group))
    head = ends[longest[np.append(True, np.diff(group[longest]) > 0)[: len(ends)]]]
    return first[~np.isin(first, np.setdiff1d(ends, head))]


def _verified(corpus: Corpus, sketches: Sketches, pairs: Packed, settings: Settings, known: int) -> Verified:
    """Return the true likeness of pairs of rows."""
    left, right = unpacked(pairs)
    new = right >= known  # the higher row
    left, right = left[new], right[new]
    corpus.hold(np.unique(np.concatenate([left, right])))
    like = likenesses(corpus, (left, right), sketches.tokens, settings.ngram, settings.seed)
    none = np.zeros(len(left), np.bool_)
    found = Verified(left, right, none, none.copy(), like.jaccard, like.containment, like.left_size, like.right_size)
    close = np.flatnonzero(like.jaccard >= min(LEAST_REVISION, settings.threshold))
    rows, ends = np.unique(np.concatenate([left[close], right[close]]), return_inverse=True)
    facts = corpus.facts(rows)
    if any(told.url for told in facts):
        one, two = (side.tolist() for side in np.split(ends, 2))
        found.same_page[close] = [same_page(facts[a], facts[b]) for a, b in zip(one, two, strict=True)]
    return found


def same_page(one: Facts, two: Facts) -> bool:
    """Return whether two documents are versions of one page: the same outlet and address at different times."""
    return bool(one.url) and one.url == two.url and one.outlet == two.outlet and one.published != two.published


def _exact(twins: Twins, sketches: Sketches, known: int) -> Verified:
    """Return the pairs of equal texts: each copy with the first of them."""
    new = np.maximum(twins.of, twins.copy) >= known
    left, right = twins.of[new], twins.copy[new]
    yes, one = np.ones(len(left), np.bool_), np.ones(len(left))
    size = sketches.tokens[left].astype(np.int64)
    return Verified(left, right, yes, ~yes, one, one, size, size)


def _by_member(corpus: Corpus, sketches: Sketches, parts: Sequence[Verified], candidates: int, capped: int) -> Copies:
    """Return the pairs of rows as pairs of members, whose numbers follow the order of the ids."""
    rows = np.unique(np.concatenate([side for part in parts for side in (part.left, part.right)]))
    members = _in_order(rows, corpus, sketches)
    number = np.empty(len(rows), np.int64)
    number[np.searchsorted(rows, members)] = np.arange(len(rows))
    return Copies(members, joined([_renumbered(p, rows, number) for p in parts]), candidates, capped)


def _in_order(rows: Rows, corpus: Corpus, sketches: Sketches) -> Rows:
    """Return rows in the order of their ids; where those are mere numbers by content, so that the order of input is no matter."""
    if corpus.numbered:
        return rows[np.lexsort((rows, sketches.digests[rows, 1], sketches.digests[rows, 0]))]
    ids = corpus.ids
    return np.array(sorted(rows.tolist(), key=lambda row: ids[row]), np.int64)


def _renumbered(pairs: Verified, rows: Rows, number: NDArray[np.int64]) -> Verified:
    one, two = number[np.searchsorted(rows, pairs.left)], number[np.searchsorted(rows, pairs.right)]
    turned = one > two
    sizes = [
        np.where(turned, a, b) for a, b in ((pairs.right_size, pairs.left_size), (pairs.left_size, pairs.right_size))
    ]
    ends = np.minimum(one, two), np.maximum(one, two)
    return Verified(*ends, pairs.exact, pairs.same_page, pairs.jaccard, pairs.containment, *sizes)

"""Sketches of a corpus -> its verified pairs of copies: candidates from bands, samples and addresses, then true likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.clusters.addresses import address_candidates
from compare.clusters.candidates import Candidates, near_candidates
from compare.clusters.corpus import Corpus, Facts, Rows
from compare.clusters.duplicates import duplicate_groups, standing
from compare.clusters.exact import Twins, fold_exact, id_order
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


def find_copies(corpus: Corpus, sketches: Sketches, settings: Settings, *, known: int = 0) -> Copies:
    """Return every pair that is a copy; documents without words match nothing.

    Excerpts and revisions are looked for with `settings.excerpts` only, and among the texts that stay: what is an excerpt of
    one that goes may hold what is nowhere else. Two of the first `known` rows are not compared.
    """
    twins = fold_exact(sketches, corpus)
    search = Search(corpus, sketches, settings, known, twins)
    near = near_candidates(sketches, twins.first, settings)
    close = search.verified(near.pairs).near(settings)
    found, looked, capped = [search.exact(), close], len(near.pairs) + len(twins.copy), near.capped_buckets
    seen = distinct(packed(close.left, close.right))
    if settings.excerpts:
        parts = search.wide(search.staying(found))
        found.append(search.verified(np.setdiff1d(parts.pairs, seen)))
        seen, capped = distinct(np.concatenate([seen, parts.pairs])), capped + parts.capped_buckets
        looked += len(parts.pairs)
    # those that stay may be fewer, so that their buckets can be paired up, or others: without chains who goes may come back
    while capped or (settings.excerpts and not settings.chains):
        fresh = search.again(search.staying(found), seen)
        if not any(map(len, fresh)):
            break
        found += fresh
        seen = distinct(np.concatenate([seen, *(packed(part.left, part.right) for part in fresh)]))
    return search.by_member(found, looked, near.capped_buckets)


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """The steps of one search for copies; parts of its result are pairs of rows."""

    corpus: Corpus
    sketches: Sketches
    settings: Settings
    known: int
    twins: Twins

    def exact(self) -> Verified:
        """Return the pairs of equal texts: each copy with the first of them. Their sizes are numbers of tokens."""
        new = np.maximum(self.twins.of, self.twins.copy) >= self.known
        left, right = self.twins.of[new], self.twins.copy[new]
        yes, one = np.ones(len(left), np.bool_), np.ones(len(left))
        size = self.sketches.tokens[left].astype(np.int64)
        return Verified(left, right, yes, ~yes, one, one, size, size)

    def wide(self, rows: Rows) -> Candidates:
        """Return the candidate pairs among these rows that may be excerpts, and those of versions of one page."""
        parts = excerpt_candidates(self.sketches, rows, self.settings)
        pairs = distinct(np.concatenate([parts.pairs, address_candidates(self.corpus, self.settings)]))
        return Candidates(pairs, parts.capped_buckets)

    def again(self, rows: Rows, seen: Packed) -> list[Verified]:
        """Return what is found among these rows beyond the pairs that were seen."""
        pairs = near_candidates(self.sketches, rows, self.settings).pairs
        close = self.verified(np.setdiff1d(pairs, seen)).near(self.settings)
        if not self.settings.excerpts:
            return [close]
        seen = distinct(np.concatenate([seen, packed(close.left, close.right)]))
        return [close, self.verified(np.setdiff1d(self.wide(rows).pairs, seen))]

    def verified(self, pairs: Packed) -> Verified:
        """Return those of the pairs that are copies, by their true likeness."""
        left, right = unpacked(pairs)
        new = right >= self.known  # the higher row
        left, right = left[new], right[new]
        self.corpus.hold(distinct(np.concatenate([left, right])))
        like = likenesses(self.corpus, (left, right), self.sketches.tokens, self.settings.ngram, self.settings.seed)
        none = np.zeros(len(left), np.bool_)
        found = Verified(
            left, right, none, none.copy(), like.jaccard, like.containment, like.left_size, like.right_size
        )
        self._mark_pages(found)
        return found.copies(self.settings)

    def _mark_pages(self, found: Verified) -> None:
        """Mark the pairs, of those alike enough for a revision, that are two versions of one page."""
        close = np.flatnonzero(found.jaccard >= min(LEAST_REVISION, self.settings.threshold))
        rows, ends = np.unique(np.concatenate([found.left[close], found.right[close]]), return_inverse=True)
        facts = self.corpus.facts(rows)
        if any(told.url for told in facts):
            one, two = (side.tolist() for side in np.split(ends, 2))
            found.same_page[close] = [same_page(facts[a], facts[b]) for a, b in zip(one, two, strict=True)]

    def staying(self, parts: Sequence[Verified]) -> Rows:
        """Return the first rows of the texts that would stay if these parts were all."""
        copies = self.by_member(parts, 0, 0)
        groups = duplicate_groups(
            copies.pairs, self.settings, standing(copies.members, self.corpus, self.sketches, self.known)
        )
        gone = np.setdiff1d(copies.members[groups.members], copies.members[groups.representative])
        first = self.twins.first
        # the one that stands for a text may not be the first of it
        standing_in = self.twins.of[~np.isin(self.twins.copy, gone)]
        return first[~np.isin(first, gone) | np.isin(first, standing_in)]

    def by_member(self, parts: Sequence[Verified], candidates: int, capped: int) -> Copies:
        """Return pairs of rows as pairs of members, whose numbers follow the order of the ids."""
        rows = distinct(np.concatenate([side for part in parts for side in (part.left, part.right)]))
        members = _in_order(rows, self.corpus, self.sketches)
        number = np.empty(len(rows), np.int64)
        number[np.searchsorted(rows, members)] = np.arange(len(rows))
        return Copies(members, joined([_renumbered(p, rows, number) for p in parts]), candidates, capped)


def same_page(one: Facts, two: Facts) -> bool:
    """Return whether two documents are versions of one page: the same outlet and address at different times."""
    return bool(one.url) and one.url == two.url and one.outlet == two.outlet and one.published != two.published


def _in_order(rows: Rows, corpus: Corpus, sketches: Sketches) -> Rows:
    """Return rows in the order of their ids; where those are mere numbers by content, so that the order of input is no matter."""
    if corpus.numbered:
        return rows[np.lexsort((rows, sketches.digests[rows, 1], sketches.digests[rows, 0]))]
    ids = corpus.ids
    return np.array(sorted(rows.tolist(), key=lambda row: id_order(ids[row])), np.int64)


def _renumbered(pairs: Verified, rows: Rows, number: NDArray[np.int64]) -> Verified:
    one, two = number[np.searchsorted(rows, pairs.left)], number[np.searchsorted(rows, pairs.right)]
    turned = one > two
    sizes = [
        np.where(turned, a, b) for a, b in ((pairs.right_size, pairs.left_size), (pairs.left_size, pairs.right_size))
    ]
    ends = np.minimum(one, two), np.maximum(one, two)
    return Verified(*ends, pairs.exact, pairs.same_page, pairs.jaccard, pairs.containment, *sizes)

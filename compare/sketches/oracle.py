"""The kernel in Python: what the compiled one is tested against, and what runs where there is none."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from compare.sketches.bands import band_keys
from compare.sketches.pairs import Packed, Places, packed, unpacked
from compare.sketches.shingles import Hashes, Shingler
from compare.sketches.signatures import Signatures, Signer
from compare.sketches.sketching import Plan, Sets, Sketches, empty_sketches
from compare.sketches.texts import Texts, strings
from compare.text.tokens import tokens


class Oracle:
    """See `Kernel` for what each method does."""

    name = "python"

    def sketch(self, texts: Texts, plan: Plan) -> Sketches:
        shingler = _shingler(plan.ngram, plan.seed)
        made = empty_sketches(len(texts), plan)
        sets, sampled = [], [np.empty(0, np.uint64)]
        for at, text in enumerate(strings(texts)):
            hashes = shingler.token_hashes(tokens(text))
            made.digests[at] = shingler.digest(hashes)
            made.tokens[at] = len(hashes)
            sets.append(np.unique(shingler.runs(hashes)))
            if plan.modulus:
                sampled.append(sets[-1][sets[-1] % np.uint64(plan.modulus) == 0])
                made.samples[at] = len(sampled[-1])
        signatures = plan.signer.sign(sets)
        made.prints[:] = signatures.astype(np.uint8)
        return replace(made, keys=band_keys(signatures, plan.cut), sample=np.concatenate(sampled))

    def sign(self, texts: Texts, ngram: int, signer: Signer) -> Signatures:
        shingler = _shingler(ngram, signer.seed)
        return signer.sign([shingler.shingles(tokens(text)) for text in strings(texts)])

    def shingle_sets(self, texts: Texts, ngram: int, seed: int) -> Sets:
        shingler = _shingler(ngram, seed)
        sets = [shingler.shingles(tokens(text)) for text in strings(texts)]
        bounds = np.cumsum([0, *map(len, sets)], dtype=np.int64)
        return Sets(np.concatenate([np.empty(0, np.uint64), *sets]), bounds)

    def bucket_pairs(self, keys: NDArray[np.uint64], cap: int) -> tuple[Packed, int]:
        order = np.argsort(keys, kind="stable")
        found, capped = [np.empty(0, np.uint64)], 0
        for bucket in _buckets(keys[order], order):
            capped += len(bucket) > cap
            found.append(_each_with_each(bucket) if len(bucket) <= cap else _star(bucket))
        return np.sort(np.concatenate(found)), capped

    def agreements(self, prints: NDArray[np.uint8], pairs: Packed) -> NDArray[np.uint32]:
        left, right = unpacked(pairs)
        counts: NDArray[np.uint32] = (prints[left] == prints[right]).sum(axis=1, dtype=np.uint32)
        return counts

    def intersections(self, sets: Sets, left: Places, right: Places) -> Places:
        held = [sets.hashes[a:b] for a, b in zip(sets.bounds[:-1], sets.bounds[1:], strict=True)]
        both = [len(np.intersect1d(held[a], held[b], assume_unique=True)) for a, b in zip(left, right, strict=True)]
        return np.array(both, np.int64)

    def components(self, left: Places, right: Places, places: int) -> Places:
        leader = list(range(places))

        def find(at: int) -> int:
            while leader[at] != at:
                leader[at] = at = leader[leader[at]]
            return at

        for one, two in zip(left.tolist(), right.tolist(), strict=True):
            a, b = find(one), find(two)
            leader[max(a, b)] = min(a, b)
        return np.fromiter(map(find, range(places)), np.int64, places)


ORACLE = Oracle()


@lru_cache(maxsize=4)
def _shingler(ngram: int, seed: int) -> Shingler:
    return Shingler(ngram, seed)


def _buckets(ranked: Hashes, order: Places) -> list[Places]:
    """Return the places, ascending, of every key that two or more have."""
    ends = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], len(ranked) > 0)) + 1
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
    return [order[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=False) if b - a > 1]


def _each_with_each(bucket: Places) -> Packed:
    left, right = np.triu_indices(len(bucket), 1)
    return packed(bucket[left], bucket[right])


def _star(bucket: Places) -> Packed:
    first = packed(np.full(len(bucket) - 1, bucket[0]), bucket[1:])
    return np.concatenate([first, packed(bucket[1:-1], bucket[2:])])

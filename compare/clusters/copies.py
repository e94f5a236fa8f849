"""Documents -> matches between copies: candidates from bands, addresses and sketches, verified."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.clusters.excerpts import excerpt_candidates
from compare.clusters.verify import Copy, verify
from compare.model import Document, Match
from compare.settings import Settings
from compare.sketches.bands import banding, candidate_pairs
from compare.sketches.shingles import Shingler
from compare.sketches.signatures import Signer
from compare.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Copies:
    """All verified matches of a pile, with the documents' sketches by id and what the search cost."""

    by_id: dict[str, Copy]
    matches: tuple[Match, ...]
    candidates: int
    capped_buckets: int


def sketch(documents: Iterable[Document], settings: Settings) -> list[Copy]:
    """Return the documents as verifying sees them, in the order of their ids."""
    shingler = Shingler(settings.ngram, settings.seed)
    return [_copy(d, shingler) for d in sorted(documents, key=lambda d: d.id)]


def find_copies(documents: Iterable[Document], settings: Settings) -> Copies:
    """Return every pair that is exact, near, a revision or an excerpt; documents without words match nothing."""
    copies = sketch(documents, settings)
    unique, twins = _fold_exact([c for c in copies if c.tokens])
    signatures = Signer(settings.num_perm, settings.seed).sign([c.shingles for c in unique])
    cut = banding(settings.num_perm, settings.threshold, settings.recall)
    near, capped = candidate_pairs(signatures, cut, settings.bucket_cap)
    parts = excerpt_candidates([c.shingles for c in unique], settings.containment)
    suspects = {(i, j) for i, j in [*near.tolist(), *parts.tolist()]}
    pairs = {(unique[i].id, unique[j].id): (unique[i], unique[j]) for i, j in suspects}
    pairs |= {(one.id, two.id): (one, two) for one, two in [*twins, *_same_address(copies)]}
    matches = tuple(verify((pairs[key] for key in sorted(pairs)), settings))
    return Copies({c.id: c for c in copies}, matches, len(pairs), capped)


def _copy(document: Document, shingler: Shingler) -> Copy:
    words = tokens(document.text)
    return Copy(
        document.id,
        shingler.shingles(words),
        hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        len(words),
        document.outlet,
        document.url,
        document.published,
    )


def _fold_exact(copies: Sequence[Copy]) -> tuple[list[Copy], list[tuple[Copy, Copy]]]:
    """Return the first document of each text, and its pairs with the others that have the same text.

    A template of which a million are equal would otherwise be one bucket of a million.
    """
    first: dict[bytes, Copy] = {}
    twins = []
    for copy in copies:
        original = first.setdefault(copy.digest, copy)
        if original is not copy:
            twins.append((original, copy))
    return list(first.values()), twins


def _same_address(copies: Sequence[Copy]) -> list[tuple[Copy, Copy]]:
    """Return neighbouring versions of each page: the same outlet and address, by time."""
    pages: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.url and copy.published:
            pages[copy.outlet, copy.url].append(copy)
    found = []
    for versions in pages.values():
        versions.sort(key=lambda c: (c.published, c.id))
        found += [(a, b) if a.id < b.id else (b, a) for a, b in pairwise(versions)]
    return found

"""The kernel in C: arrays in and out of the compiled module, which releases the interpreter's lock while it works."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from compare.sketches import _kernel
from compare.sketches.pairs import Packed, Places
from compare.sketches.signatures import Signatures, Signer
from compare.sketches.sketching import Plan, Sets, Sketches, empty_sketches
from compare.sketches.texts import Texts, Utf8
from compare.text.tokens import UNSPACED

LEVELS: tuple[str, ...] = _kernel.learn(UNSPACED)  # instruction sets that this processor has, best first


class Native:
    """See `Kernel` for what each method does. `level` is one of LEVELS, the best by default."""

    def __init__(self, level: str = LEVELS[0]) -> None:
        self.name = f"C, {level}"
        self._level = LEVELS.index(level)

    def sketch(self, texts: Texts, plan: Plan) -> Sketches:
        made = empty_sketches(len(texts), plan)
        sample = self._sketch(texts, plan.ngram, plan.signer, plan.modulus, plan.cut.bands, plan.cut.rows, None, made)
        return replace(made, sample=np.frombuffer(sample, np.uint64))

    def sign(self, texts: Texts, ngram: int, signer: Signer) -> Signatures:
        signatures = np.empty((len(texts), len(signer.factors)), np.uint32)
        self._sketch(texts, ngram, signer, 0, 0, 0, signatures, None)
        return signatures

    def shingle_sets(self, texts: Texts, ngram: int, seed: int) -> Sets:
        bounds = np.empty(len(texts) + 1, np.int64)
        hashes = _kernel.shingle_sets(_given(texts), len(texts), seed, ngram, bounds)
        return Sets(np.frombuffer(hashes, np.uint64), bounds)

    def bucket_pairs(self, keys: NDArray[np.uint64], cap: int) -> tuple[Packed, int]:
        pairs, capped = _kernel.bucket_pairs(np.ascontiguousarray(keys, np.uint64), cap)
        return np.frombuffer(pairs, np.uint64), capped

    def agreements(self, prints: NDArray[np.uint8], pairs: Packed) -> NDArray[np.uint32]:
        counts = np.empty(len(pairs), np.uint32)
        _kernel.agreements(np.ascontiguousarray(prints), prints.shape[1], pairs, counts)
        return counts

    def intersections(self, sets: Sets, left: Places, right: Places) -> Places:
        counts = np.empty(len(left), np.int64)
        _kernel.intersections(sets.hashes, sets.bounds, left, right, counts)
        return counts

    def components(self, left: Places, right: Places, places: int) -> Places:
        leaders = np.empty(places, np.int64)
        _kernel.components(left, right, leaders)
        return leaders

    def _sketch(
        self,
        texts: Texts,
        ngram: int,
        signer: Signer,
        modulus: int,
        bands: int,
        rows: int,
        signatures: Signatures | None,
        made: Sketches | None,
    ) -> bytes:
        return _kernel.sketch(
            _given(texts),
            0,
            len(texts),
            signer.seed,
            ngram,
            self._level,
            signer.factors,
            signer.offsets,
            len(signer.factors),
            bands,
            rows,
            signatures,
            made and made.keys,
            made and made.prints,
            made and made.digests,
            made and made.tokens,
            modulus,
            made and made.samples,
        )


def _given(texts: Texts) -> object:
    return (texts.data, texts.offsets) if isinstance(texts, Utf8) else texts

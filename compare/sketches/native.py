"""The kernel in C: arrays in and out of the compiled module, which releases the interpreter's lock while it works."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.sketches import _kernel
from compare.sketches.pairs import Packed, Places
from compare.sketches.signatures import Signatures, Signer
from compare.sketches.sketching import Plan, Sets, Sketches, empty_sketches
from compare.sketches.texts import Texts, Utf8
from compare.text.tokens import UNSPACED

Number = TypeVar("Number", bound=np.generic)
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
        pairs, capped = _kernel.bucket_pairs(_lent(keys), cap)
        return np.frombuffer(pairs, np.uint64), capped

    def agreements(self, prints: NDArray[np.uint8], pairs: Packed) -> NDArray[np.uint32]:
        counts = np.empty(len(pairs), np.uint32)
        _kernel.agreements(_lent(prints), prints.shape[1], _lent(pairs), counts)
        return counts

    def intersections(self, sets: Sets, left: Places, right: Places) -> Places:
        counts = np.empty(len(left), np.int64)
        _kernel.intersections(_lent(sets.hashes), _lent(sets.bounds), _lent(left), _lent(right), counts)
        return counts

    def components(self, left: Places, right: Places, places: int) -> Places:
        return np.frombuffer(_kernel.components(_lent(left), _lent(right), places), np.int64)

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
        keys = prints = digests = tokens = samples = None
        if made is not None:  # it may be empty
            keys, prints, digests, tokens, samples = made.keys, made.prints, made.digests, made.tokens, made.samples
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
            keys,
            prints,
            digests,
            tokens,
            modulus,
            samples,
        )


def _given(texts: Texts) -> object:
    return (_lent(texts.data), _lent(texts.offsets)) if isinstance(texts, Utf8) else texts


def _lent(array: NDArray[Number]) -> NDArray[Number]:
    """Return the array as the compiled kernel reads it, without gaps between its items and aligned: mostly as it is."""
    return np.require(array, None, ["C", "A"])

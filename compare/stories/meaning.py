"""Documents -> vectors of what they mean, by an encoder of the caller's, for pairs that share few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from compare.errors import SettingsError
from compare.graphs.rows import Numbers
from compare.model import Document

WORDS = 90  # of a document that are encoded, after its title
BLOCK = 1_024  # documents that are compared with all others at once
TEXTS = 256  # that are encoded at once

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Whatever turns texts into vectors of one length, near each other where they mean the same."""

    def encode(self, texts: list[str], /) -> ArrayLike: ...


def meanings(documents: Sequence[Document], encoder: Encoder | None) -> Vectors | None:
    """Return unit vectors, documents x dimensions; nothing without an encoder. Raise SettingsError when it gives others."""
    if encoder is None or not documents:
        return None
    texts = [_opening(d) for d in documents]
    parts = [np.asarray(encoder.encode(texts[at : at + TEXTS]), np.float32) for at in range(0, len(texts), TEXTS)]
    for part, at in zip(parts, range(0, len(texts), TEXTS), strict=True):
        wanted = len(texts[at : at + TEXTS])
        if part.ndim != 2 or len(part) != wanted or part.shape[1] != parts[0].shape[1] or not np.isfinite(part).all():
            raise SettingsError(
                f"the encoder gave an array of shape {part.shape} for {wanted} texts; one finite vector for each is needed"
            )
    vectors = np.concatenate(parts)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = np.divide(vectors, norms, out=vectors.copy(), where=norms > 0)
    return unit


def nearest(vectors: Vectors, most: int) -> Numbers:
    """Return pairs of each document with those of nearest meaning, k x 2; every document is held against every other."""
    found = [np.empty((0, 2), np.int32)]
    most = min(most, len(vectors) - 1)
    for start in range(0, len(vectors) if most > 0 else 0, BLOCK):
        near = (vectors[start : start + BLOCK] @ vectors.T).round(5)
        rows = np.arange(start, start + len(near), dtype=np.int32)
        near[np.arange(len(near)), rows] = -2.0
        best = np.argsort(-near, axis=1, kind="stable")[:, :most].astype(np.int32)
        found.append(np.stack([np.repeat(rows, most), best.ravel()], axis=1))
    return np.concatenate(found)


def agreement(vectors: Vectors, left: Numbers, right: Numbers) -> NDArray[np.float64]:
    """Return the cosine of pairs, 0 where it is negative."""
    cosine = np.einsum("ij,ij->i", vectors[left], vectors[right])
    found: NDArray[np.float64] = np.maximum(0.0, cosine.astype(np.float64)).round(6)
    return found


def _opening(document: Document) -> str:
    return " ".join([document.title, *document.text.split(maxsplit=WORDS)[:WORDS]]).strip()

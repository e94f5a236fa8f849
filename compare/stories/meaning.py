"""Documents -> vectors of what they mean, by an encoder of the caller's, for pairs that share few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def meanings(
    documents: Sequence[Document], encoder: Encoder | None, told: Callable[[int], None] = lambda _: None
) -> Vectors | None:
    """Return unit vectors, documents x dimensions; nothing without an encoder.

    `told` of how many are done. Raise SettingsError when the encoder gives something else than a vector for each text.
    """
    if encoder is None or not documents:
        return None
    return encoded([_opening(d) for d in documents], encoder, told)


def encoded(texts: Sequence[str], encoder: Encoder, told: Callable[[int], None] = lambda _: None) -> Vectors:
    """Return a unit vector for each of one text or more; they are encoded a few at once."""
    parts: list[Vectors] = []
    for start in range(0, len(texts), TEXTS):
        told(start)
        part = _encoded(encoder, list(texts[start : start + TEXTS]))
        if parts and part.shape[1] != parts[0].shape[1]:
            raise SettingsError(f"the encoder gave vectors of {parts[0].shape[1]} and of {part.shape[1]} numbers")
        parts.append(part)
    return np.concatenate(parts)


def _encoded(encoder: Encoder, texts: list[str]) -> Vectors:
    """Return a unit vector for each text."""
    wanted = len(texts)
    try:
        found = np.asarray(encoder.encode(texts), np.float64)
    except Exception as error:  # it is the caller's, and may raise whatever it likes
        raise SettingsError(f"the encoder failed: {type(error).__name__}: {error}") from error
    if found.ndim != 2 or len(found) != wanted or not found.shape[1] or not np.isfinite(found).all():
        raise SettingsError(
            f"the encoder gave an array of shape {found.shape} for {wanted} texts; it must give a finite vector for each"
        )
    largest = np.abs(found).max(axis=1, keepdims=True)
    found = found / np.where(largest > 0, largest, 1.0)  # so that no square is too large, or too small
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Vectors = (found / np.where(norms > 0, norms, 1.0)).astype(np.float32)
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

"""Sentences of a story's articles -> vectors of what they mean -> how near two passages come, by an encoder of the caller's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.alignment.links import Floats
from compare.alignment.meetings import Meetings
from compare.alignment.passages import Passage
from compare.stories.meaning import Encoder, Vectors, encoded


def sentence_vectors(articles: Sequence[Sequence[Passage]], encoder: Encoder) -> list[Vectors]:
    """Return the unit vectors of the sentences of each article, in order; each sentence is encoded once.

    Raise SettingsError when the encoder gives something else than a vector for each text.
    """
    texts = [[p.text[s.span.start : s.span.end] for p in article for s in p.sentences] for article in articles]
    known = sorted({text for article in texts for text in article})
    if not known:
        return [np.empty((0, 1), np.float32) for _ in articles]
    vectors, place = encoded(known, encoder), {text: at for at, text in enumerate(known)}
    return [vectors[np.array([place[text] for text in article], np.int64)] for article in texts]


def meaning_features(
    one: Sequence[Passage], two: Sequence[Passage], first: Vectors, second: Vectors, met: Meetings
) -> Floats:
    """Return, for each meeting, the cosine of its two nearest sentences and that of the passages as wholes.

    What all sentences of the two articles mean tells none from another, and how near any two texts come differs from encoder
    to encoder: their mean is taken off, so that coefficients fitted with one hold with others.
    """
    middle = np.concatenate([first, second]).mean(axis=0, dtype=np.float64)
    left, right = _unit(first - middle), _unit(second - middle)
    nearest = _nearest(left, right, one, two)[met.left, met.right]
    whole = np.einsum("ij,ij->i", _means(left, one)[met.left], _means(right, two)[met.right]).round(5)
    return np.stack((nearest, whole), axis=1)


def _nearest(left: Floats, right: Floats, one: Sequence[Passage], two: Sequence[Passage]) -> Floats:
    """Return the cosine of the nearest sentences of each two passages."""
    rows = [np.maximum.reduceat(left[a:b] @ right.T, _starts(two), axis=1).max(axis=0) for a, b in _bounds(one)]
    found: Floats = np.array(rows, np.float64).round(5)  # a product may differ in its last digits with the machine
    return found


def _means(vectors: Floats, passages: Sequence[Passage]) -> Floats:
    return _unit(np.array([vectors[a:b].sum(axis=0) for a, b in _bounds(passages)]))


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Floats = vectors / np.where(norms > 0, norms, 1.0)
    return found


def _starts(passages: Sequence[Passage]) -> list[int]:
    return [a for a, _ in _bounds(passages)]


def _bounds(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    ends = np.cumsum([len(p.sentences) for p in passages]).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))

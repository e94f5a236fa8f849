"""Documents in a vector space -> how alike the pairs are that may tell one story: what they share, and when they came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from compare.graphs.candidates import candidates
from compare.graphs.products import products
from compare.graphs.rows import Numbers
from compare.sketches.pairs import distinct, packed, unpacked
from compare.stories.meaning import Vectors, agreement, nearest
from compare.stories.recipe import Recipe
from compare.stories.space import Space
from compare.stories.space import Vectors as Weighted

HOLDERS = 200  # documents that hold a feature, at most, for it to lead to partners
RAREST = 40  # features of a document that lead to partners
PARTNERS = 30  # of a document, the likeliest
NEAREST = 10  # of a document, by meaning
CLOSE = 15  # of a document, the most alike, whose own partners are its candidates too
DAY = 86_400.0  # seconds

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Pairs of documents, left < right, distinct and in order, and how alike each is, in 0..1."""

    left: Numbers
    right: Numbers
    score: Scores

    def __len__(self) -> int:
        return len(self.left)


def graph(where: Space, times: Scores, meaning: Vectors | None, recipe: Recipe) -> Graph:
    """Return the pairs that may tell one story; the cost is linear in documents, but for the nearest of meaning.

    Candidates share rare features. Those of a document's closest are its candidates too: of a story that many tell, no
    two members are left out for the many others. `times` are seconds, NaN for none.
    """
    pairs = _candidates(where, meaning)
    scores = likeness(where, times, meaning, recipe, pairs[:, 0], pairs[:, 1])
    more = _completed(pairs, scores, len(where.terms), recipe.even)
    fresh = more[~np.isin(packed(*more.T), packed(*pairs.T))]
    added = likeness(where, times, meaning, recipe, fresh[:, 0], fresh[:, 1])
    everything = np.concatenate([pairs, fresh])
    order = np.lexsort((everything[:, 1], everything[:, 0]))
    left, right = everything[order].T
    return Graph(left, right, np.concatenate([scores, added])[order])


def likeness(
    where: Space, times: Scores, meaning: Vectors | None, recipe: Recipe, left: Numbers, right: Numbers
) -> Scores:
    """Return how alike pairs of documents are, in 0..1: what they share times the factors of length and of time."""
    foreign = where.foreign(left, right)
    shared = _shared(where.within, left, right, recipe.containment)
    if where.across is not None and foreign.any():
        some = np.flatnonzero(foreign)
        shared[some] = recipe.foreign * _shared(where.across, left[some], right[some], recipe.containment)
    if meaning is not None:
        weight = np.where(foreign, recipe.meaning_between_languages, recipe.meaning)
        shared = (1.0 - weight) * shared + weight * agreement(meaning, left, right) ** recipe.meaning_power
    factor = brevity(where.terms[left], where.terms[right], recipe) * nearness(times[left], times[right], recipe)
    found: Scores = np.minimum(1.0, shared * factor)
    return found


def brevity(one: Numbers, two: Numbers, recipe: Recipe) -> Scores:
    """Return by how much the likeness of short texts is raised: they have less to share."""
    shorter = np.clip(np.minimum(one, two), recipe.short, recipe.long)
    found: Scores = (shorter / recipe.long) ** -recipe.shortness
    return found


def nearness(one: Scores, two: Scores, recipe: Recipe) -> Scores:
    """Return by how much the times of two documents raise or lower their likeness; 1 where one is NaN, not known.

    A Gaussian between two bounds: dates are often wrong or midnight, so that they may doubt a likeness, never forbid it.
    """
    days = np.abs(one - two) / DAY
    found = recipe.far + (recipe.near - recipe.far) * np.exp(-0.5 * (days / recipe.days) ** 2)
    return np.where(np.isnan(days), 1.0, found)


def seconds(published: Sequence[datetime | None]) -> Scores:
    """Return times as seconds, NaN for none."""
    return np.array([np.nan if time is None else time.timestamp() for time in published], np.float64)


def _shared(vectors: Weighted, left: Numbers, right: Numbers, containment: float) -> Scores:
    """Return the scalar product over both norms, that of the lighter counted more the more `containment` counts."""
    kinds = np.zeros(vectors.rows.width, np.uint8)
    cosine = products(vectors.rows, np.stack([left, right], axis=1), kinds, 1)[:, 0]
    one, two = vectors.norms[left], vectors.norms[right]
    lighter = np.minimum(one, two)
    ratio = np.divide(np.maximum(one, two), lighter, out=np.ones(len(left)), where=lighter > 0)
    found: Scores = cosine * ratio**containment
    return found


def _candidates(where: Space, meaning: Vectors | None) -> Numbers:
    spaces = [where.within, *([where.across] if where.across is not None else [])]
    found = [candidates(s.rows, most_holders=HOLDERS, rarest=RAREST, partners=PARTNERS) for s in spaces]
    if meaning is not None:
        found.append(nearest(meaning, NEAREST))
    return found[0] if len(found) == 1 else _pairs(np.concatenate(found))


def _pairs(pairs: Numbers) -> Numbers:
    left, right = unpacked(distinct(packed(*pairs.T)))
    return np.stack([left, right], axis=1).astype(np.int32)


def _completed(pairs: Numbers, scores: Scores, size: int, least: float) -> Numbers:
    """Return the pairs of what is close to the same document."""
    near = closest(pairs[:, 0], pairs[:, 1], scores, size, least)
    return _pairs_within(near.others, np.bincount(near.rows, minlength=size))


@dataclass(frozen=True, slots=True, eq=False)
class Closest:
    """Rows, ascending, and others they are close to: the closest in place 0, up to CLOSE of them."""

    rows: Numbers
    others: Numbers
    scores: Scores
    places: NDArray[np.int64]


def closest(left: Numbers, right: Numbers, scores: Scores, size: int, least: float) -> Closest:
    """Return for each row those it is most alike to, from the likeness `least` on."""
    alike = scores >= least
    one = np.concatenate([left[alike], right[alike]])
    two = np.concatenate([right[alike], left[alike]])
    score = np.concatenate([scores[alike], scores[alike]])
    order = np.lexsort((two, -score, one))
    one, two, score = one[order], two[order], score[order]
    place = np.arange(len(one)) - np.searchsorted(one, np.arange(size + 1))[one]
    kept = place < CLOSE
    return Closest(one[kept], two[kept], score[kept], place[kept])


def _pairs_within(members: Numbers, counts: NDArray[np.int64]) -> Numbers:
    """Return all pairs of members that lie in the same run, runs being so long."""
    of_run = np.repeat(counts, counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    one = np.repeat(members, of_run)
    place = np.arange(len(one)) - np.repeat(np.cumsum(of_run) - of_run, of_run)
    two = members[np.repeat(starts, of_run) + place]
    ordered = one < two
    return _pairs(np.stack([one[ordered], two[ordered]], axis=1))

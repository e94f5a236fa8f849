"""Story features of a pile -> likeness of the pairs that share rare features: a cosine, times how near in time they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.clusters.features import CLUES, FIGURE, NAME, PAIR, QUOTE, TITLE, WEIGHTS, Features
from compare.model import Clue, Evidence
from compare.text.background import background
from compare.text.stems import stemmer

if TYPE_CHECKING:
    from scipy.sparse import csr_array

PSEUDO = 100  # documents that the background counts as, beside the pile's own
PSEUDO_UNTOLD = 5  # the same where no table tells: enough that two documents alone are not all too common
TOO_COMMON = 0.3  # share of documents that hold a feature; beyond, it says nothing of any story
# A feature of few general articles keeps a share of its general rarity even where all documents of the pile hold it: the
# pile may be one single story.
RARE, RAREST, LEAST_RARITY = 0.03, 1e-4, 0.4
HOLDERS = 200  # documents that hold a feature, at most, for it to lead to partners
PARTNERS = 100  # of a document, the likeliest, whose likeness is kept
BLOCK = 512  # rows compared with all others at once
EXPECTED = 0.02  # share of general articles; such a feature counts even where one document alone holds it
SMALL, SMALL_UNTOLD = 1, 80  # documents: up to about so many cannot tell rare from common; with a table, and without
TITLE_TERMS = 8  # length of a general title

CLUE_ORDER = (Clue.NAME, Clue.FIGURE, Clue.QUOTE, Clue.TERM)  # what a word is called that is several of them

FOREIGN = 0.75  # factor of likeness between two languages: names and figures alone agree more often by chance
SAME_DAY, FAR_APART, DAYS = 1.2, 0.75, 3.0  # factors of likeness, and the standard deviation between them


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Documents as unit vectors over one vocabulary, for one language and between languages."""

    names: tuple[str, ...]
    within: csr_array
    across: csr_array
    languages: tuple[str, ...]
    published: tuple[datetime | None, ...]
    words: tuple[Mapping[str, str], ...]

    def evidence(self, one: int, two: int, most: int) -> tuple[Evidence, ...]:
        """Return what two documents share, the weightiest first, in the words of the first.

        A word that counts as stem, as name and in the title is one thing; the weights of all add up to the cosine.
        """
        rows = self.across if _foreign(self.languages[one], self.languages[two]) else self.within
        product = rows[[one]].multiply(rows[[two]]).tocoo()
        merged: dict[str, Evidence] = {}
        for at, weight in sorted(zip(product.col.tolist(), product.data.tolist(), strict=True)):
            fresh = self._shared(self.names[at], weight, self.words[one])
            before = merged.setdefault(fresh.text.lower(), Evidence(fresh.kind, fresh.text, 0.0))
            first = min(before, fresh, key=lambda e: CLUE_ORDER.index(e.kind))
            merged[fresh.text.lower()] = Evidence(first.kind, first.text, before.weight + weight)
        ranked = sorted(merged.values(), key=lambda e: (-round(e.weight, 4), e.text))
        return tuple(Evidence(e.kind, e.text, round(e.weight, 4)) for e in ranked[:most])

    def _shared(self, name: str, weight: float, words: Mapping[str, str]) -> Evidence:
        kind, text = name[0], name[1:]
        shown = text if kind == QUOTE else " ".join(words.get(part, part) for part in text.split())
        return Evidence(CLUES[kind], shown, weight)


def space(items: Sequence[Features], published: Sequence[datetime | None]) -> Space:
    """Return the documents in one vector space.

    A value is the class weight times 1 + ln(count) times ln(1 / share), the share of documents that hold the feature,
    the background's and the pile's together. Between languages only names and figures count, for they survive translation.
    """
    within = _rarities(items, floor=True)
    across = {name: weight for name, weight in _rarities(items, floor=False).items() if name[0] in (NAME, FIGURE)}
    names = sorted(within.keys() | across.keys())
    languages = tuple(item.language for item in items)
    return Space(
        tuple(names),
        _vectors(items, names, within),
        _vectors(items, names, across),
        languages,
        tuple(published),
        tuple(item.words for item in items),
    )


def _vectors(items: Sequence[Features], names: Sequence[str], rarity: Mapping[str, float]) -> csr_array:
    """Return documents x names, unit rows."""
    from scipy.sparse import csr_array  # slow to import

    column = {name: at for at, name in enumerate(names)}
    bounds, columns, values = [0], [], []
    for item in items:
        held = [name for name in item.counts if name in rarity]
        columns += [column[name] for name in held]
        values += [WEIGHTS[n[0]] * (1.0 + math.log(max(item.counts[n], 1.0))) * rarity[n] for n in held]
        bounds.append(len(columns))
    matrix = csr_array((values, columns, bounds), shape=(len(items), len(names)), dtype=np.float64)
    matrix.sort_indices()
    return _unit(matrix)


def likenesses(where: Space) -> Iterator[tuple[int, int, float]]:
    """Yield (lower row, higher row, likeness in 0..1) of every pair that shares rare features, in order of rows."""
    pairs = _partners(where)
    for start in range(0, len(pairs), 4096):
        left, right = pairs[start : start + 4096].T
        foreign = np.array([_foreign(where.languages[i], where.languages[j]) for i, j in zip(left, right, strict=True)])
        cosine = np.where(foreign, FOREIGN * _dots(where.across, left, right), _dots(where.within, left, right))
        for i, j, score in zip(left.tolist(), right.tolist(), cosine.tolist(), strict=True):
            yield i, j, min(1.0, score * nearness(where.published[i], where.published[j]))


def nearness(one: datetime | None, two: datetime | None) -> float:
    """Return by how much the times of two documents raise or lower their likeness; 1 where a time is missing.

    A Gaussian between two bounds: dates are often wrong or midnight, so that they may doubt a likeness, never forbid it.
    """
    if one is None or two is None:
        return 1.0
    days = abs((one - two).total_seconds()) / 86_400
    return FAR_APART + (SAME_DAY - FAR_APART) * math.exp(-0.5 * (days / DAYS) ** 2)


def _foreign(one: str, two: str) -> bool:
    return bool(one) and bool(two) and one != two


def _rarities(items: Sequence[Features], floor: bool) -> dict[str, float]:
    """Return ln(1 / share) of every feature that counts; with `floor`, no less than a share of its general rarity."""
    holders = Counter(name for item in items for name in item.counts)
    news = _News.of(items)
    rarity = {}
    for name, held in holders.items():
        general = news.share(name)
        share = (held + news.trust * general) / (len(items) + news.trust + 1)
        least = LEAST_RARITY * math.log(1 / max(general, RAREST)) if floor and 0 < general < RARE else 0.0
        if share <= TOO_COMMON or least:
            weight = 1.0 if held > 1 or general >= EXPECTED else news.alone(name)
            if weight:
                rarity[name] = weight * max(least, math.log(1 / share))
    return rarity


@dataclass(frozen=True, slots=True)
class _News:
    """General news in the languages of a pile: what the background tells of a feature before the pile is looked at."""

    languages: Mapping[str, float]  # share of the documents in each language that has a table
    length: int  # terms of a document, on average
    documents: int

    @classmethod
    def of(cls, items: Sequence[Features]) -> _News:
        known = Counter(item.language for item in items if background(item.language).known)
        length = round(sum(item.length for item in items) / max(1, len(items)))
        return cls({language: n / len(items) for language, n in sorted(known.items())}, length, len(items))

    @property
    def trust(self) -> float:
        """Return how many documents the background counts as."""
        known = sum(self.languages.values())
        return PSEUDO * known + PSEUDO_UNTOLD * (1.0 - known)

    def share(self, name: str) -> float:
        """Return the share of general articles that hold a feature; 0 where no table tells."""
        known = sum(self.languages.values())
        return (
            sum(n * _general(name, language, self.length) for language, n in self.languages.items()) / known
            if known
            else 0.0
        )

    def alone(self, name: str) -> float:
        """Return the weight of a feature that one document holds and general news does not lead to expect.

        In a large pile it says nothing. In a small one without a background it must count, or two documents would be
        alike for the only reason that all else was left out.
        """
        if name[0] in (PAIR, QUOTE, TITLE):
            return 0.0
        known = sum(self.languages.values())
        small = known * SMALL + (1.0 - known) * SMALL_UNTOLD
        return math.sqrt(small / (small + self.documents))


def _general(name: str, language: str, length: float) -> float:
    """Return the share of general articles in a language that hold a feature, as far as single stems tell."""
    table, kind, text = background(language), name[0], name[1:]
    if kind == TITLE:
        return table.share(text, TITLE_TERMS)
    if kind == QUOTE:
        return 0.0
    if kind == NAME:
        text = stemmer(language)(text)
    shares = [table.share(stem, round(length)) for stem in text.split()]
    return min(shares) / 10 if kind == PAIR else min(shares)


def _unit(matrix: csr_array) -> csr_array:
    from scipy.sparse import csr_array, diags_array

    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_array(diags_array(1.0 / np.where(norms > 0, norms, 1.0)) @ matrix)


def _dots(rows: csr_array, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    dots: NDArray[np.float64] = np.asarray(rows[left].multiply(rows[right]).sum(axis=1)).ravel()
    return dots


def _partners(where: Space) -> NDArray[np.int64]:
    """Return candidate pairs of rows, distinct and in order."""
    found = [_by_rare_features(where.within)]
    if len(set(where.languages) - {""}) > 1:
        found.append(_by_rare_features(where.across))
    return np.unique(np.concatenate(found), axis=0)


def _by_rare_features(rows: csr_array) -> NDArray[np.int64]:
    """Return each row with its likeliest partners by the features that few documents hold; cost is linear in rows."""
    from scipy.sparse import csr_array, diags_array

    holders = np.bincount(rows.indices, minlength=rows.shape[1])
    rare = csr_array(rows @ diags_array(((holders > 1) & (holders <= HOLDERS)).astype(np.float64)))
    rare.eliminate_zeros()
    columns = csr_array(rare.T)
    found = [np.empty((0, 2), np.int64)]
    for start in range(0, rare.shape[0], BLOCK):
        shared = csr_array(rare[start : start + BLOCK] @ columns)
        found += [_likeliest(shared, at, start + at) for at in range(shared.shape[0])]
    return np.sort(np.concatenate(found), axis=1)


def _likeliest(shared: csr_array, at: int, row: int) -> NDArray[np.int64]:
    here = slice(shared.indptr[at], shared.indptr[at + 1])
    columns, dots = shared.indices[here].astype(np.int64), shared.data[here]
    others = columns != row
    columns, dots = columns[others], dots[others]
    best = columns[np.lexsort((columns, -dots.round(9)))[:PARTNERS]]
    return np.stack([np.full(len(best), row), best], axis=1)

"""Story features of a pile -> how much each weighs: rare among its documents, and rare in general news."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.text.background import WINDOW
from compare.text.stream.streaming import Kind

TRUST = 100  # documents that the background counts as, beside the pile's own
TRUST_UNTOLD = 5  # the same where no table tells: enough that two documents alone are not all too common
TOO_COMMON = 0.3  # share of documents that hold a feature; beyond, it says nothing of any story
# A feature of few general articles keeps a share of its general rarity even where all documents of the pile hold it: the
# pile may be one single story.
RARE, RAREST_SHARE, LEAST_RARITY = 0.03, 1e-4, 0.4
EXPECTED = 0.02  # share of general articles; such a feature counts even where one document alone holds it
# Documents up to about which a pile cannot tell rare from common; with a table, and without.
SMALL, SMALL_UNTOLD = 1, 80
TITLE_TERMS = 8  # length of a general title
PAIRED = 0.1  # share of the articles that hold the rarer of two words in which they stand side by side

Float = NDArray[np.float64]
ALONE_SAYS_NOTHING = np.isin(np.arange(max(Kind) + 1), (Kind.PAIR, Kind.QUOTE, Kind.TITLE))


def rarity(holders: Float, size: float, idf: Float, kind: NDArray[np.uint8], terms: float) -> Float:
    """Return ln(1 / share of documents that hold a feature), those of the pile and of general news together.

    `holders` of the `size` documents hold it; `idf` is as `Features` tells, NaN without a table. `terms` is the length of
    the documents on average. 0 for what does not count: too common, or alone where nothing leads to expect it.
    """
    known = ~np.isnan(idf)
    general = np.where(known, shares(np.where(known, idf, np.inf), kind, terms), 0.0)
    trust = np.where(known, TRUST, TRUST_UNTOLD)
    share = (holders + trust * general) / (size + trust + 1)
    own = np.where((share > 0) & (share <= TOO_COMMON), -np.log(np.where(share > 0, share, 1.0)), 0.0)
    keeps = (general > 0) & (general < RARE)
    least = np.where(keeps, -LEAST_RARITY * np.log(np.where(keeps, np.maximum(general, RAREST_SHARE), 1.0)), 0.0)
    found: Float = np.round(np.maximum(least, own) * _told(holders, size, general, known, kind), 6)
    return found


def shares(idf: Float, kind: NDArray[np.uint8], terms: float) -> Float:
    """Return the estimated share of general articles of so many terms that hold a feature.

    Windows are taken as independent, as `Background.share` does; of a pair or a date, a share of those that hold its word.
    """
    windows = np.maximum(1.0, np.where(kind == Kind.TITLE, TITLE_TERMS, np.round(terms)) / WINDOW)
    whole = -np.expm1(np.log1p(-np.exp(-idf)) * windows)
    found: Float = np.where((kind == Kind.PAIR) | (kind == Kind.DATE), PAIRED, 1.0) * whole
    return found


def _told(holders: Float, size: float, general: Float, known: NDArray[np.bool_], kind: NDArray[np.uint8]) -> Float:
    """Return 1, or the weight of a feature that one document holds and general news does not lead to expect.

    In a large pile it says nothing. In a small one without a background it must count, or two documents would be alike for
    the only reason that all else was left out.
    """
    small = np.where(known, SMALL, SMALL_UNTOLD)
    alone = np.where(ALONE_SAYS_NOTHING[kind], 0.0, np.sqrt(small / (small + size)))
    return np.where((holders > 1) | (general >= EXPECTED), 1.0, alone)

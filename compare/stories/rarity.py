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
SMALL = 100  # documents up to about which a pile cannot tell what is rare from what nobody else could have told
TINY = 1e-9
TITLE_TERMS = 8  # length of a general title
PAIRED = 0.1  # share of the articles that hold the rarer of two words in which they stand side by side

Float = NDArray[np.float64]


def rarity(holders: Float, size: float, idf: Float, kind: NDArray[np.uint8], terms: float) -> Float:
    """Return ln(1 / share of documents that hold a feature), those of the pile and of general news together.

    `holders` of the `size` documents hold it; `idf` is as `Features` tells, NaN without a table. `terms` is the length of
    the documents on average. 0 for what is too common. What one document holds alone, and so nobody shares, makes it unlike
    the others all the same: in a small pile as any other feature does, in a large one, where chance would have had another
    hold it, less and less.
    """
    known = ~np.isnan(idf)
    general = np.where(known, shares(np.where(known, idf, np.inf), kind, terms), 0.0)
    trust = np.where(known, TRUST, TRUST_UNTOLD)
    share = (np.maximum(holders, TINY) + trust * general) / (
        size + trust + 1
    )  # what nobody here holds is asked for too
    own = np.where(share <= TOO_COMMON, -np.log(share), 0.0)
    keeps = (general > 0) & (general < RARE)
    alone = np.where(holders > 1, 1.0, np.sqrt(SMALL / (SMALL + size)))
    least = np.where(keeps, -LEAST_RARITY * np.log(np.where(keeps, np.maximum(general, RAREST_SHARE), 1.0)), 0.0)
    found: Float = np.round(np.maximum(least, own) * alone, 6)
    return found


def shares(idf: Float, kind: NDArray[np.uint8], terms: float) -> Float:
    """Return the estimated share of general articles of so many terms that hold a feature.

    Windows are taken as independent, as `Background.share` does; of a pair or a date, a share of those that hold its word.
    """
    windows = np.maximum(1.0, np.where(kind == Kind.TITLE, TITLE_TERMS, np.round(terms)) / WINDOW)
    whole = -np.expm1(np.log1p(-np.exp(-idf)) * windows)
    found: Float = np.where((kind == Kind.PAIR) | (kind == Kind.DATE), PAIRED, 1.0) * whole
    return found

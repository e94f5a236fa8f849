"""The nouns of a portrait: what an article is made of, and how much of one another tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Makeup:
    """What an article is made of: shares of its words in 0..1 that add up to 1.

    Copied from an agency or another outlet; in its own words what others tell too; what is unclear, among it half of
    what is told in part; what surely only it tells.
    """

    document: str
    copied: float
    shared: float
    unclear: float
    only: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of what one article, or one outlet, tells is told by another too.

    `share` lies in 0..1: the words of shared paragraphs and half those of partial ones; of outlets the mean over the
    `stories` that both tell in words of their own.
    """

    of: str
    told_by: str
    share: float
    stories: int = 1

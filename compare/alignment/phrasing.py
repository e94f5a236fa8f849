"""A fact -> the one of its sentences that tells it best: central, whole, and to be read without the one before."""

from __future__ import annotations

import math
from collections.abc import Mapping

from compare.alignment.aligned_story import Told
from compare.alignment.facts import Fact
from compare.text.leaning import is_bare_name, is_finished, leans

FRAGMENT = 4  # stems: a sentence of fewer ("He was 46.") says little by itself
LONG = 320  # characters: longer, it tells more than the fact
WORSE = 0.75  # for each fault


def best_phrasing(fact: Fact) -> str:
    """Return the words of the sentence that holds most of what the tellers share and least beside it, faults counted."""
    whole = [told for told in fact.members if _is_whole(fact, told)]
    weigh = fact.story.weights.story
    core = {stem: weigh[stem] * share for stem, share in fact.core.items()}
    best = min(whole or fact.members, key=lambda told: (-_merit(fact, core, told), len(fact.story.text(told)), told))
    return fact.story.text(best)


def _is_whole(fact: Fact, told: Told) -> bool:
    """Return whether a sentence says something by itself, and not only who is meant."""
    return len(fact.story.sentence(told).stems) >= FRAGMENT and not is_bare_name(fact.story.text(told))


def _merit(fact: Fact, core: Mapping[str, float], told: Told) -> float:
    """Return how well a sentence tells what the tellers share: the harmonic mean of how much of it and how purely."""
    stems = fact.story.sentence(told).stems
    both = math.fsum(core.values()) + fact.story.weights.total(stems)
    shared = math.fsum(weight for stem, weight in core.items() if stem in stems)
    return round(2.0 * shared / both * WORSE ** _faults(fact, told), 6) if both else 0.0


def _faults(fact: Fact, told: Told) -> int:
    text, language = fact.story.text(told), fact.story.sides[told.document].document.language
    quoted = text.lstrip()[:1] in tuple("\"“„«「'‘")
    return (
        leans(text, language)
        + quoted  # who says it stands elsewhere
        + (not is_finished(text))
        + text.rstrip('"”» ').endswith("?")
        + (len(text) > LONG)
    )

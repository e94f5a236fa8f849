"""A fact -> the one of its sentences that tells it best: what all tellers share and little beside it, whole, to be read alone.

It stands for all who tell the fact, so that a name or a figure that one of them tells alone does not belong into it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from compare.alignment.aligned_story import Told
from compare.alignment.facts import Fact
from compare.text.leaning import is_bare_name, is_finished, leans

FRAGMENT = 4  # stems: a sentence of fewer ("He was 46.") says little by itself
LONG = 320  # characters: longer, it tells more than the fact
WORSE = 0.65  # for each fault
ALONE, MOST_ALONE = 0.7, 4  # for each name or figure that nobody else tells, up to so many
CONTRADICTED = 0.75  # for each teller who gives another figure or day


def best_phrasing(fact: Fact) -> str:
    """Return the words of the sentence that holds most of what the tellers share and least beside it, faults counted."""
    whole = [told for told in fact.members if _is_whole(fact, told)]
    weigh = fact.story.weights.story
    core = {stem: weigh[stem] * share for stem, share in fact.core.items()}
    support = fact.support
    best = min(
        whole or fact.members,
        key=lambda told: (
            -round(_merit(fact, core, told) * math.sqrt(support[told]), 6),
            len(fact.story.text(told)),
            told,
        ),
    )
    return fact.story.text(best)


def _is_whole(fact: Fact, told: Told) -> bool:
    """Return whether a sentence says something by itself, and not only who is meant."""
    return len(fact.story.sentence(told).stems) >= FRAGMENT and not is_bare_name(fact.story.text(told))


def _merit(fact: Fact, core: Mapping[str, float], told: Told) -> float:
    """Return how well a sentence tells what the tellers share: the harmonic mean of how much of it and how purely."""
    stems = fact.story.sentence(told).stems
    both = math.fsum(core.values()) + fact.story.weights.total(stems)
    shared = math.fsum(weight for stem, weight in core.items() if stem in stems)
    worse = WORSE ** _faults(fact, told) * ALONE ** min(MOST_ALONE, _told_alone(fact, told))
    worse *= CONTRADICTED ** sum((other, told.document, told.passage) in fact.story.at_odds for other in fact.tellers)
    return 2.0 * shared / both * worse if both else 0.0


def _told_alone(fact: Fact, told: Told) -> float:
    """Return how many names and larger figures of a sentence no other teller has where it tells the fact.

    One that the whole story repeats counts as little as it weighs.
    """
    story = fact.story
    names, weights = story.passage(told).names, story.weights
    telling = [s for s in story.sentence(told).stems if (len(s) > 1 if s[0].isdecimal() else s in names)]
    others = [stems for at, stems in fact.stems.items() if at != told.document]
    alone = [s for s in telling if not any(s in stems for stems in others)]
    return math.fsum(weights.story[s] / weights.idf[s] for s in alone if weights.idf[s])


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

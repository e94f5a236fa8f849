"""A fact and a document that no tie draws to it -> whether the document leaves it out.

Asked of the whole document, for what one sentence tells may stand in three: it leaves out a fact of whose core, the words
that its tellers share, it holds little anywhere, unless paragraphs of it are as good as linked to half of the tellers'.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.facts import Fact
from compare.alignment.passages import Passage
from compare.alignment.timing import is_before
from compare.model import Document

HELD = 0.28  # share of a fact's core from which on a document may tell it; see benchmarks/fit_omission.py
LINKED = 0.9  # probability of a link to a teller's paragraph: whatever the words of this fact, both may tell it


def is_left_out(fact: Fact, silent: int) -> bool:
    """Return whether a document is sure to leave a fact out; between two languages words tell nothing."""
    if any(fact.story.pair(silent, teller).foreign for teller in fact.tellers):
        return False
    linked = sum(fact.story.nearest(silent, teller, places) >= LINKED for teller, places in fact.tellers.items())
    return 2 * linked < len(fact.tellers) and share_held(fact, silent) < HELD


def share_held(fact: Fact, silent: int) -> float:
    """Return the share of a fact's core that stands anywhere in a document, in 0..1."""
    return _share(fact.core, fact.story.stems[silent])


def may_be_set_aside(story: AlignedStory, passage: Passage, silent: int) -> bool:
    """Return whether a document may tell a paragraph after all, in what was set aside of it."""
    weigh = story.weights.story
    return _share({stem: weigh[stem] for stem in sorted(passage.stems)}, story.stems[silent]) >= HELD


def _share(core: Mapping[str, float], stems: Container[str]) -> float:
    whole = math.fsum(core.values())
    return math.fsum(weight for stem, weight in core.items() if stem in stems) / whole if whole else 1.0


def could_not_know(silent: Document, tellers: Sequence[Document]) -> bool:
    """Return whether a document was published before the first of those that tell a fact; False where a date is missing."""
    return all(is_before(silent, teller) for teller in tellers)

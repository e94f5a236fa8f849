"""A fact and a document that no tie draws to it -> whether the document leaves it out.

Asked of the whole document, for what one sentence tells may stand in three: it leaves out a fact of whose core, the words
that its tellers share, it holds little anywhere, unless paragraphs of it are as good as linked to half of the tellers'.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from compare.alignment.aligned_story import AlignedStory
from compare.alignment.facts import Fact
from compare.alignment.passages import Passage
from compare.alignment.timing import is_before
from compare.model import Document

# Share of a fact's core from which on a document may tell it, in weights of the story and of general news: what the whole
# story is about weighs nothing in the story, and yet tells it. See benchmarks/fit_omission.py.
HELD, HELD_IN_GENERAL = 0.46, 0.65
DOUBT = 1.0  # weight that a document is taken to hold of any core, so that a few words prove little
# Names of a fact that few paragraphs hold, in one paragraph: of what weight beside that in general news, with what share of the
# core, and how likely the paragraph is to be linked; a figure that two tellers give says more.
RARE_NAME, NAMED_SHARE, NAMED, FIGURED = 0.35, 0.15, 0.4, 0.2
LINKED = 0.95  # probability of a link to a teller's paragraph: whatever the words of this fact, both may tell it


def is_left_out(fact: Fact, silent: int) -> bool:
    """Return whether a document is sure to leave a fact out."""
    held, in_general = shares_held(fact, silent)
    return not is_open(fact, silent) and held < HELD and in_general < HELD_IN_GENERAL


def is_open(fact: Fact, silent: int) -> bool:
    """Return whether nothing is sure, whatever the words.

    What no two are sure to tell, nobody is sure to leave out; nor who is linked to those who tell it, names the same in a
    paragraph that may be linked, or gives another figure or day for it, or writes another language.
    """
    foreign = any(fact.story.pair(silent, teller).foreign for teller in fact.tellers)
    unsure = foreign or len(fact.certain) < 2
    return unsure or contradicts(fact, silent) or may_be_linked(fact, silent) or is_anchored(fact, silent)


def contradicts(fact: Fact, silent: int) -> bool:
    """Return whether a document gives another figure or day than a paragraph that tells a fact."""
    told = ((silent, teller, place) for teller, places in fact.tellers.items() for place in places)
    return any(met in fact.story.at_odds for met in told)


def is_anchored(fact: Fact, silent: int) -> bool:
    """Return whether a paragraph of a document that may be linked to a teller's holds names or a figure of the fact."""
    story, core = fact.story, fact.core
    weigh, general = story.weights.story, story.weights.idf
    rare = {s for s in core if s in story.weights.names and weigh[s] >= RARE_NAME * general[s]}
    figures = _told_twice(fact)
    if not rare and not figures:
        return False
    whole = _total(weigh, core)
    for place, probability in story.likely(silent, fact.tellers).items():
        passage = story.sides[silent].passages[place]
        if probability >= FIGURED and not figures.isdisjoint(passage.values):
            return True
        if probability >= NAMED and not rare.isdisjoint(passage.stems):
            held = _total(weigh, {stem: share for stem, share in core.items() if stem in passage.stems})
            if held >= NAMED_SHARE * whole:
                return True
    return False


def _told_twice(fact: Fact) -> frozenset[tuple[float, str]]:
    """Return the telling figures that two or more tellers give where they tell a fact."""
    given = Counter(value for values in fact.values.values() for value in values)
    return frozenset(value for value, tellers in given.items() if tellers > 1)


def may_be_linked(fact: Fact, silent: int) -> bool:
    """Return whether a document has paragraphs that are as good as linked to half of the tellers', or linked to them all."""
    story = fact.story
    near = {teller for teller, places in fact.tellers.items() if story.nearest(silent, teller, places) >= LINKED}
    linked = {told.document for told in fact.members if story.is_linked(silent, told)}
    return 2 * len(near) >= len(fact.tellers) or len(near | linked) == len(fact.tellers)


def shares_held(fact: Fact, silent: int) -> tuple[float, float]:
    """Return the shares of a fact's core that stand anywhere in a document, in 0..1, by story and by general weight."""
    return _shares(fact.story, fact.core, silent)


def may_hold(story: AlignedStory, passage: Passage, silent: int) -> bool:
    """Return whether a document may tell a paragraph after all, in what was not compared of it."""
    held, in_general = _shares(story, dict.fromkeys(sorted(passage.stems), 1.0), silent)
    return held >= HELD or in_general >= HELD_IN_GENERAL


def _shares(story: AlignedStory, core: Mapping[str, float], silent: int) -> tuple[float, float]:
    held = {stem: share for stem, share in core.items() if stem in story.stems[silent]}
    weights = story.weights.story, story.weights.idf
    one, two = ((_total(weigh, held) + DOUBT) / (_total(weigh, core) + DOUBT) for weigh in weights)
    return one, two


def _total(weigh: Mapping[str, float], core: Mapping[str, float]) -> float:
    return math.fsum(weigh[stem] * share for stem, share in core.items())


def could_not_know(silent: Document, tellers: Sequence[Document]) -> bool:
    """Return whether a document was published before the first of those that tell a fact; False where a date is missing."""
    return all(is_before(silent, teller) for teller in tellers)

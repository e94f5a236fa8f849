"""Two sentences -> the words in which they differ, as places in the paragraphs they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from compare.model import Span, Wording

_WORD = re.compile(r"\w+(?:['’]\w+)*")

Place = tuple[int, int]

LARGEST = (
    4_000_000  # words of one times words of the other: beyond, telling them apart takes too long and too much memory
)


def wording(here: str, there: str, sentence_here: Span, sentence_there: Span) -> Wording | None:
    """Return the words of each sentence that the other does not have in the same order, case and marks apart.

    Longest common subsequence of tokens (Hunt and Szymanski 1977, as rapidfuzz computes it); neighbours join to one span. None
    for texts of thousands of words each.
    """
    from rapidfuzz.distance import LCSseq  # a compiled library: loaded only where texts are compared

    (one, ours), (two, theirs) = _words(here, sentence_here), _words(there, sentence_there)
    if len(one) * len(two) > LARGEST:
        return None
    changed = [op for op in LCSseq.opcodes(one, two) if op.tag != "equal"]
    mine = [_cover(ours, op.src_start, op.src_end) for op in changed if op.src_end > op.src_start]
    others = [_cover(theirs, op.dest_start, op.dest_end) for op in changed if op.dest_end > op.dest_start]
    return Wording(sentence_here, sentence_there, tuple(mine), tuple(others))


@lru_cache(maxsize=4_096)  # a sentence is told apart from its partners in every other article
def _words(text: str, sentence: Span) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """Return the words of a sentence as they are compared, and where each stands."""
    found = list(_WORD.finditer(text, sentence.start, sentence.end))
    return tuple([w[0].lower().replace("’", "'") for w in found]), tuple([w.span() for w in found])


def _cover(places: Sequence[Place], first: int, last: int) -> Span:
    return Span(places[first][0], places[last - 1][1])

"""A short line -> whether a page speaks there: each word of it is of a page's vocabulary, or a name."""

from __future__ import annotations

from compare.text.boilerplate.lines import Line, head, words_of
from compare.text.boilerplate.speech_words import ANCHORS, FILLERS, LINKS, SPEAKING
from compare.text.boilerplate.vocabulary import ASKS, CONTACTS

_MARKS = ".,:;!?()[]|•·»›>-–—/*+&…'"
# With what such lines begin; behind a short word there is another.
FIRST_WORDS = tuple(
    word + behind for word in sorted(ANCHORS | FILLERS | LINKS) for behind in (f" {_MARKS}" if len(word) < 4 else ("",))
)
_DEMANDS = (
    ASKS
    | CONTACTS
    | words_of("read click tap print share view show visit save report load open close accept unsubscribe")
)


def is_page_speech(x: Line) -> bool:
    """`Log in to keep reading`: an anchor or three fillers, links between them, and names or figures: no other word.

    A sentence must speak to somebody, or begin with what to do: others tell of readers, subscribers and comments.
    """
    if not x.place:
        return False  # it may be the headline
    anchors: set[str] = set()
    fillers: set[str] = set()
    names = 0
    for i, (word, low) in enumerate(zip(x.words, x.low.split(), strict=False)):
        bare = low.strip(_MARKS)
        if bare in ANCHORS:
            anchors.add(bare)
        elif bare in FILLERS:
            fillers.add(bare)
        elif bare in LINKS or not any(map(str.isalpha, bare)):
            continue
        elif head(word).isupper() and i:
            names += 1
        else:
            return False
    return names <= len(anchors) + len(fillers) and _carries(x, len(anchors), len(fillers)) and _speaks(x)


def _carries(x: Line, anchors: int, fillers: int) -> bool:
    """Tell whether a line has an anchor and one more word of pages, or is a button of three fillers."""
    if anchors:
        return anchors + fillers > (2 if x.text.endswith(":") else 1)
    return fillers > 2 and not x.sentence and x.text[-1] != ":"


def _speaks(x: Line) -> bool:
    if not x.sentence:
        return True
    spoken = any(w.strip(_MARKS) in SPEAKING for w in x.low.split())
    return spoken or any(part.partition(" ")[0] in _DEMANDS for part in x.low.split(". "))

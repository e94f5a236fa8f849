"""A short line -> whether a page speaks there: each word of it is of a page's vocabulary, or a name."""

from __future__ import annotations

from compare.text.boilerplate_lines import Line, head
from compare.text.boilerplate_speech_words import ANCHORS, FILLERS, LINKS, SPEAKING

_MARKS = ".,:;!?()[]|•·»›>-–—/*+&…'"
_KNOWN = ANCHORS | FILLERS | LINKS
_IMPERATIVE = (ANCHORS | FILLERS) - LINKS


def is_page_speech(x: Line) -> bool:
    """`Log in to keep reading`: an anchor or three fillers, links between them, and names or figures: no other word.

    A sentence must speak to somebody, or begin with what to do: others tell of readers, subscribers and comments.
    """
    if not x.index:
        return False  # it may be the headline
    anchors = fillers = names = 0
    for i, (word, low) in enumerate(zip(x.words, x.low.split(), strict=False)):
        bare = low.strip(_MARKS)
        if bare in ANCHORS:
            anchors += 1
        elif bare in FILLERS:
            fillers += 1
        elif bare in LINKS or not any(map(str.isalpha, bare)):
            continue
        elif head(word).isupper() and i:
            names += 1
        else:
            return False
    carried = anchors + fillers >= 2 and anchors > 0 or fillers >= 3
    return carried and names <= anchors + fillers and _speaks(x)


def _speaks(x: Line) -> bool:
    if not x.sentence:
        return True
    words = [w.strip(_MARKS) for w in x.low.split()]
    return words[0] in _IMPERATIVE or any(w in SPEAKING for w in words)

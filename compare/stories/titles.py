"""Members of a story -> its title: a headline that tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Document
from compare.text.terms import terms

LEAST = 3  # words that carry meaning and are no number: "Live", or a date, is no headline
WORDS = 12  # of a text without a headline
CENTRAL = 3  # members whose headlines are looked through first, at least; of many members half
# Headlines that ask, judge, explain, count or shout rather than tell.
_COLOUR = re.compile(
    r"[?]|https?:|^\W*(?:opinion|editorial|analysis|column|commentary|explainer|live|watch|video|photos|breaking|\d+ \w+)\b"
    r"|\b(?:explained|live updates)\W*$",
    re.IGNORECASE,
)


def title(by_centrality: Sequence[Document]) -> str:
    """Return the headline of the most central member that tells what happened, else of one that has a headline at all.

    A story whose members have none is called by the beginning of the most central text.
    """
    titled = [d for d in by_centrality if d.title]
    if len(titled) > 1:
        headlines = [d for d in titled if sum(not t.number for t in terms(d.title, d.language)) >= LEAST]
        central = headlines[: max(CENTRAL, len(headlines) // 2)]
        titled = [*(d for d in central if not _COLOUR.search(d.title)), *headlines, *titled]
    if titled:
        return titled[0].title
    words = by_centrality[0].text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")

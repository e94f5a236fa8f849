"""Members of a story -> its title: a headline that reads like one."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Document
from compare.text.terms import terms

LEAST = 3  # words that carry meaning and are no number: "Live", or a date, is no headline
WORDS = 12  # of a text without a headline


def title(by_centrality: Sequence[Document]) -> str:
    """Return the headline of the most central member that has one, else the beginning of its text."""
    if len(by_centrality) == 1 and by_centrality[0].title:
        return by_centrality[0].title
    headlines = (d.title for d in by_centrality if sum(not t.number for t in terms(d.title, d.language)) >= LEAST)
    found = next(headlines, "") or next((d.title for d in by_centrality if d.title), "")
    if found:
        return found
    words = by_centrality[0].text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")

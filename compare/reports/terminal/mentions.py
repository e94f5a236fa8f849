"""Mentions -> each wording once, with the places that give it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from compare.model import Mention
from compare.reports.phrases import speaker_of
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.words import ASIDE, joined, said


def gathered(mentions: Sequence[Mention], cast: Cast) -> list[tuple[Text, Text]]:
    """Return places and wording, in the order of the cast."""
    places: dict[tuple[str, str, bool], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (cast.order(m.document), m.paragraph)):
        places.setdefault((mention.text, speaker_of(mention), mention.quoted), []).append(mention)
    return [(joined(map(cast.place, held), " "), _words(*key)) for key, held in places.items()]


def _words(text: str, speaker: str, quoted: bool) -> Text:
    # a comma that led on to "he said" ends nothing here
    bare = text.strip(" ,")
    return joined([said(f"“{bare}”" if quoted else bare), *([said(f"({speaker})", ASIDE)] if speaker else [])], "  ")

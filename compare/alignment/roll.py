"""Sides of a story -> the roll of its names: where each stands, and who is who."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.alignment.pairs import Side
from compare.alignment.spelling import spellings, unaccented
from compare.alignment.who import fullest, holds, plain
from compare.text.names import Name, parts, runs, settled


class Called(NamedTuple):
    """A name where it stands: its side and passage, by their places."""

    side: int
    passage: int
    name: Name


@dataclass(frozen=True, slots=True, eq=False)
class Roll:
    """All names of a story by where they stand, their plain forms, and by these as they are spelt mostly and in full."""

    called: Sequence[Called]
    standing: Mapping[tuple[int, int], Sequence[Called]]
    plain: Mapping[str, str]
    spelt: Mapping[str, str]
    full: Mapping[str, str]

    def person(self, called: Called) -> str:
        """Return the full form of a name."""
        return self.full[self.spelling(called)]

    def spelling(self, called: Called) -> str:
        """Return the plain form of a name as it is spelt mostly."""
        return self.spelt[self.plain[called.name.text]]


def roll(sides: Sequence[Side]) -> Roll:
    """Return all names of a story; what one document shows to be a name is one in the others."""
    called = _called(sides)
    texts = Counter([each.name.text for each in called])
    plains = {text: plain(text) for text in texts}
    written: Counter[str] = Counter()
    for text, times in texts.items():
        written[plains[text]] += times
    spelt = spellings(written, lambda word: stands(word, sides))
    counts: Counter[str] = Counter()
    for text, times in written.items():
        counts[spelt[text]] += times
    standing: defaultdict[tuple[int, int], list[Called]] = defaultdict(list)
    for each in called:
        standing[each.side, each.passage].append(each)
    return Roll(called, standing, plains, spelt, fullest(counts))


def stands(word: str, sides: Sequence[Side]) -> bool:
    """Return whether a word stands in one of the texts in these letters, accents apart."""
    return any(holds(unaccented(passage.text), word) for side in sides for passage in side.passages)


def _called(sides: Sequence[Side]) -> list[Called]:
    found = [
        [
            run
            for at, passage in enumerate(side.passages)
            if not passage.heading  # all of whose words may have capitals
            for run in runs(at, passage.text, {s.span.start for s in passage.sentences}, side.document.language)
        ]
        for side in sides
    ]
    known = frozenset().union(*map(parts, found))
    return [
        Called(number, name.paragraph, name)
        for number, (side, held) in enumerate(zip(sides, found, strict=True))
        for name in settled(held, side.document.language, known)
    ]

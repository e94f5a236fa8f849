"""Comparison -> which of its points are disputed: who tells them contradict each other for certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from compare.model import Comparison, Conflict, Point
from compare.reports.phrases import surest_conflicts
from compare.reports.values import grouped, values_of


class Given(NamedTuple):
    """Where a conflict's value stands: the document, the paragraph and its text, and the words that give the value."""

    document: str
    paragraph: int
    text: str
    words: str

    def tells(self, sentence: str) -> bool:
        """Return whether a sentence may give the value: one of the same paragraph that is another one does not."""
        words = self.words.strip("…")
        return sentence not in self.text or sentence in words or words in sentence


@dataclass(frozen=True, slots=True)
class Dispute:
    """A certain conflict as a point names it: its values (`14 / 17`), and where each of them stands."""

    conflict: Conflict
    said: str
    groups: tuple[tuple[Given, ...], ...]

    def within(self, point: Point) -> bool:
        """Return whether those who tell a point contradict each other: one document gives one value, and another another."""
        places = {(t.document, paragraph) for t in point.told_by for paragraph in t.paragraphs}
        held = [
            {g.document for g in group if (g.document, g.paragraph) in places and g.tells(point.text)}
            for group in self.groups
        ]
        return any(one - two and two - one for one, two in combinations(held, 2))


def disputes(found: Comparison) -> tuple[Dispute, ...]:
    """Return the certain conflicts, in the order in which they are shown."""
    certain = [conflict for conflict in surest_conflicts(found) if not conflict.uncertain]
    if not certain:
        return ()
    texts = {(d.id, at): p.text for d in found.documents for at, p in enumerate(d.paragraphs)}
    return tuple(_dispute(conflict, texts) for conflict in certain)


def disputed(found: Comparison) -> Mapping[str, tuple[Dispute, ...]]:
    """Return, by the id of each point whose tellers contradict each other, in what they do."""
    told = disputes(found)
    held = {point.id: tuple(each for each in told if each.within(point)) for point in (found.points if told else ())}
    return {point: quarrels for point, quarrels in held.items() if quarrels}


def _dispute(conflict: Conflict, texts: Mapping[tuple[str, int], str]) -> Dispute:
    values = values_of(conflict)
    groups = [
        tuple(Given(m.document, m.paragraph, texts[m.document, m.paragraph], m.text) for m in group)
        for group in grouped(conflict.mentions, values).values()
    ]
    return Dispute(conflict, " / ".join(values) or conflict.kind.value, tuple(groups))

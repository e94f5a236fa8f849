"""A conflict -> the values that outlets give, under each the mentions that give it, and the points that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compare.model import Comparison, Conflict, Mention


def values_of(found: Conflict) -> tuple[str, ...]:
    """Return the values that a conflict names: 412 and 438 of `jobs: 412 / 438`; none where it names none."""
    values = tuple(value.strip() for value in found.what.rpartition(": ")[2].split(" / "))
    return values if len(values) > 1 and "" not in values else ()


def disputed(found: Comparison) -> Mapping[str, tuple[Conflict, ...]]:
    """Return, by the id of each point, the certain conflicts in which paragraphs of two of its tellers stand."""
    told: dict[str, tuple[Conflict, ...]] = {}
    certain = [(c, {(m.document, m.paragraph) for m in c.mentions}) for c in found.conflicts if not c.uncertain]
    for point in found.points if certain else ():
        places = [{(t.document, paragraph) for paragraph in t.paragraphs} for t in point.told_by]
        held = tuple(c for c, mentioned in certain if sum(not at.isdisjoint(mentioned) for at in places) > 1)
        if held:
            told[point.id] = held
    return told


def grouped(mentions: Sequence[Mention], values: Sequence[str]) -> dict[str, list[Mention]]:
    """Return the mentions by the one value that stands in them; under "" those with none of them, or with several."""
    groups: dict[str, list[Mention]] = {value: [] for value in (*values, "")}
    for mention in mentions:
        held = _standing(mention.text, values)
        groups[held[0] if len(held) == 1 else ""].append(mention)
    return {value: held for value, held in groups.items() if held}


def _standing(text: str, values: Sequence[str]) -> list[str]:
    held = []
    for value in sorted(values, key=len, reverse=True):  # 1 600 holds no 600
        text, times = re.subn(pattern_of(value), "", text, flags=re.IGNORECASE)
        held += [value] if times else []
    return held


def pattern_of(value: str) -> str:
    """Return a pattern of a value as articles write it: `1,600` is also 1600, 1.600 and 1 600."""
    written = re.escape(value).replace(",", r"[,.\s]?\s?")
    return rf"(?<![\w.,]){written}(?![.,]?\d)(?!\w)"

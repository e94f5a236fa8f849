"""A conflict -> the values that outlets give, and under each the mentions that give it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Conflict, Mention


def values_of(found: Conflict) -> tuple[str, ...]:
    """Return the values that a conflict names: 412 and 438 of `jobs: 412 / 438`; none where it names none."""
    values = tuple(value.strip() for value in found.what.rpartition(": ")[2].split(" / "))
    return values if len(values) > 1 and "" not in values else ()


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

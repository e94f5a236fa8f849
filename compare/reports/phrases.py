"""Counts, shares, letters and paragraph numbers -> the words and signs that every view has for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from compare.model import Attribution, Comparison, Conflict, Mention, Rendering

RENDERINGS = {
    Rendering.SAME: "word for word",
    Rendering.CUT: "cut short",
    Rendering.REWORDED: "in other words",
    Rendering.TRANSLATED: "in another language",
    Rendering.REPORTED: "quoted by some, reported by others",
}
PERHAPS_ELSEWHERE = "¶4? perhaps elsewhere too"  # once, above lists of what one alone was found to tell
IN_CONFLICT, PERHAPS_IN_CONFLICT = "Where they contradict each other", "Where they may contradict each other"
ATTRIBUTIONS = {Attribution.CHANGED: "given to different speakers", Attribution.DROPPED: "some name no speaker"}


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "copy", "copies"), counted(1200, "word")
    ('1 copy', '1,200 words')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@lru_cache(20_000)  # shares are rounded to four digits, and stand by the hundred on a page
def percent(share: float) -> str:
    """Return a share as a percentage that says 100 only of the whole and 0 only of nothing.

    >>> percent(0.999), percent(1.0), percent(0.001)
    ('99 %', '100 %', '1 %')
    """
    return f"{round(share * 100) if share in (0, 1) else min(max(round(share * 100), 1), 99)} %"


def elsewhere_key(found: Comparison) -> str:
    """Return what the question mark of a place means above lists of what one alone tells; nothing where there is none."""
    return PERHAPS_ELSEWHERE if any(p.uncertain for p in found.points if len(p.told_by) == 1) else ""


def conflicts_title(found: Comparison) -> str:
    """Return the title of the conflicts, which claims none where none is certain."""
    return PERHAPS_IN_CONFLICT if all(c.uncertain for c in found.conflicts) else IN_CONFLICT


def surest_conflicts(found: Comparison) -> list[Conflict]:
    """Return the conflicts, the certain ones first, then the likeliest."""
    return sorted(found.conflicts, key=lambda c: (c.uncertain, -c.score))


def speaker_of(mention: Mention) -> str:
    """Return who speaks, and whether that is only likely; nothing where nobody is told."""
    return f"probably {mention.speaker}" if mention.guessed and mention.speaker else mention.speaker


def letter(at: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    return chr(65 + at) if at < 26 else letter(at // 26 - 1) + chr(65 + at % 26)


def first_number(paragraphs: Sequence[int]) -> str:
    """Return the first paragraph number, with a plus sign where more follow: `3+`."""
    return f"{min(paragraphs) + 1}" + ("+" if len(set(paragraphs)) > 1 else "")


def numbers(paragraphs: Sequence[int], most: int = 4) -> str:
    """Return paragraph numbers, counted from one, neighbours as a range.

    >>> numbers((2, 3, 4, 8)), numbers((0, 2, 4, 6, 8, 10))
    ('3–5, 9', '1, 3, 5, 7 …')
    """
    runs: list[list[int]] = [[p, p] for p in sorted(paragraphs)[:1]]
    for before, here in pairwise(sorted(paragraphs)):
        if here - before <= 1:
            runs[-1][1] = here
        else:
            runs.append([here, here])
    shown = ", ".join(f"{a + 1}–{b + 1}" if b > a else f"{a + 1}" for a, b in runs[:most])
    return shown + (" …" if len(runs) > most else "")

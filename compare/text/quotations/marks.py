"""Text -> what stands in its quotation marks, as places in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", '"': '"'}
_MARK = re.compile(f"[{''.join(CLOSERS)}]")
_MARK_ANY = re.compile(r'["“”„]')
_FURTHEST = 6  # paragraphs through which a quotation may run on without marks
_CLOSING = {mark: re.compile(f"[{closers}]") for mark, closers in CLOSERS.items()}
_WORD = re.compile(r"\w+")
# A straight single mark opens behind a space, closes before one, and is an apostrophe everywhere else. It closes at once
# behind a stop or comma; "the players' bus" inside leaves the choice open, so that a later mark behind a stop wins.
_SINGLE = re.compile(r"(?<![^\s(\[—–-])'(?=[^\W_])")
_SINGLE_CLOSER = re.compile(r"(?<=[^\s])'(?!\w)")
_LONGEST_SINGLE = 1000  # characters


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of what stands in quotation marks, outermost marks only, marks left out.

    A quotation that is not closed runs to the end of the text. Straight single marks count as apostrophes.
    """
    spans = []
    mark = _MARK.search(text)
    while mark:
        at = mark.start()
        if _opens(text, at):
            end = _close(text, at)
            if _WORD.search(text, at + 1, end):
                spans.append((at + 1, end))
            at = end
        mark = _MARK.search(text, at + 1)
    return spans


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Return the same, and what stands in straight single marks between: 'We won,' she said.

    >>> text = "'It's the players' bus,' she said."
    >>> [text[a:b] for a, b in quotation_spans(text)]
    ["It's the players' bus,"]
    """
    spans = quoted_spans(text)
    if "'" not in text:
        return spans
    gaps = zip(
        [0, *(end + 1 for _, end in spans)], [*(max(0, start - 1) for start, _ in spans), len(text)], strict=True
    )
    return sorted([*spans, *(span for gap in gaps for span in _singles(text, *gap))])


def _singles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    opening = _SINGLE.search(text, start, end)
    while opening:
        first, place = opening.end(), opening.end()
        closing = _single_close(text, first, min(end, first + _LONGEST_SINGLE))
        if closing is not None:
            found.append((first, closing))
            place = closing + 1
        opening = _SINGLE.search(text, place, end)
    return found


def _single_close(text: str, start: int, end: int) -> int | None:
    """Return where a straight single mark closes, before the next one opens; None where none does."""
    first = None
    following = _SINGLE.search(text, start, end)
    for mark in _SINGLE_CLOSER.finditer(text, start, following.start() if following else end):
        if text[mark.start() - 1] in ".,!?…":
            return mark.start()
        first = mark.start() if first is None else first
    return first


def running_spans(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Return the quotations of each of a text's paragraphs; one may run on through paragraphs that open no marks anew.

    >>> running_spans(["She said: “We go on.", "And on,” and left. “Bye.”"])
    [[(11, 20)], [(0, 7), (20, 24)]]
    """
    found: list[list[tuple[int, int]]] = []
    until = 0  # the paragraph before which all stands in marks
    for at, text in enumerate(texts):
        if at < until:
            found.append([(0, len(text))])
            continue
        closing = _closes(text) if found and found[-1] and is_open(texts[at - 1], found[-1][-1]) else None
        if closing is None:
            found.append(quotation_spans(text))
        else:
            rest = quotation_spans(text[closing + 1 :])
            found.append([(0, closing), *((a + closing + 1, b + closing + 1) for a, b in rest)])
        if found[-1] and is_open(text, found[-1][-1]):
            ahead = range(at + 1, min(len(texts), at + 1 + _FURTHEST))
            until = next((n for n in ahead if _MARK_ANY.search(texts[n])), at)
            until = until if until > at and _closes(texts[until]) is not None else 0
    return found


def _closes(text: str) -> int | None:
    """Return the place of a text's first mark if it closes a quotation that an earlier paragraph opened."""
    mark = _MARK_ANY.search(text)
    if mark is None or mark.start() == 0:
        return None
    closes = mark.group() in "”" or (mark.group() == '"' and not _opens(text, mark.start()))
    return mark.start() if closes else None


def is_open(text: str, span: tuple[int, int]) -> bool:
    """Return whether a quotation ran to the end of its text for want of a closing mark."""
    return span[1] == len(text)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in '"‘»':  # these close as well as open
        return not (before.isalnum() or before in ".,!?…") and not after.isspace()
    return True


def _close(text: str, at: int) -> int:
    """Return where the quotation opened at `at` ends: before its closing mark, or at the end of the text."""
    for found in _CLOSING[text[at]].finditer(text, at + 1):
        place = found.start()
        inside = text[at] == "‘" and place + 1 < len(text) and text[place + 1].isalnum()  # an apostrophe
        if not inside:
            return place
    return len(text)

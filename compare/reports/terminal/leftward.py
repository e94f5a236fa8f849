"""Lines of a page that hold Hebrew, Arabic and the like -> the same, each piece of such text kept apart from what stands beside it.

A terminal that orders letters would else swap columns, and put our words and full stops where the other direction has them:
an isolate of Unicode (UAX 9) makes each piece a unit of its own, that begins on its right.
"""

from __future__ import annotations

import re

# letters written from right to left, without the digits among them
_LEFTWARD = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_LETTER = re.compile(f"[{_LEFTWARD}]")
_ESCAPE = r"\x1b\[[0-9;]*m"  # a style: not seen, and its letters are none
_GAP = re.compile(r"( {2,}| ?[│|] ?)")  # between two columns
_STRONG = re.compile(rf"{_ESCAPE}|(?P<left>[{_LEFTWARD}])|(?P<right>[^\W\d_])")
# what begins a text: the number of `17 hurt`, not that of `1. Title`
_COUNT = re.compile(rf"(?P<before>(?:{_ESCAPE}|\s)*)\d[\d.,]*(?<!\.)(?:{_ESCAPE}|\s)*\Z")
_OPENS, _CLOSES = "«“„‹‘([‚\"'¡¿", "»”“›’)]\"'"
ISOLATE, END = "\u2067", "\u2069"  # right to left, until the end


def isolated(page: str) -> str:
    """Return a page, or a part of one, with what is written from right to left isolated in each column of each line.

    >>> isolated("A ferry  sank") == "A ferry  sank"
    True
    """
    if not _LETTER.search(page):
        return page
    return "\n".join(_line(line) if _LETTER.search(line) else line for line in page.split("\n"))


def _line(line: str) -> str:
    return "".join(part if at % 2 else _column(part) for at, part in enumerate(_GAP.split(line)))


def _column(text: str) -> str:
    """Return the text of one column; what begins from right to left is so to its end, what is only quoted ends with its last."""
    strong = [found for found in _STRONG.finditer(text) if found.lastgroup]
    left = [found for found in strong if found["left"]]
    if not left:
        return text
    start, end = left[0].start(), len(text)
    if strong[0] is not left[0] and strong[-1] is not left[-1]:
        end = left[-1].end()
        while end < len(text) and text[end] in _CLOSES:
            end += 1
    while start and text[start - 1] in _OPENS:
        start -= 1
    if counted := _COUNT.match(text, 0, start):
        start = counted.end("before")
    return f"{text[:start]}{ISOLATE}{text[start:end]}{END}{text[end:]}"

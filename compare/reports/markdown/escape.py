"""Text of an article -> Markdown that shows it and does nothing else: no markup, no link, no HTML, nobody called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.reports.sanitise import visible
from compare.reports.terminal.words import ASIDE

if TYPE_CHECKING:
    from rich.text import Text

STILL = "\u2060"  # the word joiner: not seen, no break, and what stands on its two sides is not read as one

# HTML and the bars of tables as entities, which are text wherever they stand; what else is markup behind a backslash
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", **{sign: f"\\{sign}" for sign in "\\`*_{}[]~$^#"}}
_ESCAPED = str.maketrans(_SIGNS)
# a list, a line of signs, a quotation: only where a block begins
_OPENING = re.compile(r"[-+=:]|\d{1,9}[.)]")
# Sites read more than Markdown in a text, after the backslashes are gone: addresses, e-mail, people, issues, emoji. What
# stands at the end of a piece may be followed by another.
_READ = re.compile(
    r"(?P<before>://|\bwww\.|\b(?:mailto|xmpp|javascript|data):|@|#|\bGH-|(?<![\w:]):)(?=[\w+-]|\Z)", re.IGNORECASE
)
_DOUBLED = re.compile(r"(?P<sign>[=%!])(?P=sign)")


def said(text: str) -> str:
    """Return a text as Markdown, in one line.

    >>> said("<b>*5* of [6](x)</b>")
    '&lt;b&gt;\\\\*5\\\\* of \\\\[6\\\\](x)&lt;/b&gt;'
    >>> said("1. a"), said("- a")
    ('1\\\\. a', '\\\\- a')
    """
    shown = visible(text).strip()
    opening = _OPENING.match(shown)
    at = opening.end() - 1 if opening else 0
    marked = inner(shown)
    # nothing that is escaped stands before the sign: digits are not
    return f"{marked[:at]}\\{marked[at:]}" if opening else marked


def inner(text: str) -> str:
    """Return a piece of a text that does not begin it as Markdown, spaces at its ends included."""
    still = _READ.sub(rf"\g<before>{STILL}", visible(text))
    return _DOUBLED.sub(r"\\\g<sign>\\\g<sign>", still.translate(_ESCAPED))


def styled(text: Text) -> str:
    """Return a text with what is marked in it in bold, as far as letters and digits reach: only they can be."""
    parts, at = [], 0
    for span in sorted(text.spans, key=lambda span: span.start):
        if span.style != ASIDE and span.start >= at:
            parts += [inner(text.plain[at : span.start]), bold(text.plain[span.start : span.end])]
            at = span.end
    whole = "".join([*parts, inner(text.plain[at:])])
    return whole if parts else said(text.plain)


def bold(text: str) -> str:
    """Return a text in bold from its first letter or digit to its last; bold of signs would be signs."""
    letters = [at for at, char in enumerate(text) if char.isalnum()]
    if not letters:
        return inner(text)
    first, last = letters[0], letters[-1] + 1
    return f"{inner(text[:first])}**{inner(text[first:last])}**{inner(text[last:])}"

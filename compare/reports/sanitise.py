"""Text of an article -> one line that a terminal shows and cannot obey."""

from __future__ import annotations

import re
import unicodedata

_LINES = frozenset("\t\n\v\f\u2028\u2029")  # what breaks or advances a line: one space each
_DROPPED = frozenset("\u00ad")  # the soft hyphen asks for a break that we do not make
_BLANK_LETTERS = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0]")  # printable, yet nothing is seen of them
# format characters that have a shape
_ARABIC_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u0890\u0891")
_JOINERS = re.compile("[\u200c\u200d]")


def visible(text: str) -> str:
    """Return `text` as one line in which nothing acts and nothing hides.

    Controls become their pictures (ESC: ␛, CR: ␍), C1, bidirectional controls, invisible characters and lone
    surrogates their escapes (`\\x9b`, `\\u202e`, `\\udc80`), tabs and line ends a space. Joiners stay where scripts and
    emoji need them.

    >>> visible("a\\x1b[31mb\\r\\nc")
    'a␛[31mb␍ c'
    """
    if text.isprintable() and (text.isascii() or not _BLANK_LETTERS.search(text)):
        return text
    return _JOINERS.sub(_joiner, text).translate(_SHOWN)


class _Shown(dict[int, str]):
    """What each character becomes; filled as characters are met, for there are 1.1 million."""

    def __missing__(self, code: int) -> str:
        self[code] = _shown(chr(code)) if _acts_or_hides(chr(code)) else chr(code)
        return self[code]


def _acts_or_hides(char: str) -> bool:
    if char in _LINES or char in _DROPPED or _BLANK_LETTERS.match(char):
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in _ARABIC_SIGNS and not _JOINERS.match(char)


def _shown(char: str) -> str:
    if char in _LINES:
        return " "
    if char in _DROPPED:
        return ""
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else _escape(char)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _joiner(found: re.Match[str]) -> str:
    """Keep a joiner between two letters of a script that joins, or between two emoji; anywhere else it only hides."""
    text, at = found.string, found.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return found.group() if before and after and _joins(before) and _joins(after) else _escape(found.group())


def _joins(char: str) -> bool:
    # Arabic, Indic and the like start at U+0590; below it no script is joined
    return char >= "\u0590" and unicodedata.category(char)[0] in "LMS"


_SHOWN = _Shown()

"""A text file of any encoding -> one that takes every page: what it cannot hold becomes ASCII of the same width."""

from __future__ import annotations

import re
import unicodedata
from typing import IO, cast

from rich.cells import cell_len

from compare.reports.terminal.leftward import isolated

# what one character looks like: a flag, or anything with its variation, skin and joined emoji
_CHARACTER = re.compile("[\U0001f1e6-\U0001f1ff]{2}|.(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d.)*", re.DOTALL)

# One cell each, so that no table is bent. Box drawing is not here: rich draws it in ASCII by itself.
_ASCII = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−─━", "-"),
        **dict.fromkeys("·•", "*"),
        **dict.fromkeys("│┃╷╵", "|"),
        **dict.fromkeys("█▓", "#"),
        "\xa0": " ",
        "…": "~",
        "¶": "#",
        "×": "x",
        "≠": "!",
        "▒": "+",
        "░": ".",
        "╌": ".",
        "●": "X",
        "○": "o",
        "→": ">",
        "↳": ">",
        "←": "<",
    }
)


def _unpadded(text: str) -> str:
    return "\n".join([*(line.rstrip(" ") for line in text.split("\n")[:-1]), text.rpartition("\n")[2]])


class Fitted:
    """A text file that writes each text as far as its encoding reaches."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.encoding = getattr(file, "encoding", None) or "utf-8"  # None: a StringIO

    def write(self, text: str) -> int:
        """Write `text`, or what is nearest to it, without the spaces by which rich fills lines."""
        return self._file.write(holdable(isolated(_unpadded(text)), self.encoding))

    def flush(self) -> None:
        """Flush the file."""
        self._file.flush()

    def isatty(self) -> bool:
        """Return whether the file is a terminal."""
        return self._file.isatty()

    def fileno(self) -> int:
        """Return the descriptor of the file."""
        return self._file.fileno()


def fitted(file: IO[str]) -> IO[str]:
    """Return `file` so that no text makes it raise UnicodeEncodeError."""
    return cast(IO[str], Fitted(file))  # of a file, rich calls these four methods


def holdable(text: str, encoding: str) -> str:
    """Return `text` with what `encoding` cannot hold replaced by ASCII that takes as many cells.

    >>> holdable("¶3 “naïve” 東京…", "ascii")
    '#3 "naive" ????~'
    """
    if _holds(text, encoding):
        return text
    return _CHARACTER.sub(lambda c: c.group() if _holds(c.group(), encoding) else _nearest(c.group()), text)


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(character: str) -> str:
    cells = cell_len(character)
    parts = unicodedata.normalize("NFKD", character.translate(_ASCII))
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain if plain.isascii() and cell_len(plain) == cells else "?" * cells

"""Running text -> its paragraphs, each on one line and free of characters that cannot be seen."""

from __future__ import annotations

import re
from statistics import median
from unicodedata import normalize

LONG = 80  # a line longer than this was not broken by hand or by a mail program
SHORT = 45  # lines shorter than this are items of a list, not prose cut at a margin
BREAKING = "\r\v\f\x85\u2028"
BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028]")
# Joiners stay where they shape letters or emoji: without them Persian and Hindi words change.
JOINING = "\u0590-\u1fff\u2600-\u27bf\ufb50-\ufdff\U0001f000-\U0001faff\ufe0f"
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufff9-\ufffb\ud800-\udfff]"
    f"|(?<![{JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{JOINING}])"
)
BLANK = re.compile(r"\n\s*\n")
BULLET = re.compile(r"(?:[•‣◦▪■●·*–—-]|\d{1,3}[.)])\s")
# Marks behind letters that have a form of their own with them: of Latin, Greek and Cyrillic, of Arabic, Hangul and kana.
COMBINING = re.compile("[\u0300-\u036f\u0653-\u0655\u1161-\u11ff\u3099\u309a]")
LONGEST_WORD = 100  # characters
SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]{0,3}\s{0,3}$")


def fold(text: str) -> str:
    """Return `text` on one line: white space folded, control and zero-width characters gone, accents one with their letters.

    >>> fold(" The\\u00a0may\\u200bor \\n said\\x07 no. ")
    'The mayor said no.'
    """
    if (
        text.isprintable()
    ):  # almost all text is, and this is the cheapest way to know: its only white space is the space
        folded = " ".join(text.split()) if "  " in text else text.strip()
    else:
        folded = " ".join(UNSEEN.sub("", text).split())
    return folded if folded.isascii() or not COMBINING.search(folded) else _composed(folded)


def _composed(text: str) -> str:
    """Return a text with marks and letters in one (NFC), so that what looks alike is alike.

    Of words longer than any nothing is changed: to put a million marks in order takes hours.
    """
    return " ".join(normalize("NFC", word) if len(word) <= LONGEST_WORD else word for word in text.split(" "))


def split(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text`, none of them empty.

    A blank line ends a paragraph, and single newlines inside it are folded, unless they set items of a list apart.
    Without any blank line each line is a paragraph, unless the text was cut at a margin.
    """
    if any(
        mark in text for mark in BREAKING
    ):  # few texts have one, and to look for each is faster than for all at once
        text = BREAKS.sub("\n", text)
    text = _trimmed(text.replace("\u2029", "\n\n"))
    blocks = [block.split("\n") for block in BLANK.split(text) if block]
    parts = _lines(blocks[0]) if len(blocks) == 1 else [part for block in blocks for part in _items(block)]
    return tuple(folded for part in parts if (folded := fold(part)))


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does, closing quotes and brackets apart."""
    return SENTENCE_END.search(text[-8:]) is not None


def _trimmed(text: str) -> str:
    """Return a text from the first line to the last that says something."""
    end = len(text.rstrip())
    after = text.find("\n", end)
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    return text[start : after if after >= 0 else None] if end else ""


def _lines(block: list[str]) -> list[str]:
    """Return the parts of a text that has no blank line."""
    if not _is_wrapped(block):
        return block
    return _items(block) if any(map(BULLET.match, map(str.lstrip, block))) else _indented(block)


def _is_wrapped(block: list[str]) -> bool:
    if not SHORT <= median(map(len, block)) <= LONG:
        return False
    return 2 * sum(map(ends_sentence, block)) < len(block)


def _indented(block: list[str]) -> list[str]:
    """Return the lines joined, a new part at each line that is set in."""
    starts = [line[0].isspace() for line in block]
    return ["\n".join(block)] if all(starts) else _joined(block, starts)


def _items(block: list[str]) -> list[str]:
    """Return the items of a list, each with the lines that go on with it; other blocks are one part."""
    if len(block) == 1:
        return block
    starts = [BULLET.match(line.lstrip()) is not None for line in block]
    return _joined(block, starts) if sum(starts) > 1 else ["\n".join(block)]


def _joined(block: list[str], starts: list[bool]) -> list[str]:
    parts: list[list[str]] = [[]]
    for line, is_start in zip(block, starts, strict=True):
        if is_start and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return ["\n".join(part) for part in parts]

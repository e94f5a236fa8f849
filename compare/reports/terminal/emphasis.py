"""Two linked sentences -> which of their words to mark: those that differ, or of a rewritten sentence those that are common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from compare.model import Span, Wording
from compare.reports.terminal.words import joined, said
from compare.text.stopwords import stopwords

REWRITTEN = 0.5  # share of a sentence's letters that changed; above it, marking what changed would mark nearly all
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Marks:
    """How a page marks words that stand on the left only, on the right only, on both sides."""

    left: tuple[str, str, str]  # what stands before, what stands after, style
    right: tuple[str, str, str]
    both: tuple[str, str, str]


# without colour, underlined stands for changed and bold for common; without any style, signs do
STYLED = Marks(("", "", "underline red"), ("", "", "underline green"), ("", "", "bold cyan"))
PLAIN = Marks(("[-", "-]", ""), ("{+", "+}", ""), ("*", "*", ""))


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Spans of two paragraphs to be marked; `common` says that they are what is alike, not what differs."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    common: bool = False


def emphasis(left: str, right: str, wording: Wording | None, language: str = "") -> Emphasis:
    """Return what to mark in two paragraphs whose linked sentences are worded so."""
    if wording is None:
        return Emphasis()
    changed = max(_share(left, wording.here, wording.changed_here), _share(right, wording.there, wording.changed_there))
    if changed <= REWRITTEN:
        return Emphasis(wording.changed_here, wording.changed_there)
    silent = stopwords(language)
    return Emphasis(
        _common(left, wording.here, wording.changed_here, silent),
        _common(right, wording.there, wording.changed_there, silent),
        common=True,
    )


def marked(text: str, spans: Iterable[Span], mark: tuple[str, str, str]) -> Text:
    """Return a paragraph with `spans` marked."""
    before, after, style = mark
    parts, at = [], 0
    for span in sorted(spans):
        parts += [said(text[at : span.start]), said(before + text[span.start : span.end] + after, style)]
        at = span.end
    return joined([*parts, said(text[at:])])


def _share(text: str, sentence: Span, changed: Sequence[Span]) -> float:
    whole = sum(len(w.group()) for w in _WORD.finditer(text, sentence.start, sentence.end))
    return sum(len(w.group()) for s in changed for w in _WORD.finditer(text, s.start, s.end)) / whole if whole else 0.0


def _common(text: str, sentence: Span, changed: Sequence[Span], silent: frozenset[str]) -> tuple[Span, ...]:
    """Return the words of a sentence that did not change and say something, neighbours joined."""
    words = [Span(*w.span()) for w in _WORD.finditer(text, sentence.start, sentence.end)]
    told = [w for w in words if text[w.start : w.end].casefold() not in silent and not _within(w, changed)]
    runs: list[Span] = []
    for word in told:
        if runs and text[runs[-1].end : word.start].isspace():
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    return tuple(runs)


def _within(word: Span, spans: Iterable[Span]) -> bool:
    return any(s.start <= word.start and word.end <= s.end for s in spans)

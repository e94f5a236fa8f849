"""Two linked sentences -> the words to mark: those that differ, or where nearly all do, those that are common."""

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


Mark = tuple[str, str, str]  # what stands before, what stands after, style


@dataclass(frozen=True, slots=True)
class Marks:
    """How a page marks words that stand on the left only, on the right only, on both sides."""

    left: Mark
    right: Mark
    both: Mark


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
    return Emphasis(*common(left, right, wording, language), common=True)


def common(left: str, right: str, wording: Wording, language: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words that two linked sentences have in common, as spans of the two paragraphs."""
    silent = stopwords(language)
    return (
        _common(left, wording.here, wording.changed_here, silent),
        _common(right, wording.there, wording.changed_there, silent),
    )


def marked(text: str, spans: Iterable[Span], mark: Mark) -> Text:
    """Return a paragraph with `spans` marked."""
    before, after, style = mark
    parts, at = [], 0
    for span in sorted(spans):
        parts += [said(text[at : span.start]), said(before + text[span.start : span.end] + after, style)]
        at = span.end
    return joined([*parts, said(text[at:])])


def excerpt(text: str, sentence: Span, spans: Iterable[Span], mark: Mark) -> Text:
    """Return one sentence of a paragraph with `spans` marked, and an ellipsis where the paragraph goes on."""
    within = (Span(s.start - sentence.start, s.end - sentence.start) for s in spans)
    shown = marked(text[sentence.start : sentence.end], within, mark)
    before = said("… ") if text[: sentence.start].strip() else said("")
    return joined([before, shown, said(" …") if text[sentence.end :].strip() else said("")])


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

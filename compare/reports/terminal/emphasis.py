"""Two linked sentences -> the words to mark: those that differ, or where nearly all do, the telling ones in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

from compare.model import Clue, Link, Span
from compare.reports.terminal.words import joined, said

REWRITTEN = 0.5  # share of a sentence's letters that changed; above it, marking what changed would mark nearly all
TELLING = (Clue.TERM, Clue.FIGURE)  # a name that two sentences share says little: the same people, another fact
WEIGHTY = 2.0  # weight of evidence; a word below it is common, or stands in most paragraphs
FEWEST = 2  # one word in common is chance
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


def emphasis(left: str, right: str, link: Link | None) -> Emphasis:
    """Return what to mark in two paragraphs that are linked so."""
    if link is None or link.wording is None:
        return Emphasis()
    wording = link.wording
    changed = max(_share(left, wording.here, wording.changed_here), _share(right, wording.there, wording.changed_there))
    if changed <= REWRITTEN:
        return Emphasis(wording.changed_here, wording.changed_there)
    return Emphasis(*common(left, right, link), common=True)


def common(left: str, right: str, link: Link) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the weighty words of a link's evidence that both of its sentences use, as spans of the two paragraphs."""
    if link.wording is None:
        return (), ()
    one, two = _words(left, link.wording.here), _words(right, link.wording.there)
    wanted = {e.text.casefold() for e in link.evidence if e.kind in TELLING and e.weight >= WEIGHTY}
    both = wanted & {word for word, _ in one} & {word for word, _ in two}
    if len(both) < FEWEST:
        return (), ()
    return _runs(left, [s for word, s in one if word in both]), _runs(right, [s for word, s in two if word in both])


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


def _words(text: str, sentence: Span) -> list[tuple[str, Span]]:
    return [(w.group().casefold(), Span(*w.span())) for w in _WORD.finditer(text, sentence.start, sentence.end)]


def _runs(text: str, words: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words with neighbours joined."""
    runs: list[Span] = []
    for word in words:
        if runs and text[runs[-1].end : word.start].isspace():
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    return tuple(runs)

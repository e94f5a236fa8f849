"""Document -> passages: its story paragraphs, read once for all comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from compare.model import Document, Span
from compare.text.figures import Figure, figures, is_time, may_count
from compare.text.leaning import is_finished, is_heading
from compare.text.sentences import sentences
from compare.text.terms import stems, whole_words
from compare.text.tokens import tokens

SENTENCES = 40  # of a paragraph, compared one by one
TELLING = 10.0  # a bare number below it stands in most articles


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a passage: its place, its stems, its tokens and its figures."""

    span: Span
    stems: frozenset[str]
    tokens: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def values(self) -> frozenset[tuple[float, str]]:
        """Return the values, with their units, of the figures that tell one fact from another."""
        return frozenset((f.value, f.unit) for f in self.figures if f.unit or f.value >= TELLING)

    @property
    def counted(self) -> frozenset[str]:
        """Return what its larger figures count, as stems."""
        return frozenset(f.counts for f in self.figures if f.counts and f.value >= TELLING and not is_time(f.counts))


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One story paragraph: its place in the document, its stems, its running tokens and its sentences."""

    index: int
    text: str
    stems: frozenset[str]
    names: frozenset[str]  # its stems that it first writes with a capital
    values: frozenset[tuple[float, str]]  # of the figures that tell one fact from another, with their units
    tokens: tuple[str, ...]
    triples: frozenset[
        tuple[str, str, str]
    ]  # every run of three tokens: two passages without one in common share no run
    sentences: tuple[Sentence, ...]
    words: Mapping[str, str]  # stem -> how this paragraph first writes it
    heading: bool = False  # no sentence: it says what comes, and tells little of it

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures of all its sentences, in order."""
        return tuple(figure for sentence in self.sentences for figure in sentence.figures)


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the story paragraphs of a document, ready to be compared."""
    story = document.story
    # in an article that seldom ends a paragraph with a mark, one without a mark is as good as any
    marked = 2 * sum(is_finished(text) or text.endswith(":") for _, text in story) >= len(story)
    return tuple(_passage(index, text, document.language, marked and is_heading(text)) for index, text in story)


def _passage(index: int, text: str, language: str, heading: bool) -> Passage:
    spans = _spans(text, language)
    said = [tuple(tokens(text[start:end])) for start, end in spans]
    running = said[0] if len(said) == 1 else tuple(chain.from_iterable(said))
    written = [stems(text, language, *span) for span in whole_words(text, spans)]
    # how each is first written; most paragraphs are one sentence
    words = written[0] if len(written) == 1 else {s: word for found in reversed(written) for s, word in found.items()}
    held = figures(text, language) if may_count(running, text, language) else ()
    parts = tuple(
        [
            Sentence(Span(a, b), frozenset(found), own, tuple([f for f in held if a <= f.start < b]))
            for (a, b), found, own in zip(spans, written, said, strict=True)
        ]
    )
    triples = frozenset(zip(running, running[1:], running[2:], strict=False))
    names = frozenset([stem for stem, word in words.items() if word[0].isupper()])
    values = frozenset().union(*[part.values for part in parts if part.figures])
    inside = parts[0].stems if len(parts) == 1 else frozenset(words)
    return Passage(index, text, inside, names, values, running, triples, parts, words, heading)


def _spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the places of the sentences of a paragraph, of which there is one at least."""
    spans = list(sentences(text, language)) or [(0, len(text))]
    if len(spans) > SENTENCES:  # no paragraph, but a text without any: its rest is taken as one
        spans[SENTENCES - 1 :] = [(spans[SENTENCES - 1][0], spans[-1][1])]
    return spans

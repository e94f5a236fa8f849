"""Paragraphs -> direct quotations, each with its place and, where the text tells, its speaker and the verb of speech."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.model import Quote
from compare.text.quotations.clauses import COLON, QUOTE, WORD, Piece, sentences
from compare.text.quotations.clean import clean
from compare.text.quotations.lexicon import Lexicon, lexicon
from compare.text.quotations.marks import is_open, quotation_spans, running_spans
from compare.text.quotations.people import People
from compare.text.quotations.phrases import NOBODY, UNSAID, Source
from compare.text.quotations.speakers import Reader
from compare.text.tokens import tokens

_MARK = 1  # where a paragraph's first quotation begins that goes on with one before: behind its mark, if it has one
_UTTERANCE = 3  # words: a shorter quotation inside a sentence without a verb of speech may be a title or a doubted word
ASKED = 2_000  # sentences whose teller is remembered: of one report it is asked more than once
_BACK = 3  # paragraphs without quotations, in which it is looked up who "she" is


def quotes(paragraphs: Sequence[tuple[int, str]], language: str = "") -> list[Quote]:
    """Return the quotations of (index, text) paragraphs in order; an unknown language is read as English.

    A quotation that is not closed runs to the end of its paragraph. A speaker is named or described only where the text
    does so: beside a verb of speech, before or behind; by a pronoun, as whoever was so named before; and where a
    quotation stands alone, as whoever spoke before it or introduced it.
    """
    words = lexicon(language)
    spans = running_spans([text for _, text in paragraphs])
    if not any(spans):
        return []
    memory = _Memory(People(paragraphs), words)
    found: list[Quote] = []
    for at, ((index, text), inside) in enumerate(zip(paragraphs, spans, strict=True)):
        if inside:
            before = paragraphs[at - 1][1] if at else ""
            carried = memory.carries
            sources = memory.paragraph(text, inside, before, spans[at - 1] if at else [])
            following = spans[at + 1] if at + 1 < len(paragraphs) else []
            runs_on = is_open(text, inside[-1]) and bool(following) and following[0][0] <= _MARK
            found += [
                Quote(
                    index,
                    *(a, b, text[a:b], source.speaker, source.cue),
                    runs_on=runs_on and n == len(inside) - 1,
                    guessed=_is_guessed(source, text, before if source.cue or (carried and not n) else ""),
                )
                for n, ((a, b), source) in enumerate(zip(inside, sources, strict=True))
            ]
            memory.carries = runs_on
        else:
            memory.pause(text)
    return found


def _is_guessed(source: Source, here: str, near: str) -> bool:
    """Return whether nothing gives a speaker the words, or no word of theirs stands in the paragraph, nor in the one before.

    The one before counts where "she said" may mean its.
    """
    said = source.speaker.split()
    near_by = any(word in here or word in near for word in reversed(said))
    return bool(source.speaker) and (source.guessed or not near_by)


@lru_cache(ASKED)
def told_by(sentence: str, language: str = "") -> str:
    """Return the name of whom a sentence gives its words to, in quotation marks or without; "" where it names nobody.

    >>> told_by("Petra Lunn said the bridge was closed."), told_by("The bridge was closed.")
    ('Petra Lunn', '')
    """
    words = lexicon(language)
    parts = sentences(sentence, quotation_spans(sentence), words.cues)
    tellers = (Reader(words, sentence, part, bool).teller() for part in parts)
    return next((source.speaker for source in tellers if source.named), "")


class _Memory:
    """Who spoke last, carried from paragraph to paragraph of one article."""

    def __init__(self, people: People, words: Lexicon) -> None:
        self._people, self._words = people, words
        self._last = NOBODY
        self._between: list[str] = []  # the paragraphs without quotations right before
        self.carries = False  # the quotation before was not closed, and goes on

    def pause(self, text: str) -> None:
        """Note a paragraph without quotations."""
        self.carries = False
        self._between = [*self._between[1 - _BACK :], text]

    def paragraph(
        self, text: str, spans: Sequence[tuple[int, int]], before: str, before_spans: Sequence[tuple[int, int]]
    ) -> list[Source]:
        """Return who speaks each quotation of a paragraph."""
        found: dict[int, Source] = {}
        focus, told = NOBODY, NOBODY
        begun: dict[int, Source] = {}  # whom the sentences before a quotation of this paragraph are about
        for sentence in sentences(text, spans, self._words.cues):
            reader = Reader(self._words, text, sentence, self._people.is_name)
            about = reader.subject(named=True)
            for at, piece in enumerate(sentence):
                if piece.kind is QUOTE:
                    source = self._known(reader.source(at), focus, told)
                    if not (source.speaker or source.pronoun or _stands_alone(sentence, at)):
                        loose = len(tokens(text[slice(*spans[piece.quote])])) < _UTTERANCE
                        announced = at > 0 and sentence[at - 1].kind is COLON  # Ito had a line ready: “…”
                        theme = self._known(about, focus, told)
                        source = UNSAID if loose else theme if announced else self._guess(theme)
                    found[piece.quote], begun[piece.quote] = source, focus
                    told = source if source.speaker else told
            focus = self._guess(self._fuller(about)) if about.named else focus
        lone: Source | None = None  # looked for where nothing nearer tells
        told = NOBODY
        speakers: list[Source] = []
        for number in range(len(spans)):
            source = found.get(number, NOBODY)
            if not source.speaker and not source.pronoun:
                near = next((one for one in (told, begun.get(number, NOBODY)) if one.speaker), None)
                if near is None:
                    near = lone = lone or self._alone(before, before_spans, found)
                source = near._replace(cue="")
            told = source if source.speaker else told
            speakers.append(source)
        self._between = []
        self._last = next((s for s in reversed(speakers) if s.speaker), NOBODY if speakers else self._last)
        return speakers

    def _known(self, source: Source, focus: Source, told: Source) -> Source:
        """Return a source under its fullest name; a pronoun becomes whoever was meant, or nobody."""
        if not source.pronoun:
            return self._fuller(source)
        for one in (told, focus, self._spoken_of(), self._last):
            if one.speaker and self._people.may_be(one.speaker, source.speaker):
                return one._replace(cue=source.cue, guessed=False)
        return UNSAID._replace(cue=source.cue)

    def _spoken_of(self) -> Source:
        """Return to whom the paragraph before gives its words, all without quotation marks, or whom it is about, by name.

        Where it is about "him" or "her", the one before that tells who it is.
        """
        for text in reversed(self._between):
            parts = sentences(text, (), self._words.cues)
            readers = [Reader(self._words, text, part, self._people.is_name) for part in reversed(parts)]
            sources = [source for reader in readers for source in (reader.teller(), reader.subject(named=True))]
            named = next((source for source in sources if source.named), NOBODY)
            if named.speaker or not any(source.pronoun for source in sources):
                return self._fuller(named)
        return NOBODY

    def _fuller(self, source: Source) -> Source:
        source = clean(source, self._words)
        return source._replace(speaker=self._people.full(source.speaker)) if source.named else source

    def _guess(self, source: Source) -> Source:
        """Return a source as one that the text is about, and gives no words to."""
        return source._replace(guessed=True)

    def _alone(self, before: str, before_spans: Sequence[tuple[int, int]], found: dict[int, Source]) -> Source:
        """Return who speaks the first quotations of a paragraph where nothing beside them tells."""
        if self.carries:
            return self._last
        later = next((found[n] for n in sorted(found) if found[n].speaker), NOBODY)
        if later.speaker:
            return later
        parts = sentences(before, before_spans, self._words.cues)
        if parts and before.rstrip().endswith(":"):
            intro = Reader(self._words, before, parts[-1], self._people.is_name).introducer()
            if intro.speaker:
                return self._known(intro, NOBODY, self._last)
        about = Reader(self._words, before, parts[-1], self._people.is_name).subject(named=True) if parts else NOBODY
        if about.named and not (before_spans and self._last.speaker):
            return self._guess(self._fuller(about))
        return self._guess(self._last)


def _stands_alone(sentence: Sequence[Piece], at: int) -> bool:
    """Return whether a quotation opens its sentence."""
    return all(piece.kind is not WORD for piece in sentence[:at])

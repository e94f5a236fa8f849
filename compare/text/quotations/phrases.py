"""Sentence -> what stands in a subject's place: names, pronouns, descriptions, bounded by commas, conjunctions and verbs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from compare.text.names import SURNAMES, TITLES
from compare.text.quotations.clauses import COLON, COMMA, END, QUOTE, WORD, Piece
from compare.text.quotations.lexicon import Lexicon
from compare.text.roles import BESIDE

_ORDINAL = re.compile(r"\d{1,9}(?:st|nd|rd|th)")
_LONGEST = 12  # words of a description
_PARTICLES = frozenset("de del der den van von bin ibn al el la le du da di dos das of the y e".split())
_SOMEBODY = frozenset("someone somebody".split())
_COLLECTIVE = frozenset("police people polizei policía politie polizia polícia".split())
_BUT = frozenset("but so".split())
_OF = frozenset("of about from by against for on over".split())
_BESIDE = 4
_JOINED = 5  # words of a phrase before its "and"
POSSESSIVE = ("'s", "s'")


class Source(NamedTuple):
    """Who speaks, as written (a pronoun in small letters), the verb or phrase that says so, and whether a name.

    `guessed`: no verb or phrase gives them the words; the text is about them near by.
    """

    speaker: str
    cue: str = ""
    named: bool = False
    pronoun: bool = False
    guessed: bool = False


NOBODY = Source("")
UNSAID = Source("", pronoun=True)  # nobody speaks it, and nobody else is to be looked for


class Phrases:
    """The pieces of one sentence: which are verbs of speech, and which phrases may name a speaker."""

    def __init__(self, words: Lexicon, text: str, sentence: Sequence[Piece], capitals: Callable[[str], bool]) -> None:
        self._words, self._text, self._all, self._is_name = words, text, sentence, capitals

    def _is_cue(self, at: int) -> bool:
        piece = self._all[at]
        if piece.kind is not WORD or piece.low not in self._words.cues or piece.capital and at:
            return False
        before = self._all[at - 1] if at else None
        if (
            before
            and before.kind is WORD
            and (before.low in self._words.determiners or before.low.endswith(POSSESSIVE))
        ):
            return False
        if piece.low in self._words.weak and not self._is_beside(at):
            return False
        return piece.low not in self._words.nouns or self._is_verb_here(at, before)

    def _is_beside(self, at: int) -> bool:
        """Return whether a quotation or a colon is among the next pieces, or the last."""
        return any(p.kind in (QUOTE, COLON) for p in self._all[max(0, at - _BESIDE) : at + _BESIDE])

    def _is_verb_here(self, at: int, before: Piece | None) -> bool:
        """Return whether a word that may be a noun is a verb: it has a subject, and neither a comma nor "of" behind it."""
        following = self._all[at + 1] if at + 1 < len(self._all) else None
        ends = following is None or following.kind in (END, COMMA)
        if (
            (ends and not (before and before.low in self._words.pronouns))
            or (following and following.low in _OF)
            or not before
        ):
            return False
        if before.kind is not WORD:
            return before.kind in (QUOTE, COMMA) and following is not None and following.capital
        third = self._all[at].low.endswith("s")
        return before.capital or before.low in self._words.pronouns or third != before.low.endswith("s")

    def _skip_back(self, at: int, start: int) -> int:
        """Return the place behind the last piece before `at` that is neither an adverb nor an auxiliary."""
        words = self._words
        while at > start:
            low = self._all[at - 1].low
            if not (
                low in words.adverbs
                or low in words.auxiliaries
                or (low.endswith("ly") and not self._all[at - 1].capital)
            ):
                break
            at -= 1
        return at

    def _phrase_start(self, end: int, start: int) -> int:
        """Return where the phrase begins that ends before `end`."""
        at = end
        while at > start and end - at < _LONGEST:
            piece = self._all[at - 1]
            if piece.kind is not WORD or piece.low in self._words.breaks or (self._is_cue(at - 1) and end - at > 0):
                break
            if piece.low in self._words.conjunctions and not self._joins(at - 1, start):
                break
            at -= 1
        return at

    def _joins(self, at: int, start: int) -> bool:
        """Return whether "and" stands inside a phrase: the senator and former mayor."""
        between = at > start and self._all[at - 1].kind is WORD
        return between and self._all[at + 1].low not in self._words.pronouns and at - start <= _JOINED

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches between commas."""
        commas = [i for i in range(start, end) if self._all[i].kind is not WORD]
        edges = zip([start, *(c + 1 for c in commas)], [*commas, end], strict=True)
        return [(a, b) for a, b in edges if a < b]

    def _leads(self, at: int) -> bool:
        """Return whether a word may stand before a subject without being part of it: And then; But."""
        low = self._all[at].low
        return low in self._words.adverbs or low in self._words.conjunctions or low in _BUT

    def _introduces(self, at: int) -> bool:
        piece = self._all[at]
        low = piece.low
        words = self._words
        return (
            low in words.prepositions
            or low in words.breaks
            or low in words.adverbs
            or low in words.conjunctions
            or (low in words.relatives and low not in words.determiners)
            or (not piece.capital and low.endswith(("ing", "ly")))
            or (at == 0 and low.endswith(("ing", "ly", "ed")) and not self._is_name(piece.text))
        )

    def _is_titled(self, first: int, last: int) -> bool:
        """Return whether only small words that may describe stand before a name: former campaign manager Ito."""
        between = self._all[first:last]
        return all(
            p.kind is WORD
            and not (
                p.low in self._words.prepositions or p.low in self._words.auxiliaries or p.low in self._words.breaks
            )
            for p in between
        )

    def _is_verb(self, at: int) -> bool:
        low = self._all[at].low
        return low in self._words.auxiliaries or self._is_cue(at) or self._all[at].kind is QUOTE

    def _forward(self, start: int, end: int) -> Source | None:
        """Return who is named or described right behind a place."""
        start = next((i for i in range(start, end) if self._all[i].low not in self._words.adverbs), end)
        if start >= end or self._all[start].kind is not WORD:
            return None
        if self._all[start].low in self._words.pronouns:
            return self._pronoun(start)
        stop = self._phrase_end(start, end)
        found = self._phrase(start, stop)
        if found and not found.named and stop < end and self._all[stop].kind is COMMA:
            run = self._run(stop + 1, min(end, stop + 6))
            if run and run[0] == stop + 1 and run[1] - run[0] > 1 and self._may_speak(*run):
                return Source(self._write(*run), "", named=True)
        return found

    def _phrase_end(self, start: int, end: int) -> int:
        stop = start
        while stop < end and stop - start < _LONGEST:
            piece = self._all[stop]
            if piece.kind is not WORD or (stop > start and piece.low in self._words.breaks):
                break
            if piece.low in self._words.auxiliaries and stop > start and piece.low != "to":
                break
            if piece.low in self._words.determiners and not piece.capital and self._follows_name(stop, start):
                break  # said Mary Harker this week; erzählte Franzi Obermoser dieser Zeitung
            stop += 1
        return stop

    def _follows_name(self, at: int, start: int) -> bool:
        """Return whether two capitalised words stand before a place."""
        return at >= start + 2 and self._all[at - 1].capital and self._all[at - 2].capital

    def _phrase(self, start: int, end: int) -> Source | None:
        """Return the name, pronoun or description that the words between two places make."""
        words = self._words
        while start < end and self._leads(start):
            start += 1
        if start >= end:
            return None
        if self._all[end - 1].low in words.pronouns:
            return self._pronoun(end - 1)
        if self._all[start].low in words.pronouns:
            return self._pronoun(start)
        if self._introduces(start):
            return self._last_name(start, end)
        name = self._name_in(start, end)
        if name:
            return Source(self._write(*name), "", named=True)
        return self._described(start, end)

    def _last_name(self, start: int, end: int) -> Source | None:
        """Return the name that ends a stretch, if one does: on Monday Ito."""
        run = self._name_before(end, start)
        return Source(self._write(*run), "", named=True) if run else None

    def _name_before(self, end: int, start: int) -> tuple[int, int] | None:
        """Return the run of capitalised words that ends before a place, a day or "On" at its front left out."""
        first, _ = self._run_back(end, start) or (end, end)
        while first < end and (self._all[first].low in self._words.nobody or self._introduces(first)):
            first += 1
        return (first, end) if first < end and self._may_speak(first, end) else None

    def _name_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the last name of a phrase before its first preposition: Kremlin spokesman Ito; not a friend of Ito."""
        at = start
        while at < end and not (self._all[at].low in self._words.prepositions and not self._all[at].capital):
            run = self._run(at, end) if self._all[at].capital else None
            at = run[1] if run else at + 1
        return self._name_before(at, start)

    def _described(self, start: int, end: int) -> Source | None:
        head = self._all[start]
        end = next((i for i in range(start + 1, end) if self._all[i].low in self._words.relatives), end)
        end = next((i for i in range(start + 2, end) if self._acts(i)), end)
        if not head.capital and head.low not in self._words.determiners and self._has_determiner(start, end):
            return None  # no subject, but what a verb has done: published a memo
        if end - start == 1 and not head.capital and not head.low.endswith("s") and head.low not in _COLLECTIVE:
            return None
        if (head.low in self._words.nobody and not self._is_one_of(start, end)) or self._all[
            end - 1
        ].low in self._words.prepositions:
            return None
        if any(self._all[i].kind is not WORD for i in range(start, end)):
            return None
        if end - start == 1 and (head.low in self._words.determiners or not head.text[0].isalpha()):
            return None
        return Source(self._write(start, end))

    def _is_one_of(self, start: int, end: int) -> bool:
        """Return whether "one", "another" or the like stands before what it is: One group, someone near Ito; not One."""
        low = self._all[start].low
        return end - start > 1 and (low in self._words.determiners or low in _SOMEBODY)

    def _acts(self, at: int) -> bool:
        """Return whether a word inside a description is its verb: the chairman [entered the hall and] said."""
        piece = self._all[at]
        return piece.low in self._words.auxiliaries - {"to"} or (
            piece.low.endswith("ed") and not piece.capital and self._all[at - 1].low not in self._words.determiners
        )

    def _has_determiner(self, start: int, end: int) -> bool:
        places = (i for i in range(start + 1, end) if self._all[i].low in self._words.determiners)
        return any(self._all[i - 1].low not in self._words.prepositions for i in places)

    def _pronoun(self, at: int) -> Source:
        return Source(self._all[at].low, "", pronoun=True)

    def _run(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first run of capitalised words, particles inside."""
        first = next((i for i in range(start, end) if self._all[i].capital), None)
        if first is None:
            return None
        stop = first + 1
        while stop < end and not self._all[stop - 1].low.endswith(POSSESSIVE):
            following = next((i for i in range(stop, min(end, stop + 3)) if self._all[i].low not in _PARTICLES), stop)
            if following >= end or not self._all[following].capital:
                break
            if self._all[stop].low in _OF and self._all[following].low.endswith(POSSESSIVE):
                break  # Lunn of Ito’s order
            stop = following + 1
        return first, stop

    def _run_back(self, end: int, start: int) -> tuple[int, int] | None:
        """Return the run of capitalised words that ends before a place; a possessive begins another phrase."""
        first = end
        while first > start:
            at = first - 1
            while first < end and at > start and self._all[at].low in _PARTICLES and not self._all[at].capital:
                at -= 1
            if not self._all[at].capital or (first < end and self._all[at].low.endswith(POSSESSIVE)):
                break
            first = at
        return (first, end) if first < end else None

    def _may_speak(self, start: int, end: int) -> bool:
        """Return whether a run of capitalised words may be somebody: not "The", not "On Friday"."""
        words = self._words
        first = self._all[start].low
        titles = all(self._all[i].low in TITLES for i in range(start, end))
        if first in words.nobody or (titles and not self._is_surname(start, end)):
            return False
        if self._all[end - 1].low in words.nobody or self._is_numbered(end):
            return False  # Late Wednesday; Senate Rule 12
        if end - start > 1:
            return True
        if start == 0 and not self._is_name(self._all[0].text):
            return False
        return not any(
            first in kind for kind in (words.prepositions, words.determiners, words.adverbs, words.breaks, words.cues)
        )

    def _is_surname(self, start: int, end: int) -> bool:
        """Return whether a title is somebody's surname: King wrote; not the King, nor "King" that only begins a sentence."""
        word, before = self._all[start], self._all[start - 1] if start else None
        is_alone = end - start == 1 and word.low in SURNAMES - BESIDE and self._is_name(word.text)
        return is_alone and not (before and before.kind is WORD and before.low in self._words.determiners)

    def _is_numbered(self, end: int) -> bool:
        """Return whether a number stands right behind a place: a rule, an article, a flight has one."""
        following = self._all[end] if end < len(self._all) else None
        return following is not None and following.kind is WORD and following.text.isdecimal()

    def _write(self, start: int, end: int) -> str:
        """Return the words between two places as the text has them, a leading "the" of a name and a possessive left out."""
        if (
            self._all[start].low == "the"
            and self._all[start].capital
            and end - start > 1
            and self._all[start + 1].capital
        ):
            start += 1
        if start and end - start == 1 and _ORDINAL.fullmatch(self._all[start - 1].low):
            start -= 1  # the 4th Circuit
        text = " ".join(self._text[self._all[start].start : self._all[end - 1].end].split())
        return text.removesuffix("’s").removesuffix("'s").rstrip("’'")

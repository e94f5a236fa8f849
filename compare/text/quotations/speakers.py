"""Sentence with a quotation in it -> who speaks it: the subject of the verb of speech that governs it.

Nobody is looked up: a subject is what stands in a subject's place, a name, a pronoun or a description ("the union's
lawyers"), bounded by commas, conjunctions and the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from compare.text.names import TITLES
from compare.text.quotations.clauses import Kind, Piece
from compare.text.quotations.lexicon import Lexicon

_LONGEST = 12  # words of a description
_NEAR = 24  # pieces between a quotation and the verb behind it
_PARTICLES = frozenset("de del der den van von bin ibn al el la le du da di dos das of the y e".split())
_COLLECTIVE = frozenset("police people polizei policía politie polizia polícia".split())
_BUT = frozenset("but so".split())
_OF = frozenset("of about from by against for on over".split())
_CLOSE = 8  # pieces between her claim and the quotation
_BESIDE = 4
_OFFICE = 3  # words of an office behind its title: of State Ito
_LABEL = 4  # words of a name before a colon
_JOINED = 5  # words of a phrase before its "and"
_POSSESSIVE = ("'s", "s'")


class Source(NamedTuple):
    """Who speaks, as written (a pronoun in small letters), the verb or phrase that says so, and whether a name."""

    speaker: str
    cue: str = ""
    named: bool = False
    pronoun: bool = False


NOBODY = Source("")


class Reader:
    """Finds who speaks in sentences of one language."""

    def __init__(self, words: Lexicon, text: str, sentence: Sequence[Piece], capitals: Callable[[str], bool]) -> None:
        self._words, self._text, self._all, self._is_name = words, text, sentence, capitals

    def source(self, at: int) -> Source:
        """Return who speaks the quotation at a place of the sentence."""
        opens = all(piece.kind is not Kind.WORD or piece.low in self._words.conjunctions for piece in self._all[:at])
        behind = self._behind(at)
        if opens:
            return behind or self._signed(at) or NOBODY
        before = self._before(at)
        if before and behind and self._closer_behind(at):
            return behind
        return self._passive(at) or before or behind or NOBODY

    def subject(self, *, named: bool = False) -> Source:
        """Return what the sentence begins with, introductions apart: whom it is about."""
        return self._main(0, len(self._all), named=named)

    def introducer(self) -> Source:
        """Return who is announced by a sentence that ends with a colon."""
        return self._before(len(self._all)) or self._main(0, len(self._all), named=False)

    def teller(self) -> Source:
        """Return to whom a sentence gives its words, quoted or not: Lunn said it was over."""
        end = len(self._all)
        given = (self._of_cue(cue, 0, end) for cue in range(end) if self._is_cue(cue))
        return next((source for source in given if source.speaker), self._according(0, end) or NOBODY)

    # Behind the quotation

    def _behind(self, at: int) -> Source | None:
        end = next((i for i in range(at + 1, len(self._all)) if self._all[i].kind is Kind.QUOTE), len(self._all))
        source = self._according(at + 1, end)
        for cue in range(at + 1, min(end, at + 1 + _NEAR)):
            if self._is_cue(cue):
                found = self._of_cue(cue, at + 1, end)
                return found if found.speaker else source
            if cue == at + 1 and self._all[cue].low in self._words.relatives:
                break  # “…” that Ito says
        return source

    def _closer_behind(self, at: int) -> bool:
        """Return whether a verb right behind the quotation and a comma outweighs the one before: X said it was “…,” Y said."""
        following = self._all[at + 1] if at + 1 < len(self._all) else None
        comma = following is not None and (
            following.kind is Kind.COMMA or self._text[self._all[at].end - 2 : self._all[at].end - 1] in ",?!"
        )
        near = any(self._is_cue(i) for i in range(max(0, at - 4), at))
        first = next((p for p in self._all[at + 1 : at + 3] if p.kind is Kind.WORD), None)
        joined = first is None or first.low in self._words.conjunctions or first.low in self._words.gerunds
        return comma and not near and not joined

    def _signed(self, at: int) -> Source | None:
        """Return the name behind a dash behind the quotation."""
        if at + 2 < len(self._all) and self._all[at + 1].kind is Kind.DASH:
            run = self._run(at + 2, min(len(self._all), at + 8))
            if run and run[0] == at + 2 and (run[1] == len(self._all) or self._all[run[1]].kind is not Kind.WORD):
                return Source(self._write(*run), "", named=True)
        return None

    # Before it

    def _before(self, at: int) -> Source | None:
        label = self._label(at)
        if label:
            return label
        theirs = None  # "her remark" is hers who speaks, if the sentence names her: Ito said in her own statement
        for cue in range(at - 1, -1, -1):
            if self._is_cue(cue):
                start = next((i + 1 for i in range(cue - 1, -1, -1) if self._all[i].kind is Kind.QUOTE), 0)
                found = self._of_cue(cue, start, at)
                if found.speaker:
                    return found if found.named or not theirs else theirs
            elif self._all[cue].low in self._words.sayings and cue and at - cue <= _CLOSE:
                owner = self._owner(cue)
                if owner and not owner.pronoun:
                    return owner._replace(cue=self._all[cue].text)
                theirs = theirs or (owner and owner._replace(cue=self._all[cue].text))
        return theirs or self._according(0, at)

    def _label(self, at: int) -> Source | None:
        """Return the name that stands alone before a colon and the quotation: Ito: “…”."""
        name = self._all[: at - 1]
        if not 0 < len(name) <= _LABEL or self._all[at - 1].kind is not Kind.COLON or not all(p.capital for p in name):
            return None
        is_other = name[0].low in self._words.nobody or name[0].low in self._words.adverbs
        return None if is_other else Source(self._write(0, at - 1), "", named=True)

    def _owner(self, noun: int) -> Source | None:
        """Return whose words a noun is about: Ito’s claim, her remark."""
        for at in range(noun - 1, max(-1, noun - 4), -1):
            low = self._all[at].low
            if low.endswith(_POSSESSIVE) and self._all[at].capital:
                run = self._run_back(at + 1, 0)
                return Source(self._write(*run), "", named=True) if run and self._may_speak(*run) else None
            if low in ("his", "her", "their"):
                return Source({"his": "he", "her": "she"}.get(low, "they"), "", pronoun=True)
        return None

    def _passive(self, at: int) -> Source | None:
        """Return who is behind "by" where a participle stands right before the quotation: dubbed “…” by Ito."""
        behind = at + 1 < len(self._all) and self._all[at + 1].low in self._words.agents
        if behind and at and self._all[at - 1].low in self._words.naming:
            found = self._forward(at + 2, len(self._all))
            return found and found._replace(cue=self._all[at - 1].text)
        return None

    # A verb and its subject

    def _is_cue(self, at: int) -> bool:
        piece = self._all[at]
        if piece.kind is not Kind.WORD or piece.low not in self._words.cues or piece.capital and at:
            return False
        before = self._all[at - 1] if at else None
        if (
            before
            and before.kind is Kind.WORD
            and (before.low in self._words.determiners or before.low.endswith(_POSSESSIVE))
        ):
            return False
        if piece.low in self._words.weak and not self._is_beside(at):
            return False
        return piece.low not in self._words.nouns or self._is_verb_here(at, before)

    def _is_beside(self, at: int) -> bool:
        """Return whether a quotation or a colon is among the next pieces, or the last."""
        return any(p.kind in (Kind.QUOTE, Kind.COLON) for p in self._all[max(0, at - _BESIDE) : at + _BESIDE])

    def _is_verb_here(self, at: int, before: Piece | None) -> bool:
        """Return whether a word that may be a noun is a verb: it has a subject, and neither a comma nor "of" behind it."""
        following = self._all[at + 1] if at + 1 < len(self._all) else None
        ends = following is None or following.kind in (Kind.END, Kind.COMMA)
        if (
            (ends and not (before and before.low in self._words.pronouns))
            or (following and following.low in _OF)
            or not before
        ):
            return False
        if before.kind is not Kind.WORD:
            return before.kind in (Kind.QUOTE, Kind.COMMA) and following is not None and following.capital
        third = self._all[at].low.endswith("s")
        return before.capital or before.low in self._words.pronouns or third != before.low.endswith("s")

    def _of_cue(self, cue: int, start: int, end: int) -> Source:
        """Return the subject of the verb at `cue`, looked for between two places."""
        verb = self._all[cue].text
        agent = self._agent(cue, end)
        gerund = self._all[cue].low in self._words.gerunds
        if (
            not agent
            and not gerund
            and any(p.low in self._words.passives for p in self._all[self._skip_back(cue, start) : cue])
        ):
            return NOBODY
        if gerund and not agent:
            found = self._accompanying(cue, start) or self._governing(cue)
        else:
            found = agent or self._left(cue, start) or self._inverted(cue, start, end) or self._governing(cue)
        return found._replace(cue=verb) if found else NOBODY

    def _agent(self, cue: int, end: int) -> Source | None:
        """Return who is behind the "by" of a passive: was accused by Ito of “…”."""
        is_passive = (
            cue + 1 < end and self._all[cue + 1].low in self._words.agents and self._all[cue].low in self._words.naming
        )
        return self._forward(cue + 2, end) if is_passive else None

    def _accompanying(self, gerund: int, start: int) -> Source | None:
        """Return who stands between "with" and a gerund: with the mayor calling it “…”."""
        at = next((i for i in range(gerund - 1, max(start, gerund - 6) - 1, -1) if self._all[i].low == "with"), None)
        return None if at is None else self._phrase(at + 1, gerund)

    def _left(self, cue: int, start: int) -> Source | None:
        at = self._skip_back(cue, start)
        if any(p.low == "to" for p in self._all[at:cue]) and not (
            at > start and self._all[at - 1].low in self._words.pronouns
        ):
            return None
        if at <= start:
            return None
        last = self._all[at - 1]
        if last.kind is Kind.COMMA:
            return self._apposed(start, at - 1)
        if last.kind is not Kind.WORD or last.low in self._words.conjunctions:
            return None
        if last.low in self._words.relatives:
            return self._antecedent(at - 1, start)
        return self._phrase(self._phrase_start(at, start), at)

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
            if (
                piece.kind is not Kind.WORD
                or piece.low in self._words.breaks
                or (self._is_cue(at - 1) and end - at > 0)
            ):
                break
            if piece.low in self._words.conjunctions and not self._joins(at - 1, start):
                break
            at -= 1
        return at

    def _joins(self, at: int, start: int) -> bool:
        """Return whether "and" stands inside a phrase: the senator and former mayor."""
        between = at > start and self._all[at - 1].kind is Kind.WORD
        return between and self._all[at + 1].low not in self._words.pronouns and at - start <= _JOINED

    def _apposed(self, start: int, comma: int) -> Source | None:
        """Return who speaks where a comma stands before the verb: Ito, of Nara, said; the mayor, Ana Pell, said."""
        breaks = self._words.breaks - self._words.relatives - {"whose", "whom", "where", "as", "than"}
        start = next((i + 1 for i in range(comma - 1, start - 1, -1) if self._all[i].low in breaks), start)
        pieces = self._split(start, comma)
        for number, (first, last) in enumerate(pieces):
            if self._introduces(first):
                continue
            found = self._phrase(first, last)
            if found and not found.named and not found.pronoun and number + 1 < len(pieces):
                other = self._phrase(*pieces[number + 1])
                if other and other.named and self._all[pieces[number + 1][0]].capital:
                    return other
            if found:
                return found
        return None

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches between commas."""
        commas = [i for i in range(start, end) if self._all[i].kind is not Kind.WORD]
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
            or (at == 0 and low.endswith(("ing", "ly", "ed")) and low not in words.pronouns)
        )

    def _antecedent(self, relative: int, start: int) -> Source | None:
        end = relative - 1 if relative > start and self._all[relative - 1].kind is Kind.COMMA else relative
        return self._phrase(self._phrase_start(end, start), end) if end > start else None

    def _inverted(self, cue: int, start: int, end: int) -> Source | None:
        """Return who stands behind the verb: “…,” said Mary Harker, the mayor."""
        at = self._skip_back(cue, start)
        is_first = all(p.kind is not Kind.WORD or p.low in self._words.conjunctions for p in self._all[start:at])
        if not is_first or self._all[cue].low in ("told", "tells", "tell"):
            return None
        return self._forward(cue + 1, end)

    def _governing(self, cue: int) -> Source | None:
        """Return the subject of the verb before, or of the sentence: Ito praised him, calling it “…”."""
        about = self._main(0, cue, named=False)
        if self._all[cue].low in self._words.gerunds and (about.named or about.pronoun):
            return about
        for other in range(cue - 1, -1, -1):
            if self._is_cue(other) and self._all[other].low not in self._words.gerunds:
                start = next((i + 1 for i in range(other - 1, -1, -1) if self._all[i].kind is Kind.QUOTE), 0)
                found = self._left(other, start) or self._inverted(other, start, cue)
                if found:
                    return found
        return about

    def _main(self, start: int, end: int, *, named: bool) -> Source:
        """Return the first phrase of a clause that may be a subject, introductions apart."""
        for first, last in self._split(start, end):
            at = first
            while at < last and self._leads(at):
                at += 1
            if at == last or self._introduces(at):
                continue
            if self._all[at].low in self._words.pronouns:
                return self._pronoun(at)
            run = self._run(at, last)
            if run and run[0] == at and self._may_speak(*run):
                return Source(self._write(*run), "", named=True)
            if run and run[0] <= at + 4 and self._is_titled(at, run[0]) and self._may_speak(*run):
                return Source(self._write(*run), "", named=True)
            stop = next((i for i in range(at + 1, last) if self._is_verb(i)), last)
            found = None if named or stop == last else self._phrase(at, stop)
            if found:
                return found
            return NOBODY
        return NOBODY

    def _is_titled(self, first: int, last: int) -> bool:
        """Return whether only small words that may describe stand before a name: former campaign manager Ito."""
        between = self._all[first:last]
        return all(
            p.kind is Kind.WORD
            and not (
                p.low in self._words.prepositions or p.low in self._words.auxiliaries or p.low in self._words.breaks
            )
            for p in between
        )

    def _is_verb(self, at: int) -> bool:
        low = self._all[at].low
        return low in self._words.auxiliaries or self._is_cue(at) or self._all[at].kind is Kind.QUOTE

    def _according(self, start: int, end: int) -> Source | None:
        said = [piece.low for piece in self._all[start:end]]
        for at, low in enumerate(said, start):
            for phrase in self._words.sources:
                if low == phrase[0] and tuple(said[at - start : at - start + len(phrase)]) == phrase:
                    found = self._forward(at + len(phrase), end)
                    if found:
                        return found._replace(cue=" ".join(phrase))
        return None

    # Phrases

    def _forward(self, start: int, end: int) -> Source | None:
        """Return who is named or described right behind a place."""
        start = next((i for i in range(start, end) if self._all[i].low not in self._words.adverbs), end)
        if start >= end or self._all[start].kind is not Kind.WORD:
            return None
        if self._all[start].low in self._words.pronouns:
            return self._pronoun(start)
        stop = self._phrase_end(start, end)
        found = self._phrase(start, stop)
        if found and not found.named and stop < end and self._all[stop].kind is Kind.COMMA:
            run = self._run(stop + 1, min(end, stop + 6))
            if run and run[0] == stop + 1 and run[1] - run[0] > 1 and self._may_speak(*run):
                return Source(self._write(*run), "", named=True)
        return found

    def _phrase_end(self, start: int, end: int) -> int:
        stop = start
        while stop < end and stop - start < _LONGEST:
            piece = self._all[stop]
            if piece.kind is not Kind.WORD or (stop > start and piece.low in self._words.breaks):
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
        if head.low in self._words.nobody or self._all[end - 1].low in self._words.prepositions:
            return None
        if any(self._all[i].kind is not Kind.WORD for i in range(start, end)):
            return None
        if end - start == 1 and (head.low in self._words.determiners or not head.text[0].isalpha()):
            return None
        return Source(self._write(start, end))

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

    # Names

    def _run(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first run of capitalised words, particles inside."""
        first = next((i for i in range(start, end) if self._all[i].capital), None)
        if first is None:
            return None
        stop = first + 1
        while stop < end and not self._all[stop - 1].low.endswith(_POSSESSIVE):
            following = next((i for i in range(stop, min(end, stop + 3)) if self._all[i].low not in _PARTICLES), stop)
            if following >= end or not self._all[following].capital:
                break
            stop = following + 1
        return first, stop

    def _run_back(self, end: int, start: int) -> tuple[int, int] | None:
        """Return the run of capitalised words that ends before a place; a possessive begins another phrase."""
        first = end
        while first > start:
            at = first - 1
            while first < end and at > start and self._all[at].low in _PARTICLES and not self._all[at].capital:
                at -= 1
            if not self._all[at].capital or (first < end and self._all[at].low.endswith(_POSSESSIVE)):
                break
            first = at
        return (first, end) if first < end else None

    def _may_speak(self, start: int, end: int) -> bool:
        """Return whether a run of capitalised words may be somebody: not "The", not "On Friday"."""
        words = self._words
        first = self._all[start].low
        if first in words.nobody or all(self._all[i].low in TITLES for i in range(start, end)):
            return False
        if end - start > 1:
            return True
        if start == 0 and (first.endswith(("ing", "ly")) or not self._is_name(self._all[0].text)):
            return False
        return not any(
            first in kind for kind in (words.prepositions, words.determiners, words.adverbs, words.breaks, words.cues)
        )

    def _write(self, start: int, end: int) -> str:
        """Return the words between two places as the text has them, a leading "the" of a name and a possessive left out."""
        if (
            self._all[start].low == "the"
            and self._all[start].capital
            and end - start > 1
            and self._all[start + 1].capital
        ):
            start += 1
        text = " ".join(self._text[self._all[start].start : self._all[end - 1].end].split())
        return text.removesuffix("’s").removesuffix("'s").rstrip("’'")


def without_title(name: str) -> str:
    """Return a name without the titles before it; a title with one word behind it stays: Mr. Ito.

    >>> without_title("FBI Director Mary Harker"), without_title("Mr. Ito"), without_title("Secretary of State Mary Harker")
    ('Mary Harker', 'Mr. Ito', 'Mary Harker')
    """
    words = name.split()
    last = max((i for i, word in enumerate(words) if word.lower().rstrip(".") in TITLES), default=-1)
    bare = words[last + 1 :]
    if bare[:1] == ["of"] and len(bare) > _OFFICE:
        bare = bare[-2:]  # what the office is of has as many words as it likes, and a name two as a rule
    return " ".join(bare) if last >= 0 and len(bare) > 1 else name

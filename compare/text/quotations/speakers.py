"""Sentence with a quotation in it -> who speaks it: the subject of the verb of speech that governs it.

Nobody is looked up: a subject is what stands in a subject's place, a name, a pronoun or a description ("the union's
lawyers"), bounded by commas, conjunctions and the verb.
"""

from __future__ import annotations

from compare.text.quotations.clauses import COLON, COMMA, DASH, QUOTE, WORD
from compare.text.quotations.phrases import NOBODY, POSSESSIVE, UNSAID, Phrases, Source

_NEAR = 24  # pieces between a quotation and the verb behind it
_CLOSE = 8  # pieces between her claim and the quotation
_THINGS = frozenset(["which"])  # relatives that are about no person
_CALLED = 5  # pieces before a quotation in which stands what it is the name of
_LABEL = 4  # words of a name before a colon


class Reader(Phrases):
    """Finds who speaks in sentences of one language."""

    def source(self, at: int) -> Source:
        """Return who speaks the quotation at a place of the sentence."""
        if self._is_name_of_thing(at):
            return UNSAID
        signed = self._signed(at)
        if signed:
            return signed
        opens = all(piece.kind is not WORD or piece.low in self._words.conjunctions for piece in self._all[:at])
        behind = self._behind(at)
        if opens:
            return behind or NOBODY
        before = self._before(at)
        if before and behind and self._closer_behind(at):
            return behind
        return self._passive(at) or before or behind or NOBODY

    def _is_name_of_thing(self, at: int) -> bool:
        """Return whether a quotation is what something is called, by nobody in particular: known as “…”, a book titled “…”."""
        before = self._all[max(0, at - _CALLED) : at]
        called = next((n for n in range(len(before) - 1, -1, -1) if before[n].low in self._words.titling), None)
        if called is None or any(piece.kind is not WORD for piece in before[called:]):
            return False
        by = at + 1 < len(self._all) and self._all[at + 1].low in self._words.agents
        return not by and not any(self._is_cue(n) for n in range(at - len(before) + called + 1, at))

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
        end = next((i for i in range(at + 1, len(self._all)) if self._all[i].kind is QUOTE), len(self._all))
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
            following.kind is COMMA or self._text[self._all[at].end - 2 : self._all[at].end - 1] in ",?!"
        )
        near = any(self._is_cue(i) for i in range(max(0, at - 4), at))
        first = next((p for p in self._all[at + 1 : at + 3] if p.kind is WORD), None)
        joined = first is None or first.low in self._words.conjunctions or first.low in self._words.gerunds
        return comma and not near and not joined

    def _signed(self, at: int) -> Source | None:
        """Return the name behind a dash behind the quotation."""
        if at + 2 < len(self._all) and self._all[at + 1].kind is DASH:
            run = self._run(at + 2, min(len(self._all), at + 8))
            if run and run[0] == at + 2 and (run[1] == len(self._all) or self._all[run[1]].kind is not WORD):
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
                start = next((i + 1 for i in range(cue - 1, -1, -1) if self._all[i].kind is QUOTE), 0)
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
        if not 0 < len(name) <= _LABEL or self._all[at - 1].kind is not COLON or not all(p.capital for p in name):
            return None
        is_other = name[0].low in self._words.nobody or name[0].low in self._words.adverbs
        return None if is_other else Source(self._write(0, at - 1), "", named=True)

    def _owner(self, noun: int) -> Source | None:
        """Return whose words a noun is about: Ito’s claim, her remark."""
        for at in range(noun - 1, max(-1, noun - 4), -1):
            low = self._all[at].low
            if low.endswith(POSSESSIVE) and self._all[at].capital:
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
            found = agent or self._left(cue, start) or self._inverted(cue, start, end) or self._beyond(cue, start)
        return found._replace(cue=verb) if found else NOBODY

    def _beyond(self, cue: int, start: int) -> Source | None:
        """Return who speaks where the subject is not beside the verb; what a part of a letter warns of, its writer does."""
        at = self._skip_back(cue, start)
        if not (at > start and self._all[at - 1].low in self._words.relatives):
            return self._governing(cue)
        near = range(at - 2, max(start, at - 2 - _CLOSE), -1)
        owners = (self._owner(noun) or NOBODY for noun in near if self._all[noun].low in self._words.sayings)
        return next((owner for owner in owners if owner.named), UNSAID)

    def _agent(self, cue: int, end: int) -> Source | None:
        """Return who is behind the "by" of a passive: was accused by Ito of “…”."""
        is_passive = (
            cue + 1 < end and self._all[cue + 1].low in self._words.agents and self._all[cue].low in self._words.naming
        )
        return self._forward(cue + 2, end) if is_passive else None

    def _accompanying(self, gerund: int, start: int) -> Source | None:
        """Return who stands between "with" and a gerund: with the mayor calling it “…”."""
        if self._all[gerund - 1].low in self._words.prepositions:
            return None  # sides with Ito in saying: who sides says it
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
        if last.kind is COMMA:
            return self._apposed(start, at - 1)
        if last.kind is not WORD or last.low in self._words.conjunctions:
            return None
        if last.low in self._words.relatives:
            return self._antecedent(at - 1, start)
        first = self._phrase_start(at, start)
        found = self._phrase(first, at)
        if found and not found.named and not found.pronoun and first > start and self._all[first - 1].kind is COMMA:
            return self._opening_name(start, first - 1) or found
        return found

    def _opening_name(self, start: int, comma: int) -> Source | None:
        """Return the name that is all that stands before a description: Ito, chairman of the council said."""
        run = self._run_back(comma, start)
        return Source(self._write(*run), "", named=True) if run and run[0] == start and self._may_speak(*run) else None

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

    def _antecedent(self, relative: int, start: int) -> Source | None:
        """Return who stands before a relative; before "who", a name is whom it is about, whatever stands before it."""
        end = relative - 1 if relative > start and self._all[relative - 1].kind is COMMA else relative
        if end <= start:
            return None
        about_person = self._all[relative].low not in self._words.determiners | _THINGS
        named = self._last_name(start, end) if about_person else None
        return named or self._phrase(self._phrase_start(end, start), end)

    def _inverted(self, cue: int, start: int, end: int) -> Source | None:
        """Return who stands behind the verb: “…,” said Mary Harker, the mayor."""
        at = self._skip_back(cue, start)
        is_first = all(p.kind is not WORD or p.low in self._words.conjunctions for p in self._all[start:at])
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
                start = next((i + 1 for i in range(other - 1, -1, -1) if self._all[i].kind is QUOTE), 0)
                found = self._left(other, start) or self._inverted(other, start, cue)
                if found:
                    return found
        return about

    def _main(self, start: int, end: int, *, named: bool) -> Source:
        """Return the first phrase of a clause that may be a subject, introductions apart."""
        pieces = self._split(start, end)
        for number, (first, last) in enumerate(pieces):
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
            if stop == last and self._all[at].low in self._words.determiners and number + 2 < len(pieces):
                return self._apposition(*pieces[number + 1]) or NOBODY
            return (None if named or stop == last else self._phrase(at, stop)) or NOBODY
        return NOBODY

    def _apposition(self, start: int, end: int) -> Source | None:
        """Return the full name that is all that stands between two commas: its editor, Petra Lunn, published a memo."""
        following = self._all[end + 1]
        lists = following.capital or following.low in self._words.conjunctions
        is_all = self._run(start, end) == (start, end) and end - start > 1 and not lists and self._may_speak(start, end)
        return Source(self._write(start, end), "", named=True) if is_all else None

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

    # Names

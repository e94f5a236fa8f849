"""Lines of pages -> for each the few rules that may hold for it, in their order: of hundreds, seldom more than one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from compare.text.boilerplate.lines import (
    BRIEF,
    LONGEST,
    MARKS,
    Line,
    folded,
    holds_any,
    is_sentence,
    line,
    quotes,
    start_of_core,
)
from compare.text.boilerplate.needs import Needs
from compare.text.boilerplate.rule import MARK, NUMBER, Rule
from compare.text.boilerplate.sighting import BITS, CAPITALS_AT_LEAST, CELLS, MIXED, NAMES, STOPS, Near, Sight
from compare.text.boilerplate.survey import Seen, survey

_HEAD, _STEM = 6, 3  # signs of beginnings that are looked up, and of those that are looked at first
_REMEMBERED = 1 << 14
_AT_ONCE = 64  # pages that are looked at together
_PARTED = (*(f"{stop} " for stop in STOPS), *(f" {cell} " for cell in CELLS))


class Finder:
    """The rules of a table as sets of bits, one a rule: what a line is chooses sets, and their intersection is small.

    See `Kernel` for what it does; _sight.c is the same in C.
    """

    name = "Python"

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._longest = max(rule.words for rule in rules)
        self._headless = self._where(lambda r: not r.heads)
        self._headed: dict[str, int] = {}
        for at, rule in enumerate(rules):
            for key in {head[:_HEAD] for head in rule.heads}:
                self._headed[key] = self._headed.get(key, 0) | 1 << at
        self._needless = self._where(lambda r: not r.needs)
        needy = [at for at, rule in enumerate(rules) if rule.needs]
        self._needs = Needs([rules[at].needs for at in needy])
        self._needy = [sum(1 << at for at in needy[bit::BITS]) for bit in range(BITS)]
        self._shaped = lru_cache(maxsize=_REMEMBERED)(self._rules_for)
        self._needed = lru_cache(maxsize=_REMEMBERED)(self._rules_needing)
        self._stems = {head[:_STEM] for head in self._headed if len(head) > _STEM}
        self._goes_on = lru_cache(maxsize=_REMEMBERED)(lambda start: folded(start)[:_STEM] in self._stems)
        self._begun = lru_cache(maxsize=_REMEMBERED)(self._rules_beginning)

    def look(self, pages: Iterable[Sequence[str]]) -> Iterator[Sight]:
        left = iter(pages)
        while held := list(islice(left, _AT_ONCE)):
            seen = iter(self.survey([text[:LONGEST] for page in held for text in page]))
            for page in held:
                yield self._sight(page, list(islice(seen, len(page))))

    def _sight(self, texts: Sequence[str], seen: Sequence[Seen]) -> Sight:
        long = [at for at, text in enumerate(texts) if len(text) > LONGEST]
        starts = array("q", (hash(start_of_core(sight.text)) for sight in seen))
        for at in long:
            starts[at] = 0
        total = len(texts)
        near = [
            self._near(text, at, total, sight.needs)
            for at, (text, sight) in enumerate(zip(texts, seen, strict=True))
            if self._may_have_reason(sight, at < 4 or at >= total - 4)
        ]
        loud = any(x.words >= CAPITALS_AT_LEAST and t[:LONGEST].isupper() for t, x in zip(texts, seen, strict=True))
        short = [at for at, sight in enumerate(seen[: min(2, total - 1)]) if sight.words <= NAMES]
        return Sight(starts, near, long, loud, short)

    def _near(self, text: str, at: int, total: int, needs: int) -> Near:
        x = line(text[:LONGEST], at, total)
        return Near(x, self.fitting(x, needs), _is_parted(x.text, x.length), needs)

    def _may_have_reason(self, seen: Seen, edge: bool) -> bool:
        if not seen.whole or self.may_fit(seen, edge):
            return True
        return _is_parted(seen.text, seen.words)

    def survey(self, texts: Sequence[str]) -> list[Seen]:
        """Return what is seen of texts, the needs of rules among it."""
        return survey(texts, self._needs)

    def may_fit(self, seen: Seen, edge: bool) -> bool:
        """Tell whether a rule may hold for a text, given whether it stands at an edge of its page."""
        text, words, needs, _ = seen
        if words > self._longest:
            return False
        bare = text.strip(MARKS)
        if not (bare[:1].isalnum() and bare[-1:].isalnum()):
            return True
        begun = self._begun_by(text)
        if not text[0].isalnum():
            begun |= self._begun_by(bare)
        fitting = begun & self._needed(needs)
        if not fitting & self._shaped(words, (not edge) << 2 | (len(bare) > BRIEF) << 3):
            return False
        return bool(fitting & self._shaped(words, _shape(quotes(text), is_sentence(text), edge, len(bare))))

    def fitting(self, x: Line, found: int) -> list[Rule]:
        """Return the rules that may hold for a line; `found` is what was found for it, or for one of which it is a part."""
        _, low, core, length, _, _, quoting, sentence = x
        if length > self._longest:
            return []
        shape = _shape(quoting, sentence, x.at_edge, len(core))
        begun = self._begun_by(low)
        if not low.startswith(core[:_HEAD]):
            begun |= self._begun_by(core)
        fitting = self._shaped(length, shape) & begun & self._needed(found)
        return [self._rules[at] for at in _ones(fitting)] if fitting else []

    def _begun_by(self, text: str) -> int:
        """Return the rules without heads, and those of which a head may stand at the start of a text."""
        return self._begun(text[:_HEAD]) if self._goes_on(text[:_STEM]) else self._begun(text[:_STEM])

    def _where(self, holds: Callable[[Rule], bool]) -> int:
        return sum(1 << at for at, rule in enumerate(self._rules) if holds(rule))

    def _rules_for(self, length: int, shape: int) -> int:
        """Return the rules for lines of so many words that quote, end as sentences, stand inside, say something, or not."""
        quoting, sentence, inside, telling = (bool(shape >> at & 1) for at in range(4))
        return self._where(
            lambda r: (
                length <= r.words
                and not (
                    (quoting and not r.quotable)
                    or (sentence and r.bare)
                    or (inside and r.edge)
                    or (telling and r.brief)
                )
            )
        )

    def _rules_needing(self, bits: int) -> int:
        """Return the rules without needs, and those whose bit is set."""
        return sum(self._needy[bit] for bit in _ones(bits)) | self._needless

    def _rules_beginning(self, start: str) -> int:
        """Return the rules without heads, and those with one that begins so, or of which it is the beginning."""
        begun = self._headless
        start = folded(start)[:_HEAD]
        for length in range(1, len(start) + 1):
            begun |= self._headed.get(start[:length], 0)
        if start and not start[0].isalpha():
            begun |= self._headed.get(NUMBER if start[0].isalnum() else MARK, 0)
        return begun


def _is_parted(text: str, words: int) -> bool:
    return words <= MIXED and holds_any(text, _PARTED) and not quotes(text)


def _shape(quoting: bool, sentence: bool, edge: bool, signs: int) -> int:
    return quoting | sentence << 1 | (not edge) << 2 | (signs > BRIEF) << 3


def _ones(bits: int) -> list[int]:
    """Return the places of the bits that are set, from the lowest."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found

"""Sides of a story -> the utterances that two or more documents give, and how each renders them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.alignment.pairs import Pairs, Side
from compare.alignment.reporting import Search, Telling, holders_of, is_likely
from compare.alignment.utterances import (
    Utterance,
    attribution,
    in_common,
    is_one,
    is_persons,
    name_words,
    rendering,
    utterances,
)
from compare.graphs.linkage import grouped
from compare.model import Attribution, Mention, QuoteEntry, Rendering
from compare.text.quotes import told_by

COMMON = 30  # quotations that share one run of three words, or stand in one passage; beyond, the run is a phrase
VOICES = 2  # quotations of one utterance, the longest, that each other document is searched for

_ORDER = tuple(Rendering)
_SURE = (Rendering.SAME, Rendering.CUT)


def quote_ledger(sides: Sequence[Side], pairs: Pairs) -> tuple[QuoteEntry, ...]:
    """Return an entry for each utterance that two or more documents quote, or one quotes and another reports."""
    return _Ledger(sides, pairs).entries()


@dataclass(frozen=True, slots=True, eq=False)
class _Report:
    """A passage of another document that reports a quotation."""

    document: int
    telling: Telling
    of: Utterance


class _Ledger:
    """All quotations of a story, found once, and the searches of every document for what another quotes."""

    def __init__(self, sides: Sequence[Side], pairs: Pairs) -> None:
        self._sides, self._pairs = sides, pairs
        kept: dict[tuple[int, tuple[str, ...]], list[Utterance]] = {}
        for at, side in enumerate(sides):
            for one in utterances(at, side):
                kept.setdefault((at, one.tokens), []).append(one)
        self._repeated = list(kept.values())  # what a document gives word for word several times, together
        self._said = [repeated[0] for repeated in self._repeated]
        self._at: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for i, one in enumerate(self._said):
            self._at[one.document, one.quote.paragraph].append(i)
        self._elsewhere = [  # of each document, the runs that another quotes
            frozenset().union(*[one.triples for one in self._said if one.document != at]) for at in range(len(sides))
        ]
        holders = [holders_of(runs, side) for runs, side in zip(self._elsewhere, sides, strict=True)]
        self._search = {
            (a, b): Search(pairs[min(a, b), max(a, b)], holders[b], left=a < b)
            for a in sorted({one.document for one in self._said})
            for b in range(len(sides))
            if a != b
        }
        self._links = dict(self._renderings())
        self._rendered = {i for both in self._links for i in both}

    def entries(self) -> tuple[QuoteEntry, ...]:
        """Return the entries, word for word ones first, then in the order of the quotations."""
        groups = grouped(len(self._said), ((i, j, 1.0) for i, j in self._links), 0.5)
        home = {i: n for n, group in enumerate(groups) for i in group}
        inside: list[dict[tuple[int, int], Rendering]] = [{} for _ in groups]
        for (i, j), made in self._links.items():
            if home[i] == home[j]:
                inside[home[i]][i, j] = made
        found = (self._entry(*entry) for entry in zip(groups, inside, strict=True))
        return tuple(sorted((entry for entry in found if entry), key=_place))

    def _renderings(self) -> Iterator[tuple[tuple[int, int], Rendering]]:
        """Yield two documents' quotations that share a run or stand in linked passages, and what one made of the other."""
        for i, j in sorted(self._suspects()):
            one, two = self._said[i], self._said[j]
            linked = self._search[one.document, two.document].linked(one.quote.paragraph, two.quote.paragraph)
            found = rendering(one, two, self._pairs[one.document, two.document], linked)
            if found:
                yield (i, j), found

    def _suspects(self) -> set[tuple[int, int]]:
        sharing: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, one in enumerate(self._said):
            for run in one.triples & self._elsewhere[one.document]:
                sharing[run].append(i)
        held = (one for one in sharing.values() if len(one) <= COMMON)
        runs = {(i, j) for places in held for n, i in enumerate(places) for j in places[n + 1 :]}
        linked = {(i, j) for pair in self._pairs for i, j in self._in_linked(*pair)}
        return {(i, j) for i, j in runs | linked if self._said[i].document != self._said[j].document}

    def _in_linked(self, a: int, b: int) -> Iterator[tuple[int, int]]:
        for link in self._pairs[a, b].links:
            here = self._at.get((a, self._sides[a].passages[link.left].index), ())
            there = self._at.get((b, self._sides[b].passages[link.right].index), ())
            yield from ((i, j) for i in here[:COMMON] for j in there[:COMMON])

    def _entry(self, group: Sequence[int], inside: Mapping[tuple[int, int], Rendering]) -> QuoteEntry | None:
        said = [one for i in group for one in self._repeated[i]]
        reports = self._kept(list(self._reports(said)), bool(inside))
        if not inside and not reports:
            return None
        sure = {
            i
            for (a, b), made in inside.items()
            if made in _SURE or is_one(self._said[a], self._said[b])
            for i in (a, b)
        }
        quoted = [
            self._mention(one, uncertain=n > 0 and i not in sure)
            for n, i in enumerate(group)
            for one in self._repeated[i]
        ]
        return QuoteEntry(
            max(inside.values(), key=_ORDER.index, default=Rendering.REPORTED),
            (*quoted, *map(self._told, reports)),
            self._attributions(said, inside, reports),
            self._score(inside, reports),
        )

    def _kept(self, reports: list[_Report], quoted: bool) -> list[_Report]:
        """Return the reports that stand in an entry: beside what is sure, a passage that only may be one says nothing.

        An outlet that surely reports what one alone quotes may tell more of it elsewhere.
        """
        likely = [report for report in reports if is_likely(report.of, report.telling)]
        if quoted:
            return likely
        sure = {report.document for report in likely}
        return [report for report in reports if not sure or report.document in sure]

    def _attributions(
        self, said: Sequence[Utterance], inside: Mapping[tuple[int, int], Rendering], reports: Sequence[_Report]
    ) -> Attribution:
        """Return whom the documents give an utterance to; what is told in other words names nobody, and drops nobody."""
        # a refrain counts once
        voices = list({(one.document, one.who, not one.quote.speaker): one for one in said}.values())
        found = {self._attributed(one, two) for one, two in combinations(voices, 2) if one.document != two.document}
        if any(self._teller(report) and not self._is_guess(report) for report in reports):
            found.add(Attribution.SAME)
        if any(made is Rendering.REWORDED for made in inside.values()):
            found -= {Attribution.CHANGED, Attribution.DROPPED}  # they may be two utterances
        for kind in (Attribution.CHANGED, Attribution.DROPPED, Attribution.SAME):
            if kind in found:
                return kind
        return Attribution.UNTOLD

    def _attributed(self, one: Utterance, two: Utterance) -> Attribution:
        """Return whether two give an utterance to one speaker; it is said to be another's, or nobody's, where that is sure.

        It is not sure where the other speaker is named beside the quotation as well: one may read out what the other wrote.
        """
        given = attribution(one, two)
        if given is Attribution.CHANGED:
            apart = is_persons(one) and is_persons(two) and not (self._is_near(one, two) or self._is_near(two, one))
            return given if apart else Attribution.UNTOLD
        if given is Attribution.DROPPED:
            silent, named = (one, two) if two.who else (two, one)
            return Attribution.UNTOLD if self._is_near(silent, named) else given
        return given

    def _is_near(self, silent: Utterance, named: Utterance) -> bool:
        """Return whether the speaker that one document names stands beside the quotation of another, or right before."""
        at = silent.quote.paragraph
        beside = (p for p in self._sides[silent.document].passages if at - 1 <= p.index <= at)
        return any(_is_named(named, passage.tokens) for passage in beside)

    def _score(self, inside: Iterable[tuple[int, int]], reports: Sequence[_Report]) -> float:
        """Return what share of the shorter wording two documents have in common at most, else how likely the best report is."""
        shares = [in_common(self._said[i], self._said[j]) for i, j in inside]
        chances = [1.0 / (1.0 + math.exp(-report.telling.odds)) for report in reports]
        return round(max(shares or chances, default=0.0), 4)

    def _reports(self, said: Sequence[Utterance]) -> Iterator[_Report]:
        """Yield the paragraphs of each document that tell an utterance without quoting it, the likeliest first."""
        quoting: defaultdict[int, set[int]] = defaultdict(set)
        for one in said:
            quoting[one.document].add(one.quote.paragraph)
        once = {(one.document, one.tokens): one for one in reversed(said)}.values()
        longest = sorted(once, key=lambda one: (-len(one.tokens), one.document, one.tokens))
        for other in range(len(self._sides)):
            voices = [one for one in longest if one.document != other][:VOICES]
            found = [
                _Report(other, told, one)
                for one in voices
                for told in self._search[one.document, other].tellings(one, quoting[other])
                if not self._is_quoted(other, told, one)
            ]
            found.sort(key=lambda r: (r.telling.verbatim, r.telling.odds, -r.telling.passage.index))
            best = {r.telling.passage.index: r for r in found}  # the likeliest of each paragraph, for it comes last
            yield from reversed(best.values())

    def _is_quoted(self, document: int, told: Telling, one: Utterance) -> bool:
        """Return whether what a sentence shares with a quotation stands in another, which has an entry of its own.

        Of a sentence that is not likely to report the quotation, any other is enough.
        """
        likely = is_likely(one, told)
        here = self._at.get((document, told.passage.index), ())
        inside = (self._said[i] for i in here if i in self._rendered or not likely)
        said = [u for u in inside if told.start <= u.quote.start < told.end]
        shared = one.stems & frozenset(t for u in said for t in u.stems)
        best = max((len(one.stems & s.stems) for s in told.passage.sentences if s.span.start == told.start), default=0)
        return not told.verbatim and 2 * len(shared) > best

    def _mention(self, one: Utterance, *, uncertain: bool) -> Mention:
        name, quote = self._sides[one.document].document.id, one.quote
        return Mention(
            name, quote.paragraph, quote.text, quote.speaker, quoted=True, uncertain=uncertain, guessed=quote.guessed
        )

    def _told(self, report: _Report) -> Mention:
        told, name = report.telling, self._sides[report.document].document.id
        speaker, guessed = self._teller(report), self._is_guess(report)
        return Mention(
            name, told.passage.index, told.text, speaker, uncertain=not is_likely(report.of, told), guessed=guessed
        )

    def _teller(self, report: _Report) -> str:
        """Return the speaker of a quotation if the sentence that reports it gives words to somebody who may be them."""
        says = self._is_told_by(report) or report.telling.speaks
        return report.of.quote.speaker if says and _is_named(report.of, report.telling.passage.tokens) else ""

    def _is_guess(self, report: _Report) -> bool:
        """Return whether a report does not say who speaks by name."""
        return bool(self._teller(report)) and not self._is_told_by(report)

    def _is_told_by(self, report: _Report) -> bool:
        """Return whether a sentence gives its words to the speaker of the quotation, by name."""
        language = self._sides[report.document].document.language
        return not report.of.who.isdisjoint(name_words(told_by(report.telling.text, language)))


def _is_named(one: Utterance, words: Iterable[str]) -> bool:
    """Return whether the words of a passage hold a word of a speaker's name."""
    return not one.who.isdisjoint(words)


def _place(entry: QuoteEntry) -> tuple[int, int, str, str]:
    first = entry.mentions[0]
    return _ORDER.index(entry.relation), first.paragraph, first.document, first.text

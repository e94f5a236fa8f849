"""Documents that come one by one, each compared with those that are there: what a stream of stories knows of its window.

The likeness is that of `likeness.py`, with rarities as they are when a document comes. What another document was divided by
is as it was when all were last weighed together, but that a feature which was its alone, and said nothing, counts from the
moment at which a second one holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.graphs.kernel import Valued, Weighed, kernel
from compare.graphs.rows import Numbers, Places
from compare.model import Document
from compare.stories.features import Features
from compare.stories.likeness import brevity, far, nearness, seconds
from compare.stories.meaning import Vectors, agreement
from compare.stories.partners import CLOSE, HOLDERS, NEAREST, PARTNERS
from compare.stories.rarity import rarity
from compare.stories.recipe import Recipe
from compare.stories.shelves import Growing, Keys, Shelf
from compare.text.stream.streaming import Kind

RAREST = 40  # features of a document that lead to partners: fewer than in the batch, which finds the rest when all is weighed

Scores = NDArray[np.float64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A document of the window: its features, by themselves, their values, and what its encoder made of it."""

    document: Document
    features: Features
    valued: Valued
    meaning: Vectors | None

    @classmethod
    def of(cls, document: Document, features: Features, meaning: Vectors | None) -> Entry:
        """Return a document with its features, which are its own."""
        return cls(document, features, Valued(features.key, _damped(features.times)), meaning)

    @property
    def language(self) -> str:
        return self.document.language


@dataclass(frozen=True, slots=True, eq=False)
class Partners:
    """Rows that may tell what a document tells, ascending, how alike they are by themselves, and the share of word pairs
    that both have."""

    rows: Numbers
    scores: Scores
    common: Scores


class _Side:
    """Within or between languages: the weights of kinds, and by row the squares of what its values are divided by."""

    def __init__(self, weights: Scores) -> None:
        self.weights = weights
        self.squares = Growing(np.float64(0))
        self.raised: tuple[Numbers, Scores] = np.empty(0, np.int32), np.empty(0)  # rows, and by how much, by the latest

    def lower(self) -> None:
        """Take back by how much the latest row raised others."""
        np.subtract.at(self.squares.all, *self.raised)

    def laid(self, entry: Entry) -> _Laid:
        """Return the features of a document that count here."""
        features = entry.features
        counted = (self.weights[features.kind] > 0).nonzero()[0]
        return _Laid(
            counted, features.key[counted], features.kind[counted], entry.valued.values[counted], features.idf[counted]
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """Features of one document: where they lie among all of its; a value says how often one stands there."""

    places: Places
    keys: Keys
    kinds: NDArray[np.uint8]
    values: Values
    idf: Values


@dataclass(frozen=True, slots=True, eq=False)
class _Probe:
    """One document's features, where they stand on its shelf, and what each adds to the likeness with one of value 1."""

    places: Places
    keys: Keys
    columns: Numbers
    gains: Scores


class Window:
    """Documents in the order in which they came, each with a row; rows only rise until they are numbered anew."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._within, self._across = _Side(recipe.weights()), _Side(recipe.weights_between_languages())
        self._begin()

    def _begin(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.next = self._dated = 0
        self._shelves: dict[str, Shelf] = {}
        self._latest: tuple[int, Numbers] = (
            -1,
            np.empty(0, np.int32),
        )  # row, and its columns on the shelf of its language
        self._every: Shelf | None = None  # between languages, as soon as there are two
        self._there = Growing(np.bool_(False))
        self._terms, self._pairs = Growing(np.int32(0)), Growing(np.int32(0))
        self._seconds = Growing(np.float64(np.nan))
        self._languages, self._numbers = Growing(np.int32(0)), {"": 0}
        self._close, self._closeness = np.empty((0, CLOSE), np.int32), np.empty((0, CLOSE), np.float64)
        self._meanings = np.empty((0, 0), np.float32)

    def __len__(self) -> int:
        return len(self.entries)

    def enter(self, entry: Entry) -> int:
        """Add a document and return its row."""
        row = self._note(entry)
        self._shelve(row, entry)
        return row

    def _note(self, entry: Entry) -> int:
        """Give a document a row, and keep what is known of it by itself."""
        row, features = self.next, entry.features
        self.next += 1
        self._reach(row)
        self._there.all[row] = True
        self._terms.all[row], self._pairs.all[row] = features.terms[0], np.count_nonzero(features.kind == Kind.PAIR)
        self._languages.all[row] = self._numbers.setdefault(entry.language, len(self._numbers))
        self._seconds.all[row] = seconds([entry.document.published])[0]
        self._dated += entry.document.published is not None
        self._close[row], self._closeness[row] = -1, 0.0
        self.entries[row] = entry
        if entry.meaning is not None:
            self._hold(row, entry.meaning)
        return row

    def refuse_other_widths(self, width: int) -> None:
        """Raise SettingsError for vectors that are not as long as those that are held."""
        held = self._meanings.shape[1]
        if held and width != held:
            raise SettingsError(f"the encoder gave {width} numbers for a text, {held} for others; as many are needed")

    def leave(self, row: int) -> None:
        """Take a document away."""
        entry = self.entries.pop(row)
        self._dated -= entry.document.published is not None
        self._there.all[row] = False
        terms = int(entry.features.terms[0])
        self._shelves[entry.language].take(row, self._within.laid(entry).keys, terms)
        if self._every is not None:
            self._every.take(row, self._across.laid(entry).keys, terms)

    def withdraw(self, row: int) -> None:
        """Take the latest document away as if it had never been there, once its partners were asked for."""
        self.leave(row)
        for side in (self._within,) if self._every is None else (self._within, self._across):
            side.lower()

    def partners(self, row: int) -> Partners:
        """Return those that share most with a document, and those that are close to what is close to it."""
        entry = self.entries[row]
        own = self._probe(entry, row)
        other = None if self._every is None else _probe_between(self._every, self._across, entry, row)
        near = self._candidates(row, own, other)
        scores, common = self._likeness(row, near, own, other)
        beyond = self._beyond(near, scores)
        if not len(beyond):
            return Partners(near, scores, common)
        more, more_common = self._likeness(row, beyond, own, other)
        rows = np.concatenate([near, beyond])
        order = np.argsort(rows)
        scores, common = np.concatenate([scores, more]), np.concatenate([common, more_common])
        return Partners(rows[order], scores[order], common[order])

    def _beyond(self, near: Numbers, scores: Scores) -> Numbers:
        """Return the rows that are close to the closest of these, without these."""
        close = (scores >= self._recipe.even).nonzero()[0]
        best = near[close[np.argsort(-scores[close], kind="stable")[:CLOSE]]]
        found = {*self._close[best].ravel().tolist()}.difference(near.tolist())
        return np.array(sorted(found & self.entries.keys()), np.int32)

    def tie(self, row: int, found: Partners) -> None:
        """Remember which of its partners a document is close to."""
        close = found.scores >= self._recipe.even
        rows, scores = found.rows[close], found.scores[close]
        best = np.lexsort((rows, -scores))[:CLOSE]
        self._close[row, : len(best)], self._closeness[row, : len(best)] = rows[best], scores[best]
        least = self._closeness[rows].argmin(axis=1)
        closer = scores > self._closeness[rows, least]
        self._close[rows[closer], least[closer]] = row
        self._closeness[rows[closer], least[closer]] = scores[closer]

    def renumber(self) -> None:
        """Number the rows anew from 0, in their order, without those that left; what they are divided by is forgotten."""
        entries = list(self.entries.values())
        if len(entries) < self.next:
            self._begin()
            rows: dict[str, list[int]] = {}
            for entry in entries:
                rows.setdefault(entry.language, []).append(self._note(entry))
            self._shelves = {language: self._filled(self._within, held) for language, held in rows.items()}
            if len(rows.keys() - {""}) > 1:
                self._every = self._filled(self._across, [*self.entries])

    def _filled(self, side: _Side, rows: Sequence[int]) -> Shelf:
        """Return a shelf of some rows."""
        shelf, laid = Shelf(), [side.laid(self.entries[row]) for row in rows]
        bounds = np.cumsum([0, *(len(one.keys) for one in laid)], dtype=np.int64)
        keys, values = (np.concatenate([getattr(one, name) for one in laid]) for name in ("keys", "values"))
        shelf.fill(np.array(rows, np.int32), bounds, keys, values, int(self._terms.all[rows].sum()))
        return shelf

    def weigh(self, within: Scores, across: Scores | None) -> None:
        """Be told what the values of all rows are divided by."""
        self._within.squares.all[: len(within)] = within**2
        if across is not None:
            self._across.squares.all[: len(across)] = across**2

    def tie_all(self, rows: Numbers, others: Numbers, scores: Scores, places: Places) -> None:
        """Be told which rows each row is close to, others in places from the closest on."""
        self._close[:], self._closeness[:] = -1, 0.0
        self._close[rows, places], self._closeness[rows, places] = others, scores

    def _reach(self, row: int) -> None:
        told = self._there, self._terms, self._pairs, self._seconds, self._languages
        for grown in (*told, self._within.squares, self._across.squares):
            grown.reach(row + 1)
        if row >= len(self._close):
            more = max(64, row // 2)
            self._close = np.concatenate([self._close, np.full((more, CLOSE), -1, np.int32)])
            self._closeness = np.concatenate([self._closeness, np.zeros((more, CLOSE))])

    def _hold(self, row: int, meaning: Vectors) -> None:
        if row >= len(self._meanings):
            grown = np.zeros((max(64, row + row // 2), len(meaning)), np.float32)
            grown[: len(self._meanings)] = self._meanings if self._meanings.size else 0.0
            self._meanings = grown
        self._meanings[row] = meaning

    def _shelve(self, row: int, entry: Entry) -> None:
        if entry.language not in self._shelves:
            self._shelves[entry.language] = Shelf()
        self._latest = row, _put(self._shelves[entry.language], self._within, row, entry)
        if self._every is not None:
            _put(self._every, self._across, row, entry)
        elif len(self._shelves.keys() - {""}) > 1:
            self._every = self._filled(self._across, [*self.entries])
            for at, held in self.entries.items():
                _probe_between(self._every, self._across, held, at)
                self._across.lower()  # what it shares was counted as shared from the first

    def _probe(self, entry: Entry, row: int) -> _Probe:
        """Return what the features of a document weigh among those of its language; an unknown one is among all."""
        shelf, laid = self._shelves[entry.language], self._within.laid(entry)
        among = [shelf] if entry.language else [*self._shelves.values()]
        columns = self._latest[1] if self._latest[0] == row else shelf.columns(laid.keys)
        return _weighed(self._within, shelf, among, row, laid, columns)

    def _candidates(self, row: int, own: _Probe, other: _Probe | None) -> Numbers:
        """Return the rows, ascending, that share most of a document's rarest features."""
        language = self.entries[row].language
        found = []
        for name, shelf in self._shelves.items():
            if name == language:
                found.append(self._likeliest(self._within, shelf, row, own, own.columns))
            elif not (name and language) and len(shelf.rows) <= PARTNERS:
                found.append(np.array([*shelf.rows], np.int32))
            elif not (name and language):
                found.append(self._likeliest(self._within, shelf, row, own, shelf.columns(own.keys)))
        if other is not None and self._every is not None:
            found.append(self._likeliest(self._across, self._every, row, other, other.columns))
        meaning = self.entries[row].meaning
        if meaning is not None:
            found.append(self._nearest(row, meaning))
        return found[0] if len(found) == 1 else np.unique(np.concatenate(found))

    def _likeliest(self, side: _Side, shelf: Shelf, row: int, probe: _Probe, columns: Numbers) -> Numbers:
        holders = shelf.holders(columns)
        is_led = (probe.gains > 0) & (holders > (probe.columns is columns)) & (holders <= HOLDERS)
        led = is_led.nonzero()[0]
        led = led[np.argsort(holders[led], kind="stable")[:RAREST]]
        which, rows, values = shelf.held(columns[led])
        there = self._there.all[rows] & (rows != row)
        rows, gains = rows[there], (probe.gains[led][which] * values)[there]
        seen, place = np.unique(rows, return_inverse=True)
        sums = np.bincount(place, gains, len(seen)) / np.sqrt(np.maximum(side.squares.all[seen], 1e-12))
        best = np.lexsort((seen, -sums.round(9)))[:PARTNERS]
        found: Numbers = np.sort(seen[best])
        return found

    def _nearest(self, row: int, meaning: Vectors) -> Numbers:
        near = np.where(self._there.all[:row], (self._meanings[:row] @ meaning).round(5), -2.0)
        best = np.argsort(-near, kind="stable")[:NEAREST].astype(np.int32)
        return np.sort(best[near[best] > -2.0])

    def _likeness(self, row: int, rows: Numbers, own: _Probe, other: _Probe | None) -> tuple[Scores, Scores]:
        """Return how alike a document and others are, and the share of the word pairs of both that both have."""
        if not len(rows):
            return np.empty(0), np.empty(0)
        recipe, entry, held = self._recipe, self.entries[row], [self.entries[at] for at in rows.tolist()]
        sums, pairs = kernel().overlaps(_weighed_keys(entry, own, other), [at.valued for at in held])
        foreign = np.zeros(len(rows), np.bool_)
        alike = self._cosines(self._within, row, rows, sums[:, 0])
        if other is not None:
            language, others = self._languages.all[row], self._languages.all[rows]
            foreign = (language != others) & (language > 0) & (others > 0)
            between = recipe.foreign * self._cosines(self._across, row, rows, sums[:, 1])
            alike = np.where(foreign, between, alike)
        if entry.meaning is not None:
            weight = np.where(foreign, recipe.meaning_between_languages, recipe.meaning)
            same = agreement(self._meanings, np.full(len(rows), row, np.int32), rows)
            alike = (1.0 - weight) * alike + weight * same**recipe.meaning_power
        terms, times = self._terms.all, self._seconds.all
        near = nearness(np.full(len(rows), times[row]), times[rows], far(self._dated, recipe), recipe)
        factor = brevity(np.full(len(rows), terms[row]), terms[rows], recipe) * near
        union = self._pairs.all[rows] + self._pairs.all[row] - pairs
        return np.minimum(1.0, alike * factor).round(9), pairs / np.maximum(union, 1)

    def _cosines(self, side: _Side, row: int, rows: Numbers, sums: Scores) -> Scores:
        """Return the scalar products over both norms, that of the lighter counted more; `sums` are over that of the row."""
        one, two = side.squares.all[row], side.squares.all[rows]
        cosines = sums / np.sqrt(np.maximum(two, 1e-12))
        lighter = np.minimum(one, two)
        ratio = np.divide(np.maximum(one, two), lighter, out=np.ones(len(rows)), where=lighter > 0)
        found: Scores = cosines * ratio ** (0.5 * self._recipe.containment)
        return found


def _weighed_keys(entry: Entry, *probes: _Probe | None) -> Weighed:
    """Return all features of a document with what each gains by the probes; pairs of words are flagged."""
    there = [probe for probe in probes if probe is not None]
    gains = np.zeros((len(there), len(entry.features.key)), np.float32)
    for way, probe in enumerate(there):
        gains[way, probe.places] = probe.gains
    return Weighed(entry.features.key, entry.features.kind == Kind.PAIR, gains)


def _damped(times: Values) -> Values:
    return np.float32(1.0) + np.log(np.maximum(times, np.float32(1.0)))


def _put(shelf: Shelf, side: _Side, row: int, entry: Entry) -> Numbers:
    """Put a document on a shelf and return its columns there."""
    laid = side.laid(entry)
    return shelf.add(row, laid.keys, laid.values, int(entry.features.terms[0]))


def _probe_between(shelf: Shelf, side: _Side, entry: Entry, row: int) -> _Probe:
    """Return what the features of a document weigh between languages: the general news of one says nothing of another."""
    laid = side.laid(entry)
    untold = np.full(len(laid.keys), np.nan, np.float32)
    return _weighed(side, shelf, [shelf], row, replace(laid, idf=untold), shelf.columns(laid.keys))


def _weighed(side: _Side, shelf: Shelf, among: Sequence[Shelf], row: int, laid: _Laid, columns: Numbers) -> _Probe:
    """Return what the features of a row weigh, by how many rows hold them among these shelves; remember what it is divided by."""
    here = shelf.holders(columns)
    holders = here if len(among) == 1 else np.sum([s.holders(s.columns(laid.keys)) for s in among], axis=0)
    # What was another's alone, and said little, says more from now on.
    two = ((here == 2) & (holders == 2)).nonzero()[0]
    two = two[shelf.last(columns[two]) == row]
    size = sum(len(s.rows) for s in among)
    every = np.concatenate([holders, np.ones(len(two))])
    kinds, idf = np.concatenate([laid.kinds, laid.kinds[two]]), np.concatenate([laid.idf, laid.idf[two]])
    rare = rarity(every, size, idf, kinds, shelf.terms / len(shelf.rows))
    rare, alone = rare[: len(columns)], rare[len(columns) :]
    weights = side.weights[laid.kinds]
    weighed = weights * rare * laid.values
    side.squares.all[row] = square = float(weighed @ weighed)
    others, held = shelf.before(columns[two])
    side.raised = others, (weights[two] * held) ** 2 * (rare[two] ** 2 - alone**2)
    np.add.at(side.squares.all, *side.raised)
    return _Probe(
        laid.places, laid.keys, columns, weights * rare * weighed / np.sqrt(square) if square > 0 else weighed
    )

"""Documents -> story features: what each is about, as counts of stems, pairs, names, figures, dates, quotes and cognates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from compare.model import Document
from compare.sketches.kernel import tell_if_slow
from compare.text.background import RAREST, background
from compare.text.stream.kernel import stream
from compare.text.stream.lexicon import Lexicon, hash_of
from compare.text.stream.streaming import Counts, Kind, Rows, Stream, Vocabulary

LEAD = 400  # characters of the text that count more
CHUNK = 500  # documents whose tokens are held at once
MOST_WORDS = 1 << 20  # of a language; then its vocabulary begins anew, for memory stays flat
BREAK = "\n\n"  # between title and text

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of documents, end to end: those of document i lie at bounds[i] to bounds[i + 1], ascending by key.

    `kind` is a `Kind`, `times` how often a feature stands in the title and the text, the lead counted more, `first` the token
    at which it begins first. `idf` is the rarity of its rarest word in general news: NaN where no table tells, infinite where
    none can. `terms` is the length of each document in words that carry meaning.
    """

    bounds: NDArray[np.int64]
    key: NDArray[np.uint64]
    kind: NDArray[np.uint8]
    times: Float
    first: NDArray[np.int32]
    idf: Float
    terms: NDArray[np.int32]
    languages: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.terms)

    def part(self, at: int) -> Features:
        """Return the features of one document, in memory of their own."""
        first, last = self.bounds[at : at + 2].tolist()
        own, one = slice(first, last), slice(at, at + 1)
        return Features(
            np.array([0, last - first], np.int64),
            self.key[own].copy(),
            self.kind[own].copy(),
            self.times[own].copy(),
            self.first[own].copy(),
            self.idf[own].copy(),
            self.terms[one].copy(),
            self.languages[one],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """Documents as they were read: each as one text, title first, its tokens, and what is known of their words."""

    texts: tuple[str, ...]
    vocabulary: Vocabulary
    tokens: Stream
    rows: Rows


class Reader:
    """Reads documents of one language, and remembers the words that it has met."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._table = _Table(language)
        self._begin()

    def _begin(self) -> None:
        self._kernel = stream()
        self._vocabulary, self._lexicon = self._kernel.vocabulary(), Lexicon(self._language)
        self._idf = np.empty(0, np.float32)  # of the words met so far

    def scanned(self, documents: Sequence[Document]) -> Scanned:
        """Return the documents' texts and tokens."""
        if len(self._vocabulary) > MOST_WORDS:
            self._begin()
        texts = tuple(d.title + BREAK + d.text for d in documents)
        tokens = self._kernel.scan(texts, self._vocabulary)
        return Scanned(texts, self._vocabulary, tokens, self._lexicon.rows(self._vocabulary))

    def features(self, documents: Sequence[Document], lead: float, *, cognates: bool) -> Features:
        """Return the documents' features, what stands in the lead counted `lead` times."""
        found = self.scanned(documents)
        tokens = found.tokens
        ends = np.array([len(d.title) + len(BREAK) for d in documents], np.int64)
        counts = self._kernel.count(tokens, found.rows, ends, ends + LEAD)
        times = counts.title + np.float32(lead) * counts.lead + counts.body
        times[counts.kind == Kind.TITLE] = counts.title[counts.kind == Kind.TITLE]
        terms = np.concatenate([np.zeros(1, np.int64), np.cumsum(found.rows["stem"][tokens.word] != 0)])
        kept = np.ones(len(counts.key), np.bool_) if cognates else counts.kind != Kind.COGNATE
        return Features(
            np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])[counts.bounds],
            counts.key[kept],
            counts.kind[kept],
            times[kept].astype(np.float32),
            counts.first[kept],
            self._rarest(found, counts)[kept],
            np.diff(terms[tokens.bounds]).astype(np.int32),
            (self._language,) * len(documents),
        )

    def _rarest(self, found: Scanned, counts: Counts) -> Float:
        """Return the idf of each feature's rarest word."""
        if not self._table.known:
            return np.full(len(counts.key), np.nan, np.float32)
        stems = found.rows["stem"]
        if len(stems) > len(self._idf):
            self._idf = np.concatenate([self._idf, self._table.idf(stems[len(self._idf) :])])
        words = found.tokens.word
        first = np.repeat(found.tokens.bounds[:-1], np.diff(counts.bounds)) + counts.first
        idf: Float = self._idf[words[first]]
        pairs = np.flatnonzero(counts.kind == Kind.PAIR)
        idf[pairs] = np.maximum(idf[pairs], self._idf[words[first[pairs] + 1]])
        idf[counts.kind == Kind.QUOTE] = np.inf
        return idf


class Readers:
    """A reader for each language, made when it is first asked for."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}

    def of(self, language: str) -> Reader:
        """Return the reader of a language, always the same one."""
        if language not in self._readers:
            self._readers[language] = Reader(language)
        return self._readers[language]


def features(
    documents: Sequence[Document], lead: float, readers: Readers, told: Callable[[int], None] = lambda _: None
) -> Features:
    """Return the features of documents that come language by language; `told` of how many are done.

    Cognates, which tell something between languages only, are left out where there is one.
    """
    tell_if_slow(len(documents))
    parts, done = [], 0
    several = len({d.language for d in documents} - {""}) > 1
    for language, group in groupby(documents, lambda d: d.language):
        reader, held = readers.of(language), list(group)
        for start in range(0, len(held), CHUNK):
            told(done)
            parts.append(reader.features(held[start : start + CHUNK], lead, cognates=several))
            done += len(held[start : start + CHUNK])
    return joined(parts)


def joined(parts: Sequence[Features]) -> Features:
    """Return the features of several piles as those of one."""
    parts = [_NONE, *parts]
    counts = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.bounds) for part in parts)])
    key, kind, times, first, idf, terms = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("key", "kind", "times", "first", "idf", "terms")
    )
    languages = tuple(x for part in parts for x in part.languages)
    return Features(np.cumsum(counts), key, kind, times, first, idf, terms, languages)


_NONE = Features(
    np.zeros(1, np.int64),
    np.empty(0, np.uint64),
    np.empty(0, np.uint8),
    np.empty(0, np.float32),
    np.empty(0, np.int32),
    np.empty(0, np.float32),
    np.empty(0, np.int32),
    (),
)


class _Table:
    """How rare the words of one language are in general news, by the hashes of their stems."""

    def __init__(self, language: str) -> None:
        table = background(language)
        known = sorted((hash_of(stem), idf) for stem, idf in table.rarity.items())
        self.known = table.known
        self._stems = np.array([stem for stem, _ in known], np.uint64)
        self._idf = np.array([idf for _, idf in known], np.float32)

    def idf(self, stems: NDArray[np.uint64]) -> Float:
        """Return the idf of stems."""
        at = np.minimum(np.searchsorted(self._stems, stems), len(self._stems) - 1)
        found: Float = np.where(self._stems[at] == stems, self._idf[at], np.float32(RAREST))
        return found

"""A corpus of documents -> a corpus of their paragraphs or sentences, each a row of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.clusters.corpus import Corpus, Facts, Rows, written
from compare.clusters.lazy import Lazy
from compare.errors import SettingsError
from compare.ingest.paragraphs import split
from compare.model import Level, Skipped
from compare.sketches.texts import Texts, strings
from compare.text.sentences import sentences
from compare.text.tokens import tokens

LEAST_WORDS = 5  # a shorter piece ("Mr. Ito agreed.") stands in many texts by chance and is left alone


class Piece(NamedTuple):
    """A piece of a document: the number of its paragraph, what stands before it there, and its text."""

    paragraph: int
    gap: str
    text: str


class Units:
    """The pieces of all documents, in order. Pieces of fewer than LEAST_WORDS words are rows without a text: they stay."""

    def __init__(self, documents: Corpus, pieces: Callable[[str], list[Piece]]) -> None:
        self._documents, self._pieces = documents, pieces
        self._ends = np.zeros(0, np.int64)  # of each document, the row after its last piece
        self._starts = np.zeros(1, np.int64)  # of each document, the row of its first

    def batches(self) -> Iterator[Texts]:
        """Yield the pieces of some thousand documents at a time."""
        counts: list[int] = []
        for texts in self._documents.batches():
            held = [self._pieces(text) for text in strings(texts)]
            counts += map(len, held)
            yield [_compared(piece) for pieces in held for piece in pieces]
        self._ends = np.cumsum(counts, dtype=np.int64)
        self._starts = np.append(0, self._ends)

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these pieces."""
        documents, piece = self._places(rows)
        distinct = np.unique(documents)
        held = dict(zip(distinct.tolist(), map(self._pieces, strings(self._documents.texts(distinct))), strict=True))
        return [_compared(held[d][p]) for d, p in zip(documents.tolist(), piece.tolist(), strict=True)]

    def hold(self, rows: Rows) -> None:
        """Tell which documents will be asked for."""
        self._documents.hold(np.unique(self._places(rows)[0]))

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what is known of the documents of these pieces."""
        documents, place = np.unique(self._places(rows)[0], return_inverse=True)
        told = self._documents.facts(documents)
        return [told[at] for at in place.tolist()]

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the documents without the pieces that are not among `rows`; those left empty are left out."""
        changed = dict(self._left(rows))
        documents = np.fromiter(changed, np.int64, len(changed))
        return self._documents.edited(documents, {row: text for row, text in changed.items() if text is not None})

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Not to be asked for: pieces have no pieces."""
        raise NotImplementedError

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write what `kept` returns: as it came where nothing is gone from it, else as a line of JSON; return how many."""
        count, documents = 0, written(self._documents)
        for document, text in self._left(rows):
            if text is None:
                documents.copy(np.array([document]), out)
            else:
                out.write(documents.line(document, text))
            count += 1
        return count

    def line(self, row: int, text: str) -> bytes:
        """Not to be asked for: pieces have no pieces."""
        raise NotImplementedError

    @cached_property
    def ids(self) -> Sequence[str]:
        """The document's id and the number of the piece, from 0."""
        names = self._documents.ids

        def name(row: int) -> str:
            document = int(np.searchsorted(self._ends, row, side="right"))
            return f"{names[document]}#{row - int(self._starts[document]):04}"

        return Lazy(int(self._ends[-1]) if len(self._ends) else 0, name)

    @property
    def share(self) -> float | None:
        """How much of the documents was read so far."""
        return self._documents.share

    @property
    def fingerprint(self) -> str:
        """What tells the documents, cut up in this way, from every other input."""
        known = self._documents.fingerprint
        return known and f"{known} {self._pieces.__name__}"

    @property
    def numbered(self) -> bool:
        """Whether the ids of the documents are numbers of places."""
        return self._documents.numbered

    @property
    def addresses(self) -> NDArray[np.uint64] | None:
        """None: a piece is no page."""
        return None

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The documents that gave no text, and why."""
        return self._documents.skipped

    def _places(self, rows: Rows) -> tuple[Rows, Rows]:
        """Return the document of each row, and which of its pieces the row is."""
        document = np.searchsorted(self._ends, rows, side="right")
        return document, rows - self._starts[document]

    def _left(self, rows: Rows) -> Iterator[tuple[int, str | None]]:
        """Yield the documents from which nothing is gone, and what is left of the others where anything is."""
        documents, piece = self._places(rows)
        sizes = self._ends - self._starts[:-1]
        left = np.bincount(documents, minlength=len(sizes))
        ends = np.cumsum(left)
        for document in np.flatnonzero((left > 0) | (sizes == 0)).tolist():
            if left[document] == sizes[document]:
                yield document, None
            else:
                held = self._pieces(strings(self._documents.texts(np.array([document])))[0])
                stay = piece[ends[document] - left[document] : ends[document]]
                yield document, _together(held[at] for at in stay.tolist())


def by_level(documents: Corpus, level: str) -> Corpus:
    """Return the corpus of what is compared; raise SettingsError for a level that does not exist."""
    if level not in [known.value for known in Level]:
        raise SettingsError(f"there is no level {level!r}; choose one of {', '.join(Level)}")
    return documents if level == Level.DOCUMENT else Units(documents, _PIECES[Level(level)])


def _paragraphs(text: str) -> list[Piece]:
    return [Piece(at, "", paragraph) for at, paragraph in enumerate(split(text))]


def _sentences(text: str) -> list[Piece]:
    found = []
    for at, paragraph in enumerate(split(text)):
        before = 0
        for start, end in sentences(paragraph, ""):
            found.append(Piece(at, paragraph[before:start], paragraph[start:end]))
            before = end
    return found


def _together(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces, those of one paragraph in one."""
    paragraphs = groupby(pieces, key=lambda piece: piece.paragraph)
    return "\n\n".join("".join(piece.gap + piece.text for piece in held).strip() for _, held in paragraphs)


def _compared(piece: Piece) -> str:
    return piece.text if len(tokens(piece.text)) >= LEAST_WORDS else ""


_PIECES: dict[Level, Callable[[str], list[Piece]]] = {Level.PARAGRAPH: _paragraphs, Level.SENTENCE: _sentences}

"""Records that the caller holds or hands over once (dicts, documents, a reading) -> a corpus of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from functools import cached_property
from typing import IO

import numpy as np

from compare.clusters.corpus import Facts, Rows
from compare.errors import InputError
from compare.ingest.copying import as_line
from compare.ingest.corpora.facts import Addresses, address, document_facts, facts_of, record_address
from compare.ingest.corpora.numbers import Numbers
from compare.ingest.fields import Columns, as_json, document_of, id_of, text_of, with_text
from compare.ingest.naming import distinct, told_apart
from compare.model import Document, Paragraph, Skipped
from compare.sketches.texts import Texts

BATCH = 4096  # texts
CHARACTERS = 4_000_000  # of a batch, or few more

Kept = Document | Mapping[str, object]


class Records:
    """A corpus of documents and mappings, which it holds; a Skipped among them is one of its own."""

    share: float | None = None
    fingerprint = ""

    def __init__(
        self, records: Iterable[object], columns: Columns, *, addresses: bool = False, skipped: Iterable[Skipped] = ()
    ) -> None:
        self._given, self._columns = records, columns
        self._rows: list[Kept] = []
        self._places: list[int] = []
        self._own: list[str] = []  # the id that a record gives itself, or ""
        self._skipped = list(skipped)
        self._addresses: list[int] | None = [] if addresses else None

    def batches(self) -> Iterator[Texts]:
        """Yield the texts of what has any; raise InputError at the first thing that is no record."""
        batch: list[str] = []
        size = 0
        count = len(self._given) if isinstance(self._given, Sized) else None
        for place, record in enumerate(self._given):
            text = self._text(record, place)
            if text is None:
                continue
            batch.append(text)
            size += len(text)
            if len(batch) == BATCH or size > CHARACTERS:
                self.share = (place + 1) / count if count else None
                yield batch
                batch, size = [], 0
        self._given, self.share = (), 1.0  # the skipped and the rows are all there is left to know
        if batch:
            yield batch

    def _text(self, record: object, place: int) -> str | None:
        """Return the text of a record that becomes a row; of what does not, keep why."""
        if isinstance(record, Document):
            text, own = record.text, record.id
        elif isinstance(record, Mapping):
            text, reason = text_of(record, self._columns)
            own = id_of(record, self._columns["id"])
            if reason:
                self._skipped.append(Skipped(f"record {place}", reason))
                return None
        elif isinstance(record, Skipped):
            self._skipped.append(record)
            return None
        else:
            raise InputError(f"record {place} is neither a mapping nor a Document but {type(record).__name__}")
        self._rows.append(record)
        self._places.append(place)
        self._own.append(own)
        if self._addresses is not None:
            self._addresses.append(self._address(record))
        return text

    def _address(self, record: Kept) -> int:
        if isinstance(record, Document):
            return address(record.outlet, record.url)
        return record_address(record, self._columns)

    def texts(self, rows: Rows) -> Texts:
        """Return the texts of these rows."""
        records = (self._rows[row] for row in rows.tolist())
        return [r.text if isinstance(r, Document) else text_of(r, self._columns)[0] for r in records]

    def hold(self, rows: Rows) -> None:
        """Hold nothing more: all of it is held."""

    def facts(self, rows: Rows) -> Sequence[Facts]:
        """Return what these records say of themselves."""
        records = (self._rows[row] for row in rows.tolist())
        return [document_facts(r) if isinstance(r, Document) else facts_of(r, self._columns) for r in records]

    def kept(self, rows: Rows) -> Sequence[object]:
        """Return the records of these rows, the same objects."""
        return [self._rows[row] for row in rows.tolist()]

    def edited(self, rows: Rows, texts: Mapping[int, str]) -> Sequence[object]:
        """Return the records of these rows, copies with another text where `texts` has one."""
        return [self._edited(row, texts[row]) if row in texts else self._rows[row] for row in rows.tolist()]

    def _edited(self, row: int, text: str) -> Kept:
        record = self._rows[row]
        if isinstance(record, Document):
            return replace(record, paragraphs=tuple(map(Paragraph, text.split("\n\n"))))
        return with_text(record, text, self._columns)

    def line(self, row: int, text: str) -> bytes:
        """Return the record of a row with another text as a line of JSON."""
        record = self._edited(row, text)
        return as_line(record) if isinstance(record, Document) else as_json(record)

    def origin(self, row: int) -> str:
        """Return the place that a row was read from."""
        record = self._rows[row]
        return record.origin if isinstance(record, Document) else f"record {self._places[row]}"

    def copy(self, rows: Rows, out: IO[bytes]) -> int:
        """Write the records of these rows as lines of JSON; return how many."""
        for record in (self._rows[row] for row in rows.tolist()):
            out.write(as_line(record) if isinstance(record, Document) else as_json(record))
        return len(rows)

    @property
    def numbered(self) -> bool:
        """Whether no record has an id."""
        return not any(self._own)

    @cached_property
    def names(self) -> Sequence[str]:
        """The ids of the records: the places where none has any, a content id for those that have none."""
        if self.numbered:
            return Numbers(np.asarray(self._places, np.int64))
        return [own or self._content_id(row) for row, own in enumerate(self._own)]

    def _content_id(self, row: int) -> str:
        found = document_of(dict(self._rows[row]), self.origin(row), self._columns)  # type: ignore[arg-type]  # no Document is without id
        return found.id if isinstance(found, Document) else self.origin(row)

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of the records; raise InputError when two that they gave themselves are equal."""
        distinct([own for own in self._own if own])
        return told_apart(self.names, self.origin)

    @property
    def addresses(self) -> Addresses | None:
        """A hash of outlet and address by row."""
        return None if self._addresses is None else np.asarray(self._addresses, np.uint64)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What gave no text, and why."""
        return tuple(self._skipped)

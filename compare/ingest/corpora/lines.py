"""Blocks of JSON lines -> their texts, and beside each no more than its id and its place in the file."""

from __future__ import annotations

import numpy as np
import orjson

from compare.clusters.corpus import Rows
from compare.errors import ReadError
from compare.ingest.corpora.blocks import Block
from compare.ingest.corpora.facts import Addresses, record_address
from compare.ingest.fields import NO_OBJECT, Record, columns_of, id_of, text_of
from compare.ingest.limits import Options, over
from compare.ingest.records import parsed
from compare.model import Skipped

BLANK = Skipped("", "a blank line")  # is not told: it is no fault


class Lines:
    """What is known of the lines of one source after its blocks were taken, in their order."""

    def __init__(self, origin: str, options: Options, *, addresses: bool) -> None:
        self._origin, self._cap = origin, options.limits.max_bytes
        self.columns = columns_of(options)
        self._text_names = self.columns["paragraphs"] + self.columns["text"]
        self._found_under(self.columns["text"][0])
        self._id_names = self.columns["id"]
        self.own: list[str] = []  # by row, the id that a line gives itself, or ""
        self.skipped: list[Skipped] = []
        self._starts: list[Rows] = []  # of the rows, block by block
        self._bare: list[int] = []  # lines from 0 that became no row
        self._lines = 0
        self._addresses: list[int] | None = [] if addresses else None

    def take(self, block: Block) -> list[str]:
        """Return the texts of a block and keep what is to be known of its rows; this is where the time goes."""
        texts: list[str] = []
        records: list[Record] = []
        bare: list[int] = []
        for at, value in enumerate(self._values(block)):
            if type(value) is dict:
                found = value.get(self._name)
                is_usual = type(found) is str and found[:1].isalnum() and self._better.isdisjoint(value)
                if text := found if is_usual else self._text(value, self._lines + at):
                    texts.append(text)
                    records.append(value)
                    continue
            else:
                self._refuse(value, self._lines + at)
            bare.append(at)
        self.own.extend([self._id(record) for record in records])
        if self._addresses is not None:
            self._addresses.extend([record_address(record, self.columns) for record in records])
        starts = np.array(block.starts[:-1], np.int64)
        self._starts.append(np.delete(starts, bare) if bare else starts)
        self._bare.extend(self._lines + at for at in bare)
        self._lines += len(block.lines)
        return texts

    def _values(self, block: Block) -> list[object]:
        """Return the JSON value of each line, BLANK or why it has none."""
        if block.longest() <= self._cap:
            try:
                return list(map(orjson.loads, block.lines))
            except orjson.JSONDecodeError:
                pass  # one of them is broken or blank: look at each
        return [self._value(block, at) for at in range(len(block.lines))]

    def _value(self, block: Block, at: int) -> object:
        origin, line = self.at(self._lines + at), block.lines[at]
        if block.is_over(at, self._cap):
            return Skipped(origin, over(block.size(at), self._cap))
        if not line.strip():
            return BLANK
        try:
            return parsed(line + b"\n" * (block.size(at) - len(line)), origin)[0]
        except ReadError as error:
            return Skipped(error.origin, error.reason)

    def _text(self, record: Record, line: int) -> str:
        """Return the text of any record, "" where it has none; keep why, and under which name it was found."""
        text, reason = text_of(record, self.columns)
        if reason:
            self.skipped.append(Skipped(self.at(line), reason))
        else:
            self._found_under(next(n for n in self._text_names if record.get(n) not in (None, "", [])))
        return text

    def text_again(self, record: Record) -> str:
        """Return the text of a record that became a row."""
        found = record.get(self._name)
        if type(found) is str and found and self._better.isdisjoint(record):
            return found
        return text_of(record, self.columns)[0]

    def _refuse(self, value: object, line: int) -> None:
        if value is not BLANK:
            self.skipped.append(value if isinstance(value, Skipped) else Skipped(self.at(line), NO_OBJECT))

    def _id(self, record: Record) -> str:
        own = record.get(self._id_names[0])
        if type(own) is str and own.strip():
            return own
        return "" if own is None else id_of(record, self._id_names)

    def _found_under(self, name: str) -> None:
        """Look for the next text under this name first; it is there unless a better name is."""
        self._name = name
        self._better = frozenset(self._text_names[: self._text_names.index(name)])

    def at(self, line: int) -> str:
        """Return the place of a line, which is counted from 0 here and from 1 by people."""
        return f"{self._origin}:{line + 1}"

    def starts(self) -> Rows:
        """Return the places in the file where the rows begin."""
        return np.concatenate([*self._starts, np.zeros(0, np.int64)])

    def numbers(self, rows: Rows) -> Rows:
        """Return the lines, counted from 0, that these rows were read from."""
        bare = np.array(self._bare, np.int64)
        return rows + np.searchsorted(bare - np.arange(len(bare)), rows, side="right")

    def addresses(self) -> Addresses | None:
        """Return a hash of outlet and address by row, None where it was not asked for."""
        return None if self._addresses is None else np.array(self._addresses, np.uint64)

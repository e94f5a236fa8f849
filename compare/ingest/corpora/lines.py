"""Blocks of JSON lines -> their texts, and beside each no more than its id and its place in the file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import orjson
from numpy.typing import NDArray

from compare.clusters.corpus import NOTHING, Facts, Rows
from compare.errors import InputError, ReadError
from compare.ingest.corpora.blocks import Block, Raw
from compare.ingest.corpora.facts import Addresses, facts_of, record_address, tells
from compare.ingest.corpora.plain import PlainReader
from compare.ingest.fields import NO_OBJECT, Record, columns_of, id_of, text_of
from compare.ingest.limits import Options, over
from compare.ingest.readers.records import parsed
from compare.model import Skipped
from compare.sketches.texts import Texts

BLANK = Skipped("", "a blank line")  # is not told: it is no fault


class Lines:
    """What is known of the lines of one source after its blocks were taken, in their order."""

    def __init__(self, origin: str, options: Options, *, addresses: bool) -> None:
        self._origin, self._cap = origin, options.limits.max_bytes
        self.columns = columns_of(options)
        self._text_names = self.columns["paragraphs"] + self.columns["text"]
        self._name = self.columns["text"][0]
        self._plain = PlainReader(self.columns)
        self._id_names = self.columns["id"]
        self.own: list[str] = []  # by row, the id that a line gives itself, or ""
        self.skipped: list[Skipped] = []
        self._starts: list[Rows] = []  # of the rows, block by block
        self._bare: list[int] = []  # lines from 0 that became no row
        self._lines = 0
        self._tells: list[NDArray[np.bool_]] = []  # of the rows, whether there is more to know of them
        self._addresses: list[int] | None = [] if addresses else None

    def take(self, raw: Raw) -> Texts:
        """Return the texts of many lines and keep what is to be known of their rows; this is where the time goes."""
        is_small = self._addresses is None and not raw.cut and len(raw.data) <= self._cap
        if plain := self._plain.read(raw.data) if is_small else None:
            self.own.extend(plain.ids)
            self._starts.append(plain.starts[:-1] + raw.start)
            self._tells.append(plain.tells)
            self._lines += len(plain.ids)
            return plain.texts
        return self._parsed(Block.of(raw))

    def _parsed(self, block: Block) -> list[str]:
        """Return the texts of lines of any kind."""
        texts: list[str] = []
        records: list[Record] = []
        bare: list[int] = []
        for at, value in enumerate(self._values(block)):
            if type(value) is dict:
                if text := self._text(value, self._lines + at):
                    texts.append(text)
                    records.append(value)
                    continue
            else:
                self._refuse(value, self._lines + at)
            bare.append(at)
        self.own.extend([self._id(record) for record in records])
        self._tells.append(np.array([tells(record, self.columns) for record in records], np.bool_))
        if self._addresses is not None:
            self._addresses.extend([record_address(record, self.columns) for record in records])
        starts = np.array(block.starts[:-1], np.int64)
        self._starts.append(np.delete(starts, bare) if bare else starts)
        self._bare.extend(self._lines + at for at in bare)
        self._lines += len(block.lines)
        return texts

    def again(self, lines: Sequence[bytes], changed: str) -> tuple[Texts, list[Facts]]:
        """Return the texts and the facts of lines that became rows; raise InputError, with what to say, when they are others."""
        plain = self._plain.read(b"".join(line if line.endswith(b"\n") else line + b"\n" for line in lines))
        if plain and len(plain.ids) == len(lines):
            told = [
                self.facts(line, changed) if tells else NOTHING for line, tells in zip(lines, plain.tells, strict=True)
            ]
            return plain.texts, told
        records = [self.record(line, changed) for line in lines]
        return [text_of(r, self.columns)[0] for r in records], [facts_of(r, self.columns) for r in records]

    def record(self, line: bytes, changed: str) -> Record:
        """Return the record of a line that became a row."""
        try:
            value, _ = parsed(line, self._origin)
        except ReadError:
            value = None
        if not isinstance(value, dict):
            raise InputError(changed)
        return value

    def facts(self, line: bytes, changed: str) -> Facts:
        """Return what a line that became a row says beside its text."""
        return facts_of(self.record(line, changed), self.columns)

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
            name = next(n for n in self._text_names if record.get(n) not in (None, "", []))
            if name != self._name:
                self._name = name
                self._plain.look_under(name)
        return text

    def _refuse(self, value: object, line: int) -> None:
        if value is not BLANK:
            self.skipped.append(value if isinstance(value, Skipped) else Skipped(self.at(line), NO_OBJECT))

    def _id(self, record: Record) -> str:
        own = record.get(self._id_names[0])
        if type(own) is str and own.strip():
            return own
        return "" if own is None else id_of(record, self._id_names)

    def at(self, line: int) -> str:
        """Return the place of a line, which is counted from 0 here and from 1 by people."""
        return f"{self._origin}:{line + 1}"

    def starts(self) -> Rows:
        """Return the places in the file where the rows begin."""
        return np.concatenate([*self._starts, np.zeros(0, np.int64)])

    def tells(self) -> NDArray[np.bool_]:
        """Return for each row whether it may say anything beside its text."""
        return np.concatenate([*self._tells, np.zeros(0, np.bool_)])

    def numbers(self, rows: Rows) -> Rows:
        """Return the lines, counted from 0, that these rows were read from."""
        bare = np.array(self._bare, np.int64)
        return rows + np.searchsorted(bare - np.arange(len(bare)), rows, side="right")

    def addresses(self) -> Addresses | None:
        """Return a hash of outlet and address by row, None where it was not asked for."""
        return None if self._addresses is None else np.array(self._addresses, np.uint64)

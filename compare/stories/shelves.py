"""Which documents hold a feature: tables that grow with every document, and shrink as documents leave."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.graphs.kernel import kernel
from compare.graphs.rows import Numbers, Places, Rows

FULL = 0.6  # share of slots in use from which on there have to be more
FEWEST_SLOTS = 1 << 10

Keys = NDArray[np.uint64]
Kept = TypeVar("Kept", bound=np.generic)


_NO_PLACES, _NO_ITEMS = np.empty(0, np.int64), np.empty(0, np.int64)


class Growing(Generic[Kept]):
    """An array that is added to at its end; what is not yet written is `empty`."""

    def __init__(self, empty: Kept) -> None:
        self._empty = empty
        self.all: NDArray[Kept] = np.full(FEWEST_SLOTS, empty, empty.dtype)

    def put(self, items: NDArray[Kept]) -> None:
        """Write the first items."""
        self.reach(len(items))
        self.all[: len(items)] = items

    def reach(self, size: int) -> None:
        """Make room for so many items."""
        if size > len(self.all):
            grown = np.full(max(size, len(self.all) + len(self.all) // 2), self._empty, self._empty.dtype)
            grown[: len(self.all)] = self.all
            self.all = grown


class Columns:
    """Keys -> columns, numbered as they come: a hash table with linear probing, for many keys at once.

    Keys are hashes already, so that their lowest bits tell the slot.
    """

    def __init__(self) -> None:
        self._slots = np.full(FEWEST_SLOTS, -1, np.int32)
        self._keys = Growing(np.uint64(0))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def find(self, keys: Keys) -> Numbers:
        """Return the column of each key, -1 for one that is not known."""
        return self._probed(keys)[0]

    def learn(self, keys: Keys) -> Numbers:
        """Return the column of each of some distinct keys; those not known get one."""
        if self._count + len(keys) > FULL * len(self._slots):
            self._grow(self._count + len(keys))
        found, slots = self._probed(keys)
        fresh = (found < 0).nonzero()[0]
        found[fresh] = np.arange(self._count, self._count + len(fresh), dtype=np.int32)
        self._keys.reach(self._count + len(fresh))
        self._keys.all[self._count : self._count + len(fresh)] = keys[fresh]
        self._count += len(fresh)
        self._settle(found[fresh], slots[fresh])
        return found

    def _probed(self, keys: Keys) -> tuple[Numbers, Places]:
        """Return the column of each key and its slot, or -1 and the first free one."""
        mask = np.uint64(len(self._slots) - 1)
        slots = (keys & mask).astype(np.int64)
        found = self._slots[slots]
        other = ((found >= 0) & (self._keys.all[found] != keys)).nonzero()[0]
        while len(other):
            slots[other] = (slots[other] + 1) & (len(self._slots) - 1)
            found[other] = here = self._slots[slots[other]]
            other = other[(here >= 0) & (self._keys.all[here] != keys[other])]
        return found, slots

    def _settle(self, columns: Numbers, slots: Places) -> None:
        """Write columns into free slots; of those that meet in one, all but one go on to the next that is free."""
        while len(columns):
            self._slots[slots] = columns
            homeless = self._slots[slots] != columns
            columns, slots = columns[homeless], slots[homeless]
            taken = np.arange(len(slots))
            while len(taken):
                slots[taken] = (slots[taken] + 1) & (len(self._slots) - 1)
                taken = taken[self._slots[slots[taken]] >= 0]

    def _grow(self, count: int) -> None:
        size = len(self._slots)
        while count > FULL * size / 2:
            size *= 2
        self._slots = np.full(size, -1, np.int32)
        slots = (self._keys.all[: self._count] & np.uint64(size - 1)).astype(np.int64)
        self._settle(np.arange(self._count, dtype=np.int32), slots)


class Shelf:
    """Rows of features that come and go: how many hold each, and which do.

    A row is a number of the caller's, higher than all before. `terms` are the words of all rows. The items of a column lie in
    blocks, each twice as large as the one before, so that a few steps lead to all of them.
    """

    def __init__(self) -> None:
        self._columns = Columns()
        self._holders = Growing(np.int32(0))
        # Of each column the latest block: where it starts, how much it has room for, and how much of that is used.
        self._start, self._room, self._used = Growing(np.int32(-1)), Growing(np.int32(0)), Growing(np.int32(0))
        # Of each item its row and its value; of the first in a block, where the block before it starts.
        self._row, self._value, self._before = Growing(np.int32(0)), Growing(np.float32(0)), Growing(np.int32(-1))
        self._items = 0
        self.rows: dict[int, None] = {}  # those that are there, in their order
        self.terms = 0

    def add(self, row: int, keys: Keys, values: NDArray[np.float32], terms: int) -> Numbers:
        """Add a row of distinct keys and return their columns."""
        columns = self._columns.learn(keys)
        for told in (self._holders, self._start, self._room, self._used):
            told.reach(len(self._columns))
        self._make_room(columns[self._used.all[columns] == self._room.all[columns]])
        items = self._start.all[columns] + self._used.all[columns]
        self._row.all[items], self._value.all[items] = row, values
        self._used.all[columns] += 1
        self._holders.all[columns] += 1
        self.rows[row] = None
        self.terms += terms
        return columns

    def fill(self, rows: Numbers, bounds: Places, keys: Keys, values: NDArray[np.float32], terms: int) -> None:
        """Add many rows, ascending, to an empty shelf, as if they came one by one; row i has keys[bounds[i] : bounds[i + 1]],
        which ascend.

        All blocks of a column lie end to end then, so that its items do too.
        """
        column, first = kernel().ranks(keys)
        holders = np.bincount(column, minlength=len(first)).astype(np.int32)
        held = kernel().transposed(Rows(bounds, column, values, len(first)), holders)
        self._columns.learn(keys[first])
        room = np.left_shift(
            1, np.frexp(holders)[1] - 1, dtype=np.int32
        )  # all blocks before one hold one less than it does
        ends = np.cumsum(2 * room.astype(np.int64) - 1)
        begin = (ends - 2 * room + 1).astype(np.int32)
        self._items = int(ends[-1]) if len(ends) else 0
        self._holders.put(holders)
        self._start.put(begin + room - 1)
        self._room.put(room)
        self._used.put(holders - room + 1)
        for told in (self._row, self._value, self._before):
            told.reach(self._items)
        items = np.repeat(begin - held.bounds[:-1], holders) + np.arange(len(held.columns))
        self._row.all[items], self._value.all[items] = rows[held.columns], held.values
        self._chain(begin, room)
        self.rows.update(dict.fromkeys(rows.tolist()))
        self.terms += terms

    def _chain(self, begin: Numbers, room: Numbers) -> None:
        """Let each block know the one before it, in columns whose blocks lie end to end up to one of so much room."""
        size = 2
        while len(begin):
            begin, room = begin[room >= size], room[room >= size]
            self._before.all[begin + size - 1] = begin + size // 2 - 1
            size *= 2

    def take(self, row: int, keys: Keys, terms: int) -> None:
        """Take away a row that was added, with all its keys."""
        self._holders.all[self._columns.find(keys)] -= 1
        del self.rows[row]
        self.terms -= terms

    def columns(self, keys: Keys) -> Numbers:
        """Return the column of each key, -1 for one that no row ever held."""
        return self._columns.find(keys)

    def holders(self, columns: Numbers) -> Numbers:
        """Return how many rows hold each column; none holds -1."""
        found: Numbers = np.where(columns >= 0, self._holders.all[columns], 0)
        return found

    def held(self, columns: Numbers) -> tuple[Places, Numbers, NDArray[np.float32]]:
        """Return who holds some columns: places among these columns, rows, and their values.

        Rows that were taken away may be among them.
        """
        places, starts = np.arange(len(columns)), self._start.all[columns]
        counts, room = self._used.all[columns], self._room.all[columns]
        which, items = [_NO_PLACES], [_NO_ITEMS]
        while len(places):
            which.append(np.repeat(places, counts))
            ends = np.cumsum(counts)
            items.append(np.arange(ends[-1]) + np.repeat(starts - ends + counts, counts))
            more = (room > 1).nonzero()[0]
            places, starts, room = places[more], self._before.all[starts[more]], room[more] // 2
            counts = room
        found = np.concatenate(items)
        return np.concatenate(which), self._row.all[found], self._value.all[found]

    def last(self, columns: Numbers) -> Numbers:
        """Return the latest row that held each column; it may have been taken away."""
        found: Numbers = self._row.all[self._start.all[columns] + self._used.all[columns] - 1]
        return found

    def before(self, columns: Numbers) -> tuple[Numbers, NDArray[np.float32]]:
        """Return, of columns that two rows or more held, the row before the latest, and its value."""
        start, used = self._start.all[columns], self._used.all[columns]
        items = np.where(used > 1, start + used - 2, self._before.all[start] + self._room.all[columns] // 2 - 1)
        return self._row.all[items], self._value.all[items]

    def _make_room(self, columns: Numbers) -> None:
        """Begin a block for each of some columns."""
        room = np.maximum(1, 2 * self._room.all[columns])
        ends = self._items + np.cumsum(room)
        starts = (ends - room).astype(np.int32)
        self._items = int(ends[-1]) if len(ends) else self._items
        for told in (self._row, self._value, self._before):
            told.reach(self._items)
        self._before.all[starts] = self._start.all[columns]
        self._start.all[columns], self._room.all[columns], self._used.all[columns] = starts, room, 0

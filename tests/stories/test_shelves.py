"""Shelves: tables of features that grow and shrink hold what is in them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.stories.shelves import Columns, Shelf

KEYS = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 40).map(lambda n: n << 40), unique=True, max_size=40)


@given(st.lists(KEYS, max_size=8))
def test_a_key_has_one_column_for_ever(piles: list[list[int]]) -> None:
    """Known keys keep theirs, others are -1, whatever slots they meet in."""
    columns, known = Columns(), dict[int, int]()
    for pile in piles:
        keys = np.array(pile, np.uint64)
        assert columns.find(keys).tolist() == [known.get(key, -1) for key in pile]
        for key, column in zip(pile, columns.learn(keys).tolist(), strict=True):
            assert known.setdefault(key, column) == column
    assert sorted(known.values()) == list(range(len(columns)))


def test_a_table_grows() -> None:
    """Many keys, far more than there were slots for, are found again."""
    columns, keys = Columns(), np.arange(1, 50_001, dtype=np.uint64) * np.uint64(2**20 + 7)
    learnt = np.concatenate([columns.learn(part) for part in np.split(keys, 50)])
    assert np.array_equal(columns.find(keys), learnt)
    assert len(columns) == len(keys)


@given(st.lists(KEYS, max_size=20), st.sets(st.integers(0, 9)), st.integers(0, 20))
def test_holders_are_those_that_are_there(rows: list[list[int]], gone: set[int], filled: int) -> None:
    """Each column tells how many rows hold it, and which; those that left may be among them. So do rows filled in at once."""
    shelf, first = Shelf(), rows[:filled]
    bounds = np.cumsum([0, *map(len, first)], dtype=np.int64)
    numbers = np.arange(len(first), dtype=np.int32)
    keys, values = (
        np.array([key for held in first for key in sorted(held)], np.uint64),
        np.repeat(numbers, np.diff(bounds)),
    )
    shelf.fill(numbers, bounds, keys, values.astype(np.float32), len(keys))
    for row, held in enumerate(rows[filled:], len(first)):
        shelf.add(row, np.array(held, np.uint64), np.full(len(held), row, np.float32), len(held))
    there = [row for row in range(len(rows)) if row not in gone]
    for row in sorted(gone & set(range(len(rows)))):
        shelf.take(row, np.array(rows[row], np.uint64), len(rows[row]))
    held_keys = sorted({key for held in rows for key in held})
    columns = shelf.columns(np.array(held_keys, np.uint64))
    assert shelf.holders(columns).tolist() == [sum(key in rows[row] for row in there) for key in held_keys]
    places, found, values = shelf.held(columns)
    wanted = sorted((at, row) for at, key in enumerate(held_keys) for row in range(len(rows)) if key in rows[row])
    assert sorted(zip(places.tolist(), found.tolist(), strict=True)) == wanted
    assert values.tolist() == found.tolist()
    several = [at for at, key in enumerate(held_keys) if sum(key in held for held in rows) > 1]
    holding = [[row for row, held in enumerate(rows) if held_keys[at] in held] for at in several]
    assert shelf.last(columns[several]).tolist() == [held[-1] for held in holding]
    assert shelf.before(columns[several])[0].tolist() == [held[-2] for held in holding]
    assert [*shelf.rows] == there
    assert shelf.terms == sum(len(rows[row]) for row in there)

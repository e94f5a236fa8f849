"""Sequences whose values are made when they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.clusters.lazy import Lazy

PLACES = st.one_of(st.none(), st.integers(-12, 12))


@given(st.lists(st.integers(), max_size=8), PLACES, PLACES, st.sampled_from([None, 1, 2, -1, -3]))
def test_it_is_a_sequence_like_any_other(
    values: list[int], start: int | None, stop: int | None, step: int | None
) -> None:
    """Length, places, slices, membership and order are those of a list."""
    lazy = Lazy(len(values), values.__getitem__)
    assert list(lazy) == values
    assert lazy == values
    assert lazy == tuple(values)
    assert lazy == Lazy(len(values), values.__getitem__)
    assert list(lazy[start:stop:step]) == values[start:stop:step]
    assert list(reversed(lazy)) == values[::-1]
    assert [lazy[n] for n in range(-len(values), len(values))] == values * 2
    assert all(v in lazy and lazy.index(v) == values.index(v) for v in values)
    assert bool(lazy) == bool(values)


def test_beyond_its_end_there_is_nothing() -> None:
    """As in a list; nothing is made for it."""
    lazy = Lazy(2, "ab".__getitem__)
    for at in (2, -3):
        with pytest.raises(IndexError):
            lazy[at]
    assert lazy != ["a"]
    assert lazy != "ab"
    assert lazy != {"a", "b"}


def test_only_what_is_asked_for_is_made() -> None:
    """A million values cost nothing until then; three are enough to show."""
    made: list[int] = []
    lazy = Lazy(10**6, lambda at: made.append(at) or at)  # type: ignore[func-returns-value]  # a test's shorthand
    assert repr(lazy) == "[0, 1, 2, … 1,000,000 in all]"
    assert lazy[-1] == 999_999
    assert made == [0, 1, 2, 999_999]
    assert repr(Lazy(1, str)) == "['0']"

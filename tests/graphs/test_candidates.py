"""Candidates: pairs of rows that share what few others hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.graphs.candidates import (
    admissible,
    candidates,
    distinct_pairs,
    holders_of,
    likeliest,
    postings,
    rarest_features,
)
from compare.graphs.rows import Rows
from tests.graphs.matrices import matrices, row_of, rows_of


def by_hand(rows: Rows, most_holders: int, rarest: int, partners: int) -> list[list[int]]:
    """Return what the docstring of `candidates` says, in so many words."""
    items = [row_of(rows, at) for at in range(len(rows))]
    holders = {c: sum(c in row for row in items) for c in range(rows.width)}
    kept = set()
    for i, row in enumerate(items):
        rare = sorted((holders[c], c) for c in row if 1 < holders[c] <= most_holders)[:rarest]
        scores = {
            j: sum((row[c] * other[c] for c in sorted(c for _, c in rare) if c in other), 0.0)
            for j, other in enumerate(items)
            if i != j and any(c in other for _, c in rare)
        }
        best = sorted(scores, key=lambda j, scores=scores: (-scores[j], j))[:partners]
        kept |= {(min(i, j), max(i, j)) for j in best}
    return [list(pair) for pair in sorted(kept)]


@given(matrices(), st.integers(1, 10), st.integers(1, 6), st.integers(1, 4))
def test_they_are_what_the_docstring_says(rows: Rows, most_holders: int, rarest: int, partners: int) -> None:
    """The plain reading, row by row, gives the same pairs in the same order."""
    found = candidates(rows, most_holders=most_holders, rarest=rarest, partners=partners)
    assert found.dtype == np.int32
    assert found.tolist() == by_hand(rows, most_holders, rarest, partners)


@given(matrices(), matrices())
def test_rows_find_partners_among_other_rows(these: Rows, those: Rows) -> None:
    """As they do in one matrix of both, where nobody asks for more."""
    holders = holders_of(these) + holders_of(those)
    counts = admissible(holders, 20)
    found = likeliest(rarest_features(these, counts, 12), postings(those, counts), most=20)
    both = rows_of([row_of(part, at) for part in (these, those) for at in range(len(part))], 12)
    row = np.repeat(np.arange(len(these)), np.diff(found.bounds))
    pairs = {(i, len(these) + j) for i, j in zip(row.tolist(), found.partners.tolist(), strict=True)}
    assert pairs == {(i, j) for i, j in candidates(both, partners=40).tolist() if i < len(these) <= j}


@pytest.fixture
def many_rows() -> Rows:
    """Return rows enough for several blocks."""
    rng = np.random.default_rng(3)
    picked = [np.unique(rng.integers(0, 5000, 6)).tolist() for _ in range(20_000)]
    return rows_of([dict.fromkeys(row, 0.5 + row[0] % 7) for row in picked], 5000)


def test_threads_change_nothing(many_rows: Rows) -> None:
    """Blocks of rows are put together in their order; holders may be told."""
    once = candidates(many_rows)
    assert np.array_equal(once, candidates(many_rows, holders_of(many_rows), threads=4))
    assert len(once) > len(many_rows)


def test_blocks_change_nothing(many_rows: Rows) -> None:
    """A row finds the same partners alone as among all."""
    counts = admissible(holders_of(many_rows), 200)
    rare, by = rarest_features(many_rows, counts, 40), postings(many_rows, counts)
    all_found = likeliest(rare, by, np.arange(len(rare)))
    for at in (0, 8191, 8192, 19_999):
        alone = likeliest(rare.block(at, at + 1), by, np.array([at]))
        assert alone.partners.tolist() == all_found.partners[slice(*all_found.bounds[at : at + 2])].tolist()


def test_more_than_there_is_may_be_asked_for() -> None:
    """Of features and of partners."""
    rows = rows_of([{0: 1.0}, {0: 1.0}, {0: 1.0}], 3)
    assert candidates(rows, most_holders=10**9, rarest=10**9, partners=10**9).tolist() == [[0, 1], [0, 2], [1, 2]]


def test_nothing_gives_nothing() -> None:
    """No rows, no columns, or nothing shared."""
    for rows in (rows_of([], 0), rows_of([], 3), rows_of([{}, {}], 3), rows_of([{0: 1.0}, {1: 1.0}], 3)):
        assert candidates(rows).shape == (0, 2)
        found = likeliest(rows, postings(rows, holders_of(rows)))
        assert distinct_pairs(found).tolist() == [
            [i, i] for i in range(int(found.bounds[-1]))
        ]  # own rows were not told


def test_what_does_not_fit_is_refused() -> None:
    """Counts, postings or numbers of another matrix."""
    rows = rows_of([{0: 1.0}, {0: 1.0}], 3)
    with pytest.raises(ValueError, match="3 columns"):
        candidates(rows, np.ones(2, np.int32))
    with pytest.raises(ValueError, match="looked up in postings of 2"):
        likeliest(rows, rows_of([{}, {}], 2))
    with pytest.raises(ValueError, match="each of 2 rows"):
        likeliest(rows, postings(rows, holders_of(rows)), np.zeros(3, np.int64))


@pytest.mark.parametrize(
    ("bounds", "columns", "values"),
    [
        ([], [], []),
        ([1, 1], [0], [1.0]),
        ([0, 2], [0], [1.0]),
        ([0, 2, 1, 2], [0, 1], [1.0, 1.0]),
        ([0, 1], [0], [1.0, 1.0]),
        ([0, 2], [1, 1], [1.0, 1.0]),
        ([0, 2], [1, 0], [1.0, 1.0]),
        ([0, 1], [-1], [1.0]),
        ([0, 1], [3], [1.0]),
        ([0, 1], [0], [float("nan")]),
        ([0, 1], [0], [float("inf")]),
    ],
)
def test_what_is_no_matrix_is_refused(bounds: list[int], columns: list[int], values: list[float]) -> None:
    """Bounds that do not ascend, columns that do not or lie elsewhere, values that are no numbers."""
    with pytest.raises(ValueError, match=r"bounds|columns|value"):
        Rows(np.array(bounds, np.int64), np.array(columns, np.int32), np.array(values, np.float32), 3)


def test_other_types_are_refused() -> None:
    """Arrays are never copied to another type behind the caller's back."""
    with pytest.raises(ValueError, match="int64, int32 and float32"):
        Rows(np.zeros(1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), 0)

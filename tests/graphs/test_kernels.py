"""The compiled kernel gives what the one in Python gives, to the last bit."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("compare.graphs._graphs", reason="the compiled kernel is not built here: no C compiler was found")

from compare.graphs.kernel import Kernel, Limits, Valued, Weighed
from compare.graphs.native import Native
from compare.graphs.oracle import ORACLE
from compare.graphs.rows import Rows
from tests.graphs.matrices import matrices

BOTH: tuple[Kernel, Kernel] = (Native(), ORACLE)
HOLDERS = st.lists(st.integers(-1, 4), min_size=12, max_size=12).map(lambda counts: np.array(counts, np.int32))
PAIRS = st.lists(
    st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda pair: pair[0] != pair[1]), max_size=120
)
UNITS = st.sampled_from([0, 1, 2, 3, 5, 1 << 29, 1 << 30]) | st.integers(0, 1 << 30)


def same(found: tuple[object, ...], wanted: tuple[object, ...]) -> bool:
    arrays = [(np.asarray(one), np.asarray(two)) for one, two in zip(found, wanted, strict=True)]
    return all(one.dtype == two.dtype and np.array_equal(one, two) for one, two in arrays)


@given(matrices(), HOLDERS, st.integers(1, 13))
def test_the_rarest_features_and_those_who_hold_them(rows: Rows, holders: np.ndarray, most: int) -> None:
    """Whatever the counts, among them some that are none."""
    for work in (lambda kernel: kernel.rarest(rows, holders, most), lambda kernel: kernel.transposed(rows, holders)):
        found, wanted = (astuple(work(kernel)) for kernel in BOTH)
        assert same(found, wanted)


@given(matrices(), matrices(), st.integers(1, 10), st.randoms())
def test_the_likeliest_partners(these: Rows, those: Rows, most: int, rnd) -> None:
    """Of rows among other rows, with numbers of their own or none."""
    by = ORACLE.transposed(those, np.ones(12, np.int32))
    own = np.array([rnd.randint(-1, 10) for _ in range(len(these))], np.int64)
    found, wanted = (astuple(kernel.likeliest(these, by, own, most)) for kernel in BOTH)
    assert same(found, wanted)


@given(matrices(most=10), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), HOLDERS, st.integers(1, 4))
def test_products(rows: Rows, pairs: list[tuple[int, int]], kinds: np.ndarray, classes: int) -> None:
    """Of pairs in any order, a row with itself among them; columns of no class count nowhere."""
    within = [pair for pair in pairs if max(pair) < len(rows)]
    lent = np.array(within, np.int32).reshape(-1, 2), kinds.astype(np.uint8)
    found, wanted = (kernel.products(rows, *lent, classes) for kernel in BOTH)
    assert same((found,), (wanted,))


KEYS = st.integers(0, 2**64 - 1)
# hashes of which many are alike but for the lowest bits
NEAR = st.builds(lambda upper, lower: upper << 60 | lower, st.integers(0, 3), st.integers(0, 7))


@given(st.lists(KEYS | NEAR, max_size=60))
def test_ranks(keys: list[int]) -> None:
    """Of keys in any order, however many agree above: both kernels, and the law that says what a rank is."""
    held = np.array(keys, np.uint64)
    found, wanted = (kernel.ranks(held) for kernel in BOTH)
    assert same(found, wanted)
    rank, first = found
    assert [sorted({*keys})[at] for at in rank.tolist()] == keys
    assert first.tolist() == [keys.index(key) for key in sorted({*keys})]


KEY_SETS = st.sets(st.integers(0, 40).map(lambda n: n * 0x9E3779B97F4A7C15 % 2**64) | NEAR, max_size=40)


@given(KEY_SETS, st.lists(KEY_SETS, max_size=4), st.integers(1, 2), st.randoms())
def test_overlaps(one: set[int], others: list[set[int]], ways: int, rnd) -> None:
    """Of sets that have much or nothing in common, hashes alike above or below among them."""

    def floats(*shape: int) -> np.ndarray:
        return np.array([rnd.uniform(0, 9) for _ in range(int(np.prod(shape)))], np.float32).reshape(shape)

    flags = np.array([rnd.random() < 0.5 for _ in one], np.bool_)
    weighed = Weighed(np.array(sorted(one), np.uint64), flags, floats(ways, len(one)))
    valued = [Valued(np.array(sorted(keys), np.uint64), floats(len(keys))) for keys in others]
    found, wanted = (kernel.overlaps(weighed, valued) for kernel in BOTH)
    assert same(found, wanted)
    flagged = {key for key, flag in zip(sorted(one), flags, strict=True) if flag}
    assert found[1].tolist() == [len(flagged & keys) for keys in others]


@given(PAIRS, st.data())
def test_merges(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    """Of graphs full of ties, of any cut, with and without tightness; a pair that is named twice counts twice."""
    units = np.array(data.draw(st.lists(UNITS, min_size=len(pairs), max_size=len(pairs))), np.uint32)
    left, right = np.array(pairs, np.int32).reshape(-1, 2).T
    limits = Limits(data.draw(UNITS), data.draw(UNITS | st.just(1 << 30)), data.draw(st.integers(0, 5)))
    found, wanted = (astuple(kernel.merges(30, left, right, units, limits)) for kernel in BOTH)
    assert same(found, wanted)


def test_many_rows_with_many_features() -> None:
    """More than what either kernel lays out at once: longer rows, more rows, columns that share a bit."""
    rng = np.random.default_rng(7)
    sizes = rng.integers(0, 900, 300)
    columns = [np.sort(rng.choice(70_000 * 3, size, replace=False) // 3 * 65_536 % 200_003) for size in sizes]
    columns = [np.unique(row) for row in columns]
    bounds = np.cumsum([0, *map(len, columns)], dtype=np.int64)
    values = rng.random(bounds[-1], np.float32)
    rows = Rows(bounds, np.concatenate(columns).astype(np.int32), values, 200_003)
    holders = np.bincount(rows.columns, minlength=rows.width).astype(np.int32)
    pairs, kinds = rng.integers(0, 300, (2000, 2), np.int32), rng.integers(0, 5, rows.width).astype(np.uint8)
    for work in (
        lambda kernel: astuple(kernel.rarest(rows, holders, 40)),
        lambda kernel: astuple(kernel.transposed(rows, holders)),
        lambda kernel: astuple(kernel.likeliest(rows, ORACLE.transposed(rows, holders), np.arange(300), 20)),
        lambda kernel: (kernel.products(rows, pairs, kinds, 5),),
    ):
        assert same(*(work(kernel) for kernel in BOTH))

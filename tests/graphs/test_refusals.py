"""The compiled kernel refuses what it cannot work on with an error: nothing is read or written out of place."""

from collections.abc import Iterator
from threading import Event, Thread

import numpy as np
import pytest

pytest.importorskip("compare.graphs._graphs", reason="the compiled kernel is not built here: no C compiler was found")

from compare.graphs import _graphs

Arguments = tuple[object, ...]
KEYS, VALUES = np.array([3, 5, 2**63], np.uint64), np.ones(3, np.float32)
REFUSED = (ValueError, TypeError, BufferError, MemoryError, OverflowError)


def matrix(rows: int = 3, columns: tuple[int, ...] = (0, 2, 1, 3, 4, 0)) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    bounds = np.array([0, *range(2, 2 * rows + 1, 2)], np.int64)
    return bounds, np.array(columns, np.int32), np.ones(len(columns), np.float32)


def room(rows: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.zeros(rows + 1, np.int64), np.zeros(6, np.int32), np.zeros(6, np.float32)


def calls() -> dict[str, Arguments]:
    """Return right arguments for each function."""
    holders, places = np.ones(5, np.int32), np.zeros(3, np.int64)
    pairs, partners = np.array([[0, 1], [1, 2]], np.int32), np.zeros(6, np.int32)
    ends = np.array([0, 1], np.int32), np.array([1, 2], np.int32), np.array([5, 7], np.uint32)
    return {
        "rarest": (matrix(), holders, 2, room(3)),
        "transposed": (matrix(), holders, room(5)),
        "likeliest": (
            matrix(),
            matrix(5, (0, 1, 2, 0, 1, 2, 0, 1, 2, 0)),
            3,
            places,
            2,
            partners,
            np.zeros(6),
            places.copy(),
        ),
        "products": (matrix(), pairs, np.zeros(5, np.uint8), 2, np.zeros((2, 2))),
        "merges": (3, *ends, 4, 1, 0, np.zeros(3, np.int32), np.zeros(3, np.int32), np.zeros(3)),
        "ranks": (KEYS, np.zeros(3, np.int32), np.zeros(3, np.int64)),
        "overlaps": (
            *(KEYS, VALUES, np.ones(3, np.uint8), 1),
            *([KEYS, KEYS[:1]], [VALUES, VALUES[:1]], np.zeros(2), np.zeros(2, np.int64)),
        ),
    }


def wrong_arrays(array: np.ndarray) -> Iterator[object]:
    """Yield what cannot stand in for this array: another type, byte order or alignment, gaps, or no array at all."""
    size = array.dtype.itemsize
    yield np.repeat(array.ravel(), 2)[::2]
    yield np.zeros(array.size, {1: "?", 4: "u2", 8: "M8[s]"}[size])
    yield np.zeros(array.size, f"i{size}" if array.dtype.kind == "f" else {1: "S1", 4: "f4", 8: "f8"}[size])
    if size > 1:
        yield array.astype(array.dtype.newbyteorder())
        unaligned = np.zeros(array.nbytes + 1, np.uint8)[1:].view(array.dtype)
        unaligned[:] = array.ravel()
        yield unaligned
    yield from ("text", 3, None, object())


def wrong(argument: object) -> Iterator[object]:
    """Yield what cannot stand in for an argument."""
    if isinstance(argument, np.ndarray):
        yield from wrong_arrays(argument)
    elif isinstance(argument, tuple):
        yield from (argument[:2], (*argument, 1), list(argument), None)
        for at, part in enumerate(argument):
            yield from ((*argument[:at], other, *argument[at + 1 :]) for other in wrong_arrays(part))
    else:
        yield from (-1, -(2**63), 2**63, "one", None)


@pytest.mark.parametrize("name", calls())
def test_wrong_arguments_are_refused(name: str) -> None:
    """Each argument in turn, in every way; right ones are not."""
    function, right = getattr(_graphs, name), calls()[name]
    function(*right)
    for at, argument in enumerate(right):
        for other in wrong(argument):
            with pytest.raises(REFUSED):
                function(*right[:at], other, *right[at + 1 :])


WRITTEN = {"rarest": [3], "transposed": [2], "likeliest": [5, 6, 7], "products": [4], "merges": [7, 8, 9]} | {
    "ranks": [1, 2],
    "overlaps": [6, 7],
}


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, all_of in WRITTEN.items() for at in all_of])
def test_what_is_written_to_has_room(name: str, at: int) -> None:
    """Too few places, or places that may not be written to."""
    function, right = getattr(_graphs, name), calls()[name]
    written = right[at] if isinstance(right[at], tuple) else (right[at],)
    for part, array in enumerate(written):
        locked = array.copy()
        locked.flags.writeable = False
        for other in (array.ravel()[:-1].copy(), array[:0].copy(), locked):
            changed = (*written[:part], other, *written[part + 1 :])
            with pytest.raises(REFUSED):
                function(*right[:at], changed if len(written) > 1 else changed[0], *right[at + 1 :])


def test_sets_that_do_not_fit_are_refused() -> None:
    """Whichever of a list: too few values, too few lists, or what is no array."""
    *right, keys, values, sums, flagged = calls()["overlaps"]
    for others, valued in (
        (keys, values[:1]),
        (keys, [VALUES, VALUES[:0]]),
        ([KEYS, None], values),
        ([KEYS, KEYS.astype(np.int32)], values),
        (keys, [VALUES, VALUES.astype(np.float64)]),
    ):
        with pytest.raises(REFUSED):
            _graphs.overlaps(*right, others, valued, sums, flagged)


@pytest.mark.parametrize(
    "bounds", [[0, -1, 2, 6], [0, 2, 4, 7], [0, 4, 2, 6], [2**62, 2**63 - 1, 0, 6], [-(2**63), 2, 4, 6]]
)
@pytest.mark.parametrize("name", ["rarest", "transposed", "likeliest", "products"])
def test_bounds_that_lie_elsewhere_are_refused(name: str, bounds: list[int]) -> None:
    """Whatever row they are of."""
    right = calls()[name]
    with pytest.raises(ValueError, match="lie within"):
        getattr(_graphs, name)((np.array(bounds, np.int64), *matrix()[1:]), *right[1:])


def test_columns_that_lie_elsewhere_do_no_harm() -> None:
    """They count nowhere."""
    for columns in ((-1, 5, -(2**31), 2**31 - 1, 4, 70_000), (0, 0, 0, 0, 0, 0)):
        for name in ("rarest", "transposed", "likeliest", "products"):
            getattr(_graphs, name)(matrix(3, columns), *calls()[name][1:])


def test_arrays_that_change_meanwhile_do_no_harm() -> None:
    """Another thread writes to them: results may be spoilt or refused, and nothing else happens."""
    rng, stop = np.random.default_rng(1), Event()
    bounds = np.arange(0, 200_001, 10, dtype=np.int64)
    columns = rng.integers(0, 500, 200_000, np.int32)
    rows = bounds, columns, np.ones(200_000, np.float32)
    left, right = rng.integers(0, 9_000, 50_000, np.int32), rng.integers(9_000, 20_000, 50_000, np.int32)

    def spoil() -> None:
        while not stop.is_set():
            for array in (bounds, columns, left, right):
                at, value = rng.integers(0, len(array)), rng.choice([0, 19_999, -1, 2**31 - 1])
                kept, array[at] = array[at], value
                array[at] = kept

    spoiler = Thread(target=spoil)
    spoiler.start()
    try:
        for _ in range(20):
            for call in (
                lambda: _graphs.rarest(rows, np.ones(500, np.int32), 5, (bounds * 0, columns * 0, rows[2] * 0)),
                lambda: _graphs.transposed(
                    rows, np.ones(500, np.int32), (np.zeros(501, np.int64), columns * 0, rows[2] * 0)
                ),
                lambda: _graphs.products(
                    rows, np.stack([left, right], 1), np.zeros(500, np.uint8), 1, np.zeros(50_000)
                ),
                lambda: _graphs.merges(
                    20_000,
                    left,
                    right,
                    np.ones(50_000, np.uint32),
                    1,
                    1,
                    0,
                    *np.zeros((2, 20_000), np.int32),
                    np.zeros(20_000),
                ),
            ):
                try:
                    call()
                except ValueError as refused:
                    assert "pair" in str(refused) or "bounds" in str(refused)  # noqa: PT017 (it may or may not happen)
    finally:
        stop.set()
        spoiler.join()

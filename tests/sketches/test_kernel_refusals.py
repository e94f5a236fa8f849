"""The compiled kernel refuses what it cannot work on with an error that says why: nothing is read or written out of place."""

import gc
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import repeat
from threading import Thread

import numpy as np
import pytest

pytest.importorskip("compare.sketches._kernel", reason="the compiled kernel is not built here: no C compiler was found")

from compare.sketches import _kernel
from compare.sketches.native import LEVELS, Native
from compare.sketches.texts import Utf8
from compare.text.tokens import UNSPACED

TEXTS = ["a ferry ran aground", "in thick fog", "ΟΔΟΣ"]
ORDER = (
    *("texts", "first", "last", "seed", "ngram", "level", "factors", "offsets", "functions", "bands", "rows"),
    *("signatures", "keys", "prints", "digests", "tokens", "modulus", "samples"),
)


def sketch(**changed: object) -> object:
    """Call the compiled function with arguments that are right, those that are changed apart."""
    functions = (np.ones(20, np.uint32), np.zeros(20, np.uint32), 20, 5, 4)
    made = (np.zeros((3, 20), np.uint32), np.zeros((3, 5), np.uint64), np.zeros((3, 20), np.uint8))
    counts = (np.zeros((3, 2), np.uint64), np.zeros(3, np.uint32), 1, np.zeros(3, np.uint32))
    right: tuple[object, ...] = (TEXTS, 0, 3, 1, 2, 0, *functions, *made, *counts)
    return _kernel.sketch(*(dict(zip(ORDER, right, strict=True)) | changed).values())


def shingle_sets(texts: object = TEXTS, count: int = 3, seed: int = 1, ngram: int = 2, bounds: object = None) -> object:
    return _kernel.shingle_sets(texts, count, seed, ngram, np.zeros(4, np.int64) if bounds is None else bounds)


def unaligned(array: np.ndarray) -> np.ndarray:
    """Return a copy that begins one byte beside where it should."""
    room = np.zeros(array.nbytes + 1, np.uint8)
    copy = room[1:].view(array.dtype)
    copy[:] = array.ravel()
    return copy


def other_arrays(array: np.ndarray) -> Iterator[np.ndarray | bytes]:
    """Yield arrays that cannot stand in for this one."""
    size = array.dtype.itemsize
    yield array.ravel()[:-1].copy()
    yield np.zeros(0, array.dtype)
    yield np.repeat(array.ravel(), 2)[::2]
    yield np.zeros(array.size, {1: "?", 4: "f4", 8: "f8"}[size])
    yield np.zeros(array.size, {1: "S1", 4: "i2,i2", 8: "M8[s]"}[size])
    yield np.zeros(array.size, f"u{2 * size}" if size < 8 else "c16")
    if size > 1:
        yield array.astype(array.dtype.newbyteorder())
        yield unaligned(array)
        yield array.tobytes()


REFUSED = (ValueError, TypeError, BufferError)
ARRAYS = {"factors": (20, "u4"), "offsets": (20, "u4"), "samples": (3, "u4")}
LEFT_OUT = {
    "signatures": (60, "u4"),
    "keys": (15, "u8"),
    "prints": (60, "u1"),
    "digests": (6, "u8"),
    "tokens": (3, "u4"),
}


@pytest.mark.parametrize("name", [*ARRAYS, *LEFT_OUT])
def test_an_array_of_another_kind_is_refused(name: str) -> None:
    """Too short, of another type, byte order or alignment, with gaps, or no array at all; one to write to is writable."""
    right = np.ones(*(ARRAYS | LEFT_OUT)[name])
    assert isinstance(sketch(**{name: right}), bytes)
    for wrong in [*other_arrays(right), "text", 3, object()]:
        with pytest.raises(REFUSED):
            sketch(**{name: wrong})
    right.flags.writeable = False
    if name not in ("factors", "offsets"):
        with pytest.raises(REFUSED):
            sketch(**{name: right})


@pytest.mark.parametrize("name", ARRAYS)
def test_what_is_needed_cannot_be_none(name: str) -> None:
    """The functions, and room for how many shingles are sampled; other arrays may be left out."""
    with pytest.raises(TypeError):
        sketch(**{name: None})
    assert sketch(**dict.fromkeys(LEFT_OUT)) == sketch()


NUMBERS = [("ngram", 0), ("ngram", -1), ("functions", 0), ("functions", -1), ("functions", 21), ("functions", 65_537)]
NUMBERS += [("bands", -1), ("bands", 6), ("bands", sys.maxsize), ("rows", -1), ("rows", 5), ("rows", sys.maxsize)]
NUMBERS += [("level", -1), ("level", len(LEVELS)), ("first", -1), ("first", 4), ("last", -1), ("last", sys.maxsize)]
NUMBERS += [("last", 4), ("ngram", 2**70), ("ngram", 1.5), ("seed", None), ("modulus", "8"), ("level", 2**40)]


@pytest.mark.parametrize(("name", "value"), NUMBERS)
def test_numbers_that_do_not_fit_together_are_refused(name: str, value: object) -> None:
    """No shingle of no words, no more functions, bands, rows, texts or levels than there are."""
    with pytest.raises((ValueError, TypeError, OverflowError, IndexError, MemoryError)):
        sketch(**{name: value})


@pytest.mark.parametrize("wrong", [[b"a"], ["a", None], [1.5], ("a", 2), (1, 2), ((), ()), 7, None, {"a": 1}, object()])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    """The error comes before anything is read."""
    count = len(wrong) if isinstance(wrong, list | tuple) else 1
    for call in (lambda: sketch(texts=wrong, last=count), lambda: shingle_sets(wrong, count)):
        with pytest.raises((TypeError, ValueError, KeyError)):
            call()


def bytes_with(*offsets: int, data: object = None) -> tuple[object, object]:
    return np.frombuffer(b"a ferry ran aground", np.uint8) if data is None else data, np.array(offsets, np.int64)


@pytest.mark.parametrize(
    "offsets", [(0, 5, 4, 9), (0, 5, 9, 20), (-1, 5, 9, 9), (0, 2**62, 9, 9), (0, 5, 9), (20,) * 4]
)
def test_offsets_that_fall_or_lie_outside_are_refused(offsets: tuple[int, ...]) -> None:
    """By the compiled functions themselves, not only by those who call them; a text may be empty."""
    for call in (sketch, shingle_sets):
        with pytest.raises(ValueError, match=r"text \d does not lie within|offsets holds"):
            call(texts=bytes_with(*offsets))
        assert isinstance(call(texts=bytes_with(3, 3, 19, 19)), bytes)


def test_utf8_of_another_kind_is_refused() -> None:
    """Data are bytes, offsets are 64-bit integers."""
    data, offsets = bytes_with(0, 5, 9, 9)
    for wrong in [(data, offsets.astype(np.int32)), (data, list(offsets)), (data.astype(np.uint16), offsets)]:
        with pytest.raises(REFUSED):
            sketch(texts=wrong)
    with pytest.raises(ValueError, match="does not lie within"):
        Native().shingle_sets(Utf8(data, np.array([0, 9, 5], np.uint64)), 2, 1)


def test_shingle_sets_refuse_what_does_not_fit() -> None:
    """Shingles of no words, fewer texts than none, bounds too short or of another kind."""
    for changed in ({"ngram": 0}, {"count": -1}, *({"bounds": wrong} for wrong in other_arrays(np.zeros(4, np.int64)))):
        with pytest.raises(REFUSED):
            shingle_sets(**changed)


def test_pairs_refuse_what_does_not_fit() -> None:
    """No bucket holds less than one; keys are 64-bit integers."""
    for keys, cap in [(np.zeros(3, np.uint64), 0), (np.zeros(3, np.uint64), -1), (np.zeros(3), 5), ("keys", 5)]:
        with pytest.raises(REFUSED):
            _kernel.bucket_pairs(keys, cap)


PAIR = np.array([1 << 32 | 2], np.uint64)


@pytest.mark.parametrize("pair", [3, 1 << 32 | 3, 3 << 32, 2**64 - 1])
def test_agreements_refuse_rows_that_are_not_there(pair: int) -> None:
    """Three rows are 0, 1 and 2."""
    with pytest.raises(ValueError, match="pair 1 names a row beyond the 3"):
        Native().agreements(np.zeros((3, 4), np.uint8), np.array([PAIR[0], pair], np.uint64))


def test_agreements_refuse_what_does_not_fit() -> None:
    """Prints are bytes, of one function or more; there is a count for each pair."""
    prints, counts = np.zeros((3, 4), np.uint8), np.zeros(1, np.uint32)
    wrong = [(prints, 0, PAIR, counts), (prints, -1, PAIR, counts), (prints, 4, PAIR, counts[:0])]
    wrong += [(prints.astype(np.uint16), 4, PAIR, counts), (prints, 4, PAIR.astype(np.float64), counts)]
    for arguments in wrong:
        with pytest.raises(REFUSED):
            _kernel.agreements(*arguments)


def intersections(**changed: object) -> None:
    arguments = {"hashes": np.arange(6, dtype=np.uint64), "bounds": np.array([0, 2, 6]), "left": np.array([0, 1])}
    arguments |= {"right": np.array([1, 1]), "counts": np.zeros(2, np.int64)} | changed
    _kernel.intersections(*arguments.values())


PLACES = [[-1, 0], [0, 2], [2, 0], [-(2**63), 0], [2**63 - 1, 0]]
BOUNDS = [[0, 2, 7], [0, 7, 6], [2, 0, 6], [-1, 2, 6], [0, 2**62, 6], [0, -(2**62), 6], [0], []]


def test_intersections_refuse_what_is_not_there() -> None:
    """No set beyond the last or before the first, none whose bounds fall or lie outside the hashes."""
    for changed in (
        *({name: np.array(places)} for places in PLACES for name in ("left", "right")),
        *({"bounds": np.array(bounds, np.int64)} for bounds in BOUNDS),
        *({"right": wrong} for wrong in other_arrays(np.zeros(2, np.int64))),
        *({"counts": wrong} for wrong in other_arrays(np.zeros(2, np.int64))),
    ):
        with pytest.raises(REFUSED):
            intersections(**changed)


def test_components_refuse_what_is_not_there() -> None:
    """No place below none or beyond the last, no fewer places than none, as many on the right as on the left."""
    fine = np.array([0, 1])
    assert np.frombuffer(_kernel.components(fine, fine[::-1].copy(), 2), np.int64).tolist() == [0, 0]
    for wrong in (*map(np.array, PLACES), *other_arrays(fine)):
        with pytest.raises(REFUSED):
            _kernel.components(fine, wrong, 2)
    for places in (-1, 0, 1, sys.maxsize, sys.maxsize // 8, "2"):
        with pytest.raises((*REFUSED, MemoryError)):
            _kernel.components(fine, fine, places)


def test_one_array_given_twice_leads_nowhere() -> None:
    """Counts written over the bounds or places they are read by spoil the result at most."""
    hashes = np.arange(100, dtype=np.uint64)
    shared = np.array([0, 100, 0, 100] * 25)
    with pytest.raises(ValueError, match="names a set that is not within"):
        _kernel.intersections(hashes, shared, np.zeros(99, np.int64), np.zeros(99, np.int64), shared)


def test_arrays_that_change_meanwhile_lead_nowhere() -> None:
    """Another thread that writes nonsense while the lock is released spoils the result at most."""
    prints, pairs, counts = np.zeros((3, 64), np.uint8), np.zeros(200_000, np.uint64), np.zeros(200_000, np.uint32)
    running = True

    def disturb() -> None:
        while running:
            pairs[:] = 2**64 - 1
            pairs[:] = 0

    other = Thread(target=disturb)
    other.start()
    try:
        for _ in range(20):
            try:
                _kernel.agreements(prints, 64, pairs, counts)
            except ValueError:
                continue
    finally:
        running = False
        other.join()


class Liar(list[str]):
    """A list that tells of more than it holds, and empties itself when it is read."""

    def __len__(self) -> int:
        return 5

    def __getitem__(self, at: int) -> str:
        self.clear()
        return "gone " * 50 if at < 4 else super().__getitem__(at)


def test_a_sequence_that_lies_is_an_error() -> None:
    """Strings are held while they are read, whatever becomes of the list."""
    with pytest.raises(IndexError):
        sketch(texts=Liar(["one"] * 4), last=5)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ([(0x3BA, 0x3BB)], ValueError),  # two bytes, no room for a NUL on both sides
        ([(0x2C65, 0x2C65)], ValueError),  # the lower case of one of two bytes
        ([(0, 0x10FFFF)], ValueError),
        ([(9, 8)], ValueError),
        ([(0x110000, 0x110000)], ValueError),
        ([(-1, 0x9FFF)], ValueError),
        (list(repeat((0x4E00, 0x9FFF), 65)), ValueError),
        ([[0x4E00, 0x9FFF]], TypeError),
        ([(0x4E00,)], TypeError),
        ([(0x4E00, "x")], TypeError),
        (5, TypeError),
        ([(0x4E00, 0x9FFE)], ValueError),  # what other threads may be reading by
    ],
)
def test_the_alphabet_is_learnt_once(wrong: object, error: type[Exception]) -> None:
    """Ranges that are none, that a text's words have no room for, or other than those at first are refused."""
    with pytest.raises(error):
        _kernel.learn(wrong)
    assert _kernel.learn(UNSPACED) == LEVELS


CALLS = 150
SMALL = 16 * CALLS  # less than the smallest object each time


def growth(call: Callable[[], object]) -> int:
    """Return by how many bytes memory grows in some calls, in the round that it grew least: Python fills caches now and then."""
    grown = []
    tracemalloc.start()
    try:
        for _ in range(4):
            before, _ = tracemalloc.get_traced_memory()
            for _ in range(CALLS):
                call()
            gc.collect()
            grown.append(tracemalloc.get_traced_memory()[0] - before)
    finally:
        tracemalloc.stop()
    return min(grown)


def refused(call: Callable[[], object]) -> None:
    try:
        call()
    except (ValueError, TypeError):
        return
    raise AssertionError("not refused")


@pytest.mark.parametrize(
    "call",
    [
        lambda: sketch(texts=["ferry " * 9_999, "ΟΔΟΣ" * 9_999, 5]),
        lambda: sketch(texts=bytes_with(0, 9, 5, 7)),
        lambda: sketch(samples=np.zeros(1, np.uint32)),
        lambda: shingle_sets(bounds=np.zeros(3, np.int64)),
        lambda: Native().agreements(np.zeros((3, 4), np.uint8), np.full(2_000, 2**64 - 1, np.uint64)),
        lambda: intersections(bounds=np.array([0, 9, 6])),
        lambda: _kernel.learn([(0x4E00, 0x9FFF), 5]),
        lambda: _kernel.components(np.array([0, 9]), np.array([0, 1]), 9),
    ],
)
def test_a_refused_call_keeps_nothing(call: Callable[[], object]) -> None:
    """Neither memory nor a hold on its arguments, however often it is made."""
    assert growth(lambda: refused(call)) < SMALL


def test_a_call_keeps_nothing_but_its_result() -> None:
    """The texts, and what they were worked on in, are let go."""
    texts = [f"ferry number {n}" * 99 for n in range(3)] + ["ΟΔΟΣ " * 99]
    held = [sys.getrefcount(text) for text in texts]
    keys = np.zeros(50, np.uint64)
    for call in (
        lambda: sketch(texts=texts, last=4, samples=np.zeros(4, np.uint32), **dict.fromkeys(LEFT_OUT)),
        lambda: shingle_sets(texts[1:]),
        lambda: _kernel.bucket_pairs(keys, 5),
        lambda: intersections(),
        lambda: _kernel.components(np.array([0, 1]), np.array([0, 1]), 9),
        lambda: _kernel.learn(UNSPACED),
    ):
        assert growth(call) < SMALL
    assert [sys.getrefcount(text) for text in texts] == held

"""The compiled kernel: on every instruction set it gives what the one in Python gives, for whatever a text may hold."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("compare.sketches._kernel", reason="the compiled kernel is not built here: no C compiler was found")

from compare.sketches.bands import Banding
from compare.sketches.native import LEVELS, Native
from compare.sketches.oracle import ORACLE
from compare.sketches.signatures import Signer
from compare.sketches.sketching import Plan, Sets, Sketches
from compare.sketches.texts import Texts, Utf8

every_level = pytest.mark.parametrize("level", LEVELS)

LATIN = ["ferry", "FOG", "_", " ", "É", "ß", "µ", "ª", "½", "²", "×", "\xad", "\0", "\xa0", "O'Neill's", "a" * 17, "7"]
CASES = "ΑΣ Σ Σ' Σ\u0301 Σ\xad aΣ\u0345.b İ ı \u212a Å ẞ ǅ Ⱥ Ɐ Ꭰ ᲀ".split()  # capitals and what is like them
SCRIPTS = "สวัสดี ກໍາ ខ្មែរ မြန်မာ 北京 ガ か\u3099 々 한국 é e\u0301 ٣ ३ x\u0e34y क्षि".split()
WIDE = ["𐐀𐐨", "𝔘𝟗", "\U00020000", "\U0003ffff", "\U00040000", "😀", "👩\u200d🚀", "𑀓𑁆", "\U0010ffff", "𞤀", "𛀁"]
BROKEN = ["\ud800", "\udfff", "\udc80", "\ufffd", "\uffff", "\u2028", "\ufeff"]

HELD = {"one byte": LATIN, "two bytes": LATIN + CASES + SCRIPTS + BROKEN, "four bytes": LATIN + CASES + WIDE + BROKEN}
LAST = {"one byte": 0xFF, "two bytes": 0xFFFF, "four bytes": 0x10FFFF}


def texts_of(width: str) -> st.SearchStrategy[str]:
    """Make texts whose characters take up to `width` in Python's memory."""
    odd = st.text(st.characters(max_codepoint=LAST[width], exclude_categories=()), max_size=8)
    long = st.sampled_from(HELD[width]).flatmap(lambda piece: st.integers(1, 40).map(lambda n: piece * n))
    return st.lists(st.sampled_from(HELD[width]) | odd | long, max_size=30).map("".join)


TEXTS = st.lists(st.one_of(*map(texts_of, HELD)), max_size=5)
# Letters in too many bytes, halves of surrogate pairs, what lies beyond Unicode, beginnings without an end
INVALID = [
    bytes.fromhex(one) for one in "c1a1 e081a1 f08081a1 f084b880 eda080 edbfbf f4908080 f7bfbfbf f888808080".split()
]
INVALID += [b"\xc3", b"\xe4\xb8", b"\xf0\xa0\x80", b"\xff"]
PIECES = st.binary(max_size=6) | st.sampled_from([*map(str.encode, [*LATIN, *CASES, *SCRIPTS, *WIDE]), *INVALID])
BYTES = st.lists(st.lists(PIECES, max_size=20).map(b"".join), max_size=5)
PLANS = st.builds(
    Plan,
    ngram=st.sampled_from([1, 2, 5, 1000, 2**62]),
    num_perm=st.just(64),
    seed=st.sampled_from([0, 1, 2**32 - 1]),
    cut=st.sampled_from([Banding(1, 1), Banding(3, 5), Banding(4, 4), Banding(13, 4)]),
    modulus=st.sampled_from([0, 1, 3, 8]),
)


def laid(texts: Sequence[bytes], before: bytes = b"", behind: bytes = b"") -> Utf8:
    """Return the texts end to end, in a buffer that ends where `behind` does."""
    ends = np.cumsum([len(before), *map(len, texts)], dtype=np.int64)
    return Utf8(np.frombuffer(bytearray(b"".join([before, *texts, behind])), np.uint8), ends)


def assert_same(found: Sketches | Sets, wanted: Sketches | Sets) -> None:
    for field in fields(wanted):
        one, two = getattr(found, field.name), getattr(wanted, field.name)
        assert one.dtype == two.dtype, field.name
        assert one.shape == two.shape, field.name
        assert np.array_equal(one, two), field.name


def assert_all_same(level: str, texts: Texts, plan: Plan) -> None:
    """Compare all that the kernels make of texts."""
    native = Native(level)
    assert_same(native.sketch(texts, plan), ORACLE.sketch(texts, plan))
    assert_same(native.shingle_sets(texts, plan.ngram, plan.seed), ORACLE.shingle_sets(texts, plan.ngram, plan.seed))
    found, wanted = (kernel.sign(texts, plan.ngram, plan.signer) for kernel in (native, ORACLE))
    assert found.dtype == wanted.dtype
    assert np.array_equal(found, wanted)


@every_level
@given(TEXTS, PLANS)
def test_strings_give_the_same_in_both_kernels(level: str, texts: list[str], plan: Plan) -> None:
    """Whatever characters a text holds and whatever their width in memory."""
    assert_all_same(level, texts, plan)


@every_level
@given(BYTES, PLANS, st.binary(max_size=3), st.binary(max_size=3))
def test_bytes_give_the_same_in_both_kernels(
    level: str, texts: list[bytes], plan: Plan, before: bytes, behind: bytes
) -> None:
    """Valid or not, at the end of a buffer or amid others."""
    assert_all_same(level, laid(texts, before, behind), plan)


@given(TEXTS, PLANS)
def test_strings_and_their_bytes_give_the_same(texts: list[str], plan: Plan) -> None:
    """A text does not depend on the form it comes in; half a surrogate pair has no UTF-8."""
    raw = [text.encode("utf-8", "replace") for text in texts]
    assert_same(Native().sketch(laid(raw), plan), Native().sketch([r.decode() for r in raw], plan))


@given(BYTES, PLANS)
def test_a_text_ends_where_its_bytes_end(texts: list[bytes], plan: Plan) -> None:
    """What lies behind it, such as the rest of a character that was cut, changes nothing."""
    wanted = Native().sketch(laid(texts), plan)
    for behind in (b"\x80\xbf\x80", b"abc", "北".encode()):
        cut = [Native().sketch(laid([text], behind, behind), plan) for text in texts]
        assert [tuple(one.digests[0]) for one in cut] == [tuple(digest) for digest in wanted.digests]
        assert [one.tokens[0] for one in cut] == wanted.tokens.tolist()


def test_every_character_is_read_alike() -> None:
    """Each of the 1,114,112 between two letters: in a word, between words, or a word of its own; upper case or lower."""
    plan = Plan(5, 16, 1, Banding(1, 1))
    blocks = [[chr(c) for c in range(first, first + 0x1000) if c != 0x3A3] for first in range(0, 0x110000, 0x1000)]
    texts = ["".join(f"a{c}b " for c in block) for block in blocks]  # one sigma, and Python would lower-case them all
    found, wanted = Native().sketch(texts, plan), ORACLE.sketch(texts, plan)
    assert_same(found, wanted)
    assert_same(Native().sketch([text + "\U0001f600" for text in texts], plan), found)  # four bytes a character
    whole = [text.encode("utf-8", "replace").replace(b"?", b"\xed\xa0\x80") for text in texts]
    assert_same(Native().sketch(laid(whole), plan), found)


@every_level
def test_sigma_is_lower_cased_by_its_neighbours(level: str) -> None:
    """At the end of a word it is another letter; marks and apostrophes in between do not count."""
    around = ["", "α", "Α", "'", "\u2019", "\u0301", "\xad", ".", " ", "\u0345", "\U0001d165", "𐐀", "İ", "北", "\ud800"]
    sides = ["".join(side) for side in product(around, around[:6])]
    texts = [f"{one}Σ{two[::-1]}" for one, two in product(sides, sides)]
    plan = Plan(1, 16, 1, Banding(1, 1))
    assert_same(Native(level).sketch(texts, plan), ORACLE.sketch(texts, plan))
    raw = laid([text.encode("utf-8", "replace") for text in texts])
    assert_same(Native(level).sketch(raw, plan), ORACLE.sketch(raw, plan))


BIG = {
    "one token a million times": "ferry " * 1_000_000,
    "a token of 10 MB": "x" * 10_000_000,
    "10 MB of nothing": "\u2028" * 5_000_000,
    "a million characters that are words": "北" * 1_000_000,
    "a long token of four bytes a character": "𐐀" * 500_000 + " end",
    "a sigma at the end of a million words": "one two " * 250_000 + "ΤΕΛΟΣ",
}
BIG_PLAN = Plan(5, 16, 1, Banding(2, 2), 1)


@cache
def big(name: str) -> Sketches:
    return ORACLE.sketch([BIG[name]], BIG_PLAN)


@every_level
@pytest.mark.parametrize("name", BIG)
def test_huge_texts_are_ordinary(level: str, name: str) -> None:
    """Nothing overflows, nothing takes longer than its length; as a string and as UTF-8."""
    assert_same(Native(level).sketch([BIG[name]], BIG_PLAN), big(name))
    assert_same(Native(level).sketch(laid([BIG[name].encode()]), BIG_PLAN), big(name))


@every_level
def test_any_number_of_functions_is_computed(level: str) -> None:
    """Those that do not fill a block of the processor's, too; no text and an empty one are texts."""
    for count in (1, 2, 15, 16, 17, 31, 33, 128, 257):
        signer = Signer(count, 3)
        for texts in ([], [""], ["", "fog off the cape", "ferry " * 9]):
            assert np.array_equal(Native(level).sign(texts, 2, signer), ORACLE.sign(texts, 2, signer))


EQUAL_UP = st.integers(0, 2**20).map(lambda low: 0xABCDEF << 40 | low)  # told apart by their lower bits alone
KEYS = st.lists(st.sampled_from([0, 1, 2**63, 2**64 - 1]) | EQUAL_UP | st.integers(0, 2**64 - 1), max_size=60)


def assert_same_pairs(level: str, keys: np.ndarray, cap: int) -> None:
    (pairs, capped), (wanted, wanted_capped) = (k.bucket_pairs(keys, cap) for k in (Native(level), ORACLE))
    assert pairs.tolist() == wanted.tolist()
    assert capped == wanted_capped


@every_level
@given(KEYS, st.integers(1, 6))
def test_buckets_give_the_same_pairs(level: str, keys: list[int], cap: int) -> None:
    """Whatever the keys, below the cap and above it."""
    assert_same_pairs(level, np.array(keys * 2, np.uint64), cap)


@pytest.mark.parametrize("shift", [0, 11, 30, 53])
def test_keys_made_to_be_hard_to_sort_are_sorted(shift: int) -> None:
    """Many that differ in few bits, falling; with copies far apart. Sorting that looked at few bits alone would not end."""
    falling = np.arange(40_000, 0, -1, dtype=np.uint64) % 2**11 << np.uint64(shift)
    far = np.arange(40_000, 0, -1, dtype=np.uint64) // 2 << np.uint64(min(shift, 40))
    assert_same_pairs(LEVELS[0], falling, 3)
    assert_same_pairs(LEVELS[0], far, 3)


@every_level
@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 70), st.integers(1, 40))
def test_prints_agree_alike(level: str, seed: int, columns: int, rows: int) -> None:
    """The places in which two rows agree are counted, a row's with itself too."""
    values = np.random.default_rng(seed)
    prints = values.integers(0, 3, (rows, columns), np.uint8)
    left, right = values.integers(0, rows, (2, 50), np.uint64)
    pairs = left << np.uint64(32) | right
    found, wanted = (kernel.agreements(prints, pairs) for kernel in (Native(level), ORACLE))
    assert found.tolist() == wanted.tolist()
    assert found.dtype == wanted.dtype


@every_level
@settings(max_examples=30)
@given(st.lists(st.sets(st.integers(0, 12) | st.integers(2**64 - 9, 2**64 - 1)), min_size=1, max_size=8))
def test_intersections_are_counted_alike(level: str, held: list[set[int]]) -> None:
    """Each set with each, with itself, and with an empty one."""
    hashes = np.array([value for one in held for value in sorted(one)], np.uint64)
    sets = Sets(hashes, np.cumsum([0, *map(len, held)], dtype=np.int64))
    left, right = (side.ravel().astype(np.int64) for side in np.indices((len(held), len(held))))
    found, wanted = (kernel.intersections(sets, left, right) for kernel in (Native(level), ORACLE))
    assert found.tolist() == wanted.tolist() == [len(held[a] & held[b]) for a, b in zip(left, right, strict=True)]


@every_level
@settings(max_examples=30)
@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_components_are_joined_alike(level: str, places: int, pairs: list[tuple[int, int]]) -> None:
    """Each place is led by the lowest one it hangs together with, itself if need be."""
    left, right = (np.array([pair[side] % places for pair in pairs], np.int64) for side in (0, 1))
    found, wanted = (kernel.components(left, right, places) for kernel in (Native(level), ORACLE))
    assert found.tolist() == wanted.tolist()
    assert found.dtype == wanted.dtype


@every_level
def test_threads_do_not_disturb_each_other(level: str) -> None:
    """Four that sketch at once, some texts going through Python, give what one gives."""
    chosen = random.Random(5)
    pieces = [*LATIN, *CASES, *SCRIPTS, *WIDE]
    texts = ["".join(chosen.choices(pieces, k=200)) for _ in range(60)] + [" ".join(LATIN) * 9] * 60
    plan = Plan(3, 32, 1, Banding(8, 4), 2)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: Native(level).sketch(texts, plan), range(16)))
    wanted = ORACLE.sketch(texts, plan)
    for one in made:
        assert_same(one, wanted)


class Shouting(str):
    """A string with a lower case of its own."""

    __slots__ = ()

    def lower(self) -> str:
        raise AssertionError("nobody asked")


def test_a_kind_of_string_is_read_as_a_string() -> None:
    """Methods of a subclass are not called, neither for texts that need Python to lower-case them nor for others."""
    plan = Plan(1, 16, 1, Banding(1, 1))
    texts = ["ΟΔΟΣ", "FOG", "Æ"]
    assert_same(Native().sketch([Shouting(text) for text in texts], plan), ORACLE.sketch(texts, plan))

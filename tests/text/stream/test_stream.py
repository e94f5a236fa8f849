"""The compiled kernel gives what the one in Python gives, for whatever a text may hold."""

import gc
import tracemalloc
from dataclasses import fields
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip(
    "compare.text.stream._stream", reason="the compiled kernel is not built here: no C compiler was found"
)

from compare.text.quotes import CLOSERS
from compare.text.stream.native import Native
from compare.text.stream.oracle import ORACLE
from compare.text.stream.streaming import LONGEST, Counts, Stream

WORDS = [
    "ferry",
    "Ito",
    "FOG",
    "the",
    "of",
    "O'Neill’s",
    "don't",
    "U.S.A.",
    "a.m",
    "É.U.",
    "x" * 70,
    "March",
    "May",
    "million",
]
WORDS += [
    "Straße",
    "e\u0301",
    "É",
    "ª",
    "½",
    "²",
    "_",
    "1,200.5",
    "31",
    "2017",
    "14",
    "3",
    "1.",
    "$",
    "€",
    "£",
    "%",
    " %",
]
GAPS = [" ", "\n", "\n\n", "  ", ". ", ", ", "-", "—", "…", "\0", "\xa0", "", "'", "’", ":", "("]
QUOTES = [
    "“",
    "”",
    "„",
    "«",
    "»",
    "「",
    "」",
    "『",
    "』",
    "‘",
    "’",
    '"',
    "“so it is”",
    '"so it is," ',
    "‘it’s so’",
    "「北京」",
    "“・”",
]
SCRIPTS = "สวัสดี กำ ខ្មែរ 北京 ガ 々 한국 ٣٤ ३ क्षि Путин Μάλαγα мая \u0301 \ufe0f ǅ İ \U0001d165".split()
WIDE = ["𐐀𐐨", "𝔘𝟗", "\U00020000", "\U0003ffff", "😀", "𑀓𑁆", "\U0010ffff"]
BROKEN = ["\ud800", "\udfff", "\ufffd", "\uffff", "\u2028", "\ufeff", "\u200d"]

ODD = st.text(st.characters(exclude_categories=()), max_size=6)
LONG = st.sampled_from([*WORDS, *GAPS, *QUOTES, *SCRIPTS]).flatmap(
    lambda piece: st.integers(2, 70).map(lambda n: piece * n)
)


def _joined(*pieces: list[str]) -> st.SearchStrategy[str]:
    held = [piece for some in pieces for piece in some]
    return st.lists(st.sampled_from(held) | ODD | LONG, max_size=40).map("".join)


LATIN = st.lists(
    st.sampled_from([piece for piece in [*WORDS, *GAPS, '"', "«", "»"] if max(piece, default="") <= "\xff"]),
    max_size=40,
).map("".join)
PLAIN = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
TEXTS = st.lists(
    st.one_of(LATIN, PLAIN, _joined(WORDS, GAPS, QUOTES), _joined(WORDS, GAPS, QUOTES, SCRIPTS, WIDE, BROKEN)),
    max_size=5,
)

NATIVE = Native()


def assert_same(one: Stream | Counts, two: Stream | Counts) -> None:
    for field in fields(one):
        left, right = getattr(one, field.name), getattr(two, field.name)
        assert left.dtype == right.dtype, field.name
        assert np.array_equal(left, right), field.name


def assert_scanned_alike(texts: list[str]) -> None:
    native, oracle = NATIVE.vocabulary(), ORACLE.vocabulary()
    for part in (texts, texts[::-1]):  # the second time all words are known
        assert_same(NATIVE.scan(part, native), ORACLE.scan(part, oracle))
    assert native.words(0) == oracle.words(0)


@given(TEXTS)
def test_texts_are_scanned_alike(texts: list[str]) -> None:
    """Words, places and flags, and the vocabulary that grows."""
    assert_scanned_alike(texts)


def test_every_character_is_read_alike() -> None:
    """Each of the 1,114,112 between two letters, behind a digit and before one."""
    blocks = [map(chr, range(first, first + 0x1000)) for first in range(0, 0x110000, 0x1000)]
    texts = ["".join(f"a{c}b {c}7{c}," for c in block) for block in blocks]
    native, oracle = NATIVE.vocabulary(), ORACLE.vocabulary()
    assert_same(NATIVE.scan(texts, native), ORACLE.scan(texts, oracle))
    assert native.words(0) == oracle.words(0)


@pytest.mark.parametrize("mark", CLOSERS)
@pytest.mark.parametrize("before", ["", "a", "7", ".", " ", "…", "\n", "北", "\u0301"])
@pytest.mark.parametrize("after", ["", " ", "b", "\n\nc", "_"])
def test_every_quotation_mark_is_read_alike(mark: str, before: str, after: str) -> None:
    """Whatever stands around it, and however it closes."""
    closers = ["", mark, *CLOSERS[mark], *(f"{closer} {mark}" for closer in CLOSERS[mark])]
    assert_scanned_alike([f"{before}{mark}{after} one {closer}s two{closer} three\n\nfour" for closer in closers])


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a'", "1,", "1", "e\u0301", "\u0301", "“", '"a ', "‘a’b", " ", "\n", "北", "$", "😀", "A "]
)
def test_a_hostile_text_takes_no_more_than_its_length(piece: str) -> None:
    """Ten million characters of anything are read in a moment; no word is kept longer than LONGEST."""
    vocabulary = NATIVE.vocabulary()
    NATIVE.scan([piece * (10_000_000 // len(piece))], vocabulary)
    assert max(map(len, vocabulary.words(0)), default=0) <= LONGEST


def test_a_vocabulary_tells_its_words_from_any_place_on() -> None:
    """Words that begin alike for LONGEST characters are one."""
    vocabulary = NATIVE.vocabulary()
    NATIVE.scan(["one two " + "x" * LONGEST], vocabulary)
    NATIVE.scan(["two three " + "x" * 1000], vocabulary)
    assert [vocabulary.words(n)[:2] for n in range(3)] == [
        ["one", "two"],
        ["two", "x" * LONGEST],
        ["x" * LONGEST, "three"],
    ]
    assert len(vocabulary) == 4
    for wrong in (-1, 5, 2**70, "one", None):
        with pytest.raises((ValueError, TypeError, OverflowError)):
            vocabulary.words(wrong)  # type: ignore[arg-type]


def test_many_words_are_told_apart() -> None:
    """However often the table grows."""
    words = [f"w{n:x}q" for n in range(300_000)]
    vocabulary = NATIVE.vocabulary()
    for at in range(0, len(words), 1000):
        NATIVE.scan([" ".join(words[at : at + 1000]).translate(LETTERS)], vocabulary)
    assert vocabulary.words(0) == [word.translate(LETTERS) for word in words]


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_what_is_no_text_is_refused() -> None:
    """And nothing is kept of the texts beside it."""
    text = "a ferry ran aground " * 1000
    for wrong in ([text, None], [text, b"bytes"], 3, None, {"a": 1}):
        with pytest.raises((TypeError, KeyError)):
            NATIVE.scan(wrong, NATIVE.vocabulary())  # type: ignore[arg-type]
    for kernel, vocabulary in ((NATIVE, ORACLE.vocabulary()), (ORACLE, NATIVE.vocabulary())):
        with pytest.raises(TypeError):
            kernel.scan([text], vocabulary)


def test_a_vocabulary_serves_one_thread_at_a_time() -> None:
    """Another that comes meanwhile is refused, and nothing is spoilt."""
    vocabulary, texts = NATIVE.vocabulary(), ["word " * 10_000] * 100
    refused, done = [], []

    def work() -> None:
        try:
            done.append(NATIVE.scan(texts, vocabulary))
        except RuntimeError as error:
            refused.append(str(error))

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done and len(done) + len(refused) == 8
    assert vocabulary.words(0) == ["word"]
    assert all("another thread" in message for message in refused)


def test_nothing_is_kept_of_what_was_scanned() -> None:
    """However often; the kernel's own memory is watched by the sanitizer."""
    texts = ["a ferry ran aground in “thick fog”"] * 100

    def work() -> None:
        vocabulary = NATIVE.vocabulary()
        NATIVE.scan(texts, vocabulary).flags.sum()
        vocabulary.words(0)

    work()
    gc.collect()
    tracemalloc.start()
    try:
        for _ in range(200):
            work()
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 20_000
    finally:
        tracemalloc.stop()

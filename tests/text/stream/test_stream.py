"""The compiled kernel gives what the one in Python gives, for whatever a text may hold."""

import gc
import tracemalloc
from dataclasses import fields, replace
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip(
    "compare.text.stream._stream", reason="the compiled kernel is not built here: no C compiler was found"
)

from compare.text.quotations.marks import CLOSERS
from compare.text.stream.lexicon import Lexicon
from compare.text.stream.native import Native
from compare.text.stream.oracle import ORACLE
from compare.text.stream.streaming import LONGEST, ROW, Counts, Stream

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


DATES = [
    "March",
    "14",
    "3",
    "2017",
    "May",
    "March 14, 2017",
    "3 de marzo de 2017",
    "14. März",
    "the 14th of May",
    "marzo",
    "de",
]
DATES += [
    "$3m",
    "1.2 million",
    "31%",
    "5 percent",
    "seven hundred dollars",
    "$2 trillion trillion",
    "Ito",
    "the",
    "99999999999999",
]
NEWS = st.lists(st.sampled_from([*DATES, *WORDS, *GAPS, "“", "”"]), max_size=60).map(" ".join)
ENDS = st.lists(st.tuples(st.integers(-1, 90), st.integers(-1, 200)), min_size=5, max_size=5)


def assert_counted_alike(texts: list[str], ends: list[tuple[int, int]], language: str) -> None:
    vocabulary, lexicon = NATIVE.vocabulary(), Lexicon(language)
    found = NATIVE.scan(texts, vocabulary)
    titles, leads = np.array(ends[: len(texts)], np.int64).reshape(-1, 2).T
    given = (found, lexicon.rows(vocabulary), titles, leads)
    assert_same(NATIVE.count(*given), ORACLE.count(*given))


@given(st.lists(NEWS, max_size=5) | TEXTS, ENDS, st.sampled_from(["en", "es", "fr", "ru", "xx"]))
def test_features_are_counted_alike(texts: list[str], ends: list[tuple[int, int]], language: str) -> None:
    """Keys, kinds, counts of each part and where each begins first, wherever title and lead end."""
    assert_counted_alike(texts, ends, language)


@given(st.data())
def test_any_stream_is_counted_alike(data: st.DataObject) -> None:
    """Words of which anything may be known, flags that no scan gives, in texts that end anywhere."""
    tokens, words = data.draw(st.integers(0, 60)), 12
    rows = np.zeros(words, ROW)
    for name, values in KNOWN.items():
        rows[name] = data.draw(st.lists(st.sampled_from(values), min_size=words, max_size=words))
    held = [data.draw(st.lists(st.integers(0, most), min_size=tokens, max_size=tokens)) for most in (words - 1, 255, 9)]
    bounds = np.array([0, *sorted(data.draw(st.lists(st.integers(0, tokens), max_size=3))), tokens], np.int64)
    starts = np.cumsum([1 + step for step in held[2]], dtype=np.int32)
    found = Stream(bounds, np.array(held[0], np.int32), starts, np.array(held[1], np.uint8))
    titles = np.array(data.draw(st.lists(st.integers(0, 300), min_size=len(bounds), max_size=len(bounds))), np.int64)[
        1:
    ]
    assert_same(NATIVE.count(found, rows, titles, titles + 50), ORACLE.count(found, rows, titles, titles + 50))


KNOWN = {
    "stem": [0, 1, 2, 2**64 - 1],
    "form": [1, 2],
    "name": [1, 2],
    "cognate": [0, 5],
    "value": [float("nan"), 0.0, 1.0, 14.0, 31.0, 2017.0, 0.0005, 1.2345, 9.9e14, 1e15, 1e300],
    "magnitude": [0.0, 100.0, 1e6, 1e12],
    "month": [0, 0, 3, 12],
    "trait": [0, 1, 2, 4, 8, 9, 16, 32],
}


def test_counts_are_full_at_65535() -> None:
    """A word of a hostile text is counted so often and no more."""
    text = "ferry, " * 70_000
    assert_counted_alike([text, text], [(0, 0), (7 * 65_535, 7 * 65_536)], "en")


def test_as_many_features_as_words_are_counted() -> None:
    """However often the table of one text grows, and a small one after it."""
    words = [f"w{n:x}q".translate(LETTERS) for n in range(30_000)]
    assert_counted_alike([" ".join(words), "ferry", " ".join(words[:100]), ""], [(0, 0)] * 4, "en")


@pytest.mark.parametrize(
    "changed",
    [
        {"bounds": np.array([0, 9], np.int64)},
        {"bounds": np.array([-1, 3], np.int64)},
        {"bounds": np.array([3, 0], np.int64)},
        {"bounds": np.array([], np.int64)},
        {"bounds": np.array([0, 3], np.int32)},
        {"word": np.array([0, 1, 3], np.int32)},
        {"word": np.array([0, -1, 2], np.int32)},
        {"word": np.array([0, 1, 2], np.int64)},
        {"start": np.array([0, 1], np.int32)},
        {"flags": np.array([0, 1], np.uint8)},
    ],
)
def test_what_is_no_stream_is_refused(changed: dict[str, np.ndarray]) -> None:
    """Nothing is read out of place."""
    vocabulary = NATIVE.vocabulary()
    found = NATIVE.scan(["a ferry sank"], vocabulary)
    rows, ends = Lexicon("en").rows(vocabulary), np.zeros(1, np.int64)
    assert len(NATIVE.count(found, rows, ends, ends).key) == 3
    for wrong in (rows[:2], rows.tobytes(), rows["stem"]):
        with pytest.raises((ValueError, TypeError)):
            NATIVE.count(found, wrong, ends, ends)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="title ends"):
        NATIVE.count(found, rows, ends[:0], ends)
    with pytest.raises(ValueError):  # noqa: PT011 - what it says differs, that it is said does not
        NATIVE.count(replace(found, **changed), rows, ends, ends)


def test_every_character_is_read_alike() -> None:
    """Each of the 1,114,112 between two letters, and between a digit and a space."""
    blocks = [map(chr, range(first, first + 0x1000)) for first in range(0, 0x110000, 0x1000)]
    texts = ["".join(f"a{c}b7{c} " for c in block) for block in blocks]
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
    texts, lexicon = ["a ferry ran aground in “thick fog”"] * 100, Lexicon("en")

    def work() -> None:
        vocabulary = NATIVE.vocabulary()
        found, ends = NATIVE.scan(texts, vocabulary), np.zeros(len(texts), np.int64)
        NATIVE.count(found, lexicon.rows(vocabulary), ends, ends).key.sum()

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

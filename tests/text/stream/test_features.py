"""What the tokens and the features of a text are, and what they are called."""

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare.text.stream
from compare.text.quotations.marks import quoted_spans
from compare.text.stream.kernel import stream
from compare.text.stream.lexicon import Lexicon
from compare.text.stream.oracle import ORACLE
from compare.text.stream.romanised import romanised
from compare.text.stream.spelling import spelling
from compare.text.stream.streaming import Counts, Flag, Kernel, Kind
from compare.text.terms import terms


def told(text: str, kind: Kind, language: str = "en", kernel: Kernel = ORACLE, title: int = 0) -> list[str]:
    """Return how a text writes its features of a kind, in the order in which they begin."""
    vocabulary = kernel.vocabulary()
    found, ends = kernel.scan([text], vocabulary), np.array([title], np.int64)
    counts = kernel.count(found, Lexicon(language).rows(vocabulary), ends, ends)
    firsts = sorted(
        first for first, one in zip(counts.first.tolist(), counts.kind.tolist(), strict=True) if one == kind
    )
    return [spelling(text, found.part(0), kind, first) for first in firsts]


def counted(text: str, language: str = "en", title: int = 0, lead: int = 0) -> Counts:
    kernel = stream()
    vocabulary = kernel.vocabulary()
    found = kernel.scan([text], vocabulary)
    rows = Lexicon(language).rows(vocabulary)
    return kernel.count(found, rows, np.array([title], np.int64), np.array([lead], np.int64))


def keys(text: str, kind: Kind, language: str = "en") -> set[int]:
    counts = counted(text, language)
    return set(counts.key[counts.kind == kind].tolist())


STORY = """Two ferries sank off Cape Ito on March 14, 2017, Mayor Ana Ruiz of Lowport said. “It was a night of fog, and
nobody saw it,” she added. Repairs cost $1.2 million, 31 percent more than Lowport’s budget of 900 dollars."""


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (Kind.NAME, ["Cape", "Ito", "March", "Mayor", "Ana", "Ruiz", "Lowport"]),
        (Kind.DATE, ["March 14"]),
        (Kind.FIGURE, ["Two", "$1.2 million", "31 percent", "900 dollars"]),
        (Kind.PAIR, ["ferries sank", "Cape Ito", "Mayor Ana", "Ana Ruiz", "Repairs cost"]),
        (Kind.COGNATE, ["ferries", "nobody", "Repairs", "million", "percent", "Lowport", "budget", "dollars"]),
    ],
)
def test_a_story_is_told_by_its_features(kind: Kind, wanted: list[str]) -> None:
    """In its own words, each where it begins."""
    found = told(STORY, kind)
    assert [one for one in found if one in wanted] == wanted or set(found) == set(wanted), found


def test_the_words_of_the_title_are_features_of_their_own() -> None:
    """Beside the same words as stems; what is no title has none."""
    assert told("Fog sinks 2 ferries\n\nTwo ferries sank.", Kind.TITLE, title=21) == ["Fog", "sinks", "ferries"]
    assert told("Two ferries sank.", Kind.TITLE) == []


PIECES = [
    "Ito",
    "the",
    "March",
    "14",
    "2017",
    "$",
    "3",
    "million",
    "%",
    "percent",
    "May",
    "“",
    "”",
    ". ",
    ", ",
    "de",
    "th",
    "’s",
    "北",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40), st.sampled_from(["", " "]))
def test_every_feature_of_any_text_has_words(pieces: list[str], between: str) -> None:
    """Of every kind; they are the text's own."""
    text = between.join(pieces)
    for kind in Kind:
        for found in told(text, kind, kernel=stream()):
            assert found
            assert set(found) <= {*text, " ", "%"}


def test_characters_of_scripts_without_spaces_are_words_in_pairs() -> None:
    """One alone says nothing, not even in a title; two side by side are what a word is elsewhere."""
    assert told("北京\n\n北京市", Kind.STEM, "zh", title=4) == []
    assert told("北京\n\n北京市", Kind.TITLE, "zh", title=4) == []
    assert told("北京市 x", Kind.PAIR, "zh") == ["北京", "京市", "市 x"]


def test_a_quotation_is_told_by_runs_of_four_tokens() -> None:
    """Stop words included; no run reaches from one quotation into the next, nor into the next paragraph.

    Of all runs about a quarter counts, by their first words: the same ones wherever they stand.
    """
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    found = told(f"“{' '.join(words)}”", Kind.QUOTE)
    assert 2 <= len(found) <= 12
    assert all(words[(at := words.index(run.split()[0])) : at + 4] == run.split() for run in found)
    assert told(f"He said: “{' '.join(words[5:20])}”", Kind.QUOTE) == [
        run for run in found if set(run.split()) <= set(words[5:20])
    ]
    first = found[0].split()[0]
    assert told(f"“{first} of the said”", Kind.QUOTE) == [f"{first} of the said"]
    assert told(f"“{first} two three” “four five six”", Kind.QUOTE) == []
    assert told(f'"{first} two three\n\n"four five six', Kind.QUOTE) == []
    assert told(f"“{first}, he said, ‘won it’”", Kind.QUOTE)[:1] == [f"{first}, he said, ‘won"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(("March 14", "en"), ("14 March", "en"), ("the 14th of March", "en"), ("March 14th", "en"), ("Mar 14", "en")),
        *(("14 de marzo", "es"), ("14. März", "de"), ("14 mars", "fr"), ("14 de março de 2017", "pt")),
        ("March 14, 2017", "en"),
    ],
)
def test_a_date_is_one_in_every_language(text: str, language: str) -> None:
    """However it is written; its day and its year are no figures."""
    assert keys(f"x {text}", Kind.DATE, language) == keys("March 14", Kind.DATE)
    assert keys(f"x {text}", Kind.FIGURE, language) == set()


def test_may_is_a_month_with_a_capital_only() -> None:
    """And seven is none in French."""
    assert len(keys("on May 5", Kind.DATE)) == 1
    assert not keys("he may 5", Kind.DATE)
    assert not keys("le 5 sept", Kind.DATE, "fr")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("$1.2 million", "1,200,000 dollars", True),
        ("$3m", "$3 million", True),
        ("3 m", "3 million", False),
        ("31%", "31 percent", True),
        ("31 %", "31", False),
        ("twelve", "12", True),
        ("in 2017", "2,017", True),
        ("1.2345678", "1.236", False),
    ],
)
def test_figures_are_values_with_units(one: str, two: str, same: bool) -> None:
    """However they are written."""
    assert (keys(one, Kind.FIGURE) == keys(two, Kind.FIGURE)) is same
    assert len(keys(one, Kind.FIGURE)) == 1


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [("x Putin", "x Путин", "ru"), ("x Malaga", "x Málaga", "es"), ("x Ma\u0301laga", "x Málaga’s", "en")],
)
def test_a_name_is_one_in_every_script(one: str, two: str, language: str) -> None:
    """With diacritics or without, decomposed or not, in possession or not."""
    assert keys(one, Kind.NAME) == keys(two, Kind.NAME, language) != set()


def test_long_words_of_two_languages_begin_alike() -> None:
    """An explosion is one in Spanish."""
    assert keys("explosion", Kind.COGNATE) == keys("explosión", Kind.COGNATE, "es") != set()
    assert keys("because", Kind.COGNATE) == keys("short", Kind.COGNATE) == set()


def test_every_part_of_a_text_is_counted_for_itself() -> None:
    """A feature is where it begins; none reaches from the title into the text."""
    text = "Ferry sinks\n\nfog came. A ferry sank in fog."
    counts = counted(text, title=11, lead=22)
    rows = zip(*(getattr(counts, name).tolist() for name in ("kind", "title", "lead", "body", "first")), strict=True)
    assert {row for row in rows if row[0] == Kind.STEM} == {(1, 1, 0, 1, 0), (1, 1, 0, 1, 1), (1, 0, 1, 1, 2)}
    assert told(text, Kind.PAIR) == ["Ferry sinks", "sinks fog"]
    assert (counts.kind == Kind.PAIR).sum() == 1


def test_new_vocabularies_give_the_same_features() -> None:
    """A lexicon may be dropped at any text: features are hashes, which are the same for ever."""
    kernel = stream()
    shared, lexicon = kernel.vocabulary(), Lexicon("en")
    kernel.scan(["words that came before"], shared)
    found, ends = kernel.scan([STORY], shared), np.zeros(1, np.int64)
    again = kernel.count(found, lexicon.rows(shared), ends, ends)
    assert np.array_equal(again.key, counted(STORY).key)
    assert keys("ferry", Kind.STEM) == {13510172090060656502}


def test_marks_belong_to_their_letter() -> None:
    """Hindi words stay whole; a text decomposed has the words of the composed one."""
    vocabulary = ORACLE.vocabulary()
    ORACLE.scan(["हिन्दी में Zoe\u0308 北京"], vocabulary)
    assert vocabulary.words(0) == ["हिन्दी", "में", "Zoe\u0308", "北", "京"]
    assert keys("Zoe\u0308 ran", Kind.STEM) == keys("Zoë ran", Kind.STEM)


@pytest.mark.parametrize(
    "text", [STORY, "U.S. and us; Peskov’s N.A.T.O.", "“Well,” he said — 1,200.5 of it.\nThe end", "“a " * 9]
)
def test_tokens_stand_as_terms_do(text: str) -> None:
    """Capitals, beginnings of sentences and places are those of terms; what is quoted is what quotations say."""
    kernel = stream()
    found = kernel.scan([text], kernel.vocabulary())
    at = {start: place for place, start in enumerate(found.start.tolist())}
    for term in terms(text, "en"):
        flags = int(found.flags[at[term.start]])
        assert (bool(flags & Flag.CAPITAL), bool(flags & Flag.INITIAL)) == (term.capital, term.initial)
    inside = {start for start in at if any(a <= start < b for a, b in quoted_spans(text))}
    assert {start for start, place in at.items() if found.flags[place] & Flag.QUOTED} == inside


def test_letters_are_written_in_latin() -> None:
    """Where a table tells how."""
    assert [romanised(word) for word in ("straße", "łódź", "щука", "ἀθήνα")] == ["strasse", "lodz", "shchuka", "athina"]


@pytest.fixture
def _no_compiled_kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "compare.text.stream._stream", None)
    monkeypatch.delitem(sys.modules, "compare.text.stream.native", raising=False)
    monkeypatch.delattr(compare.text.stream, "_stream", raising=False)
    stream.cache_clear()
    yield
    stream.cache_clear()


@pytest.mark.usefixtures("_no_compiled_kernel")
def test_without_the_compiled_kernel_python_works() -> None:
    """With the same results: test_stream.py."""
    assert stream() is ORACLE
    assert len(counted(STORY).key) > 30

"""Tokens, terms, sentences, the background, language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Document, Paragraph
from compare.text.background import background
from compare.text.language import language_of, with_language
from compare.text.remembered import LONGEST, Remembered
from compare.text.sentences import sentences
from compare.text.stems import stemmer
from compare.text.terms import stems, terms, whole_words
from compare.text.tokens import tokens


@given(st.text())
def test_tokens_are_lower_case_words_in_order(text: str) -> None:
    """Nothing but word characters, and all that there are."""
    found = tokens(text)
    assert all(found)
    assert "".join(found) == "".join(c for c in text.lower() if c.isalnum() or c == "_" or _is_word(c))


def _is_word(character: str) -> bool:
    return bool(tokens(character))


@given(st.text(max_size=200))
def test_terms_say_where_they_stand(text: str) -> None:
    """A term's word is found at its place in the text."""
    for term in terms(text, "en"):
        assert text[term.start : term.start + len(term.word)] == term.word
        assert term.stem


WRITTEN = st.text(st.sampled_from("aBU.S’'1,20- \n\u00a0北é_"), max_size=60) | st.text(max_size=60)


@given(WRITTEN)
def test_stems_are_those_of_the_terms(text: str) -> None:
    """Each with the word that is first written for it."""
    assert stems(text, "en") == {term.stem: term.word for term in reversed(list(terms(text, "en")))}


@given(WRITTEN, st.sets(st.integers(0, 60), max_size=4))
def test_a_word_is_of_the_stretch_that_it_begins_in(text: str, cuts: set[int]) -> None:
    """Wherever a text is cut: no word is read in two halves, none twice, and none is lost."""
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    spans = list(zip(edges, edges[1:], strict=False))
    read = [stems(text, "en", *span) for span in whole_words(text, spans)]
    every = list(terms(text, "en"))
    assert [set(found) for found in read] == [{t.stem for t in every if a <= t.start < b} for a, b in spans]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """In number and in length; what is forgotten is made anew."""
    monkeypatch.setattr("compare.text.remembered.KNOWN", 3)
    lengths = Remembered(len)
    assert [lengths["a" * n] for n in (1, 2, 3, 4, 1, LONGEST + 1)] == [1, 2, 3, 4, 1, LONGEST + 1]
    assert set(lengths) == {"aaaa", "a"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("killed", "killing"),
        ("death", "died"),
        ("denial", "denied"),
        ("elections", "electoral"),
        ("1,200", "1200"),
        ("twelve", "12"),
        ("Peskov’s", "Peskov"),
        ("N.A.T.O.", "NATO"),
        ("U.S.", "US"),
    ],
)
def test_words_of_one_family_have_one_stem(one: str, two: str) -> None:
    """News tells one fact with either."""
    assert [t.stem for t in terms(one, "en")] == [t.stem for t in terms(two, "en")] != []


def test_us_is_a_country_and_us_is_not() -> None:
    """A pronoun is a stop word, the country is none."""
    assert [t.stem for t in terms("They told us that the US won", "en")] == ["US", "win"]


def test_a_capital_tells_nothing_at_the_start_of_a_sentence() -> None:
    """Which capitals may be names is noted."""
    found = {t.word: t.initial for t in terms("Fog hid Cape Tarn. Sailors saw nothing.", "en")}
    assert found == {
        "Fog": True,
        "hid": False,
        "Cape": False,
        "Tarn": False,
        "Sailors": True,
        "saw": False,
        "nothing": False,
    }


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    """Nothing is guessed of a language that is not known."""
    assert stemmer("xx")("words") == stemmer("")("words") == "words"
    assert [t.stem for t in terms("những con tàu", "vi")] == ["những", "con", "tàu"]


@given(st.text(max_size=300))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    """Sentences stand in order, do not overlap, and leave out nothing that can be seen."""
    spans = list(sentences(text, "en"))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    assert "".join(text[a:b] for a, b in spans).split() == text.split() or "".join(
        "".join(text[a:b] for a, b in spans).split()
    ) == "".join(text.split())


@given(st.lists(st.sampled_from(["A boat sank. ", "“So it did.” ", "“", "x" * 4_999, " ", "\n", "他说。"]), max_size=9))
def test_sentences_of_a_long_text_are_found_piece_by_piece(parts: list[str]) -> None:
    """What is cut for looking is put together again: sentences in order, nothing lost."""
    text = "".join(parts * 3)
    spans = list(sentences(text, "en"))
    assert all(a < b <= c for (a, b), (c, _) in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize("part", ["“ ", "«", "„a ", "他说。", "A boat sank. "])
def test_sentences_of_marks_that_never_close_are_cut(part: str) -> None:
    """Half a million characters of them, or of stops without a space: many sentences, none of them very long."""
    spans = list(sentences(part * (500_000 // len(part)), "zh"))
    assert spans and max(end - start for start, end in spans) < 50_000


def test_rare_words_are_rarer_than_common_ones() -> None:
    """The English table knows news; a word that it does not hold is among the rarest."""
    english = background("en")
    assert english.known
    assert english.idf("presid") < english.idf("ferri") < english.idf("qwertz") == 10.2


def test_long_articles_hold_more() -> None:
    """The share of general articles that hold a stem grows with their length, from 0 to 1."""
    shares = [background("en").share("ferri", length) for length in (20, 200, 2000)]
    assert 0 < shares[0] < shares[1] < shares[2] < 1


@pytest.mark.parametrize("language", ["", "xx", "vi", "..", "e/", "en.txt"])
def test_most_languages_have_no_background(language: str) -> None:
    """Every stem of theirs is of middling rarity, and no file outside the tables is looked at."""
    assert not background(language).known
    assert background(language).idf("anything") == 6.0
    assert background(language).share("anything", 500) == 0.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry ran aground on Monday morning in thick fog.", "en"),
        ("Die Fähre lief am Montagmorgen bei dichtem Nebel auf Grund.", "de"),
        ("El transbordador encalló el lunes por la mañana en medio de la niebla.", "es"),
        ("Chiếc phà mắc cạn vào sáng thứ Hai trong sương mù dày đặc.", "vi"),
        ("14 : 3", ""),
        ("", ""),
    ],
)
def test_languages_are_told_or_left_open(text: str, language: str) -> None:
    """What cannot be told is not guessed."""
    assert language_of(text) == language


def test_the_source_knows_its_language_best() -> None:
    """A language that came with the document is not overruled."""
    english = Document("a", (Paragraph("The ferry ran aground on Monday morning in thick fog."),))
    assert with_language(english).language == "en"
    assert with_language(replace(english, language="nl")).language == "nl"

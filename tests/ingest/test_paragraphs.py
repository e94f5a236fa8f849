"""Laws of splitting text into paragraphs."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.paragraphs import ends_sentence, fold, split

LONG = "The council of Oakfield voted on Monday to close the old bridge until the river has fallen below the mark again"


@given(st.text())
def test_no_paragraph_is_empty_or_holds_a_line_break(text: str) -> None:
    """Whatever the text, each paragraph says something on one line."""
    assert all(p.strip() == p != "" and "\n" not in p and "\r" not in p for p in split(text))


@given(st.text("ab .\n", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    """Splitting and joining again gives the same words in the same order."""
    assert " ".join(split(text)).split() == text.split()


@given(st.lists(st.text("abc.", min_size=1, max_size=9), min_size=2, max_size=6))
def test_a_blank_line_ends_a_paragraph(parts: list[str]) -> None:
    """Paragraphs joined by blank lines come back one by one."""
    assert split(" \n\t\n".join(parts)) == tuple(parts)


def test_single_newlines_end_paragraphs_where_lines_are_long() -> None:
    """A scrape with one paragraph a line and no blank lines keeps its paragraphs."""
    assert split(f"{LONG}\n{LONG}, she said\n{LONG}") == (LONG, f"{LONG}, she said", LONG)


def test_single_newlines_end_paragraphs_where_lines_are_sentences() -> None:
    """One short sentence a line is one paragraph a line."""
    assert split("The bridge is shut.\nNobody was hurt.\n“Good,” she said.") == (
        "The bridge is shut.",
        "Nobody was hurt.",
        "“Good,” she said.",
    )


def test_text_cut_at_a_margin_is_joined() -> None:
    """Lines of about 70 characters without blank lines are one paragraph."""
    words = (LONG + ". ") * 4
    lines = [words[i : i + 70].strip() for i in range(0, len(words), 70)]
    assert len(split("\n".join(lines))) == 1


def test_a_line_set_in_begins_a_paragraph_of_text_cut_at_a_margin() -> None:
    """Book style: no blank line, the first line of a paragraph set in."""
    block = "The council of Oakfield voted on Monday to close the old bridge\nuntil the river has fallen below the mark again and"
    assert len(split(f"  {block}\nso on and so forth for as long as it takes the water to go\n  {block}")) == 2


def test_newlines_inside_a_block_are_spaces_where_blank_lines_part_the_text() -> None:
    """A hard-wrapped mail keeps its paragraphs and loses its line ends."""
    assert split("The bridge\nis shut.\n\nNobody\nwas hurt.") == ("The bridge is shut.", "Nobody was hurt.")


def test_items_of_a_list_stay_apart() -> None:
    """Lines that begin with a bullet or number are paragraphs, with the lines that go on with them."""
    assert split("What we know:\n\n• the bridge is shut\n  until spring\n• nobody was hurt\n\n1. One\n2. Two") == (
        "What we know:",
        "• the bridge is shut until spring",
        "• nobody was hurt",
        "1. One",
        "2. Two",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_newline_is_one(newline: str) -> None:
    """Windows, old Mac and Unicode line ends part lines alike."""
    assert split(f"The bridge is shut.{newline}{newline}Nobody was hurt.") == (
        "The bridge is shut.",
        "Nobody was hurt.",
    )


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Control characters, soft hyphens and zero-width spaces go; NBSP is a space."""
    assert fold("\ufeffThe may\u200bor\u00a0said\x1b[31m \x07no\u00ad.\x9b") == "The mayor said[31m no."


def test_joiners_that_shape_letters_stay() -> None:
    """Persian and emoji need their joiners; between Latin letters they are noise."""
    assert fold("می\u200cخواهم") == "می\u200cخواهم"
    assert fold("👩\u200d🚒") == "👩\u200d🚒"
    assert fold("may\u200dor") == "mayor"


def test_a_sentence_may_end_inside_quotes() -> None:
    """Closing marks after the full stop do not hide it."""
    assert ends_sentence("“We are safe.”") and ends_sentence("没有人受伤。")
    assert not ends_sentence("the mayor of")


@pytest.mark.parametrize("pump", [" ", "\n", "\r", "\t ", "• ", "1. ", "”", "\u200d", ".", "a\n", "\n \n"])
def test_time_grows_with_length_only(pump: str) -> None:
    """A million times the same character takes no longer than a million characters of prose may."""
    start = time.process_time()
    split(pump * 300_000)
    assert time.process_time() - start < 5


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded stays so, marks that stand apart from their letters among it."""
    for given_text in (text, unicodedata.normalize("NFD", text)):
        once = fold(given_text)
        assert fold(once) == once


@pytest.mark.parametrize("text", ["Zoë à Đà Nẵng", "Größe", "Αθήνα", "Київ й", "서울 시장", "が ぱ", "أحمد"])
def test_marks_are_one_with_their_letters(text: str) -> None:
    """Text from a program that writes them apart is the same text."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == text


def test_a_million_marks_take_no_time() -> None:
    """To sort them would take hours."""
    start = time.process_time()
    assert len(fold("e" + "\u0301\u0316" * 500_000)) == 1_000_001
    assert time.process_time() - start < 2

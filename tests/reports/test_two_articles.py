"""Tests of two articles side by side: each paragraph once, references elsewhere, telling words marked."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.model import Clue, Comparison, Coverage, Document, Evidence, Link, Paragraph, Span, Status, Wording
from compare.reports.terminal import diff_view
from compare.reports.terminal.emphasis import emphasis
from compare.reports.terminal.pairing import Row, pair_up, sides

Printed = Callable[..., str]


def words(page: str) -> str:
    """Return a page as one line, so that a text can be found where it was wrapped."""
    return re.sub(r"\s+", " ", page)


def test_every_paragraph_of_two_is_shown_in_full_once(pair: Comparison, printed: Printed) -> None:
    """Side by side or one under the other, each story paragraph of both articles stands there with its number."""
    for inline in (True, False):
        page = words(printed(diff_view(pair, inline=inline), 250, "always"))
        plain = re.sub(r"\x1b\[[0-9;]*m", "", page)
        for document in pair.documents:
            for at, told in document.story:
                assert told in plain
                assert f"¶{at + 1} " in plain


def test_side_by_side_from_100_columns_on(pair: Comparison, printed: Printed) -> None:
    """Two texts stand beside each other where there is room, and `inline` overrules."""
    assert "│" in printed(diff_view(pair), 100)
    assert "│" not in printed(diff_view(pair), 99)
    assert "│" not in printed(diff_view(pair, inline=True), 160)
    assert "│" in printed(diff_view(pair, inline=False), 80)


def test_words_are_marked_without_colour(pair: Comparison, printed: Printed) -> None:
    """Without styles, signs tell which words differ; with them, the signs are not needed."""
    page = printed(diff_view(pair))
    assert "[-7.42-]" in page
    assert "{+7.45+}" in page
    assert "[-7.42-]" not in printed(diff_view(pair), color="always")


def test_a_moved_paragraph_is_said_to_be_moved(pair: Comparison, printed: Printed) -> None:
    """It stands beside its counterpart and leaves its number in its own place."""
    page = printed(diff_view(pair))
    assert "moved: ¶1 there" in page
    assert "¶1 moved: in full beside A¶5" in page


def test_the_same_words_are_not_printed_twice(printed: Printed) -> None:
    """A paragraph that both print word for word stands once."""
    documents = Document("a", (Paragraph("One and the same."),)), Document("b", (Paragraph("One and the same."),))
    rows = tuple(Coverage(x, 0, y, Status.SHARED, 1.0, False, (Link(0, 1.0, ()),)) for x, y in (("a", "b"), ("b", "a")))
    page = printed(diff_view(Comparison(documents, rows, ()), all=True))
    assert page.count("One and the same.") == 3  # once as the text; and twice as a heading, for want of a title
    assert "the same words" in page


def test_of_two_with_one_counterpart_the_likelier_stands_beside_it() -> None:
    """The other keeps its link, by which it says where its counterpart stands."""
    documents = Document("a", (Paragraph("x"), Paragraph("y"))), Document("b", (Paragraph("z"),))
    rows = tuple(Coverage("a", p, "b", Status.SHARED, 1.0, False, (Link(0, s, ()),)) for p, s in ((0, 0.4), (1, 0.9)))
    left, right = sides(Comparison(documents, rows, ()))
    assert pair_up(left, right, False) == [Row(0, None, Link(0, 0.4, ())), Row(1, 0, Link(0, 0.9, ()))]


LONG = "A sentence that goes on and on, past every comma that could have ended it, until far more than a hundred letters are told."
BRIEF = "A short one."


def two_to_one(sentence: str) -> Comparison:
    """Return a comparison in which two paragraphs of A tell what the one of B tells."""
    documents = Document("a", (Paragraph("First."), Paragraph("Second."))), Document("b", (Paragraph(sentence),))
    told = Wording(Span(0, 1), Span(0, len(sentence)), (Span(0, 1),), (Span(0, len(sentence)),))
    rows = (Coverage("a", p, "b", Status.SHARED, 0.9, False, (Link(0, 0.5 + p / 4, (), told),)) for p in (0, 1))
    return Comparison(documents, tuple(rows), ())


@pytest.mark.parametrize("inline", [True, False])
def test_a_long_sentence_is_not_repeated_but_referred_to(inline: bool, printed: Printed) -> None:
    """Each paragraph of B stands in full once; elsewhere a short sentence is repeated and a long one is not."""
    heading = 1  # for want of a title the page begins with it
    page = words(printed(diff_view(two_to_one(LONG), inline=inline), 300))
    assert page.count(LONG) == heading + 1
    assert "¶1 shared · told in B¶1" in page
    page = words(printed(diff_view(two_to_one(BRIEF), inline=inline), 300))
    assert page.count(BRIEF) == heading + 2
    assert "from ¶1" in page


HERE, THERE = "The crash left 17 people hurt in Varn", "In all 17 people were taken to hospital in Varn"


def rewritten(*evidence: tuple[Clue, str, float]) -> Link:
    """Return a link of the two sentences above, of which nearly all words differ."""
    changed = (Span(0, 14), Span(25, len(HERE))), (Span(0, 6), Span(17, len(THERE)))
    told = Wording(Span(0, len(HERE)), Span(0, len(THERE)), *changed)
    return Link(0, 0.9, tuple(Evidence(*clue) for clue in evidence), told)


def test_of_a_rewritten_sentence_the_telling_words_are_marked() -> None:
    """Where nearly all words differ, what the evidence weighs and both sentences use is marked instead."""
    found = emphasis(HERE, THERE, rewritten((Clue.FIGURE, "17", 4.0), (Clue.TERM, "People", 3.0)))
    assert found.common
    assert [HERE[s.start : s.end] for s in found.left] == ["17 people"]
    assert [THERE[s.start : s.end] for s in found.right] == ["17 people"]


@pytest.mark.parametrize(
    "evidence",
    [
        [(Clue.FIGURE, "17", 4.0)],
        [(Clue.FIGURE, "17", 4.0), (Clue.NAME, "Varn", 9.0)],
        [(Clue.FIGURE, "17", 4.0), (Clue.TERM, "people", 0.5)],
        [(Clue.FIGURE, "17", 4.0), (Clue.TERM, "crash", 5.0)],
    ],
    ids=["one word", "a name", "a common word", "in one only"],
)
def test_one_word_in_common_is_not_marked(evidence: list[tuple[Clue, str, float]]) -> None:
    """Names, words without weight and words of one side do not count, and a single word is chance."""
    found = emphasis(HERE, THERE, rewritten(*evidence))
    assert (found.left, found.right) == ((), ())


def test_unrelated_articles_are_said_to_be_unrelated(pair: Comparison, printed: Printed) -> None:
    """The page begins with a warning where nothing that both tell was found, and only there."""
    warning = "! These may be different stories: nothing was found that both tell."
    apart = replace(pair, coverage=tuple(replace(row, links=()) for row in pair.coverage))
    assert printed(diff_view(apart)).startswith(warning)
    assert "different stories" not in printed(diff_view(pair))


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_entry_of_the_legend_is_broken(width: int, pair: Comparison, printed: Printed) -> None:
    """A mark that is explained stands whole on one line."""
    page = printed(diff_view(pair), width)
    assert all(mark in page for mark in ("[-only in A-]", "{+only in B+}", "*in both* (of a sentence told anew)"))

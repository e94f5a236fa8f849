"""The nouns: what they refuse, and what they tell of themselves."""

from datetime import datetime

import pytest

from compare.model import (
    Comparison,
    Coverage,
    Document,
    DuplicateCluster,
    Kind,
    Pair,
    Paragraph,
    Point,
    Span,
    Status,
    Story,
    Teller,
    content_id,
)


def test_a_pair_has_one_form() -> None:
    """Given in any order it is the same; two of one are none."""
    assert Pair.of("b", "a") == Pair("a", "b")
    with pytest.raises(ValueError, match="not sorted and distinct"):
        Pair("b", "a")
    with pytest.raises(ValueError, match="not sorted and distinct"):
        Pair.of("a", "a")


@pytest.mark.parametrize(
    "build",
    [
        lambda: Document("", ()),
        lambda: Document("a", (), published=datetime(2031, 1, 1)),
        lambda: Span(3, 2),
        lambda: Span(-1, 2),
        lambda: Story("t", ("b", "a")),
        lambda: Story("t", ()),
        lambda: DuplicateCluster("x", ("a", "b"), ()),
        lambda: DuplicateCluster("a", ("a",), ()),
    ],
)
def test_values_that_cannot_be_are_refused_where_they_are_born(build) -> None:
    """An invariant is checked once, at birth."""
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        build()


def test_boilerplate_is_no_part_of_the_story() -> None:
    """Kept in its place, left out of the text, and the places of the others do not move."""
    document = Document("a", (Paragraph("One."), Paragraph("Subscribe!", Kind.BOILERPLATE), Paragraph("Two.")))
    assert document.text == "One.\n\nTwo."
    assert document.story == ((0, "One."), (2, "Two."))


def test_a_document_of_a_text_has_its_paragraphs_and_a_stable_id() -> None:
    """Whatever ends a line; equal texts have equal ids."""
    one = Document.of("A ferry sank.\r\n\r\nNobody\r\nwas hurt.")
    assert [p.text for p in one.paragraphs] == ["A ferry sank.", "Nobody was hurt."]
    assert one.id == Document.of("A ferry sank.\n\nNobody was hurt.").id
    assert one.id != Document.of("A ferry sank.").id


def test_content_ids_tell_where_texts_begin() -> None:
    """Two texts are not their concatenation."""
    assert content_id(["ab", "c"]) != content_id(["a", "bc"])
    assert content_id(["\ud800"]) == content_id(["\ud800"])


def comparison() -> Comparison:
    def row(document: str, against: str, status: Status) -> Coverage:
        return Coverage(document, 0, against, status, 0.9, uncertain=False)

    points = (
        Point("1", "all", (Teller("a", (0,)), Teller("b", (0,)), Teller("c", (0,), uncertain=True))),
        Point("2", "two", (Teller("a", (1,)), Teller("b", (1,))), omitted_by=("c",)),
        Point("3", "one", (Teller("a", (2,)),), omitted_by=("b",), uncertain=("c",)),
    )
    coverage = (row("a", "b", Status.ONLY), row("a", "c", Status.PARTIAL), row("b", "a", Status.SHARED))
    return Comparison((Document("a", ()), Document("b", ()), Document("c", ())), coverage, points)


def test_a_comparison_tells_what_each_adds_and_leaves_out() -> None:
    """What one tells alone is its own; what two or more tell and it does not is left out by it."""
    found = comparison()
    assert [p.id for p in found.only_in("a")] == ["3"]
    assert found.only_in("b") == ()
    assert [p.id for p in found.left_out_by("c")] == ["2"]
    assert found.left_out_by("b") == ()


def test_the_most_that_any_other_tells_counts() -> None:
    """Against several others the best status stands for a paragraph."""
    assert comparison().statuses("a") == (Status.PARTIAL,)
    assert comparison().statuses("b") == (Status.SHARED,)


def test_points_count_their_tellers_honestly() -> None:
    """The certain ones and all that may tell it are told apart."""
    first, _, third = comparison().points
    assert (first.certain, first.possible) == (2, 3)
    assert (third.certain, third.possible) == (1, 2)

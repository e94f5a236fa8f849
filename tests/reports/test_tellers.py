"""Tests that a page does not claim more than was found: weak tellers, plurals, cut lists."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.model import (
    Clustering,
    Comparison,
    Document,
    Paragraph,
    Point,
    Report,
    Skipped,
    Story,
    StoryReport,
    Teller,
)
from compare.reports.terminal import diff_view, report_view

Printed = Callable[..., str]


def four(*points: Point) -> Comparison:
    """Return a comparison of four documents that tell these points."""
    documents = tuple(Document(name, (Paragraph(f"By {name}."),)) for name in "abcd")
    return Comparison(documents, (), points)


def told(by: str, weakly: str = "", perhaps: str = "") -> Point:
    """Return a point of `abcd` told by some, by some of them weakly, and perhaps by others."""
    tellers = tuple(Teller(name, (6,), name in weakly) for name in by)
    silent = tuple(name for name in "abcd" if name not in by + perhaps)
    return Point(f"by {by}", f"Told by {by}.", tellers, silent, tuple(perhaps))


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_weak_teller_has_a_question_mark(width: int, printed: Printed) -> None:
    """In the matrix, in the list that stands for it, and where an omission is listed."""
    page = printed(diff_view(four(told("abc", weakly="c"))), width)
    assert "7?" in page
    assert "A¶7  B¶7  C¶7?" in page


@pytest.mark.parametrize(
    ("point", "count"),
    [
        (told("abc"), "3 of 4"),
        (told("abc", weakly="c"), "2 of 4"),
        (told("abc", weakly="c"), "perhaps 3"),
        (told("ab", perhaps="c"), "perhaps 3"),
        (told("abc", weakly="abc"), "perhaps 3 of 4"),
    ],
)
def test_only_sure_tellers_are_counted(point: Point, count: str, printed: Printed) -> None:
    """The others are counted as `perhaps`; where none is sure, so is the whole count."""
    page = printed(diff_view(four(point)))
    left_out = page[page.index("left out, though") :]
    assert count in left_out
    assert ("perhaps" in left_out) == (bool(point.uncertain) or any(t.uncertain for t in point.told_by))


def test_what_is_surely_told_comes_first(printed: Printed) -> None:
    """A point told by two for sure stands before one told by three, of whom two are weak."""
    page = printed(diff_view(four(told("abc", weakly="bc"), told("ad"))))
    assert page.index("Told by ad.") < page.index("Told by abc.")


def test_the_legend_explains_the_question_mark(trio: Comparison, printed: Printed) -> None:
    """Both meanings of it are told where the other signs are."""
    page = printed(diff_view(trio))
    assert "7? perhaps told there (weak link)" in page
    assert "? perhaps told" in page


def test_one_is_not_many(report: Report, printed: Printed) -> None:
    """Nothing is counted as `1 copies`."""
    found = replace(report.clustering, duplicates=(), skipped=(Skipped("x", "empty"),))
    page = printed(report_view(replace(report, clustering=found)))
    assert "1  input skipped" in page
    assert "1  story told by several" in page
    assert "1  article alone" in page
    assert "0  copies" in page


def test_an_article_alone_is_one_for_which_no_other_was_found(report: Report, printed: Printed) -> None:
    """The page does not say that nobody else tells its story."""
    assert "no other of these was found to tell their story" in printed(report_view(report))


def test_stories_not_shown_in_full_are_named_and_counted(printed: Printed) -> None:
    """Four stories are shown in full and six in brief, a list at the top names them, and `all` shows all in full."""
    documents = tuple(Document(f"d{n:02}", (Paragraph(f"Text {n}."),)) for n in range(24))
    pairs = [documents[n : n + 2] for n in range(0, 24, 2)]
    stories = tuple(Story(f"Story of {a.id}", (a.id, b.id)) for a, b in pairs)
    told_twice = tuple(StoryReport(s, Comparison(pair, (), ())) for s, pair in zip(stories, pairs, strict=True))
    report = Report(Clustering(documents, (), stories), told_twice)
    page = printed(report_view(report))
    note = "4 of 12 stories are shown in full, 6 in brief; --story with a number of the list at the top shows another"
    assert note in " ".join(page.split())
    most_widely = 1
    assert page.count("Story of d") == most_widely + 12 + 10
    whole = printed(report_view(report, all=True))
    assert "shown in full" not in whole
    assert whole.count("Story of d") == most_widely + 12 + 12


def test_a_name_is_shown_without_its_kind(trio: Comparison, printed: Printed) -> None:
    """Kinds are mostly unknown; the heading claims no more than what was found."""
    page = printed(diff_view(trio))
    names = page[page.index("Names found in some, not in all") :]
    assert "East Mole" in names
    assert "place" not in names


def test_boilerplate_has_a_heading_that_says_what_it_is(report: Report, printed: Printed) -> None:
    """A reader of a story sees where the story ends and the page around it begins."""
    page = printed(report_view(report, boilerplate=True))
    assert page.index("Set aside as boilerplate") < page.index("Sign up for our newsletter")
    assert "boilerplate" not in printed(report_view(report))


def test_what_others_may_tell_too_has_a_sign_of_many_outlets_as_of_few(printed: Printed) -> None:
    """What one of six tells, and another perhaps, is not shown as certainly its own; who it is, where all is asked for."""
    documents = tuple(Document(name, (Paragraph(f"By {name}."),)) for name in "abcdef")
    for some in (documents, documents[:3]):
        found = Comparison(some, (), (told("a", perhaps="b"), told("c")))
        page = printed(diff_view(found), 160)
        assert "¶4? perhaps elsewhere too" in page
        assert "¶7?  Told by a." in page
        assert "¶7?  Told by c." not in page
        assert "Told by a. (perhaps B)" in printed(diff_view(found, all=True), 160)

"""Parts that are shown alone, whose words an article has, and what changed between its versions."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from compare.model import (
    Change,
    Comparison,
    Copied,
    Document,
    Note,
    Notice,
    Origin,
    Paragraph,
    Point,
    Report,
    Revised,
    Revision,
    Sourcing,
    Span,
    Teller,
)
from compare.reports.json import diff_json
from compare.reports.parts import ALL, Part
from compare.reports.terminal import diff_view, report_view

Printed = Callable[..., str]
SIGNS = {
    Part.POINTS: "What each adds and leaves out",
    Part.QUOTES: "Quotes that two or more give",
    Part.FIGURES: "Where they contradict each other",
    Part.PARAGRAPHS: "How much of each the others tell",
}


def shown(page: str) -> set[Part]:
    return {part for part, sign in SIGNS.items() if sign in page}


@pytest.mark.parametrize("part", SIGNS)
def test_a_part_is_shown_alone(part: Part, trio: Comparison, printed: Printed) -> None:
    """Of three and more, nothing else but the table of outlets."""
    assert shown(printed(diff_view(trio, show=frozenset((part,))))) <= {part}
    assert shown(printed(diff_view(trio))) == shown(printed(diff_view(trio, show=ALL)))


def test_of_two_the_points_are_shown_when_asked_for(pair: Comparison, printed: Printed) -> None:
    """Side by side says the same, so that they are not shown unasked."""
    sign = "What only one of the two tells"
    assert sign not in printed(diff_view(pair))
    alone = printed(diff_view(pair, show=frozenset((Part.POINTS,))))
    assert sign in alone
    assert "Words:" not in alone  # the legend of the texts


def test_a_report_shows_paragraphs_when_asked_for(report: Report, printed: Printed) -> None:
    """Usually it tells points and ledgers only."""
    sign = SIGNS[Part.PARAGRAPHS]
    assert sign not in printed(report_view(report, all=True))
    assert sign in printed(report_view(report, all=True, show=frozenset((Part.PARAGRAPHS,))))


@pytest.mark.parametrize("show", [frozenset(), frozenset((Part.QUOTES,)), frozenset((Part.PARAGRAPHS, Part.FIGURES))])
def test_json_holds_the_parts_that_are_shown(trio: Comparison, show: frozenset[Part]) -> None:
    """Documents, and whose words they are, in any case."""
    keys = {"quotes": Part.QUOTES, "coverage": Part.PARAGRAPHS, "figures": Part.FIGURES, "points": Part.POINTS}
    found = diff_json(trio, show)
    assert {part for key, part in keys.items() if key in found} == show
    assert ("conflicts" in found) is (Part.FIGURES in show)
    assert {"documents", "sourcing", "revisions"} <= set(found)


TEXTS = ("The Halcyon sank.", "Its master is Ivo Brandt.", "Nobody was hurt.")


def documents(names: Iterable[str]) -> tuple[Document, ...]:
    return tuple(Document(name, tuple(map(Paragraph, TEXTS)), outlet=name.upper()) for name in names)


def copied(paragraph: int, origin: Origin, document: str = "", agency: str = "") -> Copied:
    return Copied(paragraph, Span(0, len(TEXTS[paragraph])), origin, document, agency)


def test_it_is_told_whose_words_they_are(printed: Printed) -> None:
    """Of an agency, of an outlet that had them first, of nobody knows whom; an outlet with its own words has no line."""
    sourcing = (
        Sourcing("a", 0.25, ("AP",), (copied(0, Origin.WIRE, "b", "AP"), copied(1, Origin.WIRE, "b", "AP"))),
        Sourcing("b", 0.5, (), (copied(2, Origin.OUTLET, "c"),)),
        Sourcing("c", 0.9, ("Reuters",), (copied(1, Origin.UNTOLD, "b"),)),
        Sourcing("d", 1.0),
    )
    page = printed(diff_view(Comparison(documents("abcd"), (), (), sourcing=sourcing)))
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "A ━━╌╌╌╌╌╌╌╌ 25 % words of AP in ¶1–2, as in B" in lines
    assert "B ━━━━━╌╌╌╌╌ 50 % words of C in ¶3" in lines
    # of an agency whose words could not be told apart, nobody knows how much there is
    assert "C the same words as B in ¶2, whose is not told; credits Reuters" in lines
    assert not any("100 %" in line for line in lines)


def test_articles_that_are_all_copied_are_no_strangers(printed: Printed) -> None:
    """Nothing is left to compare, for all of it is set aside; nobody may be told that they have nothing in common."""
    two = Comparison(documents("ab"), (), ())
    assert "different stories" in printed(diff_view(two))
    wholly = Sourcing("a", 0.0, (), tuple(copied(at, Origin.UNTOLD, "b") for at in range(len(TEXTS))))
    assert "different stories" not in printed(diff_view(replace(two, sourcing=(wholly,))))


def revised(*changes: Revised, notes: tuple[Note, ...] = (), retitled: bool = False) -> Comparison:
    one, two = documents("ab")
    later = Document(two.id, (*two.paragraphs, Paragraph("Correction: Its master is Ivo Brand.")), title="New")
    found = Revision("a", "b", retitled, changes, notes)
    return Comparison((replace(one, title="Old"), later), (), (), revisions=(found,))


def test_a_quiet_change_is_called_so(printed: Printed) -> None:
    """Both wordings stand beneath each other, in signs where there are no colours."""
    page = printed(diff_view(revised(Revised((Change.EDITED,), 0, 0), retitled=True)))
    assert "B is a later version of A: 1 edited; quietly, no note says so" in page
    assert "title: Old → New" in page
    assert "A¶1" in page
    assert "B¶1" in page


def test_a_note_is_shown_with_what_changed(printed: Printed) -> None:
    """What was removed stands in the words of before, what was moved once, with both places."""
    changes = (Revised((Change.REMOVED,), 2, None), Revised((Change.MOVED,), 1, 0), Revised((Change.ADDED,), None, 2))
    page = printed(diff_view(revised(*changes, notes=(Note(3, Notice.CORRECTION),))))
    assert "1 added, 1 removed, 1 moved; with a note: correction" in page
    assert "A¶2 → B¶1" in page
    assert "Correction: Its master is Ivo Brand." in page


def test_no_change_is_told_too(printed: Printed) -> None:
    """Two versions may be one text."""
    assert "no paragraph changed; the same text" in printed(diff_view(revised()))


def many_told() -> Comparison:
    """Return a point told by two of eight, left out by one that could not know, perhaps told by five."""
    tellers = (Teller("a", (0,), place=1), Teller("b", (2,), place=3))
    point = Point("p", "The Halcyon sank.", tellers, ("c",), tuple("defgh"), ("c",))
    return Comparison(documents("abcdefgh"), (), (point,))


def test_of_many_outlets_one_list_tells_what_is_left_out(printed: Printed) -> None:
    """With who could not know; a long row of letters that are only perhaps meant is a number."""
    page = " ".join(printed(diff_view(many_told()), 60).split())
    assert "left out by C (C published before all who tell it)" in page
    assert "D E F G H" not in page.replace("A B C D E F G H", "")


def test_an_early_article_is_excused_in_its_own_list(printed: Printed) -> None:
    """Of few outlets, beneath the omission."""
    point = replace(many_told().points[0], uncertain=())
    page = printed(diff_view(Comparison(documents("abc"), (), (point,))))
    assert "published before them all" in page


def test_text_of_versions_and_agencies_is_never_code(
    poisoned: Callable[[Comparison, str], Comparison], printed: Printed
) -> None:
    """A control sequence in a paragraph, a title or a credit is printed as signs."""
    bad = "\x1b[31m[bold]"
    sourcing = (Sourcing("a", 0.5, ("AP",), (copied(0, Origin.WIRE, "b", "AP"),)),)
    found = revised(Revised((Change.EDITED,), 0, 0), notes=(Note(3, Notice.UPDATE),), retitled=True)
    for value in (poisoned(found, bad), Comparison(documents("ab"), (), (), sourcing=sourcing)):
        page = printed(diff_view(value))
        assert "\x1b" not in page
    assert "[bold]" in printed(diff_view(poisoned(found, bad)))

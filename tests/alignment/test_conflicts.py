"""What two articles cannot both be right about, and what only looks like it."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

import compare
from compare import Conflict, ConflictKind, Document, Paragraph

SEEN = datetime(2031, 5, 5, 8, tzinfo=UTC)


def article(name: str, *paragraphs: str, hour: int | None = None) -> Document:
    published = None if hour is None else SEEN.replace(hour=hour)
    return Document(name, tuple(map(Paragraph, paragraphs)), language="en", published=published)


def between(one: str, two: str) -> tuple[Conflict, ...]:
    return compare.diff([article("a", one), article("b", two)]).conflicts


def test_one_count_given_differently_in_one_slot_is_certain() -> None:
    """The same sentence with another number."""
    (found,) = between(
        "The storm tore the roofs off 43 houses in Tarn, the fire service said.",
        "The storm tore the roofs off 47 houses in Tarn, the fire service said on its page.",
    )
    assert (found.kind, found.what, found.uncertain) == (ConflictKind.FIGURE, "houses: 43 / 47", False)
    assert [m.document for m in found.mentions] == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Nearly 1,200 jobs will go at the Tarn mill.", "At the Tarn mill 1,187 jobs will go."),
        ("The Tarn bridge cost $5 million to mend.", "Mending the Tarn bridge cost €4.6 million."),
        ("The Tarn bridge is 5 miles from Holm harbour.", "The Tarn bridge is 8 kilometres from Holm harbour."),
        ("The mill will cut 300 jobs in Tarn and 200 in Holm.", "The mill will cut 200 jobs in Holm and 300 in Tarn."),
        ("Between 10 and 15 boats sank in Tarn harbour.", "In Tarn harbour 12 boats sank."),
        ("Up to 90 boats sank in Tarn harbour.", "In Tarn harbour 84 boats sank."),
    ],
)
def test_what_may_be_one_number_is_no_conflict(one: str, two: str) -> None:
    """Rounded, in another unit, in another order, within a range."""
    assert between(one, two) == ()


def test_two_values_that_one_article_tells_apart_are_of_two_things() -> None:
    """A third article that gives both settles it."""
    one, two = "Rescuers freed 18 miners in Tarn.", "Rescuers freed 26 miners in Tarn."
    assert between(one, two)
    third = article("c", "Of 26 miners, rescuers freed 18 miners in Tarn, then the others.")
    assert not compare.diff([article("a", one), article("b", two), third]).conflicts


def test_a_count_that_grew_is_an_update_and_no_conflict() -> None:
    """The later article counts more dead; where the earlier one does, they differ."""
    few, many = "The storm killed 18 people in Tarn.", "In Tarn 26 people were killed in the storm."
    grown = compare.diff([article("a", few, hour=6), article("b", many, hour=18)])
    assert not grown.conflicts
    assert {f.value: (f.relation.value, f.others) for f in grown.figures} == {
        "18": ("updated", ("26",)),
        "26": ("updated", ("18",)),
    }
    assert compare.diff([article("a", few, hour=18), article("b", many, hour=6)]).conflicts


@pytest.mark.parametrize(
    ("one", "two", "what"),
    [
        (
            "Petra Lunn has led the port council since 2023.",
            "Petra Lunn has led the port council since 2021.",
            "2021 / 2023",
        ),
        (
            "Lunn met Ines Halvard in Tarn on Saturday.",
            "On Sunday Petra Lunn met Ines Halvard in Tarn.",
            "Saturday / Sunday",
        ),
    ],
)
def test_an_event_on_two_days_is_a_conflict(one: str, two: str, what: str) -> None:
    """Years and days of the week, where the words around them agree."""
    (found,) = between(one, two)
    assert found.kind is ConflictKind.DATE
    assert found.what.endswith(what)


def test_what_was_said_on_two_days_is_no_conflict() -> None:
    """People say things twice."""
    one = "“The ferry line will close,” Petra Lunn told the Tarn council on Monday."
    assert between(one, "Petra Lunn told the Tarn council on Tuesday that the ferry line would close.") == ()


def test_the_same_words_of_two_years_are_no_conflict_to_show() -> None:
    """ "Two years ago" in articles of two years means two years; a reader would see the same words twice."""
    told = "The Tarn mill burned down two years ago and its weavers moved to Holm harbour"
    late, early = article("a", f"{told}.", hour=8), article("b", f"{told}, the council said.", hour=8)
    early = replace(early, published=SEEN.replace(year=SEEN.year - 2))
    assert compare.diff([late, early]).conflicts == ()


def test_one_denies_what_the_other_tells() -> None:
    """Always uncertain: a denial has words of its own."""
    (found,) = between(
        "Petra Lunn did not sell the Tarn ferry to the Halvard line, the port said.",
        "Petra Lunn sold the Tarn ferry to the Halvard line in spring.",
    )
    assert (found.kind, found.uncertain) == (ConflictKind.DENIAL, True)
    assert [m.document for m in found.mentions] == ["a", "b"]


def test_two_that_deny_it_agree() -> None:
    """Neither a conflict nor news."""
    denial = "Petra Lunn did not sell the Tarn ferry to the Halvard line"
    assert between(f"{denial}, the port said.", f"{denial} in spring.") == ()


def test_conflicts_do_not_depend_on_the_order_of_the_articles() -> None:
    """Nor does what they are called."""
    told = [
        article("a", "The storm tore the roofs off 43 houses in Tarn on Friday."),
        article("b", "The storm tore the roofs off 47 houses in Tarn on Saturday."),
        article("c", "The storm did not tear the roofs off 47 houses in Tarn."),
    ]
    results = [compare.diff(order).conflicts for order in permutations(told)]
    assert results[0]
    assert all(found == results[0] for found in results)


def test_a_table_is_not_read_as_prose() -> None:
    """Hundreds of numbers in one sentence are not held against hundreds."""
    rows = ", ".join(f"{n} boats" for n in range(100, 500))
    assert between(f"Tarn: {rows}.", f"Tarn: {rows.replace('0 boats', '5 boats')}.") == ()


def test_two_places_in_one_slot_are_a_conflict() -> None:
    """The same sentence, but for where."""
    (found,) = between(
        "The stolen ferry was found near Tarn by two anglers on Friday.",
        "The stolen ferry was found near Holm by two anglers on Friday.",
    )
    assert (found.kind, found.uncertain) == (ConflictKind.NAME, False)
    assert found.what.endswith("Holm / Tarn")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The stolen ferry was found near Tarn by two anglers.",
            "The stolen ferry was found near Port Tarn by two anglers.",
        ),
        ("Police of Halvia found the stolen ferry near Tarn.", "Halvian police found the stolen ferry near Tarn."),
        ("The ferry ran from Tarn to Holm each day.", "The ferry ran from Holm to Tarn each day."),
    ],
)
def test_names_that_both_know_are_no_conflict(one: str, two: str) -> None:
    """A longer form, an adjective, another order."""
    assert between(one, two) == ()


def test_a_conflict_says_how_likely_its_paragraphs_tell_one_fact() -> None:
    """The figures that are at odds say the same."""
    documents = [
        article("a", "The storm tore the roofs off 43 houses in Tarn, the fire service said."),
        article("b", "The storm tore the roofs off 47 houses in Tarn, the fire service said on its page."),
    ]
    found = compare.diff(documents)
    (conflict,) = found.conflicts
    assert 0.0 < conflict.score <= 1.0
    assert {figure.score for figure in found.figures if figure.others} == {conflict.score}

"""When a text says that something was, and whether two such times can be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.moments import Calendar, Moment, may_name, moments
from compare.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday"),
    [
        ("since 2023", 2023, 0, 0, 0),
        ("in Oct. 2023", 2023, 10, 0, 0),
        ("the 3rd of May 2031", 2031, 5, 3, 0),
        ("3 de mayo de 2031", 2031, 5, 3, 0),
        ("14. März 2031", 2031, 3, 14, 0),
        ("on May 5", 0, 5, 5, 0),
        ("am Freitag", 0, 0, 0, 5),
    ],
)
def test_a_moment_in_many_forms(text: str, year: int, month: int, day: int, weekday: int) -> None:
    """As far as it is told, in the languages whose months are known."""
    (found,) = moments(text)
    assert (found.year, found.month, found.day, found.weekday) == (year, month, day, weekday)


@pytest.mark.parametrize("text", ["2,023 people", "$2023", "2031-32", "it may 5 times", "32 May", "2023 boats"])
def test_what_only_looks_like_one(text: str) -> None:
    """Counts, sums, seasons, the verb."""
    assert moments(text) == []


def test_years_ago_are_counted_from_the_text() -> None:
    """And are no exact year."""
    (found,) = moments("three years ago")
    assert found.seen_from(2031).year == 2028
    assert not found.seen_from(2031).at_odds(Moment(0, 4, "2029", 2029))
    assert found.seen_from(2031).at_odds(Moment(0, 4, "2026", 2026))


@given(st.lists(st.builds(Moment, year=st.integers(0, 3), month=st.integers(0, 2), day=st.just(0), start=st.just(0), end=st.just(1), text=st.just("x")), max_size=6))  # fmt: skip  # noqa: E501
def test_a_calendar_knows_what_it_was_made_of(found: list[Moment]) -> None:
    """Looking a moment up is the same as asking each of them."""
    calendar = Calendar(found)
    for moment in found:
        assert calendar.names(moment)
        asked = [m for m in found if m.comparable(moment) and not m.at_odds(moment)]
        assert calendar.names(moment) == bool(asked)


@given(st.text(alphabet="12 May.,Juneo3rdagMyfiv\n", max_size=60))
def test_moments_stand_where_they_say(text: str) -> None:
    """Whatever the text; the quick look never says no where one stands."""
    for moment in moments(text):
        assert text[moment.start : moment.end] == moment.text
        assert may_name(tokens(text), text)

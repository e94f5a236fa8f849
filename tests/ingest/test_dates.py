"""Laws of reading dates: one moment in many spellings, and nonsense is None."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.dates import moment

DAY = datetime(2031, 5, 3, tzinfo=UTC)
HALF_PAST_TWO = DAY + timedelta(hours=14, minutes=30)


@pytest.mark.parametrize(
    "text",
    [
        *("2031-05-03", "20310503", "2031/05/03", "2031.5.3", "03.05.2031", "3-5-2031", "3/5/2031", "2031-W18-6"),
        *(
            "May 03, 2031",
            "May 3rd, 2031",
            "3 May 2031",
            "3 MAY 2031",
            "03-May-31",
            "Sat, 3 May 2031",
            "Saturday, May 3, 2031",
        ),
        *(
            "3. Mai 2031",
            "3 mai 2031",
            "3 de mayo de 2031",
            "3 maggio 2031",
            "3 mei 2031",
            "٣ May 2031",
            " 3  May 2031 ",
        ),
    ],
)
def test_a_day_in_any_spelling_is_its_midnight(text: str) -> None:
    """A date without a time is midnight in UTC."""
    assert moment(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2031-05-03T14:30:00Z",
            "2031-05-03 14:30",
            "2031-05-03T16:30:00+02:00",
            "2031-05-03T16:30+0200",
            "20310503143000",
        ),
        *("Sat, 03 May 2031 14:30:00 GMT", "Sat, 3 May 2031 10:30:00 -0400", "Sat May  3 14:30:00 2031"),
        *("May 3, 2031 at 2:30 pm", "May 3, 2031 | 2: 30pm", "May 3, 2031 10:30 a.m. EDT", "14:30, 3 May 2031"),
        *(
            "03.05.2031, 14:30 Uhr",
            "3 mai 2031 à 14h30",
            "05/03/2031 2:30 PM",
            "2031-05-03 16:30 CEST",
            "1935585000",
            "1935585000000",
        ),
    ],
)
def test_a_time_is_told_in_utc(text: str) -> None:
    """Offsets, zone names and twelve-hour clocks are turned into UTC; no zone is UTC."""
    assert moment(text) == HALF_PAST_TWO


def test_numbers_count_from_1970() -> None:
    """Seconds, milliseconds and microseconds are told apart by their size; 20310503 is a day."""
    assert (
        moment(1935585000)
        == moment(1935585000.0)
        == moment(1935585000_000)
        == moment(1935585000_000_000)
        == HALF_PAST_TWO
    )
    assert moment(20310503) == DAY


def test_dates_of_python_are_taken() -> None:
    """A datetime keeps its moment, a date is its midnight."""
    assert moment(HALF_PAST_TWO.astimezone(timezone(timedelta(hours=9)))) == moment(HALF_PAST_TWO.replace(tzinfo=None))
    assert moment(date(2031, 5, 3)) == DAY


def test_the_day_comes_first_unless_it_cannot() -> None:
    """23/10 and 10/23 are both in October; 3/5 is in May."""
    assert moment("23/10/2031") == moment("10/23/2031") == datetime(2031, 10, 23, tzinfo=UTC)
    assert moment("3/5/2031 14:30") == HALF_PAST_TWO


@pytest.mark.parametrize(
    "value",
    [
        *("", "yesterday", "May", "12", "2031", "2031-02-30", "1066-10-14", "9999-12-31", "99:99 3 May 2031"),
        *(
            "In May 2031 the mayor of Oakfield closed the bridge",
            "0001-01-01T00:00:00+23:59",
            "3 May 2031 14:30 +99:99",
        ),
        *(None, True, 0, -1, 12, 10**400, -(10**20), float("nan"), float("inf"), [], {"year": 2031}),
    ],
)
def test_nonsense_is_none(value: object) -> None:
    """What names no day between 1600 and 2200 gives None."""
    assert moment(value) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text("0123456789-/.:T+ MayZ", max_size=30), st.datetimes()))
def test_nothing_raises_and_all_that_is_found_is_aware(value: object) -> None:
    """Any value gives None or a moment in UTC between 1600 and 2200."""
    found = moment(value)
    assert found is None or (found.utcoffset() == timedelta(0) and 1599 <= found.year <= 2201)


@given(st.datetimes(min_value=datetime(1600, 1, 2), max_value=datetime(2200, 12, 30), timezones=st.just(UTC)))
def test_what_we_write_we_read(when: datetime) -> None:
    """The ISO spelling of a moment is read back as the same moment."""
    assert moment(when.isoformat()) == when

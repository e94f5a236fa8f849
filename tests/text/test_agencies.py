"""Credits of agencies: datelines, bylines and notes, and what looks like one but is none."""

import pytest

from compare.text.agencies import Credit, agency_of, credited


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("TARN POINT, Oct 3 (Reuters) - Two boats sank.", Credit("Reuters", True)),
        ("PORT HALE, Md. (AP) — Two boats sank.", Credit("AP", True)),
        ("Brennick (dpa/lno) - Zwei Boote sind gesunken.", Credit("dpa", True)),
        ("By The Associated Press", Credit("AP", True)),
        ("(Reporting by Ida Moll and Jo Tarn; Editing by Nils Hale)", Credit("Reuters", True)),
        ("The Associated Press contributed to this report.", Credit("AP", False)),
        ("Mit Material von dpa", Credit("dpa", False)),
        ("Material from Reuters was used in this report.", Credit("Reuters", False)),
    ],
)
def test_a_credit_is_found(line: str, credit: Credit) -> None:
    """Wherever it stands."""
    assert credited(["Boats sank.", line, "Nobody was hurt.", "The end."]) == (credit,)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told the Associated Press that she would not resign.",
        "(AP Photo/Jo Tarn)",
        "REUTERS/Ida Moll",
        "Reuters",  # amid the text: who made the picture above
        "Bloomberg contributed millions to the campaign.",
        "PA systems failed in the stadium.",
        "",
    ],
)
def test_a_mention_is_no_credit(line: str) -> None:
    """A picture, an interview, a word in capitals."""
    assert credited(["Boats sank.", line, "Nobody was hurt.", "The end.", "More follows."]) == ()


def test_an_agency_at_the_end_is_credited() -> None:
    """Alone on the last line it signs the text."""
    assert credited(["Boats sank.", "Nobody was hurt.", "The search goes on.", "AFP"]) == (Credit("AFP", True),)


def test_agencies_are_known_as_outlets() -> None:
    """By name or by site; a town's gazette is none."""
    assert [agency_of(name) for name in ("Reuters", "apnews.com", "AP", "Ap Gazette", "")] == [
        "Reuters",
        "AP",
        "AP",
        "",
        "",
    ]


def test_another_agency_signs_as_reuters_does() -> None:
    """Where the dateline names an agency that is not known, the names at the end are not those of Reuters."""
    signed = "(Reporting by Ida Moll and Jo Tarn; Editing by Nils Hale)"
    assert credited(["TARN, March 3 (HNA) — A ferry sank.", "Nobody was hurt.", signed]) == ()
    assert credited(["TARN (Reuters) - A ferry sank.", "Nobody was hurt.", signed]) == (Credit("Reuters", True),)

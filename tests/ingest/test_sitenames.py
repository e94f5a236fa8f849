"""Laws of the names of sites and articles: a title is a title, a site's name is its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.sitenames import headline, likelier, site_name

URL = "https://www.oakfield-courier.example/news/bridge.html"


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Oakfield Courier | The town's own paper", "Oakfield Courier"),
        ("The town's own paper – Oakfield Courier", "Oakfield Courier"),
        ("Oakfield Courier: news, sport and weather", "Oakfield Courier"),
        ("Oakfield Courier", "Oakfield Courier"),
        ("Courier | Oakfield", "Courier | Oakfield"),
        ("The-Courier", "The-Courier"),
        ("", ""),
    ],
)
def test_a_slogan_is_no_part_of_a_name(told: str, wanted: str) -> None:
    """The address tells which part is the name; where it tells nothing, all of it stays."""
    assert site_name(told, URL) == wanted
    assert site_name(told, "") == told


@pytest.mark.parametrize(
    ("title", "heading", "wanted"),
    [
        ("Bridge closed | Editorial", "Bridge closed", "Bridge closed"),
        ("Bridge closed - News - Oakfield Courier", "Bridge closed", "Bridge closed"),
        ("“Bridge – closed” | Courier", "Bridge – closed", "“Bridge – closed”"),
        ("Bridge: closed for years", "Bridge", "Bridge"),
        ("Bridge closed", "Bridge", "Bridge closed"),
        ("Bridge closed", "Bridge closed", "Bridge closed"),
        ("Bridge closed | Editorial", "", "Bridge closed | Editorial"),
    ],
)
def test_what_stands_behind_the_heading_is_no_part_of_a_title(title: str, heading: str, wanted: str) -> None:
    """Only where a mark parts it from the page's own heading."""
    assert headline(title, [heading]) == wanted


def test_the_likelier_title_is_the_longer_or_the_one_in_both() -> None:
    """A heading that is only the site's name is none."""
    assert likelier("Bridge closed - Courier", "Bridge closed") == "Bridge closed"
    assert likelier("Oakfield closes its bridge - Courier", "The Courier") == "Oakfield closes its bridge - Courier"
    assert likelier("Courier", "Oakfield closes its bridge") == "Oakfield closes its bridge"
    assert likelier("", "Bridge") == likelier("Bridge", "") == "Bridge"


@given(st.text(), st.text(), st.text())
def test_nothing_is_invented(one: str, two: str, three: str) -> None:
    """What comes out stood in what went in."""
    assert site_name(one, two) in one
    assert headline(one, [two, three]) in one
    assert likelier(one, two) in (one, two)

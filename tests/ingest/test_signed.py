"""Laws of who signed an article: people and agencies do, desks, logins and slogans do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.signed import NOBODY, author


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("Ada Quill, Jan de Boer", "Ada Quill, Jan de Boer"),
        ("Ada Quill, Staff Writer", "Ada Quill"),
        ("webnata, Jan de Boer", "Jan de Boer"),
        ("ADA QUILL, AP Sports Writer", "ADA QUILL, AP Sports Writer"),
        ("Ada Quill. Ember Wire International", "Ada Quill"),
        ("Ada Quill – Oakfield Courier", "Ada Quill"),
        ("Oakfield Courier | Ada Quill", "Ada Quill"),
        ("Ada Quill | Jan de Boer", "Ada Quill, Jan de Boer"),
        ("John F. Kestrel", "John F. Kestrel"),
        ("J. R. Quill", "J. R. Quill"),
        ("Jean-Luc Berg", "Jean-Luc Berg"),
        ("Madonna", "Madonna"),
        ("dpa", "dpa"),
        ("REUTERS", "REUTERS"),
        ("Reuters - London", "Reuters - London"),
        ("Ada Staff", "Ada Staff"),
        ("艾达", "艾达"),
    ],
)
def test_people_and_agencies_sign(told: str, wanted: str) -> None:
    """The word that says so, the outlet and an office beside a name are not part of it."""
    assert author(told, "Oakfield Courier") == wanted


@pytest.mark.parametrize(
    "told",
    [
        *(
            "",
            " ",
            "Staff",
            "STAFF REPORTS",
            "Editorial",
            "admin",
            "Die Redaktion",
            "Redação",
            "Web Desk",
            "by Editor.",
        ),
        *("webnata", "quill1987", "ada_quill", "OAKFNEWS", "@adaquill", "ada@courier.example", "https://a.example/ada"),
        *("Oakfield Courier", "OAKFIELD COURIER", "OTH - Department of Information", "Oakfield Courier - Staff"),
        "News, sport and more | the best of Oakfield",
    ],
)
def test_what_names_nobody_is_no_author(told: str) -> None:
    """Desks, logins, handles, addresses, the outlet itself, offices and slogans."""
    assert author(told, "Oakfield Courier") == ""


@given(st.text() | st.sampled_from(sorted(NOBODY)))
def test_asking_twice_changes_nothing(told: str) -> None:
    """Who signed, signed."""
    once = author(told)
    assert author(once) == once

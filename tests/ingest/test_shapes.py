"""Laws of pages of special shapes: one page of several is known by its address, and only its own others are joined with it."""

from __future__ import annotations

from itertools import permutations

import pytest

from compare.ingest.limits import DEFAULTS
from compare.ingest.maintext import parse
from compare.ingest.shapes import JOINED, PART, is_amp, joined, page_number, with_updates
from compare.model import Document, Paragraph

HOST = "https://www.courier.example"


def number_of(address: str, *others: str) -> int:
    """Return which page of several one is that links to others."""
    links = "".join(f'<a rel="next" href="{other}">next</a>' for other in others)
    tree, why = parse(f"<html><body><p>The bridge is shut.</p><p>{links}</p></body></html>", DEFAULTS)
    assert tree is not None, why
    return page_number(tree, address)


@pytest.mark.parametrize(
    ("address", "other", "number"),
    [
        ("/bridge", "/bridge?page=2", 1),
        ("/bridge?page=2", "/bridge?page=3", 2),
        ("/bridge?id=7&p=2", "/bridge?id=7&p=1", 2),
        ("/bridge/", "/bridge/2/", 1),
        ("/bridge/page/3/", "/bridge/page/2/", 3),
        ("/bridge-seite-2.html", "/bridge-seite-3.html", 2),
        ("/bridge", "https://elsewhere.example/bridge?page=2", 0),
        ("/bridge", "/ferry?page=2", 0),
        ("/2031/04/02/bridge", "/2031/04/02/ferry", 0),
        ("/bridge", "/bridge", 0),
        ("/bridge", "javascript:next()", 0),
    ],
)
def test_a_page_of_several_is_known_by_its_address(address: str, other: str, number: int) -> None:
    """Its others have its address but for a number; another article, another site and a script are none."""
    assert number_of(HOST + address, HOST + other if other.startswith("/") else other) == number


def part(number: int, name: str, outlet: str = "Courier") -> Document:
    """Return a page of an article."""
    url, note = f"{HOST}/{name}?page={number}", PART.format(number)
    text = Paragraph(f"Part {number} of {name}.")
    return Document(f"{name}{number}", (text,), url=url, outlet=outlet, notes=(note, "said once"))


def test_pages_are_joined_by_their_numbers_whatever_their_order() -> None:
    """Ten comes behind two; other articles lie between them; what is noted twice is noted once."""
    other = Document("x", (Paragraph("The ferry sails."),))
    for order in permutations((part(1, "bridge"), part(2, "bridge"), part(10, "bridge"), other)):
        found = joined(order)
        assert len(found) == 2 and other in found
        (whole,) = (d for d in found if d != other)
        assert [p.text for p in whole.paragraphs] == [f"Part {n} of bridge." for n in (1, 2, 10)]
        assert whole.notes == ("said once", JOINED.format(3))


def test_pages_of_two_articles_or_two_outlets_stay_apart() -> None:
    """So do two copies of one page: which of them is meant nobody knows."""
    for pages in (
        (part(1, "bridge"), part(2, "ferry")),
        (part(1, "bridge"), part(2, "bridge", "Herald")),
        (part(1, "bridge"), part(1, "bridge"), part(2, "bridge")),
        (part(2, "bridge"),),
    ):
        assert joined(pages) == pages


def test_amp_says_that_it_is() -> None:
    """By a word or by a flash of lightning."""
    for attribute, wanted in (("amp", True), ("⚡", True), ('lang="en"', False), ('class="amp"', False)):
        tree, why = parse(f"<!doctype html><html {attribute}><body><p>a</p><p>b</p></body></html>", DEFAULTS)
        assert tree is not None, why
        assert is_amp(tree) is wanted


def test_an_entry_of_a_live_blog_stands_once() -> None:
    """What the page has already, however it is set, is not put behind it again."""
    texts = ("At nine the river rose.", "At ten it fell.")
    updates = (("Ten", "At ten, it FELL!"), ("Eleven", "At eleven the bridge was opened."), ())
    assert with_updates(texts, updates) == (*texts, "Eleven", "At eleven the bridge was opened.")

"""The page by the keyboard: where the focus is after each key, and what a screen reader is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compare.model import Report
from compare.reports.html import render

from .test_browser import ACTIVE, enter, press, soon, tab

AT = "return document.activeElement.closest('.para').id"
CELL = """
    const cell = document.activeElement.closest('th, td');
    return [cell.parentElement.rowIndex, cell.cellIndex];
"""
TARGET = "return document.getElementById(location.hash.slice(1)).contains(document.activeElement)"


def keys() -> Any:
    from selenium.webdriver.common.keys import Keys

    return Keys


def test_whoever_lands_in_a_column_is_at_its_stop(opened: Callable[..., Any], sample_page: Path) -> None:
    """From a link to a paragraph, Tab leads to the tool of that paragraph, not out of the article."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelectorAll('.adding')[1].querySelector('a.p').focus()")
    press(browser, enter())
    landed = soon(browser, AT)
    assert landed == browser.execute_script("return location.hash.slice(1)")
    press(browser, tab())
    assert browser.execute_script(AT) == landed
    assert browser.execute_script(ACTIVE)[0] == "SUMMARY"


def test_arrows_lead_on_from_what_a_paragraph_has_opened(opened: Callable[..., Any], sample_page: Path) -> None:
    """They count from the paragraph that one is in."""
    browser = opened(sample_page)
    paragraphs = "Array.from(document.querySelector('.column').querySelectorAll('.para:has(summary)'))"
    browser.execute_script(f"{paragraphs}[1].querySelector('summary').focus()")
    press(browser, enter(), tab())
    assert browser.execute_script(ACTIVE)[0] in ("A", "BUTTON")
    press(browser, keys().ARROW_DOWN)
    assert browser.execute_script(f"return {paragraphs}[2].querySelector('summary') === document.activeElement")


def test_going_back_is_going_back_to_the_link(opened: Callable[..., Any], sample_page: Path) -> None:
    """The focus returns to where it was, however often one has gone on; a link that is followed anew leads on anew."""
    browser = opened(sample_page)
    links = "document.querySelectorAll('.matrix tbody th a')"
    browser.execute_script(f"{links}[1].focus()")
    press(browser, enter())
    assert soon(browser, TARGET)
    browser.execute_script("document.querySelector('.point[open] .passage a.p').focus()")
    press(browser, enter())
    assert soon(browser, TARGET)
    browser.back()
    assert soon(browser, "return document.activeElement.matches('.point .passage a.p')")
    browser.back()
    assert soon(browser, f"return document.activeElement === {links}[1]")
    press(browser, enter())
    assert soon(browser, TARGET)


def test_the_same_link_leads_there_twice(opened: Callable[..., Any], sample_page: Path) -> None:
    """Though the address does not change, the point is opened again and has the focus."""
    browser = opened(sample_page)
    for _ in range(2):
        browser.execute_script("document.querySelector('.matrix tbody th a').focus()")
        press(browser, enter())
        assert soon(browser, TARGET)
        assert browser.execute_script(ACTIVE)[0] == "SUMMARY"
        assert browser.execute_script("return document.querySelector('.point').open")
        browser.execute_script("document.querySelector('.point').open = false")


@pytest.mark.parametrize(("part", "tag"), [("points", "H3"), ("adds", "H3"), ("A", "H4"), ("list", "SUMMARY")])
def test_a_part_is_begun_at_what_has_a_name(
    opened: Callable[..., Any], sample_page: Path, samples: Report, part: str, tag: str
) -> None:
    """At its heading, or at its first summary: not on a box whose name would be all it holds."""
    browser = opened(sample_page, f"#{samples.stories[0].story.id}-{part}")
    assert soon(browser, ACTIVE)[0] == tag
    assert browser.execute_script(TARGET)


def test_arrows_follow_rows_and_columns_of_the_table(opened: Callable[..., Any], sample_page: Path) -> None:
    """Down and up stay in the column and pass by cells without a link; right and left stay in the row."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelector('.matrix tbody tr td a').focus()")
    row, column = browser.execute_script(CELL)
    press(browser, keys().ARROW_DOWN)
    assert browser.execute_script(CELL)[1] == column
    assert browser.execute_script(CELL)[0] > row
    press(browser, keys().ARROW_UP)
    assert browser.execute_script(CELL) == [row, column]
    press(browser, keys().ARROW_RIGHT)
    assert browser.execute_script(CELL)[0] == row
    assert browser.execute_script(CELL)[1] > column
    press(browser, *[keys().ARROW_LEFT] * 12)
    assert browser.execute_script(CELL) == [row, 0]


def test_what_a_list_folds_has_arrows_of_its_own(opened: Callable[..., Any], sample_page: Path) -> None:
    """Once it is opened, its first link is the next stop of the Tab key."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelector('.adds details.rest > summary').focus()")
    press(browser, enter(), tab())
    inside = "document.querySelector('.adds details.rest > ul')"
    assert browser.execute_script(f"return {inside}.contains(document.activeElement)")
    press(browser, keys().END, tab())
    assert not browser.execute_script(f"return {inside}.contains(document.activeElement)")


def test_a_contradiction_is_reached_from_its_point(
    opened: Callable[..., Any], sample_page: Path, samples: Report
) -> None:
    """Its link leads to the heading of the entry, and from there Tab leads to the first place that it names."""
    browser = opened(sample_page, f"#{samples.stories[0].story.id}-p1")
    soon(browser, "document.querySelector('.point[open] a[href$=\"-c1\"]').focus()")
    press(browser, enter())
    assert soon(browser, ACTIVE)[0] == "H4"
    assert browser.execute_script(TARGET)
    press(browser, tab())
    assert browser.execute_script(ACTIVE)[0] == "A"
    assert browser.execute_script(TARGET)


def test_the_list_of_stories_is_reached_past_the_filter(opened: Callable[..., Any], sample_page: Path) -> None:
    """A link at the head of the filter leads there."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelector('.filters .leap').focus()")
    press(browser, enter())
    assert soon(browser, "return document.activeElement.id") == "stories"


def test_a_table_of_many_tells_in_the_link_what_its_sign_shows(trio: Any) -> None:
    """Of more than eight articles a cell is the sign alone; its name is as long as ever."""
    from dataclasses import replace

    one = trio.documents[0]
    many = replace(trio, documents=(*trio.documents, *(replace(one, id=f"d{n}", paragraphs=()) for n in range(7))))
    page = render(many)
    assert 'aria-label="told, paragraph 2, Halyard News"><svg class="g" aria-hidden="true">' in page
    assert ' narrow" role="group"' in page

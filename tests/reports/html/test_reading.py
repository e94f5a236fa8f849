"""The page as it is read: pictures whose lines meet no name, few stops of the Tab key, everything there without scripts."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model import Document, Report
from compare.reports.html import render
from compare.reports.html.registers import MOST, registers

from .test_browser import ACTIVE, press, soon, tab

BOXES = """
    const box = (part) => { const r = part.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
    const picture = document.querySelector('.timeline svg');
    return ['.label', '.join', 'circle'].map((kind) => Array.from(picture.querySelectorAll(kind)).map(box));
"""
STOPS = "return Array.from(document.querySelectorAll(arguments[0] + ' a[href]')).filter(a => a.tabIndex === 0).length"


@pytest.mark.parametrize("width", [360, 900, 1600])
def test_no_line_of_the_timeline_meets_a_name(opened: Callable[..., Any], sample_page: Path, width: int) -> None:
    """Names stand in a column of their own; a line that joins a copy to its source meets no dot but these two."""
    labels, joins, dots = opened(sample_page, width=width).execute_script(BOXES)
    assert labels and joins and dots
    picture_ends = max(right for _, _, right, _ in labels)
    assert all(left > picture_ends - 0.5 for left, _, _, _ in joins + dots)
    for join in joins:
        assert sum(_meet(join, dot) for dot in dots) <= 2


def _meet(one: list[float], other: list[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@pytest.mark.parametrize("holder", [".ledger .entries", ".matrix", ".adds"])
def test_a_table_or_ledger_is_one_stop_and_arrows_lead_on(
    opened: Callable[..., Any], sample_page: Path, holder: str
) -> None:
    """Tab passes by, arrows and Home and End go from place to place, and where one has been one comes back to."""
    from selenium.webdriver.common.keys import Keys

    browser = opened(sample_page)
    count = browser.execute_script("return document.querySelectorAll(arguments[0]).length", holder)
    within = browser.execute_script("return document.querySelectorAll(arguments[0] + ' .rove').length", holder)
    assert browser.execute_script(STOPS, holder) <= count + within
    links = (
        f"Array.from(document.querySelector('{holder}').querySelectorAll('a[href]')).filter(a => !a.closest('.rest'))"
    )
    at = f"return {links}.indexOf(document.activeElement)"
    browser.execute_script(f"{links}[0].focus()")
    press(browser, Keys.ARROW_RIGHT)
    assert browser.execute_script(at) == 1
    press(browser, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert browser.execute_script(at) == 0
    press(browser, Keys.END)
    last = browser.execute_script(at)
    assert last > 1
    press(browser, tab())
    assert browser.execute_script(at) == -1 or browser.execute_script(ACTIVE)[0] == "SUMMARY"
    assert browser.execute_script(f"return {links}[{last}].tabIndex") == 0


def test_an_article_side_by_side_is_one_stop(opened: Callable[..., Any], sample_page: Path) -> None:
    """Arrows lead from paragraph to paragraph; one that is opened is stepped into by Tab."""
    from selenium.webdriver.common.keys import Keys

    browser = opened(sample_page)
    tools = "Array.from(document.querySelector('.column').querySelectorAll('summary, .sign > .copy'))"
    assert browser.execute_script(f"return {tools}.filter(tool => tool.tabIndex === 0).length") == 1
    browser.execute_script(f"{tools}[0].focus()")
    press(browser, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    assert browser.execute_script(f"return {tools}.indexOf(document.activeElement)") == 2
    press(browser, tab())
    assert browser.execute_script("return document.activeElement.matches('.para .ties a[href]')")
    press(browser, Keys.ESCAPE)
    browser.execute_script(f"{tools}[2].focus()")
    press(browser, Keys.END)
    assert browser.execute_script(f"return {tools}.indexOf(document.activeElement) === {tools}.length - 1")


def test_whoever_comes_to_a_list_is_told_of_the_arrows_once(opened: Callable[..., Any], sample_page: Path) -> None:
    """A screen reader reads the status: how many places there are, of the first list also how to get to them; once of each."""
    from selenium.webdriver.common.keys import Keys

    browser = opened(sample_page)
    said = "return document.getElementById('say').textContent"
    assert browser.execute_script(said) == ""
    browser.execute_script("document.querySelector('.matrix a[href]').focus()")
    places = browser.execute_script("return document.querySelectorAll('.matrix')[0].querySelectorAll('a[href]').length")
    assert soon(browser, said) == f"{places} places. Arrow keys lead on; Tab leaves."
    browser.execute_script("document.querySelector('.ledger .rove a[href]').focus()")
    assert re.fullmatch(r"\d+ places\.", soon(browser, said))
    browser.execute_script("document.getElementById('say').textContent = ''")
    press(browser, Keys.ARROW_DOWN)
    browser.execute_script("document.querySelector('.matrix a[href]').focus()")
    assert soon(browser, said) == ""


@pytest.mark.parametrize(("width", "open_"), [(360, False), (1280, True)])
def test_the_filter_folds_on_a_phone(opened: Callable[..., Any], sample_page: Path, width: int, open_: bool) -> None:
    """So that the list begins on the first screen; words are searched without opening it."""
    browser = opened(sample_page, width=width)
    assert browser.find_element("id", "words").is_displayed()
    assert browser.find_element("id", "outlet").is_displayed() == open_
    assert browser.find_element("css selector", ".more > summary").is_displayed() != open_


def test_without_scripts_every_link_is_a_stop(opened: Callable[..., Any], sample_page: Path) -> None:
    """Nobody is locked out who has no arrows."""
    browser = opened(sample_page, scripts=False)
    assert browser.find_elements("css selector", "[tabindex='-1'][href]") == []


def test_without_scripts_a_link_shows_its_point(opened: Callable[..., Any], sample_page: Path, samples: Report) -> None:
    """And no other is opened; with scripts whoever closes it finds it closed."""
    story = samples.stories[0].story.id
    browser = opened(sample_page, f"#{story}-p2", scripts=False)
    one, two, three = (browser.find_element("id", f"{story}-p{n}").size["height"] for n in (1, 2, 3))
    assert two > 200 > max(one, three)
    browser = opened(sample_page, f"#{story}-p2")
    point = browser.find_element("id", f"{story}-p2")
    assert point.size["height"] == pytest.approx(two, rel=0.3)
    point.find_element("tag name", "summary").click()
    assert point.size["height"] < 200


def test_without_scripts_there_are_registers(opened: Callable[..., Any], sample_page: Path) -> None:
    """By day and by outlet, each entry a link to its row; with scripts the filter does it."""
    assert not opened(sample_page).find_element("id", "registers").is_displayed()
    browser = opened(sample_page, scripts=False)
    by_day, by_outlet = browser.find_elements("css selector", ".no-js > details")
    by_day.find_element("tag name", "summary").click()
    entries = [link.text for link in by_day.find_elements("css selector", "dd a")]
    assert len(entries) == 7
    assert entries[0].startswith("Fünf Stunden")
    assert len(by_outlet.find_elements("css selector", "dt")) == 18


def test_a_register_as_long_as_the_list_is_none() -> None:
    """Of very many rows there is no register: it would double the page."""
    assert registers((None,) * (MOST + 1), (), ()) == ()  # type: ignore[arg-type]


ARABIC = (
    "اصطدمت عبّارة الركاب «نجمة الرأس» بالرصيف الشرقي في ميناء سرحان صباح الثلاثاء، ما أدى إلى إصابة 14 راكبا بجروح.",
    "وأوقفت شركة «خطوط المرجان» قبطان العبّارة عن العمل إلى حين انتهاء التحقيق.",
)
HEBREW = (
    "מעבורת הנוסעים ״כוכב הכף״ התנגשה ברציף המזרחי בנמל סרחאן ביום שלישי בבוקר, ו-14 נוסעים נפצעו.",
    "חברת ״קווי האלמוג״ השעתה את רב החובל עד תום החקירה.",
)


def leftward(name: str, language: str, outlet: str, title: str, hour: int, *texts: str) -> Document:
    when = datetime(2026, 3, 3, hour, tzinfo=UTC)
    text = "\n\n".join(texts)
    return Document.of(text, id=name, title=title, outlet=outlet, published=when, language=language)


PILE = (
    leftward("a", "ar", "صحيفة الميناء", "عبّارة تصطدم بالرصيف", 8, *ARABIC),
    leftward("b", "ar", "بريد سرحان", "14 جريحا في حادث العبّارة", 9, ARABIC[1], ARABIC[0][:-1] + " وأضرار."),
    leftward("c", "he", "קול הנמל", "מעבורת פגעה ברציף", 10, *HEBREW),
)
DIRECTIONS = """
    const leftward = /[\\u0590-\\u08ff]/;
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const bare = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent, holder = walker.currentNode.parentElement;
      if (leftward.test(text) && !holder.closest('bdi, [dir=auto], svg')) bare.push(text.trim());
    }
    return bare;
"""


def test_text_from_right_to_left_is_so_wherever_it_stands(opened: Callable[..., Any]) -> None:
    """Titles, names, points, passages, quotations, tables: each isolated, each with its language."""
    found = compare.diff(PILE)
    browser = opened(render(found))
    assert browser.execute_script(DIRECTIONS) == []
    for language, texts in (("ar", ARABIC), ("he", HEBREW)):
        passages = browser.find_elements("css selector", f".para .text[lang={language}]")
        assert texts[0] in [passage.text for passage in passages]
        assert {passage.value_of_css_property("direction") for passage in passages} == {"rtl"}
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 1280


def test_nothing_is_claimed_between_two_languages(opened: Callable[..., Any]) -> None:
    """A share of 0 % would be a claim."""
    heat = opened(render(compare.diff(PILE))).find_element("css selector", ".likeness .heat").text
    assert heat.count("other language") == 4
    assert " 0 %" not in heat

"""The page in a real browser: nothing runs or is fetched that is not ours, and a keyboard or no script at all is enough."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model import Document, Paragraph, Report
from compare.reports.html import render, render_folder

from .conftest import NAUGHTY

COUNT = "return document.querySelectorAll(arguments[0]).length"
ACTIVE = "const a = document.activeElement; return [a.tagName, a.className, a.id, a.textContent.trim().slice(0, 60)]"
SHOWN = """return Array.from(document.querySelectorAll('.rows .row'))
    .filter(row => row.offsetHeight > 0).map(row => row.querySelector('h3 a').textContent)"""
FOREIGN = "img, iframe, object, embed, form, base, link, video, audio, frame, math, textarea, marquee"


def complaints(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def requests(browser: Any) -> list[str]:
    """Return the addresses that were asked for since the page was opened, but for the page itself."""
    told = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in told if event["method"] == "Network.requestWillBeSent"]
    own = ("data:image/svg+xml;base64,",)  # the browser draws its calendar sign with it
    return [url for url in asked if not url.startswith(own) and not url.partition("#")[0].endswith(".html")]


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def tab() -> str:
    from selenium.webdriver.common.keys import Keys

    return str(Keys.TAB)


def enter() -> str:
    from selenium.webdriver.common.keys import Keys

    return str(Keys.ENTER)


def clear_of_faults(browser: Any) -> None:
    assert complaints(browser) == []
    assert requests(browser) == []


@pytest.fixture(scope="session")
def hostile() -> Report:
    """A report of articles whose every field would like to be code."""
    told = (
        "The ferry Ismay hit the East Mole in fog at 7.42 a.m. on Tuesday and 14 people were hurt, the harbour office said.",
        "“We are deeply sorry to every passenger,” said Conrad Vesey, who runs the line, on the quay at Havermouth.",
        "Two replacements for the ferry were shelved in the autumn budget, though 1,900 people cross on a working day.",
    )
    documents = [
        Document(
            f"{poison}-{n}-{k}",
            tuple(Paragraph(f"{poison} {text} {poison}") for text in told[: 3 - k]),
            title=f"{poison} Ferry hits mole",
            outlet=f"{poison} Post {k}",
            author=poison,
            url=("javascript:pwned()", "data:text/html,<script>pwned()</script>")[k],
            language="en",
            origin=f"{poison}.html",
        )
        for n, poison in enumerate(NAUGHTY)
        for k in range(2)
    ]
    return compare.report(documents)


def test_the_samples_open_without_a_fault(opened: Callable[..., Any], sample_page: Path) -> None:
    """No complaint in the console, and nothing is asked for but the page."""
    browser = opened(sample_page)
    assert "4 stories in 20 articles" in browser.title
    assert browser.execute_script(COUNT, ".story") == 4
    clear_of_faults(browser)


def test_hostile_articles_are_only_read(opened: Callable[..., Any], hostile: Report) -> None:
    """No dialog, no request, no complaint, no element that is not ours, though everything is opened and pointed at."""
    browser = opened(render(hostile, boilerplate=True))
    browser.execute_script("""
        document.querySelectorAll('details').forEach(part => { part.open = true; });
        for (const part of document.querySelectorAll('[data-p], a, summary'))
            for (const kind of ['mouseover', 'focusin', 'mouseenter'])
                part.dispatchEvent(new Event(kind, {bubbles: true}));
    """)
    assert browser.execute_script("return typeof pwned") == "undefined"
    assert browser.execute_script(COUNT, FOREIGN) == 0
    assert [browser.execute_script(COUNT, kind) for kind in ("script", "style")] == [2, 1]
    assert browser.execute_script(COUNT, "a[href^='javascript' i], a[href^='data' i]") == 0
    assert "<script>pwned()</script>" in browser.execute_script("return document.body.textContent")
    clear_of_faults(browser)


def test_hostile_pages_of_a_folder_are_only_read(opened: Callable[..., Any], hostile: Report, tmp_path: Path) -> None:
    """The same of every page of a folder."""
    for name, page in render_folder(hostile):
        (tmp_path / name).write_text(page, "utf-8", "replace")
    browser = opened(tmp_path / "index.html")
    for link in browser.execute_script(
        "return Array.from(document.querySelectorAll('.rows h3 a')).slice(0, 3).map(a => a.href)"
    ):
        browser.get(link)
        assert browser.execute_script(COUNT, ".story") >= 1
        assert browser.execute_script("return typeof pwned") == "undefined"
        assert browser.execute_script(COUNT, FOREIGN) == 0
    clear_of_faults(browser)


def test_the_keyboard_leads_through_the_page(opened: Callable[..., Any], sample_page: Path) -> None:
    """First a way past the head, then search, outlets, number, dates, stories; each can be seen where it is."""
    browser = opened(sample_page)
    press(browser, tab())
    assert browser.execute_script(ACTIVE)[1] == "skip"
    press(browser, enter())
    assert browser.execute_script(ACTIVE)[2] == "main"
    reached = []
    for _ in range(14):
        press(browser, tab())
        reached.append(browser.execute_script(ACTIVE))
        outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached[-1]
    ids = [one[2] for one in reached]
    assert [i for i in ids if i] == sorted(
        (i for i in ids if i), key=["words", "outlet", "least", "from", "until", "clear"].index
    )
    assert any("Commuter ferry strikes harbour mole" in one[3] for one in reached)


def test_a_point_opens_by_the_keyboard(opened: Callable[..., Any], sample_page: Path) -> None:
    """Enter on its summary shows the passages; the next tab is inside them."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelector('.point > summary').focus()")
    assert not browser.execute_script("return document.querySelector('.point').open")
    press(browser, enter())
    assert browser.execute_script("return document.querySelector('.point').open")
    press(browser, tab())
    assert browser.execute_script("return document.querySelector('.point .open').contains(document.activeElement)")


def test_words_outlets_and_numbers_filter_the_stories(opened: Callable[..., Any], sample_page: Path) -> None:
    """What fits stays, how many is said, and clearing brings all back."""
    browser = opened(sample_page)
    browser.find_element("id", "words").send_keys("FERRY harbour")
    assert soon(browser, SHOWN) == ["Commuter ferry strikes harbour mole in fog, 14 injured"]
    assert "1 story fits" in browser.find_element("id", "found").text
    browser.find_element("id", "clear").click()
    assert len(browser.execute_script(SHOWN)) == 4
    _choose(browser, "outlet", "Estuary Radio (1)")
    assert soon(browser, SHOWN) == ["Clearmere shares frozen as province votes to own its pipes"]
    browser.find_element("id", "clear").click()
    _choose(browser, "least", "at least 5 outlets")
    assert len(soon(browser, SHOWN)) == 1
    browser.find_element("id", "clear").click()
    browser.execute_script(
        "const f = document.getElementById('from'); f.value = '2026-05-20'; f.dispatchEvent(new Event('input'))"
    )
    assert soon(browser, SHOWN) == ["Clearmere shares frozen as province votes to own its pipes"]
    browser.find_element("id", "words").send_keys("zzz")
    assert soon(browser, SHOWN) == []
    assert browser.find_element("css selector", ".nothing").is_displayed()
    clear_of_faults(browser)


def test_the_filter_leaves_out_what_is_told_in_full_too(opened: Callable[..., Any], sample_page: Path) -> None:
    """And what fits is said to who cannot see it; a link to what is left out still leads there."""
    browser = opened(sample_page)
    shown = "return Array.from(document.querySelectorAll('.story')).filter(s => s.offsetHeight > 0).length"
    assert browser.execute_script(shown) == 4
    assert browser.find_element("id", "found").text == "All 4 stories shown"
    browser.find_element("id", "words").send_keys("FERRY harbour")
    assert soon(browser, shown) == 1
    assert browser.execute_script("return document.getElementById('say').textContent").startswith("1 story fits")
    browser.execute_script("location.hash = document.querySelectorAll('.story')[2].id")
    assert soon(browser, shown) == 2


def test_a_paragraph_is_one_stop_and_its_tools_are_folded(opened: Callable[..., Any], sample_page: Path) -> None:
    """What is told of a paragraph, its address and its copy are reached once it is opened."""
    browser = opened(sample_page)
    assert browser.execute_script(COUNT, ".para .sign a, .para > button, .sign > button") == 0
    assert browser.execute_script(COUNT, ".para > details .copy") == browser.execute_script(COUNT, ".para > details")


def test_a_section_can_be_skipped(opened: Callable[..., Any], sample_page: Path) -> None:
    """The link is seen once it has the focus, and leads to the next section."""
    browser = opened(sample_page)
    browser.execute_script("document.querySelector('[id$=\"-points\"] .leap').focus()")
    assert browser.execute_script("return document.activeElement.offsetHeight") > 20
    press(browser, enter())
    assert soon(browser, "return document.activeElement.closest('section').id").endswith("-adds")
    assert browser.execute_script(ACTIVE)[0] == "H3"


def test_a_large_page_leads_to_its_end(opened: Callable[..., Any], many: Report) -> None:
    """A link to the last of many stories lands on its head, and no part of it is left unread."""
    last = many.stories[-1].story.id
    browser = opened(render(many), f"#{last}")
    browser.execute_script("location.hash = '#main'")
    browser.execute_script(f"location.hash = '#{last}'")
    assert 0 <= soon(browser, f"return document.getElementById('{last}').getBoundingClientRect().top") < 100


def test_without_scripts_all_is_read_and_two_filters_work(opened: Callable[..., Any], sample_page: Path) -> None:
    """The choice of an outlet and of how many is made by style alone; what needs a script is not shown."""
    browser = opened(sample_page, scripts=False)
    assert len(browser.find_elements("css selector", ".rows .row")) == 4
    assert not browser.find_element("id", "words").is_displayed()
    assert browser.find_elements("css selector", "button.copy") == []
    _choose(browser, "outlet", "Estuary Radio (1)")
    shown = [row for row in browser.find_elements("css selector", ".rows .row") if row.is_displayed()]
    assert ["Clearmere" in row.text for row in shown] == [True]
    _choose(browser, "outlet", "all outlets")
    _choose(browser, "least", "at least 5 outlets")
    assert sum(row.is_displayed() for row in browser.find_elements("css selector", ".rows .row")) == 1
    browser.find_element("css selector", ".rows h3 a").get_attribute("href")
    summary = browser.find_element("css selector", ".point > summary")
    summary.click()
    assert browser.find_element("css selector", ".point .passage").is_displayed()


def test_a_link_to_a_point_opens_it(opened: Callable[..., Any], sample_page: Path, samples: Report) -> None:
    """Whether one comes from outside or from the matrix."""
    story = samples.stories[0].story.id
    browser = opened(sample_page, f"#{story}-p2")
    inside = f"return document.getElementById('{story}-p2').closest('details').open"
    assert browser.execute_script(inside)
    top = browser.execute_script(f"return document.getElementById('{story}-p2').getBoundingClientRect().top")
    assert -5 < top < 900
    browser.execute_script(f"location.hash = '#{story}-p1'")
    assert soon(browser, f"return document.getElementById('{story}-p1').closest('details').open")


def test_a_paragraph_lights_what_it_is_linked_to(opened: Callable[..., Any], sample_page: Path) -> None:
    """On focus and under the pointer: the paragraphs that its evidence names, and no other."""
    browser = opened(sample_page)
    for kind in ("querySelector('summary').focus()", "dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"):
        lit = browser.execute_script(f"""
            const from = Array.from(document.querySelectorAll('.para')).find(p => p.querySelectorAll('.ties a').length > 1);
            from.{kind};
            const wanted = Array.from(from.querySelectorAll('.ties a')).map(a => a.hash.slice(1));
            const all = Array.from(document.querySelectorAll('.para.lit:not(.from)')).map(p => p.id);
            return [[...new Set(wanted)].sort(), all.sort()];
        """)
        assert lit[0] == lit[1] != []
    from selenium.webdriver.common.keys import Keys

    press(browser, Keys.ESCAPE)
    assert browser.execute_script(COUNT, ".lit") == 0


def test_a_passage_is_copied_with_its_source(opened: Callable[..., Any], sample_page: Path) -> None:
    """Outlet, title, date, paragraph and address; that it was done is said to who cannot see it."""
    browser = opened(sample_page)
    browser.execute_script(
        "window.copied = ''; navigator.clipboard.writeText = async text => { window.copied = text; };"
    )
    browser.execute_script("""
        const column = Array.from(document.querySelectorAll('.column')).find(c => c.dataset.url);
        column.querySelectorAll('button.copy')[1].click();
    """)
    copied = soon(browser, "return window.copied")
    assert copied.startswith("“")
    assert "” — " in copied
    assert ", ¶" in copied
    assert copied.rpartition(", ")[2].startswith("https://")
    assert "Copied with its source" in soon(browser, "return document.getElementById('say').textContent")


@pytest.mark.parametrize("width", [360, 900, 1600])
def test_no_page_is_wider_than_its_screen(opened: Callable[..., Any], sample_page: Path, width: int) -> None:
    """From a phone to a wide screen; tables that need more scroll by themselves."""
    browser = opened(sample_page, width=width)
    browser.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_on_paper_is_what_the_reader_opened(opened: Callable[..., Any], sample_page: Path) -> None:
    """A point that was opened is printed with its passages, the others as they stand; what only a screen has use for is not."""
    browser = opened(sample_page, media="print", scheme="dark")
    browser.execute_script("document.querySelector('.point').open = true")
    first, second, *_ = browser.find_elements("css selector", ".point")
    assert first.find_element("css selector", ".passage").size["height"] > 20
    assert second.is_displayed()
    assert not second.find_element("css selector", ".passage").is_displayed()
    for hidden in (".filters", "button.copy", ".on-screen", ".js-only.lead"):
        assert not any(part.is_displayed() for part in browser.find_elements("css selector", hidden)), hidden
    assert browser.find_element("css selector", "circle.copy").is_displayed()
    assert browser.find_element("css selector", ".timeline .label .tick").is_displayed()
    assert (
        browser.find_element("tag name", "body").value_of_css_property("background-color") == "rgba(255, 255, 255, 1)"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(opened: Callable[..., Any], sample_page: Path, samples: Report, scheme: str) -> None:
    """Not one serious one, with everything opened; nor on a page of a folder, nor of a comparison."""
    comparison = samples.stories[0].comparison
    assert comparison is not None
    single = dict(render_folder(replace(samples, stories=samples.stories[:1])))
    for page in (sample_page, render(comparison), *single.values()):
        browser = opened(page, scheme=scheme)
        browser.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        assert barriers(browser) == []


def barriers(browser: Any) -> list[str]:
    """Return what axe-core finds in the page: rule, and the first place."""
    axe = pytest.importorskip("axe_core_python", reason="no axe-core: pip install '.[test]'")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    browser.execute_script(script)
    browser.set_script_timeout(60)
    found = browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
    return [f"{v['impact']} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


def _choose(browser: Any, field: str, option: str) -> None:
    from selenium.webdriver.support.ui import Select

    Select(browser.find_element("id", field)).select_by_visible_text(option)


def soon(browser: Any, script: str) -> Any:
    """Return what a script gives once the page has come to rest: its filters wait for the end of typing."""
    from time import sleep

    sleep(0.4)
    return browser.execute_script(script)

"""A real browser for the pages, a parser for their elements, and texts that would like to be code."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model import Report, StoryReport
from compare.reports.html import render

SAMPLES = Path(__file__).parents[3] / "samples" / "articles"
VOID = {"meta", "link", "br", "input", "rect", "circle", "line", "path", "use"}

# rows 8 to 10 of what a page must bear: controls, markup of a terminal, and everything that would act in a page
NAUGHTY = (
    "<script>pwned()</script>",
    "</script><script>pwned()</script>",
    "</style><script>pwned()</script>",
    "</title><script>pwned()</script>",
    "</textarea><img src=x onerror=pwned()>",
    "<img src=x onerror=pwned()>",
    '" onmouseover="pwned()" autofocus onfocus="pwned()" x="',
    "' onmouseover='pwned()' x='",
    "<svg/onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<iframe srcdoc='<script>parent.pwned()</script>'></iframe>",
    "<math><mi//xlink:href='javascript:pwned()'>",
    "<a href='javascript:pwned()'>x</a>",
    "<base href='http://attacker.invalid/'>",
    "<meta http-equiv=refresh content='0;url=http://attacker.invalid/'>",
    "<link rel=stylesheet href=http://attacker.invalid/x.css>",
    "<style>@import 'http://attacker.invalid/x.css';</style>",
    "<form action=http://attacker.invalid/><button>x</button></form>",
    "<!-- --!> <![CDATA[ <?php ]]> -->",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "\x1b[31m\x1b]8;;http://x\x07\x9b2J\r\x08\x00\u2028\u2029",
    "\u202eevil\u2066\u2069\u200b\u200f\u061c\ufeff",
    "[/x][bold]:smile:[link=http://x]",
    "\udc80\ud83d lone",
    "＜script＞pwned()＜/script＞",
    "￾￿ Ω≈ç√ 田中さん مرحبا 👩‍👩‍👧",
)


class Elements(HTMLParser):
    """The elements of a page in their order, each with its attributes; the ids, the links, the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text.append(data)

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the elements without what they say."""
        return [(tag, tuple(attributes)) for tag, attributes in self.tags]

    @property
    def ids(self) -> list[str]:
        """Return all ids."""
        return [a["id"] or "" for _, a in self.tags if "id" in a]

    @property
    def links(self) -> list[str]:
        """Return all addresses."""
        return [a["href"] or "" for _, a in self.tags if "href" in a]

    @property
    def words(self) -> str:
        """Return what can be read, with single spaces."""
        return " ".join(" ".join(self.text).split())


@pytest.fixture
def elements() -> type[Elements]:
    return Elements


@pytest.fixture(scope="session")
def samples() -> Report:
    """The report of the sample articles."""
    return compare.report(compare.read(SAMPLES))


@pytest.fixture(scope="session")
def sample_page(samples: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample articles."""
    path = tmp_path_factory.mktemp("samples") / "report.html"
    path.write_text(render(samples), "utf-8")
    return path


@pytest.fixture
def many(report: Report) -> Report:
    """The report with its story forty times over, under other ids."""
    (told,) = report.stories
    stories = tuple(StoryReport(replace(told.story, founder=f"founder-{n}"), told.comparison) for n in range(40))
    return replace(report, stories=stories)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium that says what it requested and what it complained of."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium: pip install '.[test]'")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no browser: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # a dialog must be seen by the test and not be answered for it
    options.set_capability("unhandledPromptBehavior", "ignore")
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page, or a file of one: `opened(page, "#anchor", scripts=True, width=1280, scheme="light")`."""
    count = iter(range(1000))

    def opened(
        page: str | Path,
        anchor: str = "",
        *,
        scripts: bool = True,
        width: int = 1280,
        scheme: str = "light",
        media: str = "",
    ) -> Any:
        path = page
        if isinstance(page, str):
            path = tmp_path / f"page-{next(count)}.html"
            path.write_text(page, "utf-8", "replace")
        assert isinstance(path, Path)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        browser.get("about:blank")
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        browser.get(path.as_uri() + anchor)
        return browser

    yield opened
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

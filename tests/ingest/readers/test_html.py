"""Laws of reading saved web pages."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trafilatura

from compare.ingest.limits import Limits
from compare.ingest.reading import read
from compare.model import Reading

STORY = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen.",
    "Mayor Ada Quill said that engineers had found two cracks in the northern pier, and that nobody would be let across.",
    "“We would rather be late than sorry,” she told reporters in the town hall, where some eighty people had gathered.",
    "Shopkeepers on the far bank fear for the spring market, which brought 12,000 visitors to the town a year ago.",
)
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Oakfield closes its bridge - Oakfield Courier</title>
<meta property="og:title" content="Oakfield closes its bridge - Oakfield Courier">
<meta property="og:site_name" content="Oakfield Courier">
<meta property="article:published_time" content="2031-04-02T14:30:00+02:00">
<meta name="author" content="Jan de Boer">
<link rel="canonical" href="https://www.courier.example.com/news/bridge.html">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Oakfield closes its bridge</h1>{body}</article>
<footer>Imprint, privacy, jobs</footer></body></html>"""
BODY = "".join(f"<p>{text}</p>" for text in STORY)
FULL = PAGE.replace("{body}", BODY)


def test_a_page_gives_its_story_and_what_it_says_about_itself(taken: Callable[..., Reading]) -> None:
    """Text without navigation and title; outlet, author, time, address and language from the page's head."""
    (document,) = taken("bridge.html", FULL).documents
    assert tuple(p.text for p in document.paragraphs) == STORY
    assert document.title == "Oakfield closes its bridge"
    assert (document.outlet, document.author, document.language) == ("Oakfield Courier", "Jan de Boer", "en")
    assert document.published == datetime(2031, 4, 2, 12, 30, tzinfo=UTC)
    assert document.url == "https://www.courier.example.com/news/bridge.html"
    assert (document.id, document.notes) == ("bridge.html", ())


def test_what_a_page_does_not_say_is_missing(taken: Callable[..., Reading]) -> None:
    """No date, author, address or language is invented; the outlet is the file's name."""
    (document,) = taken("courier.html", f"<html><head></head><body><article>{BODY}</article></body></html>").documents
    assert (document.author, document.published, document.url, document.language) == ("", None, "", "")
    assert document.outlet == "courier"


def test_an_address_names_the_outlet_where_the_page_does_not(taken: Callable[..., Reading]) -> None:
    """The host of the canonical address, without www, stands in for a missing site name."""
    page = FULL.replace('property="og:site_name"', 'name="none"').replace(" - Oakfield Courier", "")
    (document,) = taken("bridge.html", page).documents
    assert document.outlet == "courier.example.com"


def test_a_plain_page_is_extracted_once(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """To compare algorithms takes as long as to extract, so only what is in doubt is compared."""
    asked: list[bool] = []
    library = trafilatura.bare_extraction

    def counting(tree: object, *, fast: bool, **options: object) -> object:
        asked.append(fast)
        return library(tree, fast=fast, **options)

    monkeypatch.setattr(trafilatura, "bare_extraction", counting)
    assert taken("bridge.html", FULL).documents and asked == [True]
    short = PAGE.replace("{body}", "<p>The bridge is closed.</p>")
    assert taken("short.html", short).documents and asked[1:3] == [True, False]


def test_a_title_is_found_in_the_head_then_in_the_text(taken: Callable[..., Reading]) -> None:
    """The window's title, without its last part, stands in only where there is no heading, or several."""

    def title(head: str, body: str) -> str:
        page = f"<!doctype html><html><head>{head}</head><body><article>{body}{BODY}</article></body></html>"
        return taken("bridge.html", page).documents[0].title

    window = "<title>The window's - Oakfield Courier</title>"
    told = window + '<meta name="twitter:title" content="Told by the head">'
    assert title(told, "<h1>A heading</h1>") == "Told by the head"
    assert title(window, "<h1>A heading</h1>") == "A heading"
    assert title(window, "<h1>A heading</h1><h1>Another</h1>") == "The window's"
    assert title("<title>One name</title>", "") == "One name"


def test_a_page_names_its_author_where_no_article_does(taken: Callable[..., Reading]) -> None:
    """Linked data of a page, as blogs have it, that points to a person."""
    data = [
        {"@type": "WebPage", "name": "Oakfield closes its bridge", "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
    ]
    page = with_data(FULL.replace("Oakfield Courier</title>", "x</title>"), {"@graph": data})
    assert taken("bridge.html", page).documents[0].author == "Ada Quill"


def test_linked_data_gives_the_time_that_the_head_lacks(taken: Callable[..., Reading]) -> None:
    """A day in the head and a moment of the same day in the linked data are that moment; broken data is passed over."""
    data = '<script type="application/ld+json">{"@graph": [{"datePublished": "2031-04-02T09:15:00Z"}]}</script>'
    page = FULL.replace("2031-04-02T14:30:00+02:00", "2031-04-02").replace(
        "</head>", f'<script type="application/ld+json">{{"a": </script>{data}</head>'
    )
    (document,) = taken("bridge.html", page).documents
    assert document.published == datetime(2031, 4, 2, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_is_decoded_by_what_it_is_not_by_what_it_says(encoding: str, taken: Callable[..., Reading]) -> None:
    """Curly quotes survive a page that is wrong about its encoding."""
    (document,) = taken("bridge.html", FULL.encode(encoding)).documents
    assert STORY[2] in document.text


def test_lines_broken_by_br_are_paragraphs(taken: Callable[..., Reading]) -> None:
    """A page that knows no paragraphs still has them."""
    (document,) = taken("bridge.html", PAGE.replace("{body}", "<p>" + "<br><br>".join(STORY) + "</p>")).documents
    assert tuple(p.text for p in document.paragraphs) == STORY


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<div>" * 1000 + BODY + "</div>" * 1000, "elements nested 250 deep and more"),
        ("<div>" * 100_000 + BODY, "elements nested 250 deep and more"),
        (BODY + "<a href=/x>here</a> " * 20_000, "20,002 links, over 10,000"),
        (BODY + "<i></i>" * 60_000, "elements, over 50,000"),
    ],
    ids=["nested", "nested deeper", "links", "elements"],
)
def test_a_page_that_extraction_cannot_take_is_read_more_plainly(
    body: str, why: str, taken: Callable[..., Reading]
) -> None:
    """The story is there, within seconds, and the document says how it was read."""
    start = time.process_time()
    (document,) = taken("bridge.html", PAGE.replace("{body}", body)).documents
    assert time.process_time() - start < 10
    assert set(STORY) <= {p.text for p in document.paragraphs}
    assert document.notes[0].startswith("main text taken by the plain reader: ") and document.notes[0].endswith(why)


def test_a_giant_attribute_takes_no_time(taken: Callable[..., Reading]) -> None:
    """An attribute of 5 MB is dropped before anything looks at it."""
    start = time.process_time()
    (document,) = taken(
        "bridge.html", PAGE.replace("{body}", f'<div class="{"comment " * 600_000}">{BODY}</div>')
    ).documents
    assert time.process_time() - start < 10
    assert document.text.startswith(STORY[0])


@pytest.mark.parametrize(
    "end",
    ["<a " * 100_000, "<!-- " * 100_000, "<script>" * 50_000, "<![CDATA[" * 50_000, "\0" * 99],
    ids=["tag", "comment", "script", "cdata", "zeros"],
)
def test_what_never_closes_does_not_hide_the_story(end: str, taken: Callable[..., Reading]) -> None:
    """A page cut off anywhere still gives what stands before the cut."""
    (document,) = taken("bridge.html", FULL.replace("</body></html>", end)).documents
    assert document.text.startswith(STORY[0])


def test_a_page_without_an_article_keeps_the_text_it_has(taken: Callable[..., Reading]) -> None:
    """Where extraction finds nothing the plain reader is asked; where that finds nothing the page is empty."""
    assert taken("a.html", "<p>Shut.").documents[0].text == "Shut."
    assert taken("b.html", "<html><body><script>x</script></body></html>").skipped[0].reason == "empty"


def test_markup_in_text_is_text(taken: Callable[..., Reading]) -> None:
    """Escaped tags come out as the characters that the page shows."""
    (document,) = taken("x.html", FULL.replace("cracks", "&lt;script&gt;alert(1)&lt;/script&gt; cracks")).documents
    assert "<script>alert(1)</script> cracks" in document.text


def test_only_addresses_of_the_web_are_taken(taken: Callable[..., Reading]) -> None:
    """A canonical address that is a script is none."""
    page = FULL.replace("https://www.courier.example.com/news/bridge.html", "javascript:alert(1)")
    assert taken("bridge.html", page).documents[0].url == ""


def test_reading_pages_opens_no_connection(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked up for a page."""

    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert taken("bridge.html", FULL).documents


def test_extraction_says_nothing_on_its_own(tmp_path: object) -> None:
    """What the library would print is a note or a reason of ours: standard error stays empty."""
    code = (
        "import sys; from compare.ingest.reading import read; from pathlib import Path;"
        f"p = Path({str(tmp_path)!r}, 'a.html'); p.write_text('<p>Shut.'); read([p])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_reading_text_does_not_load_the_extractor() -> None:
    """Heavy libraries wait for the first page."""
    code = "import sys, compare.ingest.reading; print({'trafilatura', 'chardet', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_limits_are_the_callers(taken: Callable[..., Reading]) -> None:
    """A lower cap is kept to, and says what it was."""
    (document,) = taken("bridge.html", FULL, limits=Limits(max_links=1)).documents
    assert document.notes == ("main text taken by the plain reader: 2 links, over 1",)


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "The bridge is closed &amp; the market off",
    "author": [{"@type": "Person", "name": "Ada Quill"}, {"@id": "#jan"}, "https://courier.example.com/people/3"],
    "publisher": {"@type": "Organization", "name": "Ember Wire"},
    "datePublished": "2031-04-02T16:00:00+02:00",
    "inLanguage": "de-DE",
    "mainEntityOfPage": {"@id": "https://www.courier.example.com/news/bridge.html?utm=1"},
}
OTHERS = [
    {"@type": "NewsArticle", "headline": "Another article", "url": "https://www.courier.example.com/news/ferry.html"},
    {"@type": "Person", "@id": "#jan", "name": "Jan de Boer"},
    {"@type": "WebSite", "name": "Courier online"},
]


def with_data(page: str, *data: object) -> str:
    """Return a page with linked data in its head."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(d)}</script>' for d in data)
    return page.replace("</head>", scripts + "</head>")


def test_linked_data_goes_before_the_head(taken: Callable[..., Reading]) -> None:
    """Of several articles, the one with the page's address; people by name, also where they stand elsewhere."""
    (document,) = taken("bridge.html", with_data(FULL, {"@graph": [*OTHERS, ARTICLE]})).documents
    assert document.title == "The bridge is closed & the market off"
    assert (document.author, document.language) == ("Ada Quill, Jan de Boer", "de")
    assert document.published == datetime(2031, 4, 2, 14, tzinfo=UTC)
    assert document.outlet == "Oakfield Courier"  # the site's own name: a publisher is often the agency
    bare = FULL.replace("og:site_name", "none").replace(" - Oakfield Courier", "").replace("canonical", "none")
    (document,) = taken("bridge.html", with_data(bare, ARTICLE)).documents
    assert (document.outlet, document.url) == ("Ember Wire", "https://www.courier.example.com/news/bridge.html?utm=1")


def test_linked_data_of_other_articles_is_not_taken(taken: Callable[..., Reading]) -> None:
    """A list of what else there is says nothing about this page."""
    (document,) = taken("bridge.html", with_data(FULL, OTHERS[0], {**OTHERS[0], "headline": "A third"})).documents
    assert (document.title, document.author) == ("Oakfield closes its bridge", "Jan de Boer")


@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"@type": 7, "headline": []}',
        '{"@type": "Article", "headline": "x", "author": {"name": {}}}',
        "null",
        '"a"',
    ],
    ids=["deep", "numbers", "objects", "null", "text"],
)
def test_any_linked_data_is_survived(data: str, taken: Callable[..., Reading]) -> None:
    """A page may say what it likes."""
    page = FULL.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    assert taken("bridge.html", page).documents[0].outlet == "Oakfield Courier"


def test_a_guess_that_is_no_name_is_no_author(taken: Callable[..., Reading]) -> None:
    """What stands where a name is expected may be anything; what is not known is missing."""
    for guess, author in (("Ada Quill November", ""), ("Ada Quill", "Ada Quill")):
        page = FULL.replace('<meta name="author" content="Jan de Boer">', "").replace(
            "</h1>", f'</h1><span class="author">{guess}</span>'
        )
        assert taken("bridge.html", page).documents[0].author == author


AMP = """<!doctype html><html ⚡ lang="en-GB"><head><meta charset="utf-8"><title>Oakfield closes its bridge</title>
<link rel="canonical" href="https://www.courier.example.com/news/bridge.html">
<script async src="https://cdn.example/v0.js"></script></head><body>
<amp-sidebar layout="nodisplay"><ul><li>Home of the Courier and its readers</li>
<li>Sport and what else there is</li></ul></amp-sidebar>
<article><h1>Oakfield closes its bridge</h1><amp-img src="a.jpg" layout="fill"></amp-img>{body}
<amp-list src="https://a.example/more.json">
<template type="amp-mustache"><p>Read more: {{title}} in our newsletter today</p></template>
</amp-list></article>
<amp-consent><p>We and our partners process what you read here, do you agree?</p></amp-consent></body></html>"""


def test_a_page_in_amp_is_the_page(taken: Callable[..., Reading]) -> None:
    """The same story under the same address, without what only AMP puts around it."""
    (document,) = taken("bridge.amp.html", AMP.replace("{body}", BODY)).documents
    assert tuple(p.text for p in document.paragraphs) == STORY
    assert document.url == "https://www.courier.example.com/news/bridge.html"
    assert document.title == "Oakfield closes its bridge"


def test_a_live_blog_keeps_all_its_entries(taken: Callable[..., Reading]) -> None:
    """Those that a script puts into the page are in its linked data; each stands once."""
    entries = [
        f"At {n} o’clock the river stood at {n + 3} metres, the harbour office told the Courier." for n in range(1, 9)
    ]
    updates = [{"headline": f"Update {n}", "articleBody": text} for n, text in enumerate((STORY[0], *entries))]
    data = {
        "@type": "LiveBlogPosting",
        "headline": "Oakfield closes its bridge",
        "datePublished": "2031-04-02T06:00:00Z",
        "liveBlogUpdate": [*updates, {"articleBody": ""}, 7],
    }
    (document,) = taken("live.html", with_data(FULL, data)).documents
    texts = [p.text for p in document.paragraphs]
    assert tuple(texts[:4]) == STORY
    assert all(texts.count(text) == 1 for text in (*STORY, *entries))
    assert document.notes == ("a live blog of 9 entries",)


def one_of_two(number: int) -> str:
    """Return a page of an article of two."""
    other = (
        '<link rel="next" href="/news/bridge.html?page=2">'
        if number == 1
        else '<link rel="prev" href="/news/bridge.html">'
    )
    texts = STORY[:2] if number == 1 else STORY[2:]
    own = "bridge.html" if number == 1 else "bridge.html?page=2"
    body = "".join(f"<p>{text}</p>" for text in texts)
    return PAGE.replace("{body}", body).replace("news/bridge.html", f"news/{own}").replace("</head>", f"{other}</head>")


def test_the_pages_of_an_article_are_joined(tmp_path: Path) -> None:
    """In their order, wherever the files stand; a lone one says which it is."""
    for name, number in (("a.html", 2), ("b.html", 1)):
        (tmp_path / name).write_text(one_of_two(number), "utf-8")
    (document,) = read([tmp_path]).documents
    assert tuple(p.text for p in document.paragraphs) == STORY
    assert (document.id, document.notes) == ("b.html", ("joined from 2 pages",))
    (lone,) = read([tmp_path / "a.html"]).documents
    assert lone.notes == ("page 2 of an article of several pages",)


def test_the_next_article_is_no_next_page(taken: Callable[..., Reading]) -> None:
    """Blogs link to their next post by the same word."""
    page = FULL.replace("</head>", '<link rel="next" href="https://www.courier.example.com/news/ferry-2.html"></head>')
    assert taken("bridge.html", page).documents[0].notes == ()


def test_a_page_that_a_script_fills_has_its_article_in_the_linked_data(taken: Callable[..., Reading]) -> None:
    """Where the page itself holds no text, what its linked data gives as the article's body is read, and said."""
    data = {"@type": "NewsArticle", "headline": "Oakfield closes its bridge", "articleBody": "\n\n".join(STORY)}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
    (document,) = taken("bridge.html", PAGE.replace("{body}", "").replace("</head>", script)).documents
    assert tuple(p.text for p in document.paragraphs) == STORY
    assert any("linked data" in note for note in document.notes)

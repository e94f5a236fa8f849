"""Laws of reading NITF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from compare.model import Reading

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://nowhere.example/nitf-3-6.dtd">
<nitf xml:lang="en-GB"><head><title>Bridge</title>
<docdata><doc-id id-string="n-17"/><date.issue norm="20310402T143000Z"/></docdata>
<pubdata name="Oakfield Courier" date.publication="20310403" ex-ref="https://courier.example.com/bridge"/></head>
<body><body.head><hedline><hl1>Oakfield closes its bridge</hl1></hedline><byline>By Ada Quill</byline></body.head>
<body.content><media><media-caption><p>The bridge in spring.</p></media-caption></media>
<block><p>The bridge is <em>shut</em>.</p><hl2>Nobody hurt</hl2></block><p>Nobody was hurt.</p></body.content></body></nitf>"""


def test_an_article_gives_all_that_it_says(taken: Callable[..., Reading]) -> None:
    """Headline, paper, byline, date and the paragraphs of the body; captions are of pictures; no DTD is fetched."""
    (found,) = taken("n17.xml", NITF).documents
    assert [p.text for p in found.paragraphs] == ["The bridge is shut.", "Nobody hurt", "Nobody was hurt."]
    assert (found.title, found.outlet, found.author) == ("Oakfield closes its bridge", "Oakfield Courier", "Ada Quill")
    assert (found.published, found.language) == (datetime(2031, 4, 2, 14, 30, tzinfo=UTC), "en")
    assert (found.id, found.url) == ("n17.xml", "https://courier.example.com/bridge")


def test_what_is_not_said_is_missing(taken: Callable[..., Reading]) -> None:
    """A body of bare text is one paragraph; there is no date, no author."""
    (found,) = taken("a.nitf", "<nitf><body><body.content>Only words.</body.content></body></nitf>").documents
    assert (found.text, found.title, found.author, found.published, found.url) == ("Only words.", "", "", None, "")


def test_an_article_without_text_is_skipped(taken: Callable[..., Reading]) -> None:
    """It is empty."""
    assert [s.reason for s in taken("a.nitf", "<nitf><body/></nitf>").skipped] == ["empty"]

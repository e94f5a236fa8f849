"""Laws of reading RSS and Atom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.ingest.limits import Limits
from compare.model import Reading

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by the courier's own program -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Oakfield Courier</title><link>https://courier.example.com/</link><language>en-gb</language>
<image><title>Logo</title><url>https://courier.example.com/logo.png</url></image>
<item><title>Oakfield closes its bridge &amp; its market</title><link>https://courier.example.com/bridge</link>
<atom:link rel="self" href="https://courier.example.com/feed"/>
<guid isPermaLink="false">courier-17</guid><pubDate>Wed, 02 Apr 2031 14:30:00 +0200</pubDate>
<dc:creator>Jan de Boer</dc:creator>
<description>The bridge is shut.</description>
<content:encoded><![CDATA[<p>The bridge is shut&nbsp;until May.</p>
<p>Nobody was hurt, said Mayor Quill.</p>]]></content:encoded></item>
<item><title>Ferry runs again</title><guid>https://courier.example.com/ferry</guid>
<description>The ferry to Cape Wren runs again &lt;b&gt;from Monday&lt;/b&gt;.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Eichfelder Bote</title>
<entry><title type="html">Brücke &lt;i&gt;gesperrt&lt;/i&gt;</title><link rel="edit" href="https://bote.example/edit"/>
<link rel="alternate" href="https://bote.example/1"/><id>urn:1</id><updated>2031-04-03T08:00:00Z</updated>
<published>2031-04-02T12:30:00Z</published><author><name>Ute Kern</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Die Brücke ist zu.</p><p>Niemand wurde verletzt.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Herald</title></channel>
<item rdf:about="https://herald.example/1"><title>Bridge shut</title><link>https://herald.example/1</link>
<dc:date>2031-04-02</dc:date><description>The old bridge is shut for good.</description></item></rdf:RDF>"""


def test_an_entry_of_rss_gives_all_that_it_says(taken: Callable[..., Reading]) -> None:
    """Full content goes before the summary; the channel names the outlet and the language."""
    found = taken("feed.xml", RSS).documents[0]
    assert [p.text for p in found.paragraphs] == ["The bridge is shut until May.", "Nobody was hurt, said Mayor Quill."]
    assert (found.id, found.title) == ("courier-17", "Oakfield closes its bridge & its market")
    assert (found.outlet, found.author, found.language) == ("Oakfield Courier", "Jan de Boer", "en")
    assert found.published == datetime(2031, 4, 2, 12, 30, tzinfo=UTC)
    assert (found.url, found.notes) == ("https://courier.example.com/bridge", ())
    assert found.origin.endswith("feed.xml[0]")


def test_a_summary_says_that_it_is_one(taken: Callable[..., Reading]) -> None:
    """An entry without content is no whole article, and nobody's silence should be read into it; what it lacks is missing."""
    found = taken("feed.xml", RSS).documents[1]
    assert found.text == "The ferry to Cape Wren runs again from Monday."
    assert found.notes == ("the feed holds a summary only",)
    assert (found.url, found.published, found.author) == ("https://courier.example.com/ferry", None, "")


def test_an_entry_of_atom(taken: Callable[..., Reading]) -> None:
    """Titles in HTML, content in XHTML, the address of the page and not of its editor."""
    (found,) = taken("bote", ATOM).documents
    assert [p.text for p in found.paragraphs] == ["Die Brücke ist zu.", "Niemand wurde verletzt."]
    assert (found.title, found.outlet, found.author) == ("Brücke gesperrt", "Eichfelder Bote", "Ute Kern")
    assert (found.url, found.language) == ("https://bote.example/1", "de")
    assert found.published == datetime(2031, 4, 2, 12, 30, tzinfo=UTC)


def test_an_item_of_rss_1(taken: Callable[..., Reading]) -> None:
    """Items beside their channel know it all the same."""
    (found,) = taken("feed.rdf", RDF).documents
    assert (found.outlet, found.title, found.published) == ("Herald", "Bridge shut", datetime(2031, 4, 2, tzinfo=UTC))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, taken: Callable[..., Reading]) -> None:
    """A feed is decoded by what it is, not by what it says."""
    assert "Brücke" in taken("feed", ATOM.encode(encoding)).documents[0].text


def test_a_feed_that_is_cut_off_gives_what_is_whole(taken: Callable[..., Reading]) -> None:
    """Half an entry is no entry."""
    found = taken("feed.xml", RSS[: RSS.index("<description>The ferry") + 40])
    assert [d.id for d in found.documents] == ["courier-17"]
    assert "cut off" in found.skipped[0].reason


def test_sloppy_feeds_are_read(taken: Callable[..., Reading]) -> None:
    """A bare ampersand and an entity that only HTML knows are no reason to lose an entry."""
    item = "<title>Fish & chips &eacute;</title><description>Words &hellip; here</description>"
    found = taken("feed.xml", f"<rss><channel><item>{item}</item></channel></rss>")
    assert (found.documents[0].title, found.documents[0].text) == ("Fish & chips é", "Words … here")


def test_entities_are_refused(taken: Callable[..., Reading]) -> None:
    """Neither a bomb nor the content of another file gets in."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    outside = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for doctype in (bomb, outside, "<!--" + "x" * 10_000 + "-->" + outside):
        item = "<item><title>&a;</title><description>&a;</description></item>"
        found = taken("feed.xml", f"{doctype}<rss><channel>{item}</channel></rss>")
        assert not found.documents and "entities" in found.skipped[0].reason


def test_an_entry_over_the_cap_is_skipped_alone(taken: Callable[..., Reading]) -> None:
    """The next is read."""
    found = taken("feed.xml", RSS.replace("Nobody was hurt", "x" * 3000), limits=Limits(max_bytes=2000))
    assert [d.title for d in found.documents] == ["Ferry runs again"]
    assert "over the cap" in found.skipped[0].reason


def test_depth_ends_the_reading(taken: Callable[..., Reading]) -> None:
    """A hundred thousand elements one in the other are told of, not followed."""
    found = taken("feed.xml", RSS.replace("</channel></rss>", "<a>" * 100_000))
    assert found.documents[0].id == "courier-17"
    assert found.skipped


def test_xml_of_another_kind_is_named(taken: Callable[..., Reading]) -> None:
    """A site map is no article."""
    found = taken("map.xml", '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>')
    assert found.skipped[0].reason == "XML of another kind: urlset"


@pytest.mark.parametrize(
    "item",
    [
        "<title>A</title><media:thumbnail url='x'/><description>Words here</description>",
        "<title>A\x0b</title><description>Words \x01here</description>",
        "<title>A</title><description><![CDATA[Words here]]></description></b>",
        "<title><![CDATA[A]]></title><link><![CDATA[https://a.example/?b=1&c=2]]></link><description>Words here</description>",
    ],
    ids=["prefix", "control", "stray end", "data"],
)
def test_mistakes_cost_nothing(item: str, taken: Callable[..., Reading]) -> None:
    """What every feed reader forgives is forgiven, and entries behind it are read."""
    more = "<item><title>B</title><description>More</description></item>"
    rss = f"<rss><channel><title>T</title><item>{item}</item>{more}</channel></rss>"
    documents = taken("feed.xml", rss).documents
    assert [(d.title, d.text) for d in documents] == [("A", "Words here"), ("B", "More")]
    assert documents[0].url in ("", "https://a.example/?b=1&c=2")


def test_blocks_may_end_anywhere(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """However a file is cut up while it is read, it is the same."""
    whole = taken("feed.xml", RSS)
    for size in (50, 51, 64, 101):
        monkeypatch.setattr("compare.ingest.xml.SAMPLE", size)
        assert taken("feed.xml", RSS) == whole

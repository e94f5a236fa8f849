"""Laws of reading NewsML-G2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from compare.model import Reading

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:17" version="2" xml:lang="en">
<itemMeta><provider literal="WIRE"><name>Ember Wire</name></provider><versionCreated>2031-04-03T10:00:00Z</versionCreated>
<firstCreated>2031-04-02T14:30:00Z</firstCreated></itemMeta>
<contentMeta><by>By Ada Quill</by><headline>Oakfield closes its bridge</headline><language tag="en-GB"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>The bridge is shut.</p><p>Nobody was hurt.</p></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Other</hl1></hedline></body.head><body.content><p>The bridge is shut.</p><p>Nobody was hurt.</p>
</body.content></body></nitf></inlineXML>"""
DATA = "<inlineData>The bridge is shut.\n\nNobody was hurt.</inlineData>"


def test_the_content_may_be_of_three_kinds(taken: Callable[..., Reading]) -> None:
    """XHTML, NITF and text give the same document."""
    for content in (XHTML, NITF, DATA):
        (found,) = taken("item.xml", ITEM.replace("{content}", content)).documents
        assert [p.text for p in found.paragraphs] == ["The bridge is shut.", "Nobody was hurt."]
        assert (found.title, found.outlet, found.author) == ("Oakfield closes its bridge", "Ember Wire", "Ada Quill")
        assert (found.published, found.language) == (datetime(2031, 4, 2, 14, 30, tzinfo=UTC), "en")
        assert (found.id, found.origin.rpartition("/")[2]) == ("item.xml", "item.xml")


def test_a_message_holds_many_items(taken: Callable[..., Reading]) -> None:
    """Each is a document under its own id; one without text and a package of references are skipped."""
    other = ITEM.replace(":17", ":18").replace("{content}", "")
    message = f"<newsMessage><itemSet>{ITEM.replace('{content}', XHTML)}{other}<packageItem/></itemSet></newsMessage>"
    found = taken("message.xml", message)
    assert [d.id for d in found.documents] == ["urn:newsml:wire.example:17"]
    assert found.documents[0].origin.endswith("message.xml[0]")
    assert [(s.origin[-3:], s.reason) for s in found.skipped] == [
        ("[1]", "no text"),
        ("[2]", "a package of references to other items, which are files of their own"),
    ]

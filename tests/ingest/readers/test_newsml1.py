"""Laws of reading NewsML 1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.ingest.limits import Limits
from compare.model import Reading

ITEM = """<NewsItem xml:lang="fr"><Identification><NewsIdentifier><ProviderId>emberwire.example</ProviderId>
<DateId>20310402</DateId><NewsItemId>bridge</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:emberwire.example:20310402:{number}:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20310402T163000+0200</FirstCreated>
<ThisRevisionCreated>20310403T100000Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Oakfield closes its bridge</HeadLine><ByLine>By Ada Quill</ByLine>
<DateLine>OAKFIELD, April 2</DateLine><SlugLine>BRIDGE-CLOSED</SlugLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Ember Wire"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>{content}</NewsComponent></NewsItem>"""
TEXT = """<ContentItem><MediaType FormalName="Text"/><Format FormalName="{format}"/>
<DataContent>{data}</DataContent></ContentItem>"""
FORMS = {
    "NITF": """<nitf><body><body.head><hedline><hl1>Other</hl1></hedline></body.head><body.content>
<media><media-caption>The bridge in spring.</media-caption></media>
<p>The bridge is shut.</p><hl2>A long walk</hl2><p>Nobody was hurt.</p></body.content></body></nitf>""",
    "XHTML": """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Other</title></head><body>
<p>The bridge is <b>shut</b>.</p><h2>A long walk</h2><p>Nobody was hurt.</p></body></html>""",
    "bcNITF2.5": "<p>The bridge is shut.</p>\n<p>A long walk</p>\n<p>Nobody was hurt.</p>",
    "escaped": "<![CDATA[<p>The bridge is shut.</p><h3>A long walk</h3><p>Nobody was hurt.</p>]]>",
    "text": "The bridge is shut.\n\nA long walk\n\nNobody was hurt.",
}
PHOTO = """<NewsComponent><Role FormalName="{role}"/><NewsComponent><Role FormalName="Caption"/><ContentItem>
<MediaType FormalName="Text"/><DataContent><p>The bridge in spring.</p></DataContent></ContentItem></NewsComponent>
<ContentItem Href="bridge.jpg"><MediaType FormalName="Photo"/><DataContent>/9j/4AAQ</DataContent></ContentItem></NewsComponent>"""


def item(content: str, number: int = 17) -> str:
    """Return a news item that holds a content."""
    return ITEM.replace("{content}", content).replace("{number}", str(number))


def text(form: str) -> str:
    """Return the article in a form."""
    return TEXT.replace("{format}", form).replace("{data}", FORMS[form])


def message(*items: str) -> str:
    """Return a file of several items, as an agency sends it."""
    envelope = "<NewsEnvelope><DateAndTime>20310404T000000Z</DateAndTime></NewsEnvelope>"
    doctype = '<!DOCTYPE NewsML SYSTEM "http://nowhere.example/NewsML_1.2.dtd">'
    return f'<?xml version="1.0"?>\n{doctype}<NewsML Version="1.2"><Catalog/>{envelope}{"".join(items)}</NewsML>'


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a"])
def test_an_article_gives_all_that_it_says(form: str, name: str, taken: Callable[..., Reading]) -> None:
    """Content in NITF, XHTML, bare paragraphs, escaped or text, under any name; no DTD is fetched."""
    (found,) = taken(name, message(item(text(form)))).documents
    assert [p.text for p in found.paragraphs] == ["The bridge is shut.", "A long walk", "Nobody was hurt."]
    assert (found.title, found.outlet, found.author) == ("Oakfield closes its bridge", "Ember Wire", "Ada Quill")
    assert (found.published, found.language) == (datetime(2031, 4, 2, 14, 30, tzinfo=UTC), "en")
    assert found.id == "urn:newsml:emberwire.example:20310402:17:1"
    assert found.origin.endswith(f"{name}[0]")


def test_what_is_not_said_is_missing(taken: Callable[..., Reading]) -> None:
    """Neither the moment of sending nor a slug stands in for anything; the provider's own name is its outlet."""
    bare = "<NewsItem><Identification><NewsIdentifier><ProviderId>emberwire.example</ProviderId></NewsIdentifier></Identification>"
    lines = "<NewsLines><SlugLine>BRIDGE-CLOSED</SlugLine></NewsLines>"
    (found,) = taken(
        "a.xml", message(f"{bare}<NewsComponent>{lines}{text('text')}</NewsComponent></NewsItem>")
    ).documents
    assert (found.title, found.author, found.published, found.url, found.language) == ("", "", None, "", "")
    assert found.outlet == "emberwire.example"


def test_a_picture_gives_no_text(taken: Callable[..., Reading]) -> None:
    """Neither its caption nor its bytes, before the text and behind it; an item of a picture alone has no text."""
    photo = PHOTO.replace("{role}", "Photo")
    found = taken("a.xml", message(item(photo + text("NITF") + photo), item(photo, 18)))
    (document,) = found.documents
    assert [p.text for p in document.paragraphs] == ["The bridge is shut.", "A long walk", "Nobody was hurt."]
    assert [(s.origin[-3:], s.reason) for s in found.skipped] == [("[1]", "no text")]


def test_of_a_text_in_several_forms_the_first_is_taken(taken: Callable[..., Reading]) -> None:
    """Alternatives of one content are not put one behind the other."""
    both = f'<NewsComponent EquivalentsList="yes">{text("XHTML")}{text("text")}</NewsComponent>'
    (found,) = taken("a.xml", message(item(both))).documents
    assert len(found.paragraphs) == 3


def test_many_items_are_numbered_and_a_list_of_references_is_none(taken: Callable[..., Reading]) -> None:
    """Each has its place; a package says what it is."""
    package = item('<NewsItemRef NewsItem="other.xml"/>', 18)
    found = taken("a.xml", message(item(text("NITF")), package, item(text("text"), 19)))
    assert [d.origin[-3:] for d in found.documents] == ["[0]", "[2]"]
    assert [d.id.split(":")[-2] for d in found.documents] == ["17", "19"]
    assert [s.reason for s in found.skipped] == ["a package of references to other items, which are files of their own"]


def test_an_item_over_the_cap_costs_itself(taken: Callable[..., Reading]) -> None:
    """Those around it are read."""
    long = TEXT.replace("{data}", "<p>The bridge is shut.</p>" * 200)
    found = taken("a.xml", message(item(text("NITF")), item(long, 18), item(text("text"), 19)), Limits(max_bytes=2000))
    assert [d.origin[-3:] for d in found.documents] == ["[0]", "[2]"]
    assert [s.origin[-3:] for s in found.skipped] == ["[1]"]


def test_a_file_cut_off_gives_what_stands_before(taken: Callable[..., Reading]) -> None:
    """At every place: the items before it, and a reason."""
    whole = message(item(text("NITF")), item(text("text"), 18))
    for end in range(200, len(whole) - 10, 331):
        found = taken("a.xml", whole[:end])
        assert len(found.documents) == (whole[:end].count("</NewsItem>"))
        assert found.skipped

"""Laws of reading EPUB."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

from compare.ingest.limits import Limits
from compare.model import Reading

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/news.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Oakfield Courier, the week</dc:title><dc:publisher>Oakfield Courier</dc:publisher><dc:creator>Ada Quill</dc:creator>
<dc:date>2031-04-02</dc:date><dc:language>en-GB</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="p" href="a.png" media-type="image/png"/>
<item id="a" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="p"/><itemref idref="b"/>
<itemref idref="a"/><itemref idref="x"/></spine>
<guide><reference type="cover" href="cover.xhtml"/></guide></package>"""
PART = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><h2>{title}</h2><p>The bridge is shut.</p><p>Nobody was hurt – said {title}.</p></body></html>"""
MEMBERS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/news.opf": OPF,
    "OEBPS/nav.xhtml": PART.replace("{title}", "Contents"),
    "OEBPS/cover.xhtml": PART.replace("{title}", "Cover"),
    "OEBPS/a.png": b"\x89PNG",
    "OEBPS/text/one a.xhtml": PART.replace("{title}", "One"),
    "OEBPS/text/two.xhtml": PART.replace("{title}", "Two"),
}


def book(**changed: str | bytes | None) -> bytes:
    """Return a magazine; `changed` are members by the end of their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in MEMBERS.items():
            key = name.rpartition("/")[2].partition(".")[0].replace(" ", "_")
            if (new := changed.get(key, content)) is not None:
                archive.writestr(name, new)
    return out.getvalue()


def test_each_part_is_an_article_in_the_order_of_reading(taken: Callable[..., Reading]) -> None:
    """Covers, contents and pictures are none; the magazine tells the outlet, the date and the language of all."""
    for name in ("week.epub", "week", "week.zip"):
        found = taken(name, book())
        assert [d.title for d in found.documents] == ["Two", "One"] and not found.skipped
        one = found.documents[1]
        assert [p.text for p in one.paragraphs] == ["The bridge is shut.", "Nobody was hurt – said One."]
        assert (one.outlet, one.author, one.language) == ("Oakfield Courier", "Ada Quill", "en")
        assert one.published == datetime(2031, 4, 2, tzinfo=UTC)
        assert one.id == f"{name}/OEBPS/text/one a.xhtml"


def test_an_archive_that_does_not_say_so_first_is_known_by_its_members(taken: Callable[..., Reading]) -> None:
    """Programs forget the first member; the others tell."""
    assert len(taken("week.zip", book(mimetype=None)).documents) == 2


def test_a_part_that_is_broken_costs_itself(taken: Callable[..., Reading]) -> None:
    """One over the cap, one of pictures, one that is no XML."""
    found = taken("week.epub", book(two="<html><p>Still words" + "<b>" * 9))
    assert [d.title for d in found.documents] == ["", "One"]
    found = taken("week.epub", book(two="<p>" + "x" * 5000), limits=Limits(max_bytes=3000))
    assert [d.title for d in found.documents] == ["One"] and "over the cap" in found.skipped[0].reason
    assert len(taken("week.epub", book(two="<html><img src='a'/></html>")).skipped) == 0


def test_a_book_that_is_broken_is_skipped(taken: Callable[..., Reading]) -> None:
    """No list of parts, entities of its own, nothing in it, a bomb."""
    assert "broken XML" in taken("a.epub", book(news="<package")).skipped[0].reason
    bomb = '<!DOCTYPE p [<!ENTITY a "b">]>' + OPF
    assert "entities" in taken("a.epub", book(news=bomb)).skipped[0].reason
    assert taken("a.epub", book(news="<package/>")).skipped[0].reason == "empty"
    limits = Limits(max_ratio=2, max_unpacked=2000)
    assert "as bombs do" in taken("a.epub", book(two=" " * 90_000), limits=limits).skipped[0].reason

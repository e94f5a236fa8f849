"""Laws of reading text documents of Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from compare.errors import ReadError
from compare.ingest.limits import Limits, Options
from compare.ingest.readers import docx
from compare.ingest.sources import Source
from compare.model import Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/mc/2006"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>
<dc:creator>Jan de Boer</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2031-04-09T00:00:00Z</dcterms:created>
</cp:coreProperties>"""


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """Return a paragraph, cut up into runs as Word does it."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:5], text[5:]))
    return f'<w:p><w:pPr>{f"""<w:pStyle w:val="{style}"/>""" if style else ""}</w:pPr>{runs}{more}</w:p>'


GONE = "<w:del><w:r><w:delText>Not this.</w:delText></w:r></w:del><w:r><w:br/><w:instrText>PAGE</w:instrText></w:r>"
AGAIN = f"<mc:Fallback>{paragraph('Said twice.')}</mc:Fallback>"
BOX = f"<mc:AlternateContent><mc:Choice><w:p/></mc:Choice>{AGAIN}</mc:AlternateContent>"
STORY = (
    paragraph("By Ada Quill")
    + paragraph("The bridge is shut.", more=GONE)
    + f"<w:tbl>{paragraph('Nobody was hurt.')}</w:tbl>"
)


def word(body: str, title: str = "", core: bool = True) -> bytes:
    """Return a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if core:
            archive.writestr("docProps/core.xml", CORE.replace("{title}", title))
    return out.getvalue()


def test_a_document_gives_what_stands_in_it(taken: Callable[..., Reading]) -> None:
    """Without what was deleted or is said twice for old programs; the day of the file is not that of the article."""
    for name in ("bridge.docx", "bridge", "bridge.zip"):
        (found,) = taken(name, word(paragraph("Bridge shut", "Title") + STORY + f"<w:p>{BOX}</w:p>")).documents
        assert [p.text for p in found.paragraphs] == ["By Ada Quill", "The bridge is shut.", "Nobody was hurt."]
        assert (found.title, found.author, found.language) == ("Bridge shut", "Ada Quill", "en")
        assert (found.published, found.url, found.outlet) == (None, "", "bridge")


def test_the_title_may_stand_in_three_places(taken: Callable[..., Reading]) -> None:
    """In its style, in the properties, on a line of its own; without any there is none."""
    assert taken("a.docx", word(STORY, "Told in the properties")).documents[0].title == "Told in the properties"
    assert taken("a.docx", word(paragraph("Bridge shut") + STORY, core=False)).documents[0].title == "Bridge shut"
    (found,) = taken("a.docx", word(STORY, core=False)).documents
    assert (found.title, found.language) == ("", "")


def test_what_is_broken_or_too_long_is_skipped(taken: Callable[..., Reading]) -> None:
    """With its reason."""
    assert taken("a.docx", word("")).skipped[0].reason == "empty"
    assert (
        "over the cap" in taken("a.docx", word(paragraph("x" * 9000)), limits=Limits(max_bytes=2000)).skipped[0].reason
    )
    assert taken("a.docx", b"PK\x03\x04 word/document.xml").skipped
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("word/styles.xml", "x")
    source = Source("a", "a", "")
    with pytest.raises(ReadError, match="it holds no word/document"):
        list(docx.read(source, bare, Options()))

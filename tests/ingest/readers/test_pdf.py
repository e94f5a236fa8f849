"""Laws of reading PDF."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import pytest

from compare.ingest.limits import Limits
from compare.ingest.readers.pdf import joined
from compare.model import Reading

pypdf = pytest.importorskip("pypdf")

PAGES = (
    (
        "OAKFIELD COURIER                                        page 1",
        "Oakfield closes its bridge",
        "",
        "By Ada Quill",
        "",
        "The council of Oakfield voted on Monday evening to close the old brid-",
        "ge over the Ember until the river has fallen, and to open the ferry.",
        "It is to run every hour from dawn.",
        "Mayor Ada Quill said that engineers had found two cracks in the pier,",
    ),
    (
        "OAKFIELD COURIER                                        page 2",
        "and that nobody would be let across. Shopkeepers on the far bank fear",
        "for the spring market.",
    ),
    ("OAKFIELD COURIER                                        page 3", "They will meet on Friday in the town hall."),
)
STORY = [
    "By Ada Quill",
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen, "
    "and to open the ferry. It is to run every hour from dawn.",
    "Mayor Ada Quill said that engineers had found two cracks in the pier, and that nobody would be let across. "
    "Shopkeepers on the far bank fear for the spring market.",
    "They will meet on Friday in the town hall.",
]


def written(*pages: tuple[str, ...], title: str = "", author: str = "", password: str = "") -> bytes:
    """Return a file that shows these lines."""
    writer = pypdf.PdfWriter()
    font = pypdf.generic.DictionaryObject(
        {name(k): name(v) for k, v in {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}.items()}
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        stream = pypdf.generic.StreamObject()
        shown = [f"BT /F1 10 Tf 50 {800 - 14 * at} Td ({line}) Tj ET" for at, line in enumerate(lines) if line]
        stream.set_data("\n".join(shown).encode("latin-1"))
        page[name("/Contents")] = stream
        page[name("/Resources")] = pypdf.generic.DictionaryObject(
            {name("/Font"): pypdf.generic.DictionaryObject({name("/F1"): font})}
        )
    writer.add_metadata({"/Title": title, "/Author": author, "/CreationDate": "D:20310409000000Z"})
    if password:
        writer.encrypt(password, algorithm="RC4-40")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def name(text: str) -> pypdf.generic.NameObject:
    """Return a name of PDF."""
    return pypdf.generic.NameObject(text)


def test_lines_become_paragraphs() -> None:
    """Heads of pages are left out, parted words put together, and a paragraph runs on over a page."""
    assert joined(PAGES)[1:] == STORY


def test_a_file_gives_what_its_pages_say(taken: Callable[..., Reading]) -> None:
    """A title and an author that no page knows are a template's; the day of the file is not that of the article."""
    raw = written(*PAGES, title="Microsoft Word - final2", author="admin")
    for path in ("bridge.pdf", "bridge", "bridge.txt"):
        (found,) = taken(path, raw).documents
        assert "The council of Oakfield voted on Monday evening to close the old bridge over the Ember" in found.text
        assert "COURIER" not in found.text and "final2" not in found.title
        assert (found.published, found.url, found.outlet) == (None, "", "bridge")
    (found,) = taken("a.pdf", written(*PAGES, title="Oakfield closes its bridge", author="Ada Quill")).documents
    assert (found.title, found.author) == ("Oakfield closes its bridge", "Ada Quill")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7\n", "broken PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "broken PDF"),
        (written(()), "no text in it"),
        (written(*PAGES, password="secret"), "encrypted"),  # noqa: S106 - made for this test
    ],
)
def test_what_cannot_be_read_is_skipped(raw: bytes, reason: str, taken: Callable[..., Reading]) -> None:
    """With its reason."""
    assert taken("a.pdf", raw).skipped[0].reason.startswith(reason)


def test_a_broken_file_is_read_or_skipped(taken: Callable[..., Reading]) -> None:
    """Whatever is flipped or cut off, nothing raises."""
    raw = written(*PAGES)
    start = time.process_time()
    for at in range(0, len(raw), len(raw) // 40):
        for broken in (raw[:at], raw[:at] + b"\xff\0<<" + raw[at + 4 :]):
            found = taken("a.pdf", broken)
            assert len(found.documents) + len(found.skipped) == 1
    assert time.process_time() - start < 20


def test_a_file_over_the_cap_is_skipped(taken: Callable[..., Reading]) -> None:
    """As any article, by its bytes and by its text."""
    assert "over the cap" in taken("a.pdf", written(*PAGES), limits=Limits(max_bytes=1000)).skipped[0].reason


def test_a_missing_library_is_named(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the extra that brings it."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert taken("a.pdf", b"%PDF-1.7\n").skipped[0].reason == "PDF needs pypdf: pip install 'story-compare[pdf]'"

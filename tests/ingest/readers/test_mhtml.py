"""Laws of reading pages that a browser saved in one file."""

from __future__ import annotations

import quopri
from collections.abc import Callable

import pytest

from compare.model import Reading

STORY = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen.",
    "Mayor Ada Quill said that engineers had found two cracks in the northern pier, and that nobody would be let across.",
    "“We would rather be late than sorry,” she told reporters in the town hall, where some eighty people had gathered.",
)
BODY = "".join(f"<p>{text}</p>" for text in STORY)
PAGE = f"""<!DOCTYPE html><html lang=en><head><title>Oakfield closes its bridge</title></head>
<body><article>{BODY}</article></body></html>"""
HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.courier.example.com/bridge
Subject: Oakfield closes its bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--edge"

"""


def saved(page: str, head: str = HEAD) -> bytes:
    """Return a page as browsers save it, with a picture."""
    text = quopri.encodestring(page.encode()).decode("ascii")
    return (
        f"{head}----edge\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: https://www.courier.example.com/bridge\n\n{text}\n----edge\nContent-Type: image/png\n"
        "Content-Transfer-Encoding: base64\nContent-Location: https://www.courier.example.com/a.png\n\niVBORw0KGgo=\n----edge--\n"
    ).encode("ascii")


@pytest.mark.parametrize("name", ["bridge.mhtml", "bridge.mht", "bridge", "bridge.eml"])
def test_a_saved_page_is_the_page(name: str, taken: Callable[..., Reading]) -> None:
    """Its article, and the address from which it was saved."""
    (found,) = taken(name, saved(PAGE)).documents
    assert tuple(p.text for p in found.paragraphs) == STORY
    assert (found.title, found.url) == ("Oakfield closes its bridge", "https://www.courier.example.com/bridge")
    assert (found.outlet, found.published, found.author) == ("courier.example.com", None, "")


def test_a_file_without_a_page_is_skipped(taken: Callable[..., Reading]) -> None:
    """There is nothing to read in pictures."""
    assert [s.reason for s in taken("a.mhtml", HEAD + "----edge--\n").skipped] == ["empty"]


def test_a_file_that_is_cut_off_gives_what_there_is(taken: Callable[..., Reading]) -> None:
    """The paragraphs that arrived whole are read."""
    raw = saved(PAGE)
    (found,) = taken("a.mhtml", raw[: raw.index(b"she told")]).documents
    assert found.paragraphs[0].text == STORY[0]

"""Laws of reading plain text articles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.ingest.limits import Limits
from compare.model import Kind, Reading, Skipped

BODY = "The council of Oakfield voted on Monday to close the old bridge.\n\nNobody was hurt, said Mayor Ada Quill.\n"


def test_the_first_line_is_the_title_and_no_paragraph(taken: Callable[..., Reading]) -> None:
    """A headline alone on the first line goes to `title` and is not told twice."""
    (document,) = taken("courier.txt", f"Oakfield closes its bridge\n\n{BODY}").documents
    assert document.title == "Oakfield closes its bridge"
    assert [p.text for p in document.paragraphs] == BODY.strip().split("\n\n")
    assert (document.id, document.outlet) == ("courier.txt", "courier")


@pytest.mark.parametrize(
    "first",
    [
        "The bridge is closed.",
        "“The bridge is closed.”",
        "x" * 201,
        "What we know:",
        "• The bridge is closed",
        "3 May 2031",
        "By Ada Quill",
        "The bridge\nis closed",
    ],
)
def test_what_does_not_read_like_a_headline_is_no_title(first: str, taken: Callable[..., Reading]) -> None:
    """A sentence, a long line, a bullet, a date, a byline and two lines stay in the text."""
    (document,) = taken("courier.txt", f"{first}\n\n{BODY}").documents
    assert document.title == ""
    assert len(document.paragraphs) == 3


def test_a_text_of_one_paragraph_has_no_title(taken: Callable[..., Reading]) -> None:
    """The only line there is is the text."""
    (document,) = taken("courier.txt", "Oakfield closes its bridge\n").documents
    assert (document.title, document.text) == ("", "Oakfield closes its bridge")


def test_date_and_byline_under_the_title_are_read_and_marked(taken: Callable[..., Reading]) -> None:
    """They are kept as boilerplate; the first date counts, not the update."""
    byline = "By Ada Quill and Jan de Boer, staff writers"
    head = f"Oakfield closes its bridge\n\n{byline}\n\nPublished: 2031-04-02 14:30\n\nUpdated 3 May 2031"
    (document,) = taken("courier.txt", f"{head}\n\n{BODY}").documents
    assert document.author == "Ada Quill and Jan de Boer"
    assert document.published == datetime(2031, 4, 2, 14, 30, tzinfo=UTC)
    assert [p.kind for p in document.paragraphs] == [Kind.BOILERPLATE] * 3 + [Kind.STORY] * 2


@pytest.mark.parametrize(
    "line", ["By Monday the river had fallen, and the bridge was open again.", "On 3 May 2031 it rained.", "5550123456"]
)
def test_a_sentence_is_no_byline_and_no_date(line: str, taken: Callable[..., Reading]) -> None:
    """Prose that begins like one stays story, and so does a telephone number."""
    (document,) = taken("courier.txt", f"Oakfield closes its bridge\n\n{line}\n\n{BODY}").documents
    assert (document.author, document.published) == ("", None)
    assert {p.kind for p in document.paragraphs} == {Kind.STORY}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(2000), "empty"),
        (b"\x7fELF" + bytes(range(32)) * 9, "binary"),
    ],
)
def test_nothing_and_binary_are_skipped(content: bytes, reason: str, taken: Callable[..., Reading]) -> None:
    """An empty file and a binary one named .txt give a reason, not a document."""
    reading = taken("courier.txt", content)
    assert [s.reason for s in reading.skipped] == [reason] and not reading.documents


def test_encodings_end_in_the_same_document(taken: Callable[..., Reading]) -> None:
    """How a text was written to disk does not show in what was read."""
    text = f"Brücke in Eichfeld geschlossen\n\n{BODY}Größere Schäden gab es nicht."
    readings = [
        taken("bote.txt", text.encode(e)).documents for e in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")
    ]
    assert all(r == readings[0] for r in readings) and readings[0]


def test_odd_texts_give_a_defined_result(taken: Callable[..., Reading]) -> None:
    """One word, only emoji, and one word a million times are articles of one paragraph."""
    for text in ("bridge", "🌉🌊", "bridge " * 10**6, "b" * 10**6):
        (document,) = taken("courier.txt", text).documents
        assert document.text == text.strip()


def test_characters_that_steer_a_terminal_are_gone(taken: Callable[..., Reading]) -> None:
    """Escape sequences lose their escape in title and text."""
    (document,) = taken("courier.txt", f"Oakfield \x1b]8;;http://x\x07closes\x9b its bridge\n\n{BODY}\x1b[2J").documents
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in document.title + document.text.replace("\n", ""))


def test_too_large_a_file_is_skipped_with_the_cure(taken: Callable[..., Reading]) -> None:
    """The reason says how large it is and which option raises the cap."""
    reading = taken("courier.txt", BODY * 9, limits=Limits(max_bytes=100))
    assert reading.skipped[0].reason == "945 bytes, over the cap of 100; raise it with --max-bytes"
    assert isinstance(reading.skipped[0], Skipped)

"""Laws of the registry of formats."""

from __future__ import annotations

import io

import pytest

from compare.ingest.formats import FORMATS, choose
from compare.ingest.limits import Options
from compare.ingest.sources import Source


def kind(name: str, content: bytes) -> str:
    """Return the name of the format chosen for a file of that name and content."""
    return choose(Source(name, name, "", name), io.BytesIO(content), Options()).name


def test_no_suffix_has_two_readers() -> None:
    """Names and suffixes are unique, suffixes are lower case and begin with a dot."""
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes) and len({form.name for form in FORMATS}) == len(FORMATS)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def test_a_known_suffix_decides_in_any_case() -> None:
    """PAGE.HTML is a page."""
    for entry in FORMATS:
        for suffix in entry.suffixes:
            assert kind("page" + suffix.upper(), b"") == entry.name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'\xef\xbb\xbf \n{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        (b'{"text": "a\n{"text": "b"}\n', "jsonl"),
        (b'{\n  "text": "a"\n}\n', "json"),
        (b'{"text":\n  "a"}\n', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"  <!DOCTYPE html>\n<p>a", "html"),
        (b"<HTML lang=en>", "html"),
        ("<html><body>a".encode("utf-16"), "html"),
        (b"<3 is a heart, said the mayor", "plain"),
        (b"", "plain"),
        (b"\xff\xfe\x00", "plain"),
    ],
)
def test_content_decides_where_the_suffix_says_nothing(content: bytes, name: str) -> None:
    """First bytes tell records, pages and text apart, and the stream is left at its beginning."""
    assert kind("article", content) == kind("article.xyz", content) == name

"""Laws of the registry of formats."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.ingest.contents import _articles
from compare.ingest.fields import FIELDS
from compare.ingest.formats import FORMATS, choose
from compare.ingest.limits import Options
from compare.ingest.packings import PACKINGS
from compare.ingest.sources import Source
from compare.model import Document, Skipped

ROOT = Path(__file__).parent.parent.parent


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


@pytest.mark.parametrize(
    ("name", "content", "kind_of"),
    [
        ("a.txt", b"<!doctype html><p>a", "html"),
        ("a.html", b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        ("a.csv", b"%PDF-1.7\n", "pdf"),
        ("a.json", b"PAR1", "columnar"),
        ("a.jsonl", b'[{"text": "a"}]', "json"),
        ("a.jsonl", b'{"text": "a"}', "jsonl"),
        ("a.txt", b'{"text": "a"}', "json"),
        ("a.html", b'<?xml version="1.0"?><rss version="2.0"></rss>', "feed"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("a.txt", b"WARC/1.0\r\n", "warc"),
        ("a.txt", b"title,text\na,b\n", "table"),
        ("a.md", b"Title, text and more\n", "markdown"),
        ("a.csv", b"kopf;korpus\n", "table"),
        ("a.txt", b"A page begins with <html> and ends with </html>.\n", "plain"),
    ],
)
def test_content_that_is_sure_decides_whatever_the_name(name: str, content: bytes, kind_of: str) -> None:
    """A wrong suffix misleads nobody; where content leaves it open, the suffix tells."""
    assert kind(name, content) == kind_of


def test_every_format_is_in_the_docs() -> None:
    """docs/formats.md names every suffix, every usual name of a field and every packing."""
    told = (ROOT / "docs" / "formats.md").read_text("utf-8")
    main = {form.suffixes[0] for form in FORMATS if form.suffixes} | {packing.suffixes[0] for packing in PACKINGS}
    assert all(f"`{suffix}`" in told for suffix in main)
    for field, names in FIELDS.items():
        assert f"| `{field}`" in told and ", ".join(names) in told, field


def test_the_tests_have_all_that_readers_need() -> None:
    """What an extra brings for a format is installed with the tests, so that none is passed over."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (whole,) = extras["formats"]
    for name in whole.partition("[")[2].rstrip("]").split(","):
        assert set(extras[name]) <= set(extras["test"])


@given(st.binary(max_size=400), st.sampled_from([form.name for form in FORMATS]), st.integers(0, 4))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_skipped(content: bytes, name: str, start: int) -> None:
    """Whichever reader they come to, bytes give documents or reasons."""
    begun = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"WARC/1.0\r\n", b"<?xml version='1.0'?><rss>")[start]
    source = Source("a", "a", "", format=name)
    items = list(_articles(source, io.BytesIO(begun + content), Options()))
    assert all(isinstance(item, Document | Skipped) for item in items)

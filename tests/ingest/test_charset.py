"""Laws of decoding: what was written comes back, what is no text is said to be none."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.charset import decode

ENGLISH = "The mayor of Oakfield said “we won’t close the bridge” — not today. A coffee at the café costs €5 more."
GERMAN = "Die Bürgermeisterin sagte, die Brücke müsse schließen. Größere Schäden gebe es nicht, hieß es in Eichfeld."
RUSSIAN = "Мэр города заявил в понедельник, что мост останется закрытым до весны. Жители недовольны."
JAPANESE = "市長は月曜日、橋は春まで閉鎖されると述べた。住民は不満を抱いている。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((ENGLISH, e) for e in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")),
        *((GERMAN, e) for e in ("utf-8", "cp1252", "latin-1", "utf-16-le")),
        *((RUSSIAN, e) for e in ("utf-8", "cp1251", "koi8-r", "utf-16-be", "utf-16-le")),
        *((JAPANESE, e) for e in ("utf-8", "shift_jis", "euc_jp", "iso2022_jp", "utf-16-le")),
    ],
)
def test_text_in_any_usual_encoding_comes_back(text: str, encoding: str) -> None:
    """No byte order mark and no label are needed to read a paragraph of news."""
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text
    assert found.notes == ()


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    """Valid UTF-8 without control characters is decoded as it stands."""
    found = decode(b"x" + text.encode())
    assert found is not None and found.text == "x" + text


@given(st.binary(max_size=300))
def test_no_bytes_make_decoding_fail(raw: bytes) -> None:
    """Any bytes give text without NUL, or None."""
    found = decode(raw)
    assert found is None or "\0" not in found.text


def test_a_label_that_contradicts_valid_utf8_is_ignored() -> None:
    """A page that says Latin-1 and is UTF-8 is read as UTF-8."""
    found = decode(GERMAN.encode(), "iso-8859-1")
    assert found is not None and found.text == GERMAN


def test_a_label_decides_where_utf8_is_impossible() -> None:
    """A page that declares Cyrillic ISO is believed, though the bytes alone could be another alphabet."""
    found = decode(RUSSIAN.encode("iso8859-5"), "ISO-8859-5")
    assert found is not None and found.text == RUSSIAN


@pytest.mark.parametrize("label", ["zlib", "punycode", "unicode_escape", "no-such-thing", "é", "utf-7"])
def test_a_label_that_is_no_encoding_of_pages_is_ignored(label: str) -> None:
    """Python knows codecs that are no way to write a page; a page cannot choose them."""
    found = decode(GERMAN.encode("cp1252"), label)
    assert found is not None and found.text == GERMAN


def test_one_broken_byte_does_not_turn_the_rest_into_nonsense() -> None:
    """UTF-8 with a broken character stays UTF-8; the character is counted."""
    found = decode(GERMAN.encode() + b"\xfc")
    assert found is not None
    assert (found.text, found.encoding, found.replaced) == (GERMAN + "\ufffd", "utf-8", 1)


def test_more_than_one_replaced_character_in_a_hundred_is_noted() -> None:
    """The note says how many of how many, and by which encoding."""
    found = decode(codecs.BOM_UTF8 + "ü".encode() * 40 + b"\xfc" * 5)
    assert found is not None
    assert found.notes == ("5 of 45 characters could not be decoded as utf-8",)


def test_a_few_nul_bytes_are_left_out() -> None:
    """NUL in text is dropped, the text is kept."""
    found = decode(b"The bridge\0 stays closed, the mayor of Oakfield said on Monday evening.")
    assert found is not None and found.text.startswith("The bridge stays")


@pytest.mark.parametrize(
    "raw",
    [
        random.Random(1).randbytes(5000),
        bytes(range(9)) * 99,
        b"%PDF-1.7\nplain enough",
        b"PK\x03\x04 word/document.xml",
    ],
)
def test_binary_is_no_text(raw: bytes) -> None:
    """Noise, control characters and well-known containers are not text."""
    assert decode(raw) is None


def test_zeros_at_the_end_are_padding() -> None:
    """A file that a crash filled up with zeros is the text before them."""
    found = decode(GERMAN.encode() + bytes(4000))
    assert found is not None and found.text == GERMAN

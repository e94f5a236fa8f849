"""Laws of the label that a page gives itself: it is found where a browser finds it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.prescan import declared_charset

PRAGMA = b"<meta http-equiv=Content-Type content="


def test_the_label_is_found_in_both_spellings_of_the_tag() -> None:
    """The short and the long meta tag are understood."""
    assert declared_charset(b"<head><meta charset='koi8-r'>") == "koi8-r"
    assert declared_charset(b'<META http-equiv=Content-Type content="text/html; charset = Big5">') == "Big5"
    assert declared_charset(b"<meta name=charset>") == ""


def test_a_label_in_a_comment_is_none() -> None:
    """Nor is one that names no encoding, where another follows; what is no tag at all says nothing."""
    old, new = b'<meta charset="iso8859-2">', b'<meta charset="koi8-r">'
    assert declared_charset(b"<!-- " + old + b" -->" + new) == "koi8-r"
    assert declared_charset(b'<meta charset="bogus">' + new) == "koi8-r"
    assert declared_charset(b"<!--" + b"x" * 9000 + b"-->" + new) == "koi8-r"
    assert declared_charset(b"<metacharset=koi8-r>") == ""
    assert declared_charset(b"<!-- " * 5000 + new) == ""


@pytest.mark.parametrize(
    "page",
    [
        PRAGMA + b"'text/html; charset=koi8-r'>",
        b"<meta content='text/html; charset=koi8-r' HTTP-EQUIV=content-type>",
        PRAGMA + b"\"text/html; charset='koi8-r'\">",
        PRAGMA + b"'charset charset = koi8-r; x'>",
        b"<meta\ncharset=\nkoi8-r\n>",
        b"<meta charset=' koi8-r '/>",
        b"<META/CHARSET=koi8-r>",
        b'<meta " charset=koi8-r>',
        b'<meta test=x" charset=koi8-r>',
        b"<meta <meta charset='koi8-r'>",
        b"<p title='a > b'></p><meta charset=koi8-r>",
        b"<! a > </ a > <? a > <5 <meta charset=koi8-r>",
        b"<!--> <meta charset=koi8-r> -->",
        b"<meta charset=no-such-thing><meta charset=koi8-r>",
        b"<meta charset=koi8-r><meta charset=big5>",
        b"<meta charset=koi8-r charset=big5>",
    ],
)
def test_a_tag_is_read_as_a_browser_reads_it(page: bytes) -> None:
    """Quotes or none, any case, any white space, other tags before it; the first label that is an encoding counts."""
    assert declared_charset(page) == "koi8-r"


@pytest.mark.parametrize(
    "page",
    [
        b"<meta content='text/html; charset=koi8-r'>",
        b"<meta http-equiv=Content-Style-Type content='text/html; charset=koi8-r'>",
        b"<meta http-equiv='Content-Type ' content='text/html; charset=koi8-r'>",
        PRAGMA + b"'text/html; charset=\"koi8-r'>",
        b"<meta name=description content='charset=koi8-r'>",
        b"<meta charset='koi8-r>",
        b"<meta charset=koi8-r",
        b'<meta charset=koi8-r">',
        b"<p title=' <meta charset=koi8-r> ",
        b"<title <meta charset=koi8-r>",
        b"<metadata charset=koi8-r>",
        b"<meta charset><meta charset=''>",
        b"<script>document.write('<meta charset=\"koi8-' + 'r\">')</script>",
    ],
)
def test_what_is_no_declaration_to_a_browser_is_none(page: bytes) -> None:
    """A content without its pragma, a quotation mark that nothing closes, a tag that never ends, a text about labels."""
    assert declared_charset(page) == ""


def test_a_page_whose_tags_can_be_read_is_not_in_utf16() -> None:
    """It is in UTF-8 then, as the standard has it; the user's own alphabet is the usual one."""
    assert {declared_charset(b"<meta charset=%b>" % name) for name in (b"utf-16", b"UTF-16LE", b"utf-16be")} == {
        "utf-8"
    }
    assert declared_charset(b"<meta charset=x-user-defined>") == "windows-1252"


def test_a_declaration_of_xml_counts_where_no_tag_says_anything() -> None:
    """As parts of an EPUB have it; a meta element goes before."""
    xml = b'<?xml version="1.0" encoding="koi8-r"?>'
    assert declared_charset(xml + b"<html/>") == "koi8-r"
    assert declared_charset(xml + b"<meta charset=big5>") == "big5"


@given(
    st.lists(st.sampled_from([b"<", b"<meta ", b"charset", b"=", b'"', b"'", b">", b" ", b"big5", b"<!--", b"-", b"/"]))
)
def test_no_bytes_hold_it_up(parts: list[bytes]) -> None:
    """Any pieces of tags, however often, give a label or none, soon."""
    start = time.process_time()
    assert declared_charset(b"".join(parts * 300)) in ("", "big5")
    assert time.process_time() - start < 1

"""Laws of labels: a page is read by the codec that browsers mean."""

from __future__ import annotations

import pytest

from compare.ingest.labels import OTHERS, codec


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("UTF8", "utf-8"),
        (" latin1 ", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso88592", "iso8859-2"),
        ("x-cp1251", "cp1251"),
        ("windows-874", "cp874"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("gb_2312-80", "gb18030"),
        ("x-x-big5", "big5hkscs"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-mac-cyrillic", "mac-cyrillic"),
    ],
)
def test_a_label_means_what_it_means_to_a_browser(label: str, wanted: str) -> None:
    """In any case, with white space around it; old names stand for the superset that browsers read."""
    assert codec(label) == wanted


def test_every_other_name_leads_to_a_codec() -> None:
    """Each that Python does not know itself."""
    assert all(map(codec, OTHERS))


@pytest.mark.parametrize(
    "label", ["", "zlib", "punycode", "utf-7", "no-such-thing", "é", "utf-16", "iso-2022-kr", "\0"]
)
def test_what_is_no_encoding_of_pages_is_none(label: str) -> None:
    """Python knows codecs that are no way to write a page; UTF-16 is known by its bytes."""
    assert codec(label) == ""

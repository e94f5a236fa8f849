"""The table of combining marks."""

import unicodedata

import pytest

from compare.text.stream.marks import MARKS, UNICODE, WRITTEN


def written_anew() -> str:
    """Return the marks of this Python's Unicode, as the table writes them."""
    held = [c for c in range(0x110000) if unicodedata.category(chr(c)).startswith("M")]
    firsts = [c for c, before in zip(held, [-1, *held], strict=False) if c != before + 1]
    lasts = [c for c, after in zip(held, [*held[1:], -1], strict=True) if c != after - 1]
    return " ".join(f"{a:x}-{b:x}" if a < b else f"{a:x}" for a, b in zip(firsts, lasts, strict=True))


@pytest.mark.skipif(unicodedata.unidata_version != UNICODE, reason=f"the table is of Unicode {UNICODE}")
def test_the_table_is_that_of_unicode() -> None:
    """For the version that it names."""
    assert WRITTEN.split() == written_anew().split()


def test_a_mark_is_no_letter_and_no_space() -> None:
    """In whichever Unicode this Python has."""
    marks = [chr(c) for first, last in MARKS for c in range(first, last + 1)]
    assert not any(mark.isalnum() or mark.isspace() for mark in marks)

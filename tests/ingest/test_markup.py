"""Laws of the plain reader of HTML: it finds text in anything, and in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.markup import blocks


def test_each_block_is_a_paragraph() -> None:
    """Headings, paragraphs, items and quotes are blocks; inline tags are not."""
    page = "<body><h1>Bridge &amp; river</h1><p>It <b>is</b> shut.<ul><li>One<li>Two</ul><blockquote>“No.”</blockquote>"
    assert blocks(page) == ("Bridge & river", "It is shut.", "One", "Two", "“No.”")


@pytest.mark.parametrize("tag", ["script", "style", "nav", "header", "footer", "aside", "form", "noscript", "title"])
def test_the_furniture_of_a_page_is_left_out(tag: str) -> None:
    """What stands in navigation, forms, scripts and the like is no text of the article."""
    assert blocks(f"<p>One.</p><{tag.upper()} x=1><p>Not <b>this</b></p></{tag}><p>Two.</p>") == ("One.", "Two.")


def test_what_looks_like_a_tag_inside_a_script_is_none() -> None:
    """A script ends at its end tag, whatever it prints."""
    assert blocks("<script>if (a<b) write('<p>no</p>')</script><p>Yes.") == ("Yes.",)


def test_a_less_than_sign_is_text() -> None:
    """`5 < 6` keeps its sign."""
    assert blocks("<p>5 < 6 and <!-- not this --> 7<8.") == ("5 < 6 and 7<8.",)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<nav>", "</nav>", "<script", ">", "<!--", "-->", "<", "word ", "&lt;", '"'])
    )
)
def test_nothing_raises(pieces: list[str]) -> None:
    """Any heap of tags gives blocks, none of them empty."""
    assert all(block.strip() for block in blocks("".join(pieces)))


@pytest.mark.parametrize(
    "pump", ["<div>", "<a ", "<!--", "<script>", "<![CDATA[", "<", "</", "&", "<a href='", "<nav></p>", "</nav>"]
)
def test_time_grows_with_length_only(pump: str) -> None:
    """Things that never close do not hold the reader up."""
    start = time.process_time()
    blocks(pump * 200_000)
    assert time.process_time() - start < 5

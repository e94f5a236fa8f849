"""Laws of finding who wrote a page."""

from __future__ import annotations

import time

import pytest

from compare.ingest.bylines import byline, names
from compare.ingest.limits import DEFAULTS
from compare.ingest.maintext import parse
from compare.ingest.markup import Node


def tree(body: str) -> Node:
    found, why = parse(f"<html><head><title>x</title></head><body>{body}<p>And so on.</p></body></html>", DEFAULTS)
    assert found is not None, why
    return found


@pytest.mark.parametrize(
    "body",
    [
        '<p class="byline">By Ada Quill</p>',
        '<a rel="author" href="/people/3">Ada Quill</a>',
        '<div class="post-meta"><span class="meta-author">Ada <b>Quill</b></span> <time>2 April 2031</time></div>',
        '<div itemprop="author"><span itemprop="name">Ada Quill</span></div>',
        '<address class="ArticleByline">Von Ada Quill</address>',
        '<div class="author-box">Ada Quill<figure><figcaption>Photo: Jan de Boer</figcaption></figure></div>',
    ],
    ids=["byline", "rel", "class", "itemprop", "address", "picture"],
)
def test_a_byline_is_found_where_it_stands(body: str) -> None:
    """By what its element is called; a picture or a date in it is no part of it."""
    assert byline(tree(body)) == "Ada Quill"


def test_the_surest_goes_first() -> None:
    """What only an author is called goes before what may be called so too, wherever it stands."""
    page = '<div class="author-promo">Jan de Boer</div><h1>Shut</h1><a rel="author">Ada Quill</a>'
    assert byline(tree(page)) == "Ada Quill"


def test_who_comments_is_no_author() -> None:
    """Nor who is quoted, or named beside the article."""
    for around in ("comments", "sidebar", "pull-quote"):
        assert byline(tree(f'<div class="{around}"><span class="author">Jan de Boer</span></div>')) == ""


def test_an_address_called_so_is_no_byline() -> None:
    """Only what elements are called counts, not where they lead."""
    assert byline(tree('<a href="/authors">All who write here</a><meta content="author">')) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Quill and Jan de Boer", "Ada Quill, Jan de Boer"),
        ("Words by Ada Quill | 4 May 2031 | 3 comments", "Ada Quill"),
        ("Ada Quill, Jan de Boer Monday, November 18", "Ada Quill, Jan de Boer"),
        ("Ada Quill (@quill) in Oakfield", "Ada Quill"),
        ("Our staff", ""),
        ("Ada Quill, our correspondent", ""),
        ("", ""),
        ("4 May", ""),
    ],
)
def test_a_byline_names_people_or_nobody(text: str, found: str) -> None:
    """Dates, places and handles are cut off; where one of the names can be none, there is no author."""
    assert names(text) == found


def test_a_page_of_bylines_takes_no_time() -> None:
    """A list of ten thousand commenters, or one name nested deep, costs no more than a look."""
    start = time.process_time()
    assert byline(tree('<div class="sidebar"><b class="author">Jan de Boer</b></div>' * 10_000)) == ""
    byline(tree('<div class="author">' * 200 + "Ada Quill " * 100_000))
    assert time.process_time() - start < 5
